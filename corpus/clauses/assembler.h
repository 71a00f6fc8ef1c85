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
    std::uint32_t pronoun = kRoot;  // the relative one that `head` is put for
  };

  void state(const Clause& clause);
  void find_chain(const Clause& clause);
  void predicate(const Clause& clause, Draft& draft);
  void shared_to(const Clause& clause);
  void verb_words(const Clause& clause, bool last);
  void arguments(const Clause& clause);
  void arguments_of(const Clause& clause, const Clause& bottom);
  bool choose_object(const Clause& clause, Draft& draft);
  [[nodiscard]] bool bare(std::uint32_t i) const;
  [[nodiscard]] bool has_finite_verb(std::uint32_t i) const;
  void shared_object(const Clause& clause);
  [[nodiscard]] std::uint32_t joined_oblique(const Clause& clause) const;
  [[nodiscard]] bool is_compared(std::uint32_t oblique) const;
  [[nodiscard]] bool belongs_behind(std::uint32_t oblique, const Clause& clause) const;
  [[nodiscard]] std::uint32_t twin_object(const Clause& clause) const;
  [[nodiscard]] bool says_who(std::uint32_t oblique) const;
  void existential(const Clause& clause, Draft& draft);
  [[nodiscard]] std::uint32_t topmost(const Clause& clause) const;
  Range subject_words(const Clause& clause);
  void drop_predicate_words(Range& range);
  void relative_argument(const Clause& clause);
  DraftPhrase argument_phrase(const Argument& argument, bool with_preposition);
  void take_object(std::size_t index, Draft& draft);
  void copular_object(const Clause& clause, Draft& draft);
  void lemma(const Clause& clause, Draft& draft);
  [[nodiscard]] bool is_time(std::uint32_t i) const;
  [[nodiscard]] Range phrase(std::uint32_t head, LabelSet skip, LabelSet skip_deep = 0, std::uint32_t without = kRoot);
  [[nodiscard]] bool goes_with_noun(std::uint32_t head, std::uint32_t conjunct) const;
  [[nodiscard]] bool is_deed(std::uint32_t conjunct) const;
  bool find_conjuncts(std::uint32_t head, std::uint32_t verb);
  void deal_out(const Clause& clause);

  SentenceTree* tree_ = nullptr;
  ClauseFinder* finder_ = nullptr;
  Drafts* drafts_ = nullptr;
  std::vector<std::uint32_t> chain_, predicate_, conjuncts_;
  std::size_t first_ = 0;
  std::uint32_t side_clause_ = kRoot;  // "when it rained"
  std::uint32_t without_ = kRoot;      // the clause being stated
  std::vector<Argument> arguments_;
};

}  // namespace apud
