// A sentence as the items that values are made of: numbers, words, signs, marks; read lazily, no memory of its own.
// Layer 3, pure.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "corpus/text/span.h"
#include "corpus/values/words.h"

namespace apud::values {

enum class ItemKind : std::uint8_t {
  kEnd,      // before the first and after the last
  kNumber,   // "5", "1,000.5"
  kOrdinal,  // "22nd"
  kDecade,   // "1990s": the year
  kDate,     // "2024-07-18", "12/03/2021": year, month, day in `number`, see Item
  kWord,
  kSign,  // "US$": value of its meaning
  kMark,
  kOther  // addresses, codes, versions: "A380", "1.2.3", "5G"
};

struct Item {
  Span span;
  ItemKind kind = ItemKind::kEnd;
  bool spaced = true;         // white space (or nothing) stands before it
  bool capital = false;       // a word that begins with a capital
  bool grouped = false;       // "1,000"
  bool zero = false;          // "007"
  std::uint8_t digits = 0;    // before the decimal point
  std::uint8_t decimals = 0;  // after it
  char mark = 0;  // '-' hyphen, '_' dash, '\'' apostrophe, '"' quotation mark, 'd' degree, 'G' ≥, 'L' ≤,
                  // '~' ≈, 'p' ±, 'h' ½, 'q' ¼, 't' ¾; 0 others beyond ASCII
  const Meaning* meaning = nullptr;
  double number = 0;  // a date: year * 10000 + month * 100 + day; 0 for what is not known
};

class ItemReader {
 public:
  ItemReader(std::string_view text, Span sentence);
  static constexpr std::size_t kFirst = 16;  // index of the first item; those before it are kEnd
  static constexpr std::size_t kWindow = 128;
  // Item i. Reads on as far as needed; of the items already read the last kWindow are kept.
  const Item& at(std::size_t i) {
    while (i >= read_) read_next();
    return ring_[i % kWindow];
  }
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  void read_next();
  void read_number(Item& item);
  bool read_numeric_date(Item& item);
  void read_groups(Item& item);
  void read_tail(Item& item);
  void read_word(Item& item);
  void read_sign_or_mark(Item& item);
  bool skip_space();
  void to_space() {
    while (position_ < end_ && !is_space(text_[position_])) ++position_;
  }
  [[nodiscard]] static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
  [[nodiscard]] char byte(std::size_t at) const { return at < end_ ? text_[at] : '\0'; }
  [[nodiscard]] std::size_t letters(std::size_t at) const;  // end of the letters and digits from `at`

  std::string_view text_;
  std::size_t position_, end_;
  std::size_t read_ = 0;
  std::array<Item, kWindow> ring_;
};

// The value of a meaning of that role.
const Meaning* meaning_in(const Item& item, Role role);

}  // namespace apud::values
