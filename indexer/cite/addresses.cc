// URLs, DOIs, ISBNs.
// Layer 5, pure.
#include "indexer/cite/addresses.h"

#include <algorithm>
#include <array>

namespace apud {
namespace {

constexpr std::size_t kLongestPrefix = 24;  // of a DOI: "10.12345.6/"

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string without_blanks(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (static_cast<unsigned char>(text[i]) <= ' ') continue;
    if (text.substr(i).starts_with("\xC2\xA0")) {
      ++i;
      continue;
    }
    out += text[i];
  }
  return out;
}

// Marks at the end belong to the sentence; a closing bracket does unless it was opened inside.
void trim_end(std::string& address) {
  const std::size_t round = address.find('('), square = address.find('[');
  std::size_t end = address.size();
  while (end > 0) {
    const char c = address[end - 1];
    const std::string_view rest = std::string_view(address).substr(0, end);
    const bool mark = std::string_view(".,;:'\"!?>}").find(c) != std::string_view::npos;
    const bool bracket = (c == ')' && round >= end) || (c == ']' && square >= end);
    const std::size_t quote = rest.ends_with("”") || rest.ends_with("’") ? 3 : rest.ends_with("»") ? 2 : 0;
    if (!mark && !bracket && quote == 0) break;
    end -= std::max<std::size_t>(quote, 1);
  }
  address.resize(end);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

}  // namespace

std::string read_url(std::string_view text) {
  std::string joined = without_blanks(text);
  const std::string low = lower(joined);
  std::size_t begin = std::string::npos;
  for (const std::string_view start : {"http:", "https:", "ftp:", "www."}) begin = std::min(begin, low.find(start));
  if (begin == std::string::npos) {
    // "example.org/path"
    const std::size_t stop = joined.find('.');
    if (stop == std::string::npos || stop == 0 || stop + 2 >= joined.size() || joined.find('@') != std::string::npos)
      return "";
    begin = joined.find_first_not_of("<([\"'");
  }
  joined.erase(0, begin);
  if (const std::size_t end = joined.find_first_of("<>\""); end != std::string::npos) joined.resize(end);
  trim_end(joined);
  return joined;
}

std::string read_doi(std::string_view text) {
  const std::string joined = without_blanks(text);
  for (std::size_t at = joined.find("10."); at != std::string::npos; at = joined.find("10.", at + 1)) {
    std::size_t slash = at + 3;
    while (slash < std::min(joined.size(), at + kLongestPrefix) && (is_digit(joined[slash]) || joined[slash] == '.'))
      ++slash;
    if (slash < at + 6 || slash + 1 >= joined.size() || joined[slash] != '/') continue;
    if (at > 0 && (is_digit(joined[at - 1]) || joined[at - 1] == '.')) continue;
    std::string doi = lower(std::string_view(joined).substr(at));
    if (const std::size_t end = doi.find_first_of("<>\""); end != std::string::npos && end > slash - at + 1)
      doi.resize(end);
    trim_end(doi);
    return doi;
  }
  return "";
}

std::string read_isbn(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    const bool last = (c == 'X' || c == 'x') && digits.size() == 9;
    if (is_digit(c) || last)
      digits += last ? 'X' : c;
    else if (c != '-' && c != ' ' && !digits.empty() && digits.size() != 10 && digits.size() != 13)
      digits.clear();
  }
  int sum = 0;
  const auto value = [&](std::size_t i) { return digits[i] == 'X' ? 10 : digits[i] - '0'; };
  if (digits.size() == 10) {
    for (std::size_t i = 0; i < 10; ++i) sum += static_cast<int>(10 - i) * value(i);
    return sum % 11 == 0 ? digits : "";
  }
  if (digits.size() != 13) return "";
  for (std::size_t i = 0; i < 13; ++i) sum += (i % 2 == 0 ? 1 : 3) * value(i);
  return sum % 10 == 0 ? digits : "";
}

}  // namespace apud
