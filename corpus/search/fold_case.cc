// Letters without their accents, so that "Sao Tome" finds "São Tomé".
// Layer 2, pure; the tables were made from Unicode's own decompositions, with the letters that have none by hand.
#include "corpus/search/fold_case.h"

#include <xapian.h>

#include "corpus/text/utf8.h"

namespace apud {
namespace {

// Two bytes a code point: the letters that it folds to, or blanks where it stays as it is.
constexpr char kLatin[] =  // U+00C0 to U+024F
    "a a a a a a aec e e e e i i i i d n o o o o o   o u u u u y thssa a a a a a aec e e e e i i i i "
    "d n o o o o o   o u u u u y thy a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g "
    "g g g g h h h h i i i i i i i i i i ijijj j k k k l l l l l l l l l l n n n n n n n n n o o o o "
    "o o oeoer r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s "
    "                            e     f f                           o o                           u "
    "u                                       dzdzdzljljljnjnjnja a i i o o u u u u u u u u u u e a a "
    "a a aeae    g g k k o o o o     j dzdzdzg g     n n a a aeaeo o a a a a e e e e i i i i o o o o "
    "r r r r u u u u s s t t     h h             a a e e o o o o o o o o y y                         "
    "                                ";
constexpr char kLatinAdditional[] =  // U+1E00 to U+1EFF
    "a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f g g h h h h h h h h h h i i i i "
    "k k k k k k l l l l l l l l m m m m m m n n n n n n n n o o o o o o o o p p p p r r r r r r r r "
    "s s s s s s s s s s t t t t t t t t u u u u u u u u u u v v v v w w w w w w w w w w x x x x y y "
    "z z z z z z h t w y   s     ss  a a a a a a a a a a a a a a a a a a a a a a a a e e e e e e e e "
    "e e e e e e e e i i i i o o o o o o o o o o o o o o o o o o o o o o o o u u u u u u u u u u u u "
    "u u y y y y y y y y             ";

const char* entry(unsigned code) {
  if (code >= 0xC0 && code <= 0x24F) return kLatin + 2 * (code - 0xC0);
  if (code >= 0x1E00 && code <= 0x1EFF) return kLatinAdditional + 2 * (code - 0x1E00);
  return nullptr;
}

}  // namespace

void append_folded(std::string& term, unsigned code) {
  if (code >= 0x300 && code <= 0x36F) return;  // combining marks
  const char* letters = entry(code);
  if (letters == nullptr || letters[0] == ' ') {
    append_utf8(term, Xapian::Unicode::tolower(code));
    return;
  }
  term += letters[0];
  if (letters[1] != ' ') term += letters[1];
}

unsigned word_char(unsigned code) { return Xapian::Unicode::is_wordchar(code) ? code : 0; }

bool is_decimal_digit(unsigned code) {
  return Xapian::Unicode::get_category(code) == Xapian::Unicode::DECIMAL_DIGIT_NUMBER;
}

bool is_letter(unsigned code) {
  constexpr unsigned kLetters = (1u << Xapian::Unicode::LOWERCASE_LETTER) | (1u << Xapian::Unicode::TITLECASE_LETTER) |
                                (1u << Xapian::Unicode::MODIFIER_LETTER) | (1u << Xapian::Unicode::OTHER_LETTER);
  return (kLetters >> Xapian::Unicode::get_category(code) & 1u) != 0;
}

std::string folded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      result += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
      ++at;
      continue;
    }
    CodePoint point = code_point_at(text.substr(at));
    append_folded(result, point.code);
    at += point.bytes;
  }
  return result;
}

CodePoint code_point_at(std::string_view text) {
  auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) return {first, 1};
  Utf8Step step = utf8_step(text);
  if (!step.valid) return {0xFFFD, step.length};
  unsigned code = step.length == 2 ? first & 0x1Fu : step.length == 3 ? first & 0x0Fu : first & 0x07u;
  for (std::uint32_t i = 1; i < step.length; ++i) code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3Fu);
  return {code, step.length};
}

}  // namespace apud
