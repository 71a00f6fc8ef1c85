// How sure a proposition is: a logistic model over signs that its clause shows.
// Layer 3, pure. The weights are learnt by scripts/train_confidence.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace apud {

// A sign is one of sixteen values of a kind; its number is 16 * kind + value.
enum class SignKind : std::uint8_t {
  kAlways,
  kRule,           // InferredFrom, or how the clause comes by its subject
  kLabel,          // of the clause's head
  kTag,            // of the clause's head
  kVoice,          // copula, passive, chain
  kObject,         // kind of complement
  kObjectTag,      // of its head
  kSubjectTag,     // of its head
  kPredicateSize,  // words
  kSubjectSize,
  kObjectSize,
  kMore,          // count of further complements
  kMoreSize,      // their words
  kSentenceSize,  // words
  kDepth,         // of the clause among clauses
  kStanding,      // status and polarity
  kGaps,          // words left out between the first and the last of the predicate, the subject, the object
  kVerbClass,
  kSplit,          // dealt out of a coordination
  kRuleAndObject,  // pairs
  kRuleAndSubject,
  kRuleAndSize,
  kTagAndObject,
  kSpoken,  // whose word it is
  kPlace,   // where in the sentence
  kQuoted
};
inline constexpr std::size_t kSignKinds = 26, kSignValues = 16, kSigns = kSignKinds * kSignValues;
using Sign = std::uint16_t;
constexpr Sign sign(SignKind kind, std::size_t value) {
  return static_cast<Sign>(static_cast<std::size_t>(kind) * kSignValues +
                           (value < kSignValues ? value : kSignValues - 1));
}

// The share of such propositions that are right, 0 to 1.
float confidence_of(const Sign* signs, std::size_t count);

extern const std::array<float, kSigns> kConfidenceWeights;

}  // namespace apud
