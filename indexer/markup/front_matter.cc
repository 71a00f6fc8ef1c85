// Only what is closed within a few lines and looks like fields counts; a rule at the top of a text does not.
// Layer 5, pure.
#include "indexer/markup/front_matter.h"

#include "indexer/parse/characters.h"

namespace apud::markup {
namespace {

constexpr int kMostLines = 100;

std::string_view line_at(std::string_view source, std::size_t at) {
  const std::string_view line = source.substr(at, source.find('\n', at) - at);
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

// A field, a part of the one before it, or a remark.
bool is_field(std::string_view line) {
  if (line.empty() || line[0] == ' ' || line[0] == '-' || line[0] == '#' || line[0] == '\t') return true;
  const std::size_t colon = line.find(':');
  return colon != std::string_view::npos && line.substr(0, colon).find(' ') == std::string_view::npos;
}

}  // namespace

FrontMatter read_front_matter(std::string_view source) {
  FrontMatter front;
  if (source.starts_with("\xEF\xBB\xBF")) front.end = 3;
  if (line_at(source, front.end) != "---") return front;
  Span title;
  std::size_t at = source.find('\n', front.end);
  for (int line = 0; line < kMostLines && at != std::string_view::npos && at + 1 < source.size(); ++line) {
    const std::size_t begin = at + 1;
    const std::string_view words = line_at(source, begin);
    at = source.find('\n', begin);
    if (line == 0 && words.empty()) return front;
    if (words == "---" || words == "...") {
      if (line == 0) return front;
      front.title = title;
      front.end = static_cast<std::uint32_t>(at == std::string_view::npos ? source.size() : at + 1);
      return front;
    }
    if (!is_field(words)) return front;
    if (words.size() < 7 || !parse::equals_ignoring_case(words.substr(0, 6), "title:")) continue;
    title = {static_cast<std::uint32_t>(begin + 6), static_cast<std::uint32_t>(begin + words.size())};
    const auto is_frame = [&](std::uint32_t offset) {
      return source[offset] == ' ' || source[offset] == '"' || source[offset] == '\'';
    };
    while (!title.empty() && is_frame(title.begin)) ++title.begin;
    while (!title.empty() && is_frame(title.end - 1)) --title.end;
  }
  return front;
}

}  // namespace apud::markup
