// Folding of letters for terms: lower case, no accents.
// Layer 2, pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace apud {

struct CodePoint {
  unsigned code = 0;
  std::uint32_t bytes = 1;
};
// The first code point of a text that is not empty; U+FFFD where its bytes are no UTF-8.
CodePoint code_point_at(std::string_view text);

// Appends the lower-case, unaccented form of a code point: "É" gives "e", "ß" gives "ss", a combining mark nothing.
void append_folded(std::string& term, unsigned code);
std::string folded(std::string_view text);

// `code` if it may stand in a word (Xapian's definition), else 0.
unsigned word_char(unsigned code);
bool is_decimal_digit(unsigned code);
bool is_letter(unsigned code);  // a letter that is not upper case

}  // namespace apud
