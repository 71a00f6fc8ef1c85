// From an alignment to what a sentence does to a claim.
// Layer 5, pure.
#pragma once

#include "query/trace/alignment.h"

namespace apud {

enum class Stance : std::uint8_t { kSupports, kContradicts, kRelated };
const char* stance_name(Stance stance);

struct Judgement {
  Stance stance = Stance::kRelated;
  double score = 0;         // 0 to 1
  const char* reason = "";  // why it is no more than related; "" otherwise
};

// The share of the claim's weight that has a counterpart, and what of it has none: fills in coverage and missing.
void measure(const Claim& claim, Alignment& alignment);
Judgement judge(const Claim& claim, const Alignment& alignment);

}  // namespace apud
