// What the places and sizes of a PDF's words tell: the type of the body, its edges, each line's weight.
// Layer 4, pure.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/pdf/pdf_text.h"
#include "indexer/parse/lines.h"

namespace apud::parse {

// The left and right edge of the lines of one column of one page.
struct ColumnEdges {
  std::int32_t left = 0, right = 0;
};

class Layout {
 public:
  // `lines` are those of pdf.text; their pages are set.
  Layout(const PdfText& pdf, std::vector<Line>& lines);

  [[nodiscard]] const PdfText& pdf() const { return pdf_; }
  [[nodiscard]] bool has(std::uint32_t line) const { return index_[line] != kNone; }
  [[nodiscard]] const PdfLine& line(std::uint32_t line) const { return pdf_.lines[index_[line]]; }
  [[nodiscard]] const PdfWord& first_word(std::uint32_t l) const { return pdf_.words[line(l).first_word]; }
  [[nodiscard]] const PdfWord& word(std::uint32_t l, std::uint32_t w) const {
    return pdf_.words[line(l).first_word + w];
  }
  [[nodiscard]] std::string_view text(const PdfWord& word) const {
    return std::string_view(pdf_.text).substr(word.text.begin, word.text.size());
  }

  [[nodiscard]] std::int32_t body_size() const { return body_size_; }
  // The usual distance of two lines of a size.
  [[nodiscard]] std::int32_t pitch(std::int32_t size) const { return body_pitch_ * size / body_size_; }
  [[nodiscard]] ColumnEdges edges(std::uint32_t line) const;
  [[nodiscard]] std::int32_t middle(std::uint32_t line) const;  // of its letters, as far as they are of its size
  // All letters of the line are bold; nearly all are italic.
  [[nodiscard]] bool bold(std::uint32_t line) const { return bold_[line]; }
  [[nodiscard]] bool italic(std::uint32_t line) const { return italic_[line]; }
  [[nodiscard]] bool body_is_bold() const { return body_is_bold_; }
  // One below the other in the same column.
  [[nodiscard]] bool below(std::uint32_t upper, std::uint32_t lower) const;
  [[nodiscard]] bool same_size(std::uint32_t a, std::uint32_t b) const;

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;
  void measure_sizes(const std::vector<Line>& lines);
  void measure_edges(const std::vector<Line>& lines);

  const PdfText& pdf_;
  std::vector<std::uint32_t> index_;  // for each line of text its place in pdf_.lines
  std::vector<bool> bold_, italic_;
  std::int32_t body_size_ = 1000, body_pitch_ = 1200;
  bool body_is_bold_ = false;
  std::map<std::pair<std::uint32_t, std::uint32_t>, ColumnEdges> edges_;  // by page and column
};

// Sets LineRole::kFurniture: what repeats at the same place of several pages, small type that stands at the same height
// at the top of most, numbers alone at the edges.
void find_layout_furniture(const Layout& layout, std::vector<Line>& lines);
// The outermost lines that stand off and hold a number which counts on from page to page.
void find_counted_heads(const Layout& layout, std::vector<Line>& lines);

}  // namespace apud::parse
