// The body of a document as the flow sees it: its lines without blanks, furniture and notes, and what lies between.
// Layer 4, pure.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/parse/lines.h"

namespace apud::parse {

enum class Gap : std::uint8_t { kNone, kBlank, kPage };  // between a body line and the one before it

class Body {
 public:
  // `cut_by_marks`: the converter broke lines after the raised digits of marks.
  Body(std::string_view text, const std::vector<Line>& lines, bool cut_by_marks);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(lines_.size()); }
  [[nodiscard]] const Line& line(std::uint32_t k) const { return source_lines_[lines_[k].line]; }
  [[nodiscard]] std::uint32_t line_index(std::uint32_t k) const { return lines_[k].line; }
  [[nodiscard]] std::string_view words(std::uint32_t k) const { return words_of(text_, line(k)); }
  // Before line k; kPage also where blank lines stand there. The first line has kBlank before it.
  [[nodiscard]] Gap gap(std::uint32_t k) const { return k < size() ? lines_[k].gap : Gap::kBlank; }
  [[nodiscard]] std::string_view text() const { return text_; }

  // Code points that nearly all full lines have; 0 for an empty body.
  [[nodiscard]] std::uint32_t width() const { return width_; }
  // One line a paragraph: lines are far longer than any page sets them.
  [[nodiscard]] bool unwrapped() const { return width_ > 160; }
  // Blank lines separate paragraphs here (raw output of some converters has none).
  [[nodiscard]] bool has_blanks() const { return has_blanks_; }
  // A line that leaves room for more: the first word of the next one would have fitted.
  [[nodiscard]] bool is_short(std::uint32_t k) const;
  // The next line's first word would not have fitted: the line says nothing about a paragraph's end.
  [[nodiscard]] bool is_filled(std::uint32_t k) const;
  // The same visual line, cut by a converter after a raised digit.
  [[nodiscard]] bool is_cut_by_mark(std::uint32_t k) const;

 private:
  struct Entry {
    std::uint32_t line;
    Gap gap;
  };
  void measure();
  void measure_natural_width();

  std::string_view text_;
  const std::vector<Line>& source_lines_;
  std::vector<Entry> lines_;
  std::uint32_t width_ = 0;
  std::uint32_t natural_full_ = 0;
  bool has_blanks_ = false;
  bool cut_by_marks_ = false;
};

}  // namespace apud::parse
