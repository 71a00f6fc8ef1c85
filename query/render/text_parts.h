// The pieces that every text answer is made of: inks, lines with a margin, addresses, aligned columns.
// Layer 7, pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/evidence/evidence.h"
#include "query/answer/passage_source.h"
#include "query/render/snippet.h"

namespace apud {

struct TextStyle {
  unsigned width = 100;  // columns; what is printed stays within, unless a single character does not fit
  bool colour = false;   // escape sequences; carries nothing that the words do not say
};

enum class Ink : std::uint8_t { kPlain, kMatch, kStrong, kFaint, kAddress, kWarning };
std::string inked(const std::string& text, Ink ink, const TextStyle& style);

// Text whose marks are in an ink of their own, wrapped between two margins: `head` stands before the first line, as
// many spaces before the others; `head` may hold escape sequences, `head_width` are its columns. Ends in a line end.
struct Margin {
  std::string head;
  unsigned head_width = 0;
  std::string rest;  // before the other lines; "" means spaces
};
std::string wrapped(const MarkedText& text, const Margin& margin, Ink plain, Ink marked, const TextStyle& style);
std::string wrapped(const std::string& text, const Margin& margin, Ink ink, const TextStyle& style);
Margin indent(unsigned columns);

// The sentence; a table row's cells divided by bars.
MarkedText in_cells(const std::string& quote, const std::vector<Span>& marks, const std::vector<Span>& cells);

// printable(), with the marks moved along.
MarkedText printable_marked(const MarkedText& text);

// "Box 11.3", "note 9", "table row 5", "heading"; "" for a paragraph that stands in no such place.
std::string place_name(const Where& where);
// "chapter-11.txt › I. Eight Steps › Box 11.3", its headings shortened as the width asks.
std::string path_line(const Where& where, unsigned width);
// "page 8, lines 374–378"
std::string page_and_lines(const Where& where);
// "note 1", "source"; "" where the text itself starts with the word.
std::string source_name(const Source& source);

// 39961 -> "39,961"
std::string grouped(std::uint64_t number);
// "1 passage", "1,234 passages"
std::string counted(std::uint64_t count, const std::string& one, const std::string& many);
// As a shell takes it: in single quotes where it has to be.
std::string shell_word(const std::string& text);

// Rows of cells in columns that are wrapped to fit; `heads` of them stand above a rule. `marked` is the row that
// gets a bar at its left, -1 for none; with `bars` the columns are divided by lines. Cells are made printable.
struct Grid {
  std::vector<std::vector<std::string>> rows;
  std::size_t heads = 0;
  std::int64_t marked = -1;
  std::vector<bool> right;  // columns aligned to the right
};
std::string grid_text(const Grid& grid, unsigned left, const TextStyle& style);

}  // namespace apud
