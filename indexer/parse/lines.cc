// One pass over the bytes; every later stage works on the lines made here.
// Layer 4, pure.
#include "indexer/parse/lines.h"

#include <algorithm>

namespace apud::parse {
namespace {

std::uint8_t byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<std::uint8_t>(text[at]) : 0;
}

// Three-byte blanks: U+2000-200B, U+202F, U+205F, U+2060, U+3000, U+FEFF.
bool is_wide_blank(std::string_view text, std::size_t at) {
  const std::uint8_t second = byte_at(text, at + 1), third = byte_at(text, at + 2);
  switch (byte_at(text, at)) {
    case 0xE2:
      return (second == 0x80 && ((third >= 0x80 && third <= 0x8B) || third == 0xAF)) ||
             (second == 0x81 && (third == 0x9F || third == 0xA0));
    case 0xE3: return second == 0x80 && third == 0x80;
    case 0xEF: return second == 0xBB && third == 0xBF;
    default: return false;
  }
}

// U+FFFD standing alone between blanks is what a converter leaves of a glyph that it does not know.
bool is_replacement(std::string_view text, std::size_t at) {
  return byte_at(text, at) == 0xEF && byte_at(text, at + 1) == 0xBF && byte_at(text, at + 2) == 0xBD;
}

std::uint32_t begin_of_words(std::string_view text, std::uint32_t at, std::uint32_t end, Line& line) {
  while (at < end) {
    const std::uint32_t length = is_replacement(text, at) ? 3 : blank_length(text, at);
    if (length == 0) break;
    line.tab_start |= text[at] == '\t';
    line.form_feed |= text[at] == '\f';
    if (text[at] != '\f' && line.indent < 255) ++line.indent;
    at += length;
  }
  return std::min(at, end);
}

std::uint32_t end_of_words(std::string_view text, std::uint32_t begin, std::uint32_t at) {
  while (at > begin) {
    std::uint32_t start = at - 1;
    while (start > begin && (static_cast<std::uint8_t>(text[start]) & 0xC0) == 0x80) --start;
    if (blank_length(text, start) != at - start) break;
    at = start;
  }
  return at;
}

std::uint32_t count_code_points(std::string_view text) {
  std::uint32_t count = 0;
  for (const char c : text) count += (static_cast<std::uint8_t>(c) & 0xC0) != 0x80;
  return count;
}

// "________": what a converter leaves of the rule above the notes.
bool is_rule(std::string_view words) {
  constexpr std::size_t kShortest = 5;
  return words.size() >= kShortest && words.find_first_not_of('_') == std::string_view::npos;
}

void add_line(std::string_view text, std::uint32_t begin, std::uint32_t end, std::vector<Line>& lines) {
  Line line;
  line.begin = begin;
  line.words.begin = begin_of_words(text, begin, end, line);
  line.words.end = end_of_words(text, line.words.begin, end);
  if (is_rule(words_of(text, line))) line.words.end = line.words.begin;
  line.width = count_code_points(words_of(text, line));
  if (line.words.empty()) line.role = LineRole::kBlank;
  lines.push_back(line);
}

}  // namespace

std::uint32_t blank_length(std::string_view text, std::uint32_t at) {
  const std::uint8_t c = byte_at(text, at);
  if (c == ' ' || (c < 0x20 && at < text.size()) || c == 0x7F) return 1;
  if (c == 0xC2 && (byte_at(text, at + 1) == 0xA0 || byte_at(text, at + 1) == 0x85)) return 2;
  return is_wide_blank(text, at) ? 3 : 0;
}

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  lines.reserve(text.size() / 60 + 1);
  std::size_t begin = 0;
  // The next of each kind of line end; most texts have only one kind.
  std::size_t feed = 0, carriage = 0, form = 0;
  const auto next = [&](char c, std::size_t& at, std::size_t from) {
    if (at < from || from == 0) at = std::min(text.find(c, from), text.size());
    return at;
  };
  while (begin < text.size()) {
    const std::size_t from = begin + (text[begin] == '\f' ? 1 : 0);
    const std::size_t end = std::min({next('\n', feed, from), next('\r', carriage, from), next('\f', form, from)});
    add_line(text, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), lines);
    begin = end + (text.substr(end, 2) == "\r\n" ? 1 : 0) + (end < text.size() && text[end] != '\f' ? 1 : 0);
  }
  return lines;
}

}  // namespace apud::parse
