// A PDF's words in reading order, with their places, sizes and weights on the page.
// Layer 2: values only. The text is what addresses in a PDF count in: the same file gives the same text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/text/span.h"

namespace apud {

// Lengths and places are hundredths of a point, from the page's upper left corner; none is larger than this, so that
// sums and percentages of them fit.
inline constexpr std::int32_t kFarthest = 2'000'000;

struct PdfWord {
  Span text;  // in PdfText::text
  std::int32_t x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  std::int32_t size = 0;
  bool bold = false, italic = false;
  bool raised = false;  // smaller than its line, and above its middle

  [[nodiscard]] std::int32_t middle() const { return y0 + (y1 - y0) / 2; }
};

// A line of one column: its words stand side by side, in PdfText::text separated by blanks, two where the gap is wide.
struct PdfLine {
  Span text;
  std::uint32_t first_word = 0, words = 0;
  std::uint32_t page = 0;    // from 0
  std::uint32_t column = 0;  // 0 for the left one or the only one, 1 for the right one, 2 for a line over both
  std::int32_t x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  std::int32_t size = 0;  // of most of its letters
};

struct PdfPage {
  std::int32_t width = 0, height = 0;
  std::string label;  // the page's number as the file gives it; empty where it does not
};

struct PdfOutlineEntry {
  std::uint32_t level = 1;
  std::string title;
};

// What apud-pdf's exit status says of a file, and PdfText::lost of a page.
enum class PdfStatus : std::uint8_t {
  kRead = 0,
  kLocked = 10,
  kDamaged = 11,
  kTooLarge = 12,
  kNoPages = 13,
  kTooSlow = 14,
  kCrashed = 15
};

struct PdfLostPage {
  std::uint32_t page = 0;  // from 0
  PdfStatus why = PdfStatus::kCrashed;
};

struct PdfText {
  std::string text;  // a line feed behind each line, a form feed between pages
  std::vector<PdfWord> words;
  std::vector<PdfLine> lines;
  std::vector<PdfPage> pages;
  std::vector<PdfOutlineEntry> outline;
  std::vector<PdfLostPage> lost;    // pages that are empty here because they could not be read
  std::string title, author, date;  // as the file's own fields give them
};

}  // namespace apud
