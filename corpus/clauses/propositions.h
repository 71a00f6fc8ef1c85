// What a sentence states: clauses over its tree, as predicate and arguments (open information extraction).
// Layer 3, pure. Knows no names, no documents: indexer/extract and query/plan build on it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/language/analysis.h"
#include "corpus/model/relation.h"

namespace apud {

struct Phrase {
  std::uint32_t head = kRoot;        // a word of the analysis
  std::vector<std::uint32_t> words;  // rising; may have gaps
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
  Phrase subject;                        // relative pronouns are replaced by what they stand for
  std::uint32_t verb = kRoot;            // the clause's head word: verb, or the copula's complement
  std::vector<std::uint32_t> predicate;  // its words as shown: auxiliaries, verb, particle, "not", first preposition
  std::string lemma;                     // "speed_up", "be_integrate_into" is "integrate_into" with `passive`
  std::optional<Phrase> object;          // first argument after the verb (of an oblique without its preposition, when
                                         // that has joined the predicate)
  std::optional<std::uint32_t> joined_preposition;  // the word that joined the predicate
  std::vector<Complement> more;                     // the further ones, in reading order
  bool passive = false;
  InferredFrom inferred = InferredFrom::kNothing;
  Status status = Status::kAsserted;
  Polarity polarity = Polarity::kAffirmed;
  std::optional<Phrase> according_to;  // who says so: subject of the reporting verb, "according to X"
  float confidence = 0;                // learned; see docs/decisions/clauses.md
};

// Appends the propositions of one analysed sentence in reading order of their verbs. Total, no recursion on input depth,
// bounded output: at most kMostPropositions a sentence.
void find_propositions(std::string_view text, const Analysis& analysis, std::vector<Proposition>& propositions);

inline constexpr std::size_t kMostPropositions = 256;

}  // namespace apud
