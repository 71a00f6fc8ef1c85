// The words of a document as names need them: shapes, and how often each is written small and capital.
// Layer 5, pure. Knows no names and no lists.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "corpus/names/lexicon.h"
#include "corpus/text/span.h"

namespace apud::entities {

enum class Shape : std::uint8_t {
  kMark,     // punctuation, and the possessive "'s"
  kNumber,   // begins with a digit
  kLower,    // "bank"
  kCapital,  // "Bank", "McDonald"
  kUpper,    // "AIIB", "U.S.": two capitals or more and no small letter but a plural "s"
  kInitial,  // "J.", "A"
};

// What a mark is, in Word::entry.
enum class Mark : std::uint32_t {
  kOther,
  kComma,
  kStop,
  kColon,
  kOpen,
  kClose,
  kQuoteOpen,
  kQuoteClose,
  kQuote,
  kHyphen,
  kDash,
  kPossessive,
  kApostrophe,
  kAmpersand,
  kSlash
};

struct Word {
  Span span;                // of the block's text
  std::uint32_t entry = 0;  // of the vocabulary; of a mark: a Mark
  Shape shape = Shape::kMark;
  bool spaced = false;  // white space stands before it
};
inline bool is_mark(const Word& word, Mark mark) {
  return word.shape == Shape::kMark && word.entry == static_cast<std::uint32_t>(mark);
}
inline bool is_capital(const Word& word) { return word.shape >= Shape::kCapital; }

// A word in all its forms of small and capital letters.
struct Entry {
  std::string_view text;  // as first seen
  std::uint32_t hash = 0;
  std::uint32_t small = 0;     // times written in small letters
  std::uint32_t capitals = 0;  // times with a capital where no sentence, heading or quotation begins
  WordRole role;               // from the lexicon, and
  std::uint32_t flags = 0;     // from entities_lists.h, where `asked`
  bool asked = false;
  bool bracketed = false;  // in capitals, right behind an opening bracket
};

// Hash of a text's letters and digits, capitals and small letters alike.
std::uint32_t folded_hash(std::string_view text);
bool folded_equal(std::string_view a, std::string_view b);  // ASCII letters alike, other bytes equal

class Vocabulary {
 public:
  void clear();
  std::uint32_t add(std::string_view word);
  // The entry of a word that may never have been seen; nullopt then.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view word) const;
  [[nodiscard]] Entry& operator[](std::uint32_t entry) { return entries_[entry]; }
  [[nodiscard]] const Entry& operator[](std::uint32_t entry) const { return entries_[entry]; }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }

 private:
  void grow();
  std::vector<Entry> entries_;
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t entry = 0;  // plus one; 0 is free
  };
  std::vector<Slot> slots_;
};

// Appends the words and marks of text[sentence]. Linear.
void read_words(std::string_view text, Span sentence, Vocabulary& vocabulary, std::vector<Word>& words);

// The size in bytes of a capital letter at `i`, or 0.
std::size_t capital_letter(std::string_view text, std::size_t i);

}  // namespace apud::entities
