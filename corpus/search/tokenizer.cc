// The rules are those of Xapian 1.4's parse_terms(), told anew; tokenizer_test compares both on varied text.
// Layer 2, pure.
#include "corpus/search/tokenizer.h"

#include <array>

#include "corpus/search/fold_case.h"
#include "corpus/search/schema.h"

namespace apud {
namespace {

constexpr std::array<unsigned char, 128> kAsciiWord = [] {
  std::array<unsigned char, 128> table{};
  for (unsigned char c = 'a'; c <= 'z'; ++c) table[c] = c;
  for (unsigned char c = 'A'; c <= 'Z'; ++c) table[c] = static_cast<unsigned char>(c + 32);
  for (unsigned char c = '0'; c <= '9'; ++c) table[c] = c;
  table['_'] = '_';
  return table;
}();

constexpr unsigned kIgnore = ~0u;  // a character inside a word that is left out of it

bool is_word(unsigned code) { return code < 128 ? kAsciiWord[code] != 0 : word_char(code) != 0; }
bool is_digit(unsigned code) { return code < 128 ? code >= '0' && code <= '9' : is_decimal_digit(code); }
bool is_upper_ascii(unsigned code) { return code >= 'A' && code <= 'Z'; }

bool is_cjk(unsigned code) {
  if (code < 0x2E80) return false;
  constexpr unsigned kRanges[][2] = {{0x2E80, 0x2EFF}, {0x3000, 0x9FFF},   {0xA700, 0xA71F},
                                     {0xAC00, 0xD7AF}, {0xF900, 0xFAFF},   {0xFE30, 0xFE4F},
                                     {0xFF00, 0xFFEF}, {0x20000, 0x2A6DF}, {0x2F800, 0x2FA1F}};
  for (const auto& range : kRanges)
    if (code >= range[0] && code <= range[1]) return true;
  return false;
}

bool is_invisible(unsigned code) { return (code >= 0x200B && code <= 0x200D) || code == 0x2060 || code == 0xFEFF; }

// What stands for `code` between two letters of a word ("can't", "AT&T"): 0 if it ends the word.
unsigned infix_of_letters(unsigned code) {
  if (code == '\'' || code == '&' || code == 0xB7 || code == 0x5F4 || code == 0x2027) return code;
  if (code == 0x2019 || code == 0x201B) return '\'';
  return is_invisible(code) ? kIgnore : 0;
}

// The same between two digits ("4.8", "1,000").
unsigned infix_of_digits(unsigned code) {
  switch (code) {
    case ',':
    case '.':
    case ';':
    case 0x037E:
    case 0x0589:
    case 0x060D:
    case 0x07F8:
    case 0x2044:
    case 0xFE10:
    case 0xFE13:
    case 0xFE14: return code;
    default: return is_invisible(code) ? kIgnore : 0;
  }
}

void append_term(std::string& term, unsigned code) {
  if (code < 128)
    term += static_cast<char>(kAsciiWord[code] != 0 ? kAsciiWord[code] : code);
  else
    append_folded(term, code);
}

}  // namespace

unsigned Tokenizer::char_at(std::size_t at, std::uint32_t& bytes) const {
  if (at >= text_.size()) {
    bytes = 0;
    return 0;
  }
  auto byte = static_cast<unsigned char>(text_[at]);
  if (byte < 0x80) {
    bytes = 1;
    return byte;
  }
  CodePoint point = code_point_at(text_.substr(at));
  bytes = point.bytes;
  return point.code;
}

// Initials with points between them ("U.S.", "P.T.O") are one word without the points.
bool Tokenizer::acronym() {
  std::size_t at = at_;
  term_.clear();
  while (at < text_.size() && is_upper_ascii(static_cast<unsigned char>(text_[at]))) {
    term_ += static_cast<char>(text_[at++] + 32);
    if (at >= text_.size() || text_[at] != '.') break;
    ++at;
  }
  std::uint32_t bytes = 0;
  if (term_.size() > 1 && !is_word(char_at(at, bytes))) {
    at_ = at;
    return true;
  }
  term_.clear();
  return false;
}

// True if the character at at_ joins the word before it with the word after it; appends it and moves on.
bool Tokenizer::infix(unsigned previous, unsigned& next_code) {
  std::uint32_t bytes = 0, next_bytes = 0;
  unsigned code = char_at(at_, bytes);
  if (bytes == 0) return false;
  next_code = char_at(at_ + bytes, next_bytes);
  if (next_bytes == 0 || !is_word(next_code)) return false;
  unsigned joined = is_digit(previous) && is_digit(next_code) ? infix_of_digits(code) : infix_of_letters(code);
  if (joined == 0) return false;
  if (joined != kIgnore) append_term(term_, joined);
  at_ += bytes;
  return true;
}

void Tokenizer::suffix() {
  const std::size_t length = term_.size();
  unsigned count = 0;
  while (at_ < text_.size() && (text_[at_] == '+' || text_[at_] == '#')) {
    if (++count > 3) {
      term_.resize(length);
      break;
    }
    term_ += text_[at_++];
  }
  std::uint32_t bytes = 0;
  if (at_ < text_.size() && is_word(char_at(at_, bytes))) term_.resize(length);
}

void Tokenizer::word() {
  std::uint32_t bytes = 0;
  unsigned code = char_at(at_, bytes);
  while (true) {
    unsigned previous = code;
    do {
      append_term(term_, code);
      previous = code;
      at_ += bytes;
      code = char_at(at_, bytes);
      if (bytes == 0 || is_cjk(code)) return;
    } while (is_word(code));
    if (!infix(previous, code)) break;
    char_at(at_, bytes);
    if (is_cjk(code)) return;
  }
  suffix();
}

// Gives a character of a CJK run, then the pair that starts with it.
bool Tokenizer::cjk(SearchToken& token) {
  std::uint32_t bytes = 0, next_bytes = 0;
  if (pair_at_ != std::string_view::npos) {
    const std::size_t begin = pair_at_;
    pair_at_ = std::string_view::npos;
    char_at(begin, bytes);
    unsigned next_code = char_at(begin + bytes, next_bytes);
    if (next_bytes != 0 && is_cjk(next_code) && is_word(next_code)) {
      append_folded(term_, next_code);
      token = {
          {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + bytes + next_bytes)}, term_, true};
      return true;
    }
    return false;
  }
  unsigned code = char_at(at_, bytes);
  if (!is_cjk(code)) return false;
  term_.clear();
  append_folded(term_, code);
  token = {{static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(at_ + bytes)}, term_, false};
  pair_at_ = at_;
  at_ += bytes;
  return true;
}

bool Tokenizer::next(SearchToken& token) {
  if (pair_at_ != std::string_view::npos && cjk(token)) return true;
  while (true) {
    std::uint32_t bytes = 0;
    unsigned code = char_at(at_, bytes);
    while (bytes != 0 && !is_word(code)) {
      at_ += bytes;
      code = char_at(at_, bytes);
    }
    if (bytes == 0) return false;
    if (code >= 0x2E80 && cjk(token)) return true;
    const auto begin = static_cast<std::uint32_t>(at_);
    term_.clear();
    if (!is_upper_ascii(code) || !acronym()) word();
    if (term_.empty() || term_.size() > kMaxWordBytes) continue;
    token = {{begin, static_cast<std::uint32_t>(at_)}, term_, false};
    return true;
  }
}

bool has_stem(std::string_view term) {
  auto first = static_cast<unsigned char>(term.empty() ? '0' : term[0]);
  if (first < 0x80) return first >= 'a' && first <= 'z';
  unsigned code = code_point_at(term).code;
  return !is_cjk(code) && is_letter(code);
}

}  // namespace apud
