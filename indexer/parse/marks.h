// Digits and signs in running text that may be the marks of notes.
// Layer 4, pure.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/text/span.h"
#include "indexer/parse/lines.h"

namespace apud::parse {

// Marks that are signs count below zero: "*" is -1, "**" -2, "†" -3, "‡" -4.
struct Mark {
  Span span;  // the bytes to leave out of the text: "4", "[4]", "¹²"
  int number = 0;
  std::uint32_t line = 0;  // index of its line
  bool strong = false;     // after punctuation or in a form of its own ("[4]", "¹"): hardly anything else
  bool taken = false;      // tied to a note
};

// Appends the candidates of one line, in order. "11.1", "$53.7", "CO2", "p.3" are none; a number glued to a year's
// full stop ("2019.4 The") is a weak one.
void find_marks(std::string_view text, const Line& line, std::uint32_t index, std::vector<Mark>& marks);

}  // namespace apud::parse
