// The lines of a source with what the later stages ask of them: where the words begin and end, width, page, role.
// Layer 4, pure. May include corpus/text and corpus/model only.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/text/span.h"

namespace apud::parse {

enum class LineRole : std::uint8_t {
  kBody,       // prose, headings, captions: everything that is not one of the others
  kBlank,      // nothing but white space and junk characters
  kFurniture,  // a running head or a page number
  kNote        // part of a footnote or endnote
};

struct Line {
  Span words;               // without white space and junk characters at both ends
  std::uint32_t begin = 0;  // offset of the line's first byte
  std::uint32_t page = 0;   // ordinal from 0
  std::uint32_t width = 0;  // code points from the line's first word to its last
  LineRole role = LineRole::kBody;
  bool form_feed = false;   // a form feed stands before the words
  bool tab_start = false;   // the words follow a tab
  bool display = false;     // of a PDF: larger than the body, so that no note goes on over it
  std::uint8_t indent = 0;  // blanks before the words, at most 255
};

// Splits text at "\n", "\r\n", "\r" and form feeds. Linear.
std::vector<Line> split_lines(std::string_view text);

// Byte length of a blank at `at` that converters leave: space, tab, no-break, en, em and thin spaces, zero-width
// characters, control characters; 0 where there is none.
std::uint32_t blank_length(std::string_view text, std::uint32_t at);

inline std::string_view words_of(std::string_view text, const Line& line) {
  return text.substr(line.words.begin, line.words.size());
}

}  // namespace apud::parse
