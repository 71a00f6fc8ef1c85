// Compares with the relations of the same sentence only, which are few.
// Layer 5, pure.
#include "indexer/extract/relation_sink.h"

#include <algorithm>
#include <utility>

namespace apud {
namespace {

bool same(const Argument& a, const Argument& b) {
  if (a.entity != b.entity || a.text != b.text || a.value.has_value() != b.value.has_value()) return false;
  return !a.value || a.value->span == b.value->span;
}

bool same(const Relation& a, const Relation& b) {
  return a.predicate == b.predicate && a.status == b.status && a.polarity == b.polarity && same(a.subject, b.subject) &&
         same(a.object, b.object);
}

bool overlap(const Argument& a, const Argument& b) {
  for (const Span x : a.words)
    for (const Span y : b.words)
      if (x.begin < y.end && y.begin < x.end) return true;
  return false;
}

// "X be Y", "X be_in Y", "X have Y" of no verb.
bool says_little(const Relation& relation) {
  return relation.inferred && (relation.predicate.starts_with("be") || relation.predicate == "have");
}

// The better told of two about the same words: a named predicate says more than "be".
bool told_better(const Relation& known, const Relation& relation) {
  if (!says_little(relation)) return false;
  return (overlap(known.subject, relation.subject) && overlap(known.object, relation.object)) ||
         (known.inferred && overlap(known.subject, relation.object) && overlap(known.object, relation.subject));
}

// Nobody in particular: "all have grown".
bool names_nothing(const Argument& argument) {
  static constexpr std::string_view kEmpty[] = {"all",   "both", "each", "some", "others",
                                                "which", "who",  "what", "there"};
  if (argument.text.starts_with("whose ") || argument.text.starts_with("what ")) return true;
  if (argument.text.size() > 6 || argument.text.empty()) return false;
  return std::any_of(std::begin(kEmpty), std::end(kEmpty), [&](std::string_view word) {
    return (argument.text.front() | 32) == word.front() && std::string_view(argument.text).substr(1) == word.substr(1);
  });
}

// "says what"
bool one_asked(const Argument& argument) {
  return argument.text == "what" || argument.text == "which" || argument.text == "who" || argument.text == "whom";
}

bool is_about_itself(const Relation& relation) {
  const Argument &a = relation.subject, &b = relation.object;
  if (!a.entity.empty()) return a.entity == b.entity && relation.predicate != "alias_of";
  return !a.text.empty() && a.text == b.text;
}

struct ImpliedVerb {
  std::string_view predicate, verb;
};
constexpr ImpliedVerb kImpliedVerbs[] = {{"agreement_with", "have agreement with"},
                                         {"alias_of", "be"},
                                         {"connects", "connect"},
                                         {"has_strategy", "have"},
                                         {"held_at", "be held in"},
                                         {"holds_role", "be"},
                                         {"located_in", "be in"},
                                         {"member_of", "be member of"},
                                         {"part_of", "be part of"}};

// The verb, in its base form, that a reader adds to what is said without one.
std::string implied_verb(std::string_view predicate) {
  for (const ImpliedVerb& implied : kImpliedVerbs)
    if (implied.predicate == predicate) return std::string(implied.verb);
  std::string verb(predicate);
  std::replace(verb.begin(), verb.end(), '_', ' ');
  return verb;
}

}  // namespace

void RelationSink::begin_block(std::uint32_t block) {
  block_ = block;
  ordinal_ = 0;
  begin_sentence(0);
}

void RelationSink::begin_sentence(std::uint32_t sentence) {
  sentence_ = sentence;
  first_ = relations_->size();
}

void RelationSink::add(Relation relation) {
  if (relation.subject.empty() && relation.object.empty()) return;
  if (relation.subject.empty() && relation.status != Status::kRecommended) return;  // a slip of the parser
  if (relation.object.empty() && relation.predicate == "be") return;                // "there are some"
  if (one_asked(relation.object) || relation.predicate == "let") return;            // "let the ships": do what?
  if (is_about_itself(relation) || names_nothing(relation.subject)) return;
  if (relations_->size() - first_ >= kMostRelations) return;
  const auto begin = relations_->begin() + static_cast<std::ptrdiff_t>(first_);
  if (std::any_of(begin, relations_->end(), [&](const Relation& r) { return told_better(r, relation); })) return;
  const auto known = std::find_if(begin, relations_->end(), [&](const Relation& r) { return same(r, relation); });
  if (known != relations_->end()) {
    if (!known->inferred || relation.inferred) return;
    const std::uint32_t ordinal = known->ordinal;
    *known = std::move(relation);
    known->block = block_;
    known->sentence = sentence_;
    known->ordinal = ordinal;
    return;
  }
  relation.block = block_;
  relation.sentence = sentence_;
  relation.ordinal = ++ordinal_;
  if (relation.inferred && relation.verb.empty()) relation.verb = implied_verb(relation.predicate);
  relations_->push_back(std::move(relation));
}

}  // namespace apud
