// Questions about characters and words that all stages ask.
// Layer 4, pure.
#pragma once

#include <cstdint>
#include <string_view>

namespace apud::parse {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_letter(char c) { return is_lower(c) || is_upper(c); }
// Bytes of a letter as a word has them: ASCII letters and every byte above ASCII.
constexpr bool is_word_byte(char c) { return is_letter(c) || static_cast<std::uint8_t>(c) >= 0x80; }
constexpr char to_lower(char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; }

// A code point decoded at an offset of valid UTF-8; length 0 at the end.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t length = 0;
};
CodePoint code_point_at(std::string_view text, std::size_t at);
// The code point that ends just before `at`.
CodePoint code_point_before(std::string_view text, std::size_t at);

// Of the first letter, past quotation marks and brackets. Latin letters with accents count.
bool starts_lower(std::string_view words);
bool starts_upper(std::string_view words);

// Ends with . ! ? : or an ellipsis, closing quotes, brackets and the digits of a note mark after it aside.
bool ends_sentence(std::string_view words);
// The same without the colon.
bool ends_with_stop(std::string_view words);

// Has letters, and no lower-case one.
bool is_upper_case(std::string_view words);
// Most of its longer words begin with a capital, as in a heading.
bool is_title_case(std::string_view words);

// The first word, up to a space.
std::string_view first_word(std::string_view words);
std::string_view last_word(std::string_view words);

bool equals_ignoring_case(std::string_view a, std::string_view b);

}  // namespace apud::parse
