// Statements without a verb: appositions, titles, possessives, places of things.
// Layer 3, pure.
#pragma once

#include "corpus/clauses/clause_finder.h"
#include "corpus/clauses/proposition_drafts.h"

namespace apud {

class Inferrer {
 public:
  void infer(SentenceTree& tree, const ClauseFinder& finder, Drafts& drafts);

 private:
  [[nodiscard]] bool is_bracketed_name(std::uint32_t i) const;
  void from_child(std::uint32_t noun, std::uint32_t child);
  void add(InferredFrom from, std::uint32_t subject, LabelSet subject_skip, std::uint32_t object, LabelSet object_skip,
           std::uint32_t without, std::uint32_t preposition = kRoot);

  SentenceTree* tree_ = nullptr;
  const ClauseFinder* finder_ = nullptr;
  Drafts* drafts_ = nullptr;
};

}  // namespace apud
