// Measures of the body. A line's width says whether it was filled; blank lines say whether that must be asked.
// Layer 4, pure.
#include "indexer/parse/body.h"

#include <algorithm>

#include "indexer/parse/characters.h"
#include "indexer/parse/natural_width.h"

namespace apud::parse {

Body::Body(std::string_view text, const std::vector<Line>& lines, bool cut_by_marks)
    : text_(text), source_lines_(lines), cut_by_marks_(cut_by_marks) {
  lines_.reserve(lines.size());
  bool blank = true;
  for (std::uint32_t i = 0; i < lines.size(); ++i) {
    if (lines[i].role == LineRole::kBlank) blank = true;
    if (lines[i].role != LineRole::kBody) continue;
    const bool page = !lines_.empty() && lines[lines_.back().line].page != lines[i].page;
    lines_.push_back({i, page ? Gap::kPage : blank ? Gap::kBlank : Gap::kNone});
    blank = false;
  }
  measure();
}

void Body::measure() {
  std::vector<std::uint32_t> widths;
  std::uint32_t blanks = 0;
  for (const Entry& entry : lines_) {
    blanks += entry.gap == Gap::kBlank;
    if (source_lines_[entry.line].width >= 20) widths.push_back(source_lines_[entry.line].width);
  }
  has_blanks_ = blanks * 25 >= size();
  if (widths.empty()) return;
  const auto most = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 9 / 10);
  std::nth_element(widths.begin(), most, widths.end());
  width_ = *most;
  measure_natural_width();
}

bool Body::is_filled(std::uint32_t k) const {
  if (k + 1 >= size()) return false;
  const std::string_view next = first_word(words(k + 1));
  return (line(k).width + 1 + next.size()) * 100 > width_ * 98 ||
         (natural_width(words(k)) + 250 + natural_width(next)) * 100 > natural_full_ * 98;
}

// The natural width of full lines: the median of a sample.
void Body::measure_natural_width() {
  std::vector<std::uint32_t> widths;
  const std::uint32_t step = 1 + size() / 2000;
  for (std::uint32_t k = 0; k + 1 < size(); k += step)
    if (gap(k + 1) == Gap::kNone && line(k).width * 100 >= width_ * 85) widths.push_back(natural_width(words(k)));
  if (widths.empty()) return;
  const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
  std::nth_element(widths.begin(), middle, widths.end());
  natural_full_ = *middle;
}

bool Body::is_short(std::uint32_t k) const {
  const std::uint32_t next =
      k + 1 < size() ? static_cast<std::uint32_t>(std::min<std::size_t>(first_word(words(k + 1)).size(), 30)) : 8;
  if (!has_blanks_ || line(k).width + 1 + next <= width_ * 3 / 4) return line(k).width + 1 + next <= width_ * 93 / 100;
  // Blank lines part most paragraphs here: one that is missing takes two measures that agree.
  if (line(k).width + 1 + next > width_ * 92 / 100 || k + 1 >= size()) return false;
  return natural_width(words(k)) + 250 + natural_width(first_word(words(k + 1))) <= natural_full_ * 92 / 100;
}

bool Body::is_cut_by_mark(std::uint32_t k) const {
  if (k + 1 >= size() || gap(k + 1) != Gap::kNone || has_blanks_ || !cut_by_marks_) return false;
  const std::string_view left = words(k);
  std::size_t digits = left.size();
  while (digits > 0 && is_digit(left[digits - 1])) --digits;
  if (digits == left.size() || digits == 0 || left[digits - 1] == ' ' || left.size() - digits > 4) return false;
  return line(k).width + 1 + line(k + 1).width <= width_ + width_ / 30;
}

}  // namespace apud::parse
