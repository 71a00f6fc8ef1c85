// The second half of ClauseRelations: relations from a reading, their words and qualifiers.
// Layer 5, pure.
#include <algorithm>

#include "corpus/text/one_of.h"
#include "indexer/extract/clause_relations.h"

namespace apud {
namespace {

constexpr KindSet kGrounds = kAreaKinds | kInfrastructureKind | kEventKind | kOrganizationKind;
constexpr std::uint32_t kLongestClimb = 12;

Argument value_argument(const Value& value) {
  Argument argument;
  argument.value = value;
  argument.words = {value.span};
  return argument;
}

bool has(const Relation& relation, QualifierKind kind) {
  return std::any_of(relation.qualifiers.begin(), relation.qualifiers.end(),
                     [&](const Qualifier& q) { return q.kind == kind; });
}

// The first value of these kinds in the phrase, by position; nullptr if none.
const Value* value_inside(const NamedSentence& sentence, Words words, bool dates) {
  for (const std::uint32_t word : words)
    if (const Value* value = sentence.value(word))
      if ((value->kind == ValueKind::kDate) == dates) return value;
  return nullptr;
}

}  // namespace

void ClauseRelations::set_verb(const Proposition& p, const Reading& reading, Relation& relation) const {
  std::vector<std::uint32_t> words(p.predicate.begin(), p.predicate.end());
  if (reading.dropped != nullptr) words.push_back(reading.dropped->phrase.head);
  if (reading.object != nullptr && reading.object->preposition_word != kNone &&
      reading.object->kind != ComplementKind::kClause)
    words.push_back(reading.object->preposition_word);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  append_spans(*sentence_, words, relation.verb_words);
  if (!relation.inferred)
    relation.verb = text_of(*sentence_, relation.verb_words);  // else the sink adds an implied one
}

void ClauseRelations::set_more(const Reading& reading, Relation& relation) {
  for (std::size_t i = 1; i < parts_.size(); ++i) {
    const Part& part = parts_[i];
    if (&part == reading.object || &part == reading.subject || &part == reading.dropped) continue;
    if (reading.object != nullptr && part.phrase.head == reading.object->phrase.head)
      continue;  // has become the object
    relation.more.emplace_back();
    append_spans(*sentence_, part.whole.words, relation.more.back());
    qualify(part, relation);
  }
}

// One part as qualifier, by its kind and preposition.
void ClauseRelations::qualify(const Part& part, Relation& relation) {
  if (part.kind == ComplementKind::kClause || part.phrase.head >= sentence_->size()) return;
  const Value* value = sentence_->value(part.phrase.head);
  if (value == nullptr && part.kind == ComplementKind::kTime) value = value_inside(*sentence_, part.phrase.words, true);
  if (value != nullptr) {
    const bool date = value->kind == ValueKind::kDate;
    relation.qualifiers.push_back({date ? QualifierKind::kDate : QualifierKind::kAmount, value_argument(*value)});
    return;
  }
  if (part.kind == ComplementKind::kTime) {
    relation.qualifiers.push_back({QualifierKind::kDate, argument_of(*sentence_, part.whole)});
    return;
  }
  QualifierKind kind = QualifierKind::kPlace;
  const bool named = sentence_->mention(part.phrase.head) != nullptr;
  if (part.preposition == "with" || part.preposition == "alongside") {
    if ((part.kinds & (kAgentKinds | kAgreementKind)) == 0) return;
    kind = QualifierKind::kWith;
  } else if (part.preposition == "as") {  // not "as of now"
    if (sentence_->child(part.preposition_word, Label::kFixed) != kNone) return;
    kind = QualifierKind::kRole;
  } else if (named && (part.kinds & kGrounds) != 0 &&
             one_of(part.preposition, {"in", "at", "on", "near", "within", "along", "across", "throughout", "around",
                                       "inside", "during"})) {
    kind = QualifierKind::kPlace;
  } else {
    return;
  }
  for (const Phrase& one : others_.split(*sentence_, part.phrase))
    relation.qualifiers.push_back({kind, argument_of(*sentence_, one)});
}

// What hangs on the object's noun qualifies too: "an agreement with Serbia", "a fund of $2 billion".
void ClauseRelations::qualify_inside(const Part& part, Relation& relation) {
  if (part.kind == ComplementKind::kClause || part.phrase.head >= sentence_->size()) return;
  if (!has(relation, QualifierKind::kAmount) && sentence_->value(part.phrase.head) == nullptr)
    if (const Value* amount = value_inside(*sentence_, part.phrase.words, false))
      relation.qualifiers.push_back({QualifierKind::kAmount, value_argument(*amount)});
  if (sentence_->mention(part.phrase.head) != nullptr) return;
  if (!has(relation, QualifierKind::kWith))
    if (const Part* with = noun_part(part.phrase.head, "with", kAgentKinds)) qualify(*with, relation);
  for (const std::string_view preposition : {"in", "at"})
    if (!has(relation, QualifierKind::kPlace))
      if (const Part* place = noun_part(part.phrase.head, preposition, kGrounds)) qualify(*place, relation);
  for (const std::string_view preposition : {"in", "on"})
    if (!has(relation, QualifierKind::kDate))
      if (const Part* date = noun_part(part.phrase.head, preposition, kDateKind)) qualify(*date, relation);
}

// "In 2023, she opened A, visited B and met C": the date that stands before all belongs to all.
void ClauseRelations::note_leading_date(const Proposition& p) {
  const std::uint32_t first = p.subject.words.empty() ? p.verb : p.subject.words.front();
  for (std::size_t i = 1; i < parts_.size(); ++i) {
    const Part& part = parts_[i];
    if (part.kind == ComplementKind::kClause || part.whole.words.empty() || part.whole.words.back() >= first) continue;
    const Value* value = value_inside(*sentence_, part.whole.words, true);
    if (value == nullptr) continue;
    leading_date_[p.verb] = static_cast<std::uint32_t>(value - sentence_->reading().values.data());
    return;
  }
}

void ClauseRelations::inherit_date(const Proposition& p, Relation& relation) const {
  if (has(relation, QualifierKind::kDate)) return;
  std::uint32_t at = p.verb;
  for (std::uint32_t steps = 0; steps < kLongestClimb && sentence_->token(at).label == Label::kConj; ++steps) {
    at = sentence_->token(at).head;
    if (at >= sentence_->size()) return;
    if (leading_date_[at] == kNone) continue;
    relation.qualifiers.push_back(
        {QualifierKind::kDate, value_argument(sentence_->reading().values[leading_date_[at]])});
    return;
  }
}

// "memoranda on cooperation in film with Thailand": who it is with may hang anywhere below.
const ClauseRelations::Part* ClauseRelations::partner_inside(const Part& part) {
  for (const std::uint32_t word : part.phrase.words) {
    if (sentence_->token(word).label != Label::kNmod) continue;
    const std::uint32_t opens = sentence_->preposition_of(word);
    if (opens == kNone || sentence_->lemma(opens) != "with") continue;
    const Phrase phrase =
        phrases_.subtree(*sentence_, word, label_bit(Label::kAclRelcl) | label_bit(Label::kParataxis));
    noun_parts_.push_back(make_part(ComplementKind::kOblique, phrase, opens));
    if ((noun_parts_.back().kinds & kAgentKinds) != 0) return &noun_parts_.back();
  }
  return nullptr;
}

// What a relation says besides: who has signed an agreement with somebody has one; what was held somewhere on a day
// was held on that day.
void ClauseRelations::follow(const Relation& relation, RelationSink& sink) const {
  const bool signed_it = relation.predicate == "signed", held = relation.predicate == "held_at";
  if (!signed_it && !held) return;
  for (const Qualifier& qualifier : relation.qualifiers) {
    if (qualifier.kind != (signed_it ? QualifierKind::kWith : QualifierKind::kDate)) continue;
    if (held && !qualifier.argument.value) continue;
    Relation more = relation;
    more.predicate = signed_it ? "agreement_with" : "held_on";
    more.object = qualifier.argument;
    more.inferred = signed_it;
    more.more.clear();
    std::erase_if(more.qualifiers, [&](const Qualifier& q) { return q.kind == qualifier.kind; });
    more.confidence *= 0.9F;
    sink.add(std::move(more));
  }
}

// "links France with Italy", "connects the port to the city": the other end is connected too.
void ClauseRelations::connect(const Relation& relation, RelationSink& sink) {
  for (std::size_t i = 1; i < parts_.size(); ++i) {
    const Part& part = parts_[i];
    if ((part.preposition != "with" && part.preposition != "to") || (part.kinds & (kGrounds | kTextKind)) == 0)
      continue;
    for (const Phrase& end : others_.split(*sentence_, part.phrase)) {
      Relation other = relation;
      other.object = argument_of(*sentence_, end);
      sink.add(std::move(other));
    }
  }
}

void ClauseRelations::emit(const Proposition& p, const Reading& reading, std::span<const Share> shares,
                           RelationSink& sink) {
  Relation base;
  base.predicate = reading.predicate;
  base.inferred = p.inferred != InferredFrom::kNothing;
  base.status = p.status;
  base.polarity = p.polarity;
  base.confidence = p.confidence * reading.factor;
  set_verb(p, reading, base);
  set_more(reading, base);
  if (reading.object != nullptr && reading.object != &parts_[0]) qualify_inside(*reading.object, base);
  if (reading.dropped != nullptr && base.predicate != "has_value") qualify_inside(*reading.dropped, base);
  if (base.predicate == "signed" && reading.object != nullptr && !has(base, QualifierKind::kWith))
    if (const Part* partner = partner_inside(*reading.object)) qualify(*partner, base);
  inherit_date(p, base);
  if (base.predicate == "connects")  // both ends are objects
    std::erase_if(base.qualifiers, [](const Qualifier& q) { return q.kind == QualifierKind::kWith; });
  if (p.according_to) base.according_to = argument_of(*sentence_, without_preposition(*sentence_, *p.according_to));
  static const Phrase kNobody;
  const Phrase& subject = reading.subject == nullptr ? kNobody : reading.subject->phrase;
  const Phrase& object = reading.object == nullptr ? kNobody : reading.object->phrase;
  const bool clause = reading.object != nullptr && reading.object->kind == ComplementKind::kClause;
  const bool together = !shares.empty();
  const std::span<const Phrase> subjects = subjects_.split(*sentence_, subject, together);
  const std::span<const Phrase> objects = objects_.split(*sentence_, object);
  const bool only = subjects.size() == 1 && objects.size() == 1;
  for (const Phrase& who : subjects) {
    const auto share = std::find_if(shares.begin(), shares.end(), [&](const Share& s) { return s.word == who.head; });
    for (const Phrase& what : objects) {
      Relation relation = only ? std::move(base) : base;
      relation.subject = argument_of(*sentence_, who);
      if (!clause) {
        relation.object = argument_of(*sentence_, what);
      } else {
        append_spans(*sentence_, what.words, relation.object.words);
        relation.object.text = text_of(*sentence_, relation.object.words);
      }
      std::erase_if(relation.qualifiers, [&](const Qualifier& q) {  // said once is enough
        return q.kind == QualifierKind::kWith && q.argument.words == relation.object.words;
      });
      if (share != shares.end()) deal(sentence_->reading().values[share->value], relation);
      follow(relation, sink);
      if (relation.predicate != "connects") {
        sink.add(std::move(relation));
        continue;
      }
      sink.add(relation);
      connect(relation, sink);
    }
  }
}

// The subject's own value takes the place of all: "A and B grew by 4 and 5 percent respectively".
void ClauseRelations::deal(const Value& value, Relation& relation) {
  if (relation.object.value && relation.object.value->kind == value.kind) {
    relation.object = value_argument(value);
    return;
  }
  const QualifierKind kind = value.kind == ValueKind::kDate ? QualifierKind::kDate : QualifierKind::kAmount;
  for (Qualifier& qualifier : relation.qualifiers)
    if (qualifier.kind == kind) {
      qualifier.argument = value_argument(value);
      return;
    }
  relation.qualifiers.push_back({kind, value_argument(value)});
}

}  // namespace apud
