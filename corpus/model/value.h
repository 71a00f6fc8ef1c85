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
  Span span;          // of the text that it was found in, with the words of its bound
  Span core{};        // the value alone, without the words of its bound: what may be joined to one word for the parser
  std::string text;   // the words of `span`
  double amount = 0;  // money: in whole units of the currency; percent: 2.8; quantity: in `unit`
  double amount_to = 0;  // the end of a range "10 to 20 km"; equal to `amount` where there is none
  double step = 0;       // what the last written digit is worth: 1e11 for "19.5 trillion"; 0 for a fraction ("a third")
  std::string
      unit;  // money: ISO 4217 ("USD"); percent: "percent"; quantity: singular name ("kilometre"); "" for counts
  std::string counted;  // quantity: what is counted, in lemmas: "livelihood assistance project"
  // Dates: inclusive, as coarse as the text; the same for a single one. An open end is Date{}: "since 2013" has from =
  // 2013, at_least; "after 2013" the same, over; "by the end of 2023" to = 2023-12-31, at_most; "before 2013" to = 2013,
  // under. Relative dates ("last year", "the past five years") have neither; `amount` and `unit` hold a length if given.
  Date from{}, to{};
};

}  // namespace apud
