// Divides a text into words exactly as Xapian::TermGenerator and Xapian::QueryParser do (with accents folded and
// CJK text as single characters and pairs), several times faster and with the place of each word.
// Layer 2, pure.
#pragma once

#include <string>
#include <string_view>

#include "corpus/text/span.h"

namespace apud {

struct SearchToken {
  Span span;              // bytes of the text
  std::string_view term;  // lower case, folded; valid until the next token
  bool pair = false;      // two CJK characters that also come singly; not a word of its own in phrases
};

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}
  // The next token, or false at the end. Words longer than kMaxWordBytes are passed over.
  bool next(SearchToken& token);

 private:
  unsigned char_at(std::size_t at, std::uint32_t& bytes) const;
  bool acronym();
  void word();
  bool infix(unsigned previous, unsigned& next_code);
  void suffix();
  bool cjk(SearchToken& token);

  std::string_view text_;
  std::size_t at_ = 0;
  std::string term_;
  std::size_t pair_at_ = std::string_view::npos;  // start of a CJK pair that is still to be given
};

// True for terms whose stem is a term of its own: those that start with a letter (not CJK).
bool has_stem(std::string_view term);

}  // namespace apud
