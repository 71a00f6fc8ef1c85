// What a sentence states: clauses over its tree, as predicate and arguments (open information extraction).
// Layer 3, pure. Knows no names, no documents: indexer/extract and query/plan build on it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "corpus/language/analysis.h"
#include "corpus/model/relation.h"

namespace apud {

struct Phrase {
  std::uint32_t head = kRoot;            // a word of the analysis
  std::span<const std::uint32_t> words;  // rising, not empty; may have gaps
};

enum class ComplementKind : std::uint8_t { kObject, kOblique, kTime, kClause, kPredicative };

struct Complement {
  ComplementKind kind = ComplementKind::kObject;
  Phrase phrase;                             // with its preposition, if it has one
  std::optional<std::uint32_t> preposition;  // word that opens it: "in", "with"
};

// Where a proposition without a verb of its own comes from.
enum class InferredFrom : std::uint8_t { kNothing, kApposition, kPossessive, kOf, kTitle, kNounPair, kLocation };

struct Proposition {
  Phrase subject;  // relative pronouns are replaced by what they stand for; no words: an imperative ("Improve access")
  std::uint32_t verb = kRoot;                // the clause's head word: verb, or the copula's complement; of an inferred
                                             // one the word that the other is said of
  std::span<const std::uint32_t> predicate;  // its words as shown: auxiliaries, verb, particle, "not", first
                                             // preposition; rising; empty for an inferred one
  std::string_view lemma;        // "speed_up", "be_integrate_into" is "integrate_into" with `passive`; "be",
                                 // "have" for an inferred one
  std::optional<Phrase> object;  // first argument after the verb (of an oblique without its preposition,
                                 // when that has joined the predicate)
  std::optional<std::uint32_t> joined_preposition;  // the word that joined the predicate
  std::span<const Complement> more;                 // the further ones, in reading order
  bool passive = false;
  InferredFrom inferred = InferredFrom::kNothing;
  Status status = Status::kAsserted;
  Polarity polarity = Polarity::kAffirmed;
  std::optional<Phrase> according_to;    // who says so: subject of the reporting verb, "according to X"
  float confidence = 0;                  // learned; see docs/decisions/clauses.md
  std::span<const std::uint16_t> signs;  // what it was reckoned from (confidence.h)
};

inline constexpr std::size_t kMostPropositions = 256;  // of a sentence
inline constexpr float kLeastConfidence = 0.05F;       // what is less sure is not stated

// One a thread. Allocates only while its buffers grow.
class PropositionFinder {
 public:
  PropositionFinder();
  ~PropositionFinder();
  PropositionFinder(PropositionFinder&&) noexcept;
  PropositionFinder& operator=(PropositionFinder&&) noexcept;

  // The propositions of one analysed sentence of `text`, in reading order of their verbs. What it returns, spans and
  // views in it included, is good until the next call. Total on any analysis; no recursion on input depth; linear, as
  // analyses are parsed in parts of bounded size.
  std::span<const Proposition> find(std::string_view text, const Analysis& analysis, float least = kLeastConfidence);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace apud
