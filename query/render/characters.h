// Characters as a screen and a JSON reader need them: valid, harmless, and measured in columns.
// Layer 7, pure; never sets the program's locale.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/text/span.h"

namespace apud {

// The text with every sequence that is no UTF-8 replaced by U+FFFD.
std::string valid_utf8(std::string_view text);

// What may be printed: valid UTF-8, with line ends, tabs and other blanks as single spaces and control characters,
// which could steer a terminal or turn the direction of writing, as U+FFFD.
std::string printable(std::string_view text);

// Valid UTF-8 without U+FFFE and U+FFFF, which are no characters: XML forbids them and RDF programs stop at them.
std::string interchangeable(std::string_view text);

// Columns on a screen: 2 for wide East Asian characters, 0 for combining ones. `text` must be valid UTF-8.
unsigned columns(std::string_view text);

// Breaks text (printable) into lines of at most `first` and then `rest` columns, at spaces, beside wide characters
// and, where a word is longer than a line, inside it, never inside a character or before a combining one. The spaces
// at a break belong to no line. At least one line; a width of 0 counts as 1.
std::vector<Span> wrap(std::string_view text, unsigned first, unsigned rest);

// The text if it fits, else its beginning with "…" in at most `width` columns.
std::string shortened(std::string_view text, unsigned width);

// The text with spaces behind it up to `width` columns.
std::string padded(std::string text, unsigned width);

}  // namespace apud
