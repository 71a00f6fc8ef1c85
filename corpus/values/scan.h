// What the readers of numbers, amounts and dates share: the items of a sentence and questions to them.
// Layer 3, pure; internal to this folder.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "corpus/model/value.h"
#include "corpus/values/items.h"
#include "corpus/values/units.h"

namespace apud::values {

class Scan {
 public:
  Scan(std::string_view text, Span sentence) : items_(text, sentence) {}
  const Item& at(std::size_t i) { return items_.at(i); }
  ItemKind kind(std::size_t i) { return at(i).kind; }
  [[nodiscard]] std::string_view text() const { return items_.text(); }
  std::string_view word(std::size_t i) { return text().substr(at(i).span.begin, at(i).span.size()); }
  bool is(std::size_t i, std::string_view lower);  // the word, in any case
  bool mark(std::size_t i, char c) { return kind(i) == ItemKind::kMark && at(i).mark == c; }
  bool glued(std::size_t i) { return kind(i) != ItemKind::kEnd && !at(i).spaced; }  // to the item before
  const Meaning* role(std::size_t i, Role role) {
    return kind(i) == ItemKind::kWord ? meaning_in(at(i), role) : nullptr;
  }
  bool small_word(std::size_t i) { return kind(i) == ItemKind::kWord && !at(i).capital; }
  bool function_word(std::size_t i) { return role(i, Role::kFunction) != nullptr; }
  // i, or the item after a hyphen that joins it to the one before: "$5.3-billion".
  std::size_t past_hyphen(std::size_t i) { return mark(i, '-') && glued(i) && glued(i + 1) ? i + 1 : i; }
  bool first(std::size_t i) { return i <= ItemReader::kFirst || kind(i - 1) == ItemKind::kEnd; }

  std::size_t floor = ItemReader::kFirst;  // items before it belong to an earlier value

 private:
  ItemReader items_;
};

// A value whose words are known: items [first, next) with those of its bound, [core, core_next) without.
struct Found {
  std::size_t first = 0, next = 0, core = 0, core_next = 0;
  ValueKind kind = ValueKind::kQuantity;
  Bound bound = Bound::kExact;
  double amount = 0, amount_to = 0, step = 0;
  std::string_view name;  // a currency, "percent" ...; empty where `unit` says it
  Measure unit;
  Date from, to;
};

// numbers.cc
struct Number {
  std::size_t next = 0;  // item after it
  double value = 0;
  double mantissa = 0;  // without "million"
  double step = 1;
  bool scaled = false;  // "million"
  bool words = false;   // "two"
};
std::optional<Number> read_number(Scan& scan, std::size_t i);
// "m", "k" after it where money is meant.
void add_short_scale(Scan& scan, Number& number);
// "two-thirds", "a quarter of", "one in five", "3 out of 10": as percent.
std::optional<Found> read_share(Scan& scan, std::size_t i);

// amounts.cc
// What may follow a number: "percent", "US dollars", "km per hour".
struct Suffix {
  ValueKind kind = ValueKind::kQuantity;
  std::string_view name{};
  Measure unit{};
  std::size_t next = 0;
  bool operator==(const Suffix& other) const {
    return kind == other.kind && name == other.name && unit.unit == other.unit.unit && unit.per == other.unit.per;
  }
};
std::optional<Suffix> read_suffix(Scan& scan, std::size_t i, const Number& number);
// Money, percent, quantity or count whose words begin at item i (the sign or the number).
std::optional<Found> read_amount(Scan& scan, std::size_t i);
std::string_view currency_before(Scan& scan, std::size_t i);  // code of the sign or code at item i, or ""
// Widens it by the words of its bound.
void add_amount_bound(Scan& scan, Found& found);

// dates.cc
std::optional<Found> read_date(Scan& scan, std::size_t i);
std::optional<Found> read_relative_date(Scan& scan, std::size_t i);
void add_date_bound(Scan& scan, Found& found);
int days_in(int year, int month);  // year 0: of a leap year

}  // namespace apud::values
