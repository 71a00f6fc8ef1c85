// Breaks a paragraph into lines of a width, with soft hyphens or without; the typesetter's lowest part.
// Test support.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tests/support/logical_document.h"

namespace apud::testing {

struct SetLine {
  std::string text;
  std::vector<std::size_t> notes;  // positions in LogicalDocument::notes of those whose marks stand on this line
};

// Columns that a text takes: its code points.
std::size_t columns(const std::string& text);

// The words of `text` with the numbers of its marks glued to them, in lines of at most `width` columns (0: one line).
// No line starts with what a reader could take for the start of something else (a number, "Box").
std::vector<SetLine> break_lines(const std::string& text, const std::vector<LogicalMark>& marks, std::size_t width,
                                 bool hyphenate);

}  // namespace apud::testing
