// Three kinds of evidence, the surest first. Each looks at one page only.
// Layer 4, pure.
#include "indexer/parse/note_rest.h"

#include <algorithm>
#include <optional>

#include "indexer/parse/characters.h"
#include "indexer/parse/natural_width.h"

namespace apud::parse {
namespace {

class RestFinder {
 public:
  RestFinder(std::string_view text, const std::vector<Line>& lines, std::uint32_t first)
      : text_(text), lines_(lines), first_(first), page_(lines[first].page) {}

  [[nodiscard]] std::uint32_t find() const {
    const std::uint32_t chunk = first_of_chunk();
    if (chunk != first_ && starts_lower(words(chunk))) return chunk;
    const std::uint32_t wide = first_wide_line();
    return wide != first_ ? wide : line_of_another_sentence();
  }

 private:
  [[nodiscard]] std::string_view words(std::uint32_t line) const { return words_of(text_, lines_[line]); }
  [[nodiscard]] bool is_body(std::uint32_t line) const {
    return lines_[line].role == LineRole::kBody && lines_[line].page == page_;
  }
  [[nodiscard]] std::optional<std::uint32_t> body_before(std::uint32_t line) const {
    while (line > 0 && lines_[line - 1].page == page_)
      if (lines_[--line].role == LineRole::kBody) return line;
    return std::nullopt;
  }

  // Ends with a mark: a line of the body.
  [[nodiscard]] bool ends_with_mark(std::uint32_t line) const {
    const std::string_view text = words(line);
    std::size_t digits = text.size();
    while (digits > 0 && is_digit(text[digits - 1])) --digits;
    if (digits == text.size() || digits == 0) return false;
    const char before = text[digits - 1];
    return before != ' ' && before != '/' && before != '-' && before != '$' && before != '(' && !is_letter(before);
  }

  // The chunk above the first note, if a blank line parts it from the body.
  [[nodiscard]] std::uint32_t first_of_chunk() const {
    const auto last = body_before(first_);
    if (!last) return first_;
    std::uint32_t begin = *last;
    while (begin > 0 && is_body(begin - 1)) --begin;
    return body_before(begin) && lines_[begin - 1].role == LineRole::kBlank ? begin : first_;
  }

  // The run of lines above the first note that are set wider than the body's; its last may be short, but one short
  // line alone is no evidence.
  [[nodiscard]] std::uint32_t first_wide_line() const {
    std::vector<std::uint32_t> widths;
    std::uint32_t top = first_;
    for (; top > 0 && lines_[top - 1].page == page_; --top)
      if (is_body(top - 1)) widths.push_back(natural_width(words(top - 1)));
    if (widths.size() < 8) return first_;
    const auto usual = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 3 / 4);
    std::nth_element(widths.begin(), usual, widths.end());
    const std::uint32_t least = *usual + *usual / 20;
    const auto is_wide = [&](std::uint32_t line) {
      return is_body(line) && natural_width(words(line)) > least && !ends_with_mark(line);
    };
    if (!is_body(first_ - 1) || ends_with_mark(first_ - 1) || (!is_wide(first_ - 1) && !is_wide(first_ - 2)))
      return first_;
    std::uint32_t begin = first_ - 1;
    while (begin > top && is_wide(begin - 1)) --begin;
    return begin;
  }

  // One line that ends a sentence, though the body goes on over the page with a small letter; or that goes on where
  // the body's last sentence has ended.
  [[nodiscard]] std::uint32_t line_of_another_sentence() const {
    const auto last = body_before(first_);
    const auto above = last ? body_before(*last) : std::nullopt;
    if (!above || !ends_with_stop(words(*last)) || ends_with_mark(*last)) return first_;
    const bool body_ended = ends_with_stop(words(*above));
    if (body_ended) return starts_upper(words(*last)) ? first_ : *last;
    std::uint32_t next = first_;
    while (next < lines_.size() && (lines_[next].page == page_ || lines_[next].role != LineRole::kBody) &&
           lines_[next].page <= page_ + 1)
      ++next;
    return next < lines_.size() && lines_[next].page == page_ + 1 && starts_lower(words(next)) ? *last : first_;
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  std::uint32_t first_, page_;
};

}  // namespace

std::uint32_t find_note_rest(std::string_view text, const std::vector<Line>& lines, std::uint32_t first) {
  return RestFinder(text, lines, first).find();
}

}  // namespace apud::parse
