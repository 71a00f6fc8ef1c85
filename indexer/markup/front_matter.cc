// Only what is closed within a few lines and looks like fields counts; a rule at the top of a text does not.
// Layer 5, pure.
#include "indexer/markup/front_matter.h"

#include <optional>

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

// What stands behind a field's name, without the signs around it.
std::optional<Span> value_of(std::string_view source, Span line, std::string_view name) {
  if (line.size() <= name.size() || !parse::equals_ignoring_case(source.substr(line.begin, name.size()), name))
    return std::nullopt;
  Span value{line.begin + static_cast<std::uint32_t>(name.size()), line.end};
  const auto is_frame = [&](std::uint32_t offset) {
    return source[offset] == ' ' || source[offset] == '"' || source[offset] == '\'';
  };
  while (!value.empty() && is_frame(value.begin)) ++value.begin;
  while (!value.empty() && is_frame(value.end - 1)) --value.end;
  return value;
}

}  // namespace

FrontMatter read_front_matter(std::string_view source) {
  FrontMatter front;
  if (source.starts_with("\xEF\xBB\xBF")) front.end = 3;
  if (line_at(source, front.end) != "---") return front;
  FrontMatter fields;
  std::size_t at = source.find('\n', front.end);
  for (int line = 0; line < kMostLines && at != std::string_view::npos && at + 1 < source.size(); ++line) {
    const std::size_t begin = at + 1;
    const std::string_view words = line_at(source, begin);
    at = source.find('\n', begin);
    if (line == 0 && words.empty()) return front;
    if (words == "---" || words == "...") {
      if (line == 0) return front;
      fields.end = static_cast<std::uint32_t>(at == std::string_view::npos ? source.size() : at + 1);
      return fields;
    }
    if (!is_field(words)) return front;
    const Span line_span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
    if (const auto found = value_of(source, line_span, "title:")) fields.title = *found;
    if (const auto found = value_of(source, line_span, "author:")) fields.author = *found;
    if (const auto found = value_of(source, line_span, "date:")) fields.date = *found;
  }
  return front;
}

}  // namespace apud::markup
