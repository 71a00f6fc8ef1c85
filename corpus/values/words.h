// The words that values are written with: numbers, months, units, currencies, and the small words around them.
// Layer 3, pure.
#pragma once

#include <cstdint>
#include <string_view>

namespace apud::values {

enum class Role : std::uint8_t {
  kCardinal,    // "seven": value 7; tens and hundreds are of other roles
  kTens,        // "twenty": 20
  kHundred,     // "hundred"
  kScale,       // "million", "bn": 1e6, 1e9
  kShortScale,  // "m", "k": only with money
  kDozen,       // "dozen", "score"
  kFraction,    // "half", "thirds": the denominator
  kOrdinal,     // "third": 3
  kMonth,       // 1 to 12
  kMonthShort,  // "Jan": 1
  kWeekday,
  kSeason,    // first month; 0: winter
  kUnit,      // index in units(), any case
  kSymbol,    // index in units(), case counts
  kSign,      // index in currency_signs(): a code before or after the number
  kNoun,      // index in currency_nouns()
  kCode,      // ISO 4217, upper case
  kPercent,   // "percent"
  kFunction,  // a word that is never what is counted
  kLabel,     // "table", "section": a number after it is a name
  kRelative,  // "last", "fiscal": may open a date
  kAux        // a verb after which a bare number is a count: "reached"
};

// One meaning of a word; the meanings of one word stand together and the last has `last` set.
struct Meaning {
  Role role;
  bool last;
  std::uint16_t text;  // internal
  double value;
};

// The first meaning of a word (at most 15 bytes are looked at; case is ignored for ASCII), or nullptr.
const Meaning* meanings_of(std::string_view word);

}  // namespace apud::values
