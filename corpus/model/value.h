// A sum, a share, a quantity or a date that a text gives, in a form that can be compared.
// Layer 1: values only. Found by corpus/values.
#pragma once

#include <cstdint>
#include <string>

#include "corpus/text/span.h"

namespace apud {

enum class ValueKind : std::uint8_t { kMoney, kPercent, kQuantity, kDate };
const char* value_kind_name(ValueKind kind);  // "money" ... as in the interface

// How the text bounds it: "about", "nearly", "over" (more than), "at least", "under" (less than), "up to" (at most).
enum class Bound : std::uint8_t { kExact, kAbout, kNearly, kOver, kAtLeast, kUnder, kAtMost };
const char* bound_name(Bound bound);  // "exact", "about", "nearly", "over", "at_least", "under", "at_most"

struct Date {
  std::int32_t year = 0;            // 0: not given
  std::uint8_t month = 0, day = 0;  // 0: not given
  friend auto operator<=>(const Date&, const Date&) = default;
};
std::string date_text(const Date& date);  // ISO 8601 as far as it is known: "2024-07-18", "2024-07", "2024"

struct Value {
  ValueKind kind = ValueKind::kQuantity;
  Bound bound = Bound::kExact;
  Span span;             // of the text that it was found in, with the words of its bound
  std::string text;      // those words
  double amount = 0;     // money: in whole units of the currency; percent: 2.8; quantity: in `unit`
  double amount_to = 0;  // the end of a range "10 to 20 km"; equal to `amount` where there is none
  std::string
      unit;  // money: ISO 4217 ("USD"); percent: "percent"; quantity: singular name ("kilometre"); "" for counts
  std::string counted;  // quantity: what is counted, in lemmas: "livelihood assistance project"
  Date from, to;  // dates: inclusive; the same for a single one. "by the end of 2023": to = 2023-12-31, bound at_most
};

}  // namespace apud
