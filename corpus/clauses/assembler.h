// From a clause to its proposition: predicate words, subject, object and further complements.
// Layer 3, pure.
#pragma once

#include "corpus/clauses/clause_finder.h"
#include "corpus/clauses/proposition_drafts.h"

namespace apud {

class Assembler {
 public:
  void assemble(SentenceTree& tree, ClauseFinder& finder, Drafts& drafts);

 private:
  struct Argument {
    std::uint32_t head = kRoot;
    ComplementKind kind = ComplementKind::kObject;
  };

  void state(const Clause& clause);
  void find_chain(const Clause& clause);
  void predicate(const Clause& clause, Draft& draft);
  void verb_words(const Clause& clause, bool last);
  void arguments(const Clause& clause);
  void arguments_of(const Clause& clause, const Clause& bottom);
  bool choose_object(const Clause& clause, Draft& draft);
  void take_object(std::size_t index, Draft& draft);
  void copular_object(const Clause& clause, Draft& draft);
  void lemma(const Clause& clause, Draft& draft);
  [[nodiscard]] bool is_time(std::uint32_t i) const;
  [[nodiscard]] Range phrase(std::uint32_t head, LabelSet skip, LabelSet skip_deep = 0);
  Range trim(std::size_t begin);

  SentenceTree* tree_ = nullptr;
  ClauseFinder* finder_ = nullptr;
  Drafts* drafts_ = nullptr;
  std::vector<std::uint32_t> chain_, predicate_;
  std::vector<Argument> arguments_;
};

}  // namespace apud
