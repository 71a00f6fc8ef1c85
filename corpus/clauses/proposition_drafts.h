// Propositions while they are made: flat storage by ranges, which may grow; spans are taken when all is there.
// Layer 3, pure.
#pragma once

#include <string>
#include <vector>

#include "corpus/clauses/confidence.h"
#include "corpus/clauses/propositions.h"
#include "corpus/clauses/sentence_tree.h"

namespace apud {

struct Range {
  std::uint32_t begin = 0, size = 0;
};

struct DraftPhrase {
  std::uint32_t head = kRoot;
  Range words;
};

struct DraftComplement {
  ComplementKind kind = ComplementKind::kObject;
  DraftPhrase phrase;
  std::uint32_t preposition = kRoot;
};

struct Draft {
  DraftPhrase subject, object, according_to;  // head kRoot: none
  std::uint32_t verb = kRoot;
  Range predicate, lemma, more;
  std::uint32_t joined_preposition = kRoot;
  bool passive = false;
  InferredFrom inferred = InferredFrom::kNothing;
  Status status = Status::kAsserted;
  bool negated = false;
  ComplementKind object_kind = ComplementKind::kObject;
  bool dealt_out = false;             // of a coordination
  std::uint32_t clause = UINT32_MAX;  // none: inferred
  Range signs;
  std::uint32_t ordinal = 0;  // in order of making
  float confidence = 0;
};

struct Drafts {
  std::vector<Draft> all;
  std::vector<std::uint32_t> words;
  std::vector<DraftComplement> complements;
  std::vector<Sign> signs;
  std::string lemmas;

  void clear() {
    all.clear();
    words.clear();
    complements.clear();
    signs.clear();
    lemmas.clear();
  }
  // The words of the phrase under `head` (see SentenceTree::collect), without commas and the like at its ends.
  Range phrase(SentenceTree& tree, std::uint32_t head, LabelSet skip, LabelSet skip_deep = 0,
               std::uint32_t without = kRoot);
  Range trim(const SentenceTree& tree, std::size_t begin);  // of the words from `begin` on
  [[nodiscard]] std::span<const std::uint32_t> words_of(Range range) const {
    return {words.data() + range.begin, range.size};
  }
};

}  // namespace apud
