// Finds sums, shares, quantities and dates in a text, and compares two of them.
// Layer 2, pure: language rules over characters and words, trees only where one is given.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "corpus/language/analysis.h"
#include "corpus/model/value.h"

namespace apud {

// Appends the values of text[sentence], rising, not overlapping. Linear. Works without a tree, so that dates and sums
// can be joined to one word before the parser sees them.
void find_values(std::string_view text, Span sentence, std::vector<Value>& values);

// Fills Value::counted of the quantities of one sentence from its tree, and Value::unit where it follows further on.
void find_counted(std::string_view text, const Analysis& analysis, std::span<Value> values);

// "A and B grew by 4.8 and 5.7 percent respectively": which word (a token's index) each value belongs to.
struct Share {
  std::uint32_t word = 0;   // head of the phrase
  std::uint32_t value = 0;  // index in `values`
};
std::vector<Share> respectively(std::string_view text, const Analysis& analysis, std::span<const Value> values);

// Equal: the same amount, however it is written. Compatible: what one says does not exclude the other ("nearly 300" and
// 295, "in 2023" and "October 2023"). Different: the same kind of thing and not compatible. Incomparable: not the same
// kind, unit, currency or counted thing.
enum class Match : std::uint8_t { kEqual, kCompatible, kDifferent, kIncomparable };
Match compare(const Value& claimed, const Value& found);

}  // namespace apud
