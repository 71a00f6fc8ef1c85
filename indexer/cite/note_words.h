// The words of a note, which of them stand in quotation marks or brackets, and how they look.
// Layer 5, pure.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "indexer/cite/reference_words.h"

namespace apud {

class NoteWords {
 public:
  // Keeps a view of the text. Linear; reads kMostReferenceWords words.
  void read(std::string_view text);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view word(std::uint32_t i) const {
    return i < size() ? text_.substr(words_[i].span.begin, words_[i].span.size()) : std::string_view();
  }
  [[nodiscard]] Span span(std::uint32_t i) const { return words_[i].span; }
  [[nodiscard]] Span span(std::uint32_t first, std::uint32_t end) const {  // of words [first, end), not none
    return {words_[first].span.begin, words_[end - 1].span.end};
  }
  [[nodiscard]] WordKind kind(std::uint32_t i) const { return i < size() ? words_[i].kind : WordKind::kPunctuation; }
  [[nodiscard]] bool space_before(std::uint32_t i) const { return i >= size() || words_[i].space_before; }
  [[nodiscard]] bool is_mark(std::uint32_t i, std::string_view mark) const { return word(i) == mark; }
  // Without case; `lower` is in lower case.
  [[nodiscard]] bool is(std::uint32_t i, std::string_view lower) const;
  [[nodiscard]] bool is_any(std::uint32_t i, std::initializer_list<std::string_view> lower) const;
  [[nodiscard]] bool letters(std::uint32_t i) const { return i < size() && words_[i].kind == WordKind::kWord; }
  [[nodiscard]] bool capital(std::uint32_t i) const;  // begins with a capital letter
  [[nodiscard]] bool small(std::uint32_t i) const { return letters(i) && !capital(i); }
  [[nodiscard]] bool initial(std::uint32_t i) const;  // one or two capitals before a full stop
  [[nodiscard]] bool number(std::uint32_t i) const { return i < size() && words_[i].kind == WordKind::kNumber; }
  [[nodiscard]] int year(std::uint32_t i) const;  // 1400 to 2099, "1999a" too; 0 if it is none
  // In a pair of quotation marks or round or square brackets that closes; the marks count as inside.
  [[nodiscard]] bool quoted(std::uint32_t i) const { return i < size() && quoted_[i]; }
  [[nodiscard]] bool inside(std::uint32_t i) const { return i < size() && (quoted_[i] || bracketed_[i]); }
  [[nodiscard]] bool opens_quote(std::uint32_t i) const { return i < size() && quoted_[i] && partner_[i] > i; }
  [[nodiscard]] bool opens_bracket(std::uint32_t i) const { return i < size() && !quoted_[i] && partner_[i] > i; }
  // The mark that closes what opens here, or the one that opened what closes here; `i` if neither.
  [[nodiscard]] std::uint32_t partner(std::uint32_t i) const { return partner_[i]; }

 private:
  void pair_quotes();
  void pair_brackets();
  void pair(std::uint32_t open, std::uint32_t close, std::vector<bool>& flags);

  std::string_view text_;
  std::vector<ReferenceWord> words_;
  std::vector<std::uint32_t> partner_, open_;
  std::vector<bool> quoted_, bracketed_;
};

}  // namespace apud
