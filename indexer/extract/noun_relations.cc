// Each noun is looked at once with its direct dependents; the types of the names at both ends decide.
// Layer 5, pure.
#include "indexer/extract/noun_relations.h"

#include <algorithm>

#include "corpus/text/one_of.h"

namespace apud {
namespace {

using namespace noun_confidence;

constexpr LabelBits kLoose = label_bit(Label::kAclRelcl) | label_bit(Label::kAcl) | label_bit(Label::kParataxis) |
                             label_bit(Label::kAppos) | label_bit(Label::kConj) | label_bit(Label::kCc) |
                             label_bit(Label::kCase) | label_bit(Label::kPunct) | label_bit(Label::kMark) |
                             label_bit(Label::kCop) | label_bit(Label::kNsubj) | label_bit(Label::kNsubjPass) |
                             label_bit(Label::kAux) | label_bit(Label::kAuxPass) | label_bit(Label::kAdvcl);
constexpr KindSet kSites = kInfrastructureKind | kPlaceKind | kOrganizationKind;

bool has_walls(std::string_view noun) {
  return one_of(noun, {"academy", "center",      "centre", "church",    "college",    "consulate", "court",
                       "embassy", "hospital",    "hub",    "institute", "laboratory", "library",   "monastery",
                       "museum",  "observatory", "school", "shipyard",  "theater",    "theatre",   "university"});
}

bool is_noun(Tag tag) { return tag == Tag::kNn || tag == Tag::kNns || tag == Tag::kNnp || tag == Tag::kNnps; }

}  // namespace

Phrase NounRelations::noun_phrase(std::uint32_t word) { return phrases_.subtree(*sentence_, word, kLoose); }

KindSet NounRelations::kinds(std::uint32_t word) {
  const std::uint32_t words[] = {word};
  return kind_of(*sentence_, *lexicon_, {.head = word, .words = words});
}

bool NounRelations::is_area(std::uint32_t word) const {
  const Entity* entity = sentence_->entity(word);
  return entity != nullptr && (kind_bit(entity->type) & kAreaKinds) != 0;
}

// A name that no list has and that looks like nothing else: where something stands, a place.
bool NounRelations::is_unknown_name(std::uint32_t word) const {
  const Entity* entity = sentence_->entity(word);
  if (sentence_->token(word).tag != Tag::kNnp || sentence_->value(word) != nullptr) return false;
  return entity == nullptr || entity->type == EntityType::kConcept;
}

Relation NounRelations::make(const Phrase& subject, std::string_view predicate, const Phrase& object,
                             float confidence) const {
  Relation relation;
  relation.subject = argument_of(*sentence_, subject);
  relation.predicate = predicate;
  relation.object = argument_of(*sentence_, object);
  relation.inferred = true;
  relation.confidence = confidence;
  return relation;
}

// "Elbing in Prussia and Lübeck in Holstein": the second is no place of the first.
bool NounRelations::has_own_place(std::uint32_t noun) const {
  return noun + 2 < sentence_->size() && one_of(sentence_->word(noun + 1), {"in", "at", "near"}) && is_area(noun + 2);
}

// A name's own place; a common noun's only where it is a thing that stands somewhere.
void NounRelations::place(std::uint32_t noun) {
  const Entity* own = sentence_->entity(noun);
  const KindSet kind = own != nullptr && own->type != EntityType::kConcept ? kind_bit(own->type) : kinds(noun);
  // A body may do something somewhere else; what has walls stands there.
  if (own != nullptr && own->type == EntityType::kOrganization && !has_walls(sentence_->noun(noun))) return;
  const bool site = (kind & kSites) != 0 && (own != nullptr || (kind & kInfrastructureKind) != 0);
  const bool occasion = own != nullptr && own->type == EntityType::kEvent;
  if (!site && !occasion) return;
  for (std::uint32_t c = sentence_->first_child(noun); c != kNone; c = sentence_->next_child(c)) {
    const Label label = sentence_->token(c).label;
    if (label != Label::kNmod && label != Label::kAppos) continue;  // "the mill, at Grein,"
    if (!is_area(c) && !is_unknown_name(c)) continue;
    const std::uint32_t preposition = sentence_->preposition_of(c);
    if (preposition == kNone || !one_of(sentence_->lemma(preposition), {"in", "at", "near"})) continue;
    const Phrase thing = phrases_.subtree(
        *sentence_, noun, kLoose | label_bit(Label::kNmod) | label_bit(Label::kNmodPoss) | label_bit(Label::kDet));
    const Phrase where = phrases_.subtree(*sentence_, c, kLoose & ~(label_bit(Label::kConj) | label_bit(Label::kCc)));
    for (const Phrase& one : splitter_.split(*sentence_, where)) {
      if (!is_area(one.head) && !is_unknown_name(one.head)) continue;
      if (one.head != c && has_own_place(one.head)) continue;
      const float confidence = own != nullptr ? kPlace : kUnnamedPlace;
      sink_->add(make(thing, occasion ? "held_at" : "located_in", one, confidence));
    }
  }
}

void NounRelations::owner(std::uint32_t noun) {
  const std::uint32_t who = sentence_->child(noun, Label::kNmodPoss);
  if (who == kNone || sentence_->entity(who) == nullptr) return;
  const Entity* own = sentence_->entity(noun);
  const KindSet strategy = kinds(noun) & kStrategyKind;
  const KindSet owner_kind = kind_bit(sentence_->entity(who)->type);
  const Phrase thing =
      phrases_.subtree(*sentence_, noun, kLoose | label_bit(Label::kNmodPoss) | label_bit(Label::kDet));
  const Phrase whose = noun_phrase(who);
  if (own != nullptr && (kind_bit(own->type) & (kInfrastructureKind | kPlaceKind)) != 0 && is_area(who) &&
      own->type != EntityType::kCountry)
    sink_->add(make(thing, "located_in", whose, kOwner));
  else if (own != nullptr && strategy != 0 && (owner_kind & (kCountryKind | kRegionKind | kOrganizationKind)) != 0)
    sink_->add(make(whose, "has_strategy", thing, kOwner));
}

void NounRelations::part(std::uint32_t noun) {
  if (!one_of(sentence_->noun(noun), {"section", "segment", "phase", "branch", "stretch", "wing", "department",
                                      "division", "subsidiary", "stage", "sector"}))
    return;
  for (std::uint32_t c = sentence_->first_child(noun); c != kNone; c = sentence_->next_child(c)) {
    if (sentence_->token(c).label != Label::kNmod || sentence_->entity(c) == nullptr) continue;
    const std::uint32_t preposition = sentence_->preposition_of(c);
    if (preposition == kNone || sentence_->lemma(preposition) != "of") continue;
    const KindSet whole = kind_bit(sentence_->entity(c)->type);
    if ((whole & (kInfrastructureKind | kOrganizationKind | kProgramKind)) == 0) continue;
    const Phrase thing = phrases_.subtree(*sentence_, noun, kLoose | label_bit(Label::kNmod) | label_bit(Label::kDet));
    sink_->add(make(thing, "part_of", noun_phrase(c), kPart));
    return;
  }
}

void NounRelations::between(std::uint32_t noun) {
  const KindSet kind = kinds(noun);
  const bool agreement = (kind & kAgreementKind) != 0;
  const bool route = (kind & kInfrastructureKind) != 0;
  if (!agreement && !route) return;
  for (std::uint32_t c = sentence_->first_child(noun); c != kNone; c = sentence_->next_child(c)) {
    if (sentence_->token(c).label != Label::kNmod || sentence_->entity(c) == nullptr) continue;
    const std::uint32_t preposition = sentence_->preposition_of(c);
    if (preposition == kNone || sentence_->lemma(preposition) != "between") continue;
    const Phrase thing = phrases_.subtree(*sentence_, noun, kLoose | label_bit(Label::kNmod) | label_bit(Label::kDet));
    const Phrase both = phrases_.subtree(*sentence_, c, kLoose & ~(label_bit(Label::kConj) | label_bit(Label::kCc)));
    const std::span<const Phrase> ends = splitter_.split(*sentence_, both);
    if (ends.size() < 2) continue;
    for (std::size_t i = 0; route && i < ends.size(); ++i)
      if (is_area(ends[i].head)) sink_->add(make(thing, "connects", ends[i], kRoute));
    for (std::size_t i = 1; agreement && i < ends.size(); ++i) {
      Relation relation = make(ends[0], "agreement_with", ends[i], kAgreement);
      relation.qualifiers.push_back({QualifierKind::kRole, argument_of(*sentence_, thing)});
      sink_->add(std::move(relation));
    }
  }
}

// A deed told by its noun. Only where the thing is a name, and only deeds that are done when they are spoken of.
void NounRelations::deed(std::uint32_t noun) {
  const std::string_view lemma = sentence_->lemma(noun);
  if (lemma != "completion" && lemma != "inauguration") return;
  for (std::uint32_t c = sentence_->first_child(noun); c != kNone; c = sentence_->next_child(c)) {
    if (sentence_->token(c).label != Label::kNmod) continue;
    const std::uint32_t preposition = sentence_->preposition_of(c);
    if (preposition == kNone || sentence_->lemma(preposition) != "of") continue;
    if ((kinds(c) & (kInfrastructureKind | kProgramKind)) == 0) continue;
    static const Phrase kNobody;
    Relation relation = make(noun_phrase(c), lemma == "completion" ? "completed" : "launched", kNobody, kDeed);
    for (std::uint32_t word = noun; word < sentence_->size() && word < noun + 24; ++word)
      if (const Value* value = sentence_->value(word); value != nullptr && value->kind == ValueKind::kDate) {
        if (!sentence_->below(word, noun)) break;
        relation.qualifiers.push_back({QualifierKind::kDate, {}});
        relation.qualifiers.back().argument.value = *value;
        relation.qualifiers.back().argument.words = {value->span};
        break;
      }
    const std::uint32_t deed_word[] = {noun};
    append_spans(*sentence_, deed_word, relation.verb_words);
    relation.verb = sentence_->word(noun);
    sink_->add(std::move(relation));
  }
}

// "Graz, Austria": a place and, behind a comma, the larger one that it lies in.
void NounRelations::area_after(std::uint32_t word) {
  const Entity* own = sentence_->entity(word);
  if (own == nullptr || own->type != EntityType::kPlace) return;
  for (std::uint32_t c = sentence_->first_child(word); c != kNone; c = sentence_->next_child(c)) {
    if (c < word || c > word + 2 || !is_area(c) || sentence_->mention(c) == sentence_->mention(word)) continue;
    const Label label = sentence_->token(c).label;
    if (label != Label::kAppos && label != Label::kNmodUnmarked && label != Label::kList && label != Label::kNmod)
      continue;
    const EntityType type = sentence_->entity(c)->type;
    if (type != EntityType::kCountry && type != EntityType::kRegion) continue;
    if (sentence_->preposition_of(c) != kNone) continue;
    const std::uint32_t here[] = {word}, there[] = {c};
    sink_->add(make({.head = word, .words = here}, "located_in", {.head = c, .words = there}, kPlace));
  }
}

void NounRelations::begin_document() {
  routes_.clear();
  known_.clear();
}

void NounRelations::add(const NamedSentence& sentence, Knowledge& knowledge, RelationSink& sink) {
  sentence_ = &sentence;
  sink_ = &sink;
  phrases_.reset();
  for (std::uint32_t word = 0; word < sentence.size(); ++word) {
    if (!is_noun(sentence.token(word).tag) && sentence.mention(word) == nullptr) continue;
    const Mention* mention = sentence.mention(word);
    if (mention != nullptr && sentence.mention_head(word) != word) continue;
    bool depends = false, owned = false;
    for (std::uint32_t c = sentence.first_child(word); c != kNone; c = sentence.next_child(c)) {
      depends = depends || sentence.token(c).label == Label::kNmod;
      owned = owned || sentence.token(c).label == Label::kNmodPoss;
    }
    if (depends) {
      place(word);
      part(word);
      between(word);
      deed(word);
    }
    if (owned) owner(word);
    if (mention != nullptr) area_after(word);
    if (mention == nullptr || mention->kind != MentionKind::kName) continue;
    if (sentence.entity(word)->type == EntityType::kPerson) offices(word);
    route(*mention, knowledge);
  }
}

}  // namespace apud
