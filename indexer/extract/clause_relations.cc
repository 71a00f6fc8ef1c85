// A proposition's parts are laid out once; the first rule of its verb that fits names the predicate and says which part
// is subject and which object. What is left qualifies.
// Layer 5, pure.
#include "indexer/extract/clause_relations.h"

#include <algorithm>
#include <array>

#include "corpus/text/one_of.h"

namespace apud {
namespace {

constexpr KindSet kGrounds = kAreaKinds | kInfrastructureKind;
constexpr float kDoubtful = 0.2F;  // most of what is less sure is wrong

bool locates(std::string_view preposition) {
  return one_of(preposition, {"in", "at", "on", "near", "within", "inside", "outside", "along", "across", "throughout",
                              "around", "beside", "opposite"});
}

// "its suspension of the account": what is done, by whom is not said.
bool tells_deed(std::string_view noun) {
  return noun.ends_with("tion") || noun.ends_with("sion") || noun.ends_with("ing") || noun.ends_with("ance") ||
         one_of(noun,
                {"effort", "use", "attempt", "request", "release", "refusal", "arrival", "visit", "removal", "arrest",
                 "death", "birth", "return", "approval", "denial", "proposal", "office", "appointment"});
}

bool is_copula(const Proposition& p) {
  return p.object && p.object->head == p.verb && !p.passive && p.lemma.substr(0, 2) == "be";
}

}  // namespace

ClauseRelations::Part ClauseRelations::make_part(ComplementKind kind, const Phrase& whole,
                                                 std::uint32_t preposition) const {
  Part part;
  part.kind = kind;
  part.whole = without_marks(*sentence_, whole);
  part.phrase = kind == ComplementKind::kClause ? part.whole : without_preposition(*sentence_, whole);
  part.preposition_word = preposition;
  if (preposition != kNone) part.preposition = sentence_->lemma(preposition);
  part.kinds = kind == ComplementKind::kClause ? kClauseKind : kind_of(*sentence_, *lexicon_, part.phrase);
  return part;
}

// "the engineer Ada Weber", "Ada Weber, an engineer from Graz": the person, where the tree took the office for the subject.
Phrase ClauseRelations::person_of(const Phrase& phrase) {
  const NamedSentence& s = *sentence_;
  if (phrase.words.empty() || phrase.head >= s.size() || s.mention(phrase.head) != nullptr) return phrase;
  if (!lexicon_->role(s.word(phrase.head)).office) return phrase;
  auto person = [&](std::uint32_t word) {
    const Entity* entity = word < s.size() ? s.entity(word) : nullptr;
    return entity != nullptr && entity->type == EntityType::kPerson;
  };
  std::uint32_t found = kNone;
  if (person(phrase.head + 1)) found = phrase.head + 1;
  const std::uint32_t first = phrase.words.front();
  if (found == kNone && first >= 2 && s.token(first - 1).tag == Tag::kComma && person(first - 2)) found = first - 2;
  return found == kNone ? phrase : phrases_.of(found, {found});
}

// "A, B and others have built": a name before a finite verb that has no subject is its subject, whatever the tree calls
// it; a name with a preposition is not.
Phrase ClauseRelations::subject_of(const Proposition& p) {
  if (!p.subject.words.empty()) return person_of(p.subject);
  const NamedSentence& s = *sentence_;
  bool finite = s.token(p.verb).tag == Tag::kVbd || s.token(p.verb).tag == Tag::kVbz;
  std::uint32_t name = kNone;
  for (std::uint32_t c = s.first_child(p.verb); c != kNone && c < p.verb; c = s.next_child(c)) {
    const Label label = s.token(c).label;
    finite = finite || label == Label::kAux || label == Label::kAuxPass;
    const bool loose = label == Label::kAdvmod || label == Label::kVocative || label == Label::kDislocated ||
                       label == Label::kOblUnmarked || label == Label::kDep || label == Label::kDiscourse;
    const Mention* mention = s.mention(c);
    if (name == kNone && loose && mention != nullptr && mention->kind == MentionKind::kName &&
        s.preposition_of(c) == kNone)
      name = c;
  }
  if (!finite || name == kNone) return p.subject;
  return phrases_.subtree(s, name,
                          label_bit(Label::kAclRelcl) | label_bit(Label::kParataxis) | label_bit(Label::kAdvcl));
}

void ClauseRelations::read_parts(const Proposition& p) {
  parts_.clear();
  noun_parts_.clear();
  parts_.push_back(make_part(ComplementKind::kObject, subject_of(p), kNone));
  has_object_ = p.object.has_value();
  if (p.object) {
    // An object that is itself a clause ("said that ...") has a verb for its head.
    const Tag tag = p.object->head < sentence_->size() ? sentence_->token(p.object->head).tag : Tag::kNn;
    const Label label = p.object->head < sentence_->size() ? sentence_->token(p.object->head).label : Label::kObj;
    const bool clause =
        p.object->head != p.verb && (label == Label::kCcomp || (label == Label::kXcomp && tag == Tag::kVb));
    parts_.push_back(make_part(clause ? ComplementKind::kClause : ComplementKind::kObject, *p.object,
                               p.joined_preposition.value_or(kNone)));
  }
  for (const Complement& c : p.more) parts_.push_back(make_part(c.kind, c.phrase, c.preposition.value_or(kNone)));
}

// The verb's lemma with its particle.
std::string_view ClauseRelations::verb_of(const Proposition& p) {
  const std::uint32_t particle = sentence_->child(p.verb, Label::kCompoundPrt);
  if (particle == kNone) return sentence_->lemma(p.verb);
  verb_.assign(sentence_->lemma(p.verb));
  verb_ += '_';
  verb_ += sentence_->lemma(particle);
  return verb_;
}

const ClauseRelations::Part* ClauseRelations::part_with(std::string_view preposition, KindSet kinds) const {
  for (std::size_t i = 1; i < parts_.size(); ++i)
    if (parts_[i].preposition == preposition && (parts_[i].kinds & kinds) != 0) return &parts_[i];
  return nullptr;
}

// "by" in a passive: who did it; not "by 10 percent", not "by 2030".
const ClauseRelations::Part* ClauseRelations::agent(const Proposition& p) const {
  if (!p.passive) return nullptr;
  for (std::size_t i = 1; i < parts_.size(); ++i) {
    const Part& part = parts_[i];
    if (part.preposition == "by" && part.kind != ComplementKind::kClause && part.kind != ComplementKind::kTime &&
        (part.kinds & (kAmountKinds | kDateKind)) == 0)
      return &part;
  }
  return nullptr;
}

// What hangs on the noun itself: "with Serbia" of "an agreement with Serbia".
const ClauseRelations::Part* ClauseRelations::noun_part(std::uint32_t noun, std::string_view preposition,
                                                        KindSet kinds) {
  for (std::uint32_t c = sentence_->first_child(noun); c != kNone; c = sentence_->next_child(c)) {
    if (sentence_->token(c).label != Label::kNmod) continue;
    const std::uint32_t opens = sentence_->preposition_of(c);
    if (opens == kNone || sentence_->lemma(opens) != preposition) continue;
    const Phrase phrase = phrases_.subtree(*sentence_, c, label_bit(Label::kAclRelcl) | label_bit(Label::kParataxis));
    noun_parts_.push_back(make_part(ComplementKind::kOblique, phrase, opens));
    if ((noun_parts_.back().kinds & kinds) != 0) return &noun_parts_.back();
    noun_parts_.pop_back();
  }
  return nullptr;
}

bool ClauseRelations::apply_noun(const PredicateRule& rule, Reading& reading) {
  if (!has_object_ || parts_[1].preposition_word != kNone || parts_[1].phrase.head >= sentence_->size()) return false;
  if (sentence_->lemma(parts_[1].phrase.head) != rule.noun) return false;
  const Part* object = part_with(rule.preposition, rule.object);
  if (object == nullptr) object = noun_part(parts_[1].phrase.head, rule.preposition, rule.object);
  if (object == nullptr) return false;
  reading.object = object;
  reading.dropped = &parts_[1];
  return true;
}

bool ClauseRelations::apply(const PredicateRule& rule, const Proposition& p, Reading& reading) {
  const bool subject_fits = (parts_[0].kinds & rule.subject) != 0 || parts_[0].phrase.words.empty();
  reading.subject = parts_[0].phrase.words.empty() ? nullptr : &parts_[0];
  reading.object = nullptr;
  reading.dropped = nullptr;
  const bool direct_object = has_object_ && parts_[1].preposition_word == kNone;
  switch (rule.place) {
    case ObjectPlace::kDirect:
      if (p.passive) {
        if ((parts_[0].kinds & rule.object) == 0) return false;
        const Part* by = agent(p);
        if (by == nullptr) return rule.verb != "meet";  // the thing done stands as subject: nobody is named who did it
        if ((by->kinds & rule.subject) == 0) return false;
        reading.subject = by;
        reading.object = &parts_[0];
        return true;
      }
      if (!subject_fits || !direct_object || parts_[1].kind == ComplementKind::kClause) return false;
      reading.object = &parts_[1];
      return (parts_[1].kinds & rule.object) != 0;
    case ObjectPlace::kActiveOblique:
    case ObjectPlace::kPassiveOblique:
      if (p.passive != (rule.place == ObjectPlace::kPassiveOblique) || !subject_fits) return false;
      reading.object = part_with(rule.preposition, rule.object);
      return reading.object != nullptr;
    case ObjectPlace::kClause:
      if (p.passive || !subject_fits) return false;
      for (std::size_t i = 1; i < parts_.size() && reading.object == nullptr; ++i)
        if (parts_[i].kind == ComplementKind::kClause && sentence_->token(parts_[i].phrase.head).label == Label::kCcomp)
          reading.object = &parts_[i];
      return reading.object != nullptr;
    case ObjectPlace::kNoun: return !p.passive && subject_fits && apply_noun(rule, reading);
  }
  return false;
}

// "X is president of Y", "is a member of Y", "is part of Y".
bool ClauseRelations::apply_predicative(Reading& reading) {
  const Part& object = parts_[1];
  const std::uint32_t head = object.phrase.head;
  if ((parts_[0].kinds & (kPersonKind | kPronounKind)) != 0 && (parts_[0].kinds & kRoleKind) == 0 &&
      lexicon_->role(sentence_->word(head)).office) {
    reading.predicate = "holds_role";
    return true;
  }
  const std::string_view lemma = sentence_->lemma(head);
  if (one_of(lemma, {"member", "signatory"})) {
    reading.object = noun_part(head, "of", kOrganizationKind | kAgreementKind | kProgramKind);
    reading.predicate = "member_of";
  } else if (one_of(lemma, {"part", "section", "component", "segment", "branch", "division", "subsidiary", "phase"})) {
    reading.object = noun_part(head, "of", kGrounds | kOrganizationKind | kProgramKind | kEventKind);
    reading.predicate = "part_of";
  } else {
    return false;
  }
  if (reading.object == nullptr) {
    reading.object = &parts_[1];
    reading.predicate.clear();
    return false;
  }
  return true;
}

bool ClauseRelations::apply_copula(const Proposition& p, Reading& reading) {
  if (!is_copula(p) || parts_[0].phrase.words.empty()) return false;
  const Part& object = parts_[1];
  reading.subject = &parts_[0];
  reading.object = &object;
  if (object.preposition_word != kNone) {
    const bool place = (object.kinds & kGrounds) != 0 && sentence_->mention(object.phrase.head) != nullptr;
    if (!place || !locates(object.preposition)) return false;
    if ((parts_[0].kinds & (kInfrastructureKind | kOrganizationKind | kAreaKinds | kTextKind)) == 0) return false;
    reading.predicate = "located_in";
    return true;
  }
  if ((object.kinds & kAmountKinds) != 0 && (parts_[0].kinds & kPersonKind) == 0) {
    reading.predicate = "has_value";
    return true;
  }
  // "is 120 metres long"
  const Tag tag = sentence_->token(object.phrase.head).tag;
  if (tag == Tag::kJj || tag == Tag::kRb)
    for (std::uint32_t c = sentence_->first_child(object.phrase.head); c != kNone; c = sentence_->next_child(c)) {
      const Value* value = sentence_->value(c);
      if (c > object.phrase.head || value == nullptr || value->kind == ValueKind::kDate || value->unit.empty())
        continue;
      const Phrase phrase = phrases_.subtree(*sentence_, c, 0);
      noun_parts_.push_back(make_part(ComplementKind::kObject, phrase, kNone));
      reading.object = &noun_parts_.back();
      reading.dropped = &object;
      reading.predicate = "has_value";
      return true;
    }
  return apply_predicative(reading);
}

bool ClauseRelations::apply_rules(const Proposition& p, Reading& reading) {
  if (p.verb >= sentence_->size() || p.inferred != InferredFrom::kNothing) return false;
  if (apply_copula(p, reading)) return true;
  if (is_copula(p)) return false;
  for (const PredicateRule& rule : rules_of(verb_of(p))) {
    if (!apply(rule, p, reading)) continue;
    reading.predicate = rule.predicate;
    if (rule.turned) std::swap(reading.subject, reading.object);
    return true;
  }
  return false;
}

bool ClauseRelations::is_given_to(const Proposition& p) const {
  if (!p.object || p.object->head >= sentence_->size() || sentence_->token(p.object->head).label != Label::kObj ||
      sentence_->child(p.verb, Label::kAuxPass) == kNone)
    return false;
  return one_of(sentence_->lemma(p.verb),
                {"award", "deny", "give", "grant", "issue", "offer", "owe", "pay", "promise", "send", "show", "teach"});
}

// Without a rule the verb keeps its own name; a passive whose agent is named is turned, so that the subject always does.
void ClauseRelations::read_plain(const Proposition& p, Reading& reading) const {
  reading = {};
  reading.predicate = p.lemma;
  reading.subject = parts_[0].phrase.words.empty() ? nullptr : &parts_[0];
  reading.object = has_object_ ? &parts_[1] : nullptr;
  const Part* by = p.inferred == InferredFrom::kNothing ? agent(p) : nullptr;
  // "the town was granted a market": the market is granted to it
  if (p.passive && by == nullptr && reading.subject != nullptr && reading.object != nullptr &&
      reading.object->preposition_word == kNone && is_given_to(p)) {
    reading.predicate += "_to";
    std::swap(reading.subject, reading.object);
    return;
  }
  // "was opened in 1837": when is no object.
  if (reading.object != nullptr && reading.object->preposition_word != kNone &&
      ((reading.object->kinds & kDateKind) != 0 || reading.object->kind == ComplementKind::kTime)) {
    const std::string_view joined = reading.object->preposition;
    if (reading.predicate.size() > joined.size() + 1 && reading.predicate.ends_with(joined))
      reading.predicate.resize(reading.predicate.size() - joined.size() - 1);
    reading.object = nullptr;
  }
  if (by == nullptr || reading.subject == nullptr) return;
  if (by != reading.object &&
      reading.object != nullptr) {  // "was treated with X by Y": Y treat, with X as a further one
    const std::string_view joined = reading.object->preposition;
    if (joined.empty() || reading.predicate.size() <= joined.size() + 1 || !reading.predicate.ends_with(joined)) return;
    reading.predicate.resize(reading.predicate.size() - joined.size() - 1);
  }
  reading.subject = by;
  reading.object = &parts_[0];
  if (reading.predicate.ends_with("_by")) reading.predicate.resize(reading.predicate.size() - 3);
}

// "(see box 3)", "as shown in table 2": says where to read, nothing of the world.
bool ClauseRelations::points_within(const Proposition& p) const {
  if (!one_of(sentence_->lemma(p.verb), {"see", "refer", "consult", "show", "present", "list", "describe", "give",
                                         "discuss", "summarize", "summarise", "illustrate", "detail", "outline"}))
    return false;
  if (sentence_->word(p.verb) == "See" || (p.verb > 0 && sentence_->token(p.verb - 1).tag == Tag::kLeftBracket))
    return true;
  return (p.object && is_part_of_text(p.object->head)) ||
         std::any_of(p.more.begin(), p.more.end(), [&](const Complement& c) {
           return c.preposition && is_part_of_text(c.phrase.head) && sentence_->lemma(*c.preposition) == "in";
         });
}

bool ClauseRelations::is_part_of_text(std::uint32_t word) const {
  if (word >= sentence_->size()) return false;
  const std::string_view noun = sentence_->noun(word);
  if (one_of(noun, {"below", "above", "supra", "infra", "ibid"})) return true;
  if (!one_of(noun, {"table",   "box",   "figure",   "fig",      "fig.", "figs",     "figs.",     "chapter",
                     "section", "note",  "appendix", "annex",    "page", "footnote", "paragraph", "tables",
                     "figures", "boxes", "chapters", "sections", "part", "parts",    "volume"}))
    return false;
  // Numbered: "section 5", "Table A".
  const std::string_view text = sentence_->block().text;
  const std::size_t end = sentence_->token(word).span.end;
  return (end + 1 < text.size() && text[end] == ' ' &&
          ((text[end + 1] >= '0' && text[end + 1] <= '9') || (text[end + 1] >= 'A' && text[end + 1] <= 'Z')));
}

// "the Iron Bridge, a work of two years", "the company, Strabag": not two things in a row ("Graz, Austria", "DNC, Cruz").
bool ClauseRelations::says_what_it_is(const Proposition& p, const Entity* whose, const Entity* what) const {
  const NamedSentence& s = *sentence_;
  const KindSet kinds = kind_of(s, *lexicon_, p.subject);
  if (what != nullptr) return whose == nullptr && (kinds & kTextKind) == 0 && (kinds & kind_bit(what->type)) != 0;
  auto described = [&](const Phrase& phrase) {
    const Token& first = s.token(phrase.words.front());
    return first.label == Label::kDet || first.tag == Tag::kPrpPossessive;
  };
  if (whose == nullptr) return described(p.subject) && described(*p.object) && s.token(p.object->head).tag != Tag::kNnp;
  return described(*p.object) ? s.token(p.object->head).tag != Tag::kNnp
                              : whose->type == EntityType::kPerson && s.token(p.object->head).tag == Tag::kNn;
}

// In a named place; or a thing that stands somewhere in one that others stand in: "stations in the northern section".
bool ClauseRelations::stands_in(const Proposition& p, const Entity* where) const {
  const Entity* thing = sentence_->entity(p.subject.head);
  if (where != nullptr)  // no country in another
    return (kind_bit(where->type) & kAreaKinds) != 0 && (thing == nullptr || thing->type != EntityType::kCountry);
  return (kind_of(*sentence_, *lexicon_, p.subject) & kInfrastructureKind) != 0 &&
         (kind_of(*sentence_, *lexicon_, *p.object) & kGrounds) != 0;
}

// Of what no verb says only what a reader would call a statement: what a named owner has, what stands in a named place,
// what a thing is. "The scale of trade" says nothing.
bool ClauseRelations::tells_enough(const Proposition& p) const {
  const NamedSentence& s = *sentence_;
  if (p.subject.head >= s.size() || !p.object || p.object->head >= s.size()) return false;
  const Entity* whose = s.entity(p.subject.head);
  const Entity* what = s.entity(p.object->head);
  switch (p.inferred) {
    case InferredFrom::kOf: return false;
    case InferredFrom::kLocation:
      return p.joined_preposition && stands_in(p, what) &&
             one_of(s.lemma(*p.joined_preposition), {"in", "at", "near", "from"});
    case InferredFrom::kPossessive: return whose != nullptr && what == nullptr && !tells_deed(s.lemma(p.object->head));
    case InferredFrom::kTitle: return whose != nullptr && !s.word(p.object->head).ends_with('.');  // "Mr."
    case InferredFrom::kApposition: return says_what_it_is(p, whose, what);
    default: return true;
  }
}

// "Ann was paid" paid nothing, and nobody paid Ann away.
bool ClauseRelations::is_given(const Proposition& p, const Reading& reading) const {
  const std::string_view word = sentence_->word(p.verb);  // "given the context": a preposition
  if ((word == "given" || word == "Given") && p.passive && sentence_->child(p.verb, Label::kAuxPass) == kNone &&
      p.object && p.object->head > p.verb && !p.joined_preposition)
    return true;
  return p.passive && reading.object == nullptr && (parts_[0].kinds & (kPersonKind | kPronounKind)) != 0 &&
         one_of(sentence_->lemma(p.verb), {"ask", "award", "give", "offer", "pay", "show", "teach", "tell"});
}

// "Efforts to Promote Trade": a title's noun, not a statement.
bool ClauseRelations::hangs_on_noun(const Proposition& p) const {
  const Label label = sentence_->token(p.verb).label;
  return label == Label::kAcl || label == Label::kAdvcl || label == Label::kAmod;
}

void ClauseRelations::add(const NamedSentence& sentence, std::span<const Proposition> propositions,
                          std::span<const Share> shares, RelationSink& sink) {
  sentence_ = &sentence;
  phrases_.reset();
  leading_date_.assign(sentence.size(), kNone);
  const bool is_title = sentence.reading().number == 0;
  for (const Proposition& p : propositions) {
    if (p.verb >= sentence.size() || points_within(p)) continue;
    if (p.inferred != InferredFrom::kNothing ? !tells_enough(p) : is_title && hangs_on_noun(p)) continue;
    if (p.confidence < kDoubtful) continue;
    read_parts(p);
    note_leading_date(p);
    Reading reading;
    if (!apply_rules(p, reading)) read_plain(p, reading);
    if (is_given(p, reading)) continue;
    emit(p, reading, shares, sink);
  }
}

}  // namespace apud
