// From what a sentence states to relations between entities, values and words.
// Layer 5, pure.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "indexer/extract/arguments.h"
#include "indexer/extract/phrase_maker.h"
#include "indexer/extract/predicate_rules.h"
#include "indexer/extract/relation_sink.h"

namespace apud {

// Keeps its buffers from sentence to sentence.
class ClauseRelations {
 public:
  explicit ClauseRelations(std::shared_ptr<const Lexicon> lexicon) : lexicon_(std::move(lexicon)) {}
  // Adds the relations of the propositions; `shares` deal values out to subjects ("respectively").
  void add(const NamedSentence& sentence, std::span<const Proposition> propositions, std::span<const Share> shares,
           RelationSink& sink);

 private:
  // An argument of a clause, with what the rules ask of it.
  struct Part {
    ComplementKind kind = ComplementKind::kObject;
    Phrase phrase;                 // without its preposition
    Phrase whole;                  // as it stands
    std::string_view preposition;  // its lemma; ""
    std::uint32_t preposition_word = kNone;
    KindSet kinds = 0;
  };
  // Who does what to whom, after the rules.
  struct Reading {
    std::string predicate;
    const Part* subject = nullptr;  // of parts_; nullptr: nobody is named
    const Part* object = nullptr;
    const Part* dropped = nullptr;  // has become part of the verb: "visit" of "paid a visit to"
    float factor = 1;
  };

  Phrase subject_of(const Proposition& proposition);
  Phrase person_of(const Phrase& phrase);
  void read_parts(const Proposition& proposition);
  void read_plain(const Proposition& proposition, Reading& reading) const;
  [[nodiscard]] std::string_view verb_of(const Proposition& proposition);
  bool apply_rules(const Proposition& proposition, Reading& reading);
  bool apply(const PredicateRule& rule, const Proposition& proposition, Reading& reading);
  bool apply_noun(const PredicateRule& rule, Reading& reading);
  bool apply_copula(const Proposition& proposition, Reading& reading);
  bool apply_predicative(Reading& reading);
  [[nodiscard]] bool points_within(const Proposition& proposition) const;
  [[nodiscard]] bool hangs_on_noun(const Proposition& proposition) const;
  [[nodiscard]] bool is_given_to(const Proposition& p) const;
  [[nodiscard]] bool is_given(const Proposition& p, const Reading& reading) const;
  [[nodiscard]] bool is_part_of_text(std::uint32_t word) const;
  [[nodiscard]] bool stands_in(const Proposition& proposition, const Entity* where) const;
  [[nodiscard]] bool says_what_it_is(const Proposition& proposition, const Entity* whose, const Entity* what) const;
  [[nodiscard]] bool tells_enough(const Proposition& proposition) const;
  const Part* part_with(std::string_view preposition, KindSet kinds) const;
  const Part* noun_part(std::uint32_t noun, std::string_view preposition, KindSet kinds);
  Part make_part(ComplementKind kind, const Phrase& whole, std::uint32_t preposition) const;
  [[nodiscard]] const Part* agent(const Proposition& proposition) const;

  void emit(const Proposition& proposition, const Reading& reading, std::span<const Share> shares, RelationSink& sink);
  void set_verb(const Proposition& proposition, const Reading& reading, Relation& relation) const;
  void set_more(const Reading& reading, Relation& relation);
  void qualify(const Part& part, Relation& relation);
  void qualify_inside(const Part& part, Relation& relation);
  static void deal(const Value& value, Relation& relation);
  void inherit_date(const Proposition& proposition, Relation& relation) const;
  void connect(const Relation& relation, RelationSink& sink);
  void follow(const Relation& relation, RelationSink& sink) const;
  const Part* partner_inside(const Part& part);
  void note_leading_date(const Proposition& proposition);

  std::shared_ptr<const Lexicon> lexicon_;
  const NamedSentence* sentence_ = nullptr;
  std::vector<Part> parts_;  // the subject, then the object if there is one, then the further ones
  bool has_object_ = false;
  std::deque<Part> noun_parts_;
  std::string verb_;
  PhraseMaker phrases_;
  NameSplitter subjects_, objects_, others_;
  std::vector<std::uint32_t> leading_date_;  // of a verb: index of the value that stands before its subject
};

}  // namespace apud
