// What belongs to the predicate is taken first; what is left of the clause are its arguments.
// Layer 3, pure.
#include "corpus/clauses/assembler.h"

#include <algorithm>

namespace apud {
namespace {

constexpr LabelSet kSubjectSkip =
    label_set({Label::kAclRelcl, Label::kParataxis, Label::kCase, Label::kMark, Label::kDiscourse, Label::kAdvcl});
constexpr LabelSet kArgumentSkip = label_set({Label::kParataxis, Label::kDiscourse, Label::kAclRelcl, Label::kAppos});
constexpr LabelSet kClauseSkip = label_set({Label::kParataxis, Label::kDiscourse});
constexpr LabelSet kCopularSkip = kSubjects | kObliques | kAuxiliaries |
                                  label_set({Label::kCop, Label::kMark, Label::kCase, Label::kAdvcl, Label::kParataxis,
                                             Label::kDiscourse, Label::kExpl, Label::kCcomp, Label::kVocative,
                                             Label::kDislocated, Label::kAdvclRelcl, Label::kAclRelcl, Label::kAppos});
constexpr std::size_t kLongestChain = 8;

}  // namespace

Range Assembler::phrase(std::uint32_t head, LabelSet skip, LabelSet skip_deep, std::uint32_t without) {
  return drafts_->phrase(*tree_, head, skip, skip_deep, without);
}

bool Assembler::is_time(std::uint32_t i) const {
  if (tree_->is(i, word_class::kTime)) return true;
  const std::string_view w = tree_->word(i);
  return tree_->tag(i) == Tag::kCd && w.size() == 4 && (w[0] == '1' || w[0] == '2') &&
         std::all_of(w.begin(), w.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The clause and those whose verbs stand before its own, topmost first.
void Assembler::find_chain(const Clause& clause) {
  chain_.clear();
  const std::vector<Clause>& clauses = finder_->clauses();
  for (std::uint32_t up = clause.chain; up != kNoClause && chain_.size() < kLongestChain; up = clauses[up].chain)
    chain_.push_back(up);
  std::reverse(chain_.begin(), chain_.end());
}

void Assembler::verb_words(const Clause& clause, bool last) {
  const SentenceTree& t = *tree_;
  const std::uint32_t h = clause.head;
  const bool verbal = clause.copula == kRoot;
  std::uint32_t first = verbal ? h : clause.copula;
  if (!verbal) predicate_.push_back(clause.copula);
  if (verbal || !last) predicate_.push_back(h);
  for (std::uint32_t c : t.children(h)) {
    const bool marks_infinitive =
        t.label(c) == Label::kMark && t.tag(c) == Tag::kTo && (!chain_.empty() || clause.be_to);
    if (t.has(c, kAuxiliaries | label_set({Label::kCompoundPrt})) || marks_infinitive ||
        (clause.be_to && t.label(c) == Label::kCop)) {
      predicate_.push_back(c);
      first = std::min(first, c);
    } else if (t.label(c) == Label::kAdvmod && t.is(c, word_class::kNegates)) {
      predicate_.push_back(c);
    } else if (t.label(c) == Label::kAdvmod && t.is(c, "longer") && c > 0 && t.is(c - 1, "no")) {
      predicate_.push_back(c - 1);
      predicate_.push_back(c);
    }
  }
  // adverbs between the auxiliaries and the verb, or right before it; those right before an adjective belong to it
  const std::uint32_t end = verbal ? h : clause.copula;
  for (std::uint32_t c : t.children(h)) {
    if (t.label(c) != Label::kAdvmod || !t.tagged(c, kAdverbTags) || !bare(c) || c >= h || c == clause.pronoun)
      continue;
    if (c < end ? c > first || c + 1 == first : c == end + 1 && (c + 1 != h || t.is(c, word_class::kFloats)))
      predicate_.push_back(c);
  }
}

// Whether nothing hangs on the word but marks.
bool Assembler::bare(std::uint32_t i) const {
  for (std::uint32_t c : tree_->children(i))
    if (tree_->label(c) != Label::kPunct) return false;
  return true;
}

// "needs to sell and buy": the second verb's "to" is the first one's.
void Assembler::shared_to(const Clause& clause) {
  const SentenceTree& t = *tree_;
  auto to_of = [&](std::uint32_t verb) {
    const std::uint32_t mark = t.child(verb, label_set({Label::kMark}));
    return mark != kRoot && t.tag(mark) == Tag::kTo ? mark : kRoot;
  };
  const std::uint32_t governor = finder_->clause(clause.governor).head;
  std::uint32_t to = to_of(governor);
  for (std::uint32_t c : t.children(governor))
    if (to == kRoot && c > governor && c < clause.head && t.has(c, label_set({Label::kXcomp, Label::kAdvcl})))
      to = to_of(c);
  if (to != kRoot && to < clause.head && to_of(clause.head) == kRoot) predicate_.push_back(to);
}

void Assembler::predicate(const Clause& clause, Draft& draft) {
  predicate_.clear();
  for (std::uint32_t up : chain_) verb_words(finder_->clauses()[up], false);
  verb_words(clause, true);
  if (!chain_.empty() && clause.joined) shared_to(clause);
  draft.passive = clause.passive;
}

bool Assembler::has_finite_verb(std::uint32_t i) const {
  const SentenceTree& t = *tree_;
  if (t.tagged(i, kFiniteTags)) return true;
  for (std::uint32_t c : t.children(i))
    if (t.has(c, kAuxiliaries | label_set({Label::kCop})) && (t.tagged(c, kFiniteTags) || t.tag(c) == Tag::kMd))
      return true;
  return false;
}

// "into use" of "was finished and put into use" is not said of "finished".
bool Assembler::belongs_behind(std::uint32_t oblique, const Clause& clause) const {
  const SentenceTree& t = *tree_;
  const std::uint32_t by = t.child(oblique, label_set({Label::kCase}));
  if (by == kRoot || by <= clause.head + 1 || !(t.is(by, "into") || t.is(by, "as"))) return false;
  return t.label(by - 1) == Label::kConj && t.head(by - 1) == clause.head;
}

// "as often as its bridges"
bool Assembler::is_compared(std::uint32_t oblique) const {
  const std::uint32_t by = tree_->child(oblique, label_set({Label::kCase}));
  return by != kRoot && by >= 2 && tree_->is(by, "as") && tree_->is(by - 2, "as") &&
         tree_->tagged(by - 1, kAdverbTags | kAdjectiveTags);
}

void Assembler::arguments_of(const Clause& clause, const Clause& bottom) {
  const SentenceTree& t = *tree_;
  for (std::uint32_t c : t.children(clause.head)) {
    if (std::find(predicate_.begin(), predicate_.end(), c) != predicate_.end() || c == bottom.head) continue;
    if (c == bottom.subject || c == clause.pronoun) continue;
    if (t.tagged(c, tag_set({Tag::kIn, Tag::kTo})) && bare(c)) continue;  // "which they pay for"
    ComplementKind kind = ComplementKind::kOblique;
    switch (t.label(c)) {
      case Label::kObj:
      case Label::kIobj: kind = ComplementKind::kObject; break;
      case Label::kObl:
        if (belongs_behind(c, clause) || is_compared(c)) continue;
        [[fallthrough]];
      case Label::kOblAgent:
      case Label::kOblUnmarked: kind = is_time(c) ? ComplementKind::kTime : ComplementKind::kOblique; break;
      case Label::kNmod:
        if (clause.copula != kRoot) continue;
        break;
      case Label::kCcomp: kind = ComplementKind::kClause; break;
      case Label::kXcomp:
        kind = finder_->clause_of(c) != kNoClause ? ComplementKind::kClause : ComplementKind::kPredicative;
        if (kind == ComplementKind::kClause && finder_->clauses()[finder_->clause_of(c)].chain != kNoClause) continue;
        break;
      case Label::kAdvcl:
        if (const std::uint32_t own = finder_->clause_of(c);
            own != kNoClause && finder_->clause(own).chain != kNoClause)
          continue;
        if (has_finite_verb(c)) {  // states something of its own
          side_clause_ = c;
          continue;
        }
        kind = ComplementKind::kClause;
        break;
      case Label::kAdvmod:
        if (c < clause.head ? t.tagged(c, kQuestionTags) || bare(c) : t.tagged(c, kQuestionTags) && bare(c)) continue;
        if (t.tagged(c, kQuestionTags)) kind = ComplementKind::kClause;  // "knows where the water is"
        break;
      default: continue;
    }
    arguments_.push_back({c, kind});
  }
}

// A relative pronoun that is no subject: what it stands for is an argument; so it is where the pronoun is left out
// ("the treaty they signed").
void Assembler::relative_argument(const Clause& clause) {
  const SentenceTree& t = *tree_;
  if (clause.antecedent == kRoot || clause.joined || clause.from == SubjectFrom::kRelative) return;
  const std::uint32_t pronoun = clause.pronoun;
  if (pronoun == kRoot) {
    if (clause.copula != kRoot || clause.from != SubjectFrom::kOwn) return;
    for (const Argument& argument : arguments_)
      if (argument.kind != ComplementKind::kTime) return;
    arguments_.push_back({clause.antecedent, ComplementKind::kObject, clause.head});
    return;
  }
  if (t.head(pronoun) != clause.head) return;
  if (t.label(pronoun) == Label::kObj)
    arguments_.push_back({clause.antecedent, ComplementKind::kObject, pronoun});
  else if (t.has(pronoun, kObliques | label_set({Label::kAdvmod})))
    arguments_.push_back({clause.antecedent, ComplementKind::kOblique, pronoun});
}

// The verb right after "and": the first one has no object of its own, so that the second one's is meant for both.
std::uint32_t Assembler::twin_object(const Clause& clause) const {
  const SentenceTree& t = *tree_;
  if (t.is(clause.head, word_class::kMoves) || clause.passive || clause.copula != kRoot) return kRoot;
  for (std::uint32_t c : t.children(clause.head))
    if (t.label(c) == Label::kConj && c == clause.head + 2 && t.tag(c) == t.tag(clause.head) &&
        finder_->clause_of(c) != kNoClause)
      return t.child(c, label_set({Label::kObj}));
  return kRoot;
}

// "buys and sells shares": the object hangs on the first verb and stands after the second.
void Assembler::shared_object(const Clause& clause) {
  for (const Argument& argument : arguments_)
    if (argument.kind != ComplementKind::kTime) return;
  if (const std::uint32_t twin = twin_object(clause); twin != kRoot) {
    arguments_.push_back({twin, ComplementKind::kObject});
    return;
  }
  if (!clause.joined || clause.copula != kRoot) return;
  if (const std::uint32_t oblique = joined_oblique(clause); oblique != kRoot)
    arguments_.push_back({oblique, is_time(oblique) ? ComplementKind::kTime : ComplementKind::kOblique});
  if (clause.passive) return;
  const std::uint32_t object = tree_->child(finder_->clause(clause.governor).head, label_set({Label::kObj}));
  if (object != kRoot && object > clause.head) arguments_.push_back({object, ComplementKind::kObject});
}

// "was finished and put into use": what stands right behind the second verb is its own, whichever the parser hangs it on.
std::uint32_t Assembler::joined_oblique(const Clause& clause) const {
  const SentenceTree& t = *tree_;
  const std::uint32_t governor = finder_->clause(clause.governor).head;
  for (std::uint32_t c : t.children(governor))
    if (c > clause.head && t.has(c, kObliques) && t.child(c, label_set({Label::kCase})) == clause.head + 1) return c;
  return kRoot;
}

void Assembler::arguments(const Clause& clause) {
  arguments_.clear();
  side_clause_ = kRoot;
  for (std::uint32_t up : chain_) arguments_of(finder_->clauses()[up], clause);
  arguments_of(clause, clause);
  relative_argument(clause);
  shared_object(clause);
  if (arguments_.empty() && side_clause_ != kRoot) arguments_.push_back({side_clause_, ComplementKind::kClause});
  std::sort(arguments_.begin(), arguments_.end(),
            [](const Argument& a, const Argument& b) { return a.head != b.head ? a.head < b.head : a.kind < b.kind; });
}

// An argument's words; of a relative pronoun what it stands for, with the pronoun's preposition.
DraftPhrase Assembler::argument_phrase(const Argument& argument, bool with_preposition) {
  const SentenceTree& t = *tree_;
  const bool clause = argument.kind == ComplementKind::kClause;
  if (argument.pronoun == kRoot) {
    const LabelSet skip = clause ? kClauseSkip : kArgumentSkip;
    return {argument.head, phrase(argument.head, with_preposition ? skip : skip | label_set({Label::kCase}),
                                  clause ? 0 : label_set({Label::kAclRelcl}))};
  }
  std::vector<std::uint32_t>& words = drafts_->words;
  Range range = phrase(argument.head, kSubjectSkip, label_set({Label::kAclRelcl}), without_);
  if (with_preposition && t.label(argument.pronoun) != Label::kAdvmod)
    for (std::uint32_t c : t.children(argument.pronoun))
      if (t.label(c) == Label::kCase && c > words.back()) {
        words.push_back(c);
        ++range.size;
      }
  return {argument.head, range};
}

void Assembler::take_object(std::size_t index, Draft& draft) {
  const SentenceTree& t = *tree_;
  const Argument argument = arguments_[index];
  arguments_.erase(arguments_.begin() + static_cast<std::ptrdiff_t>(index));
  draft.object_kind = argument.kind;
  const bool oblique = argument.kind == ComplementKind::kOblique || argument.kind == ComplementKind::kTime;
  if (oblique)
    for (std::uint32_t c : t.children(argument.pronoun == kRoot ? argument.head : argument.pronoun))
      if (t.label(c) == Label::kCase) {
        if (draft.joined_preposition == kRoot) draft.joined_preposition = c;
        predicate_.push_back(c);
        for (std::uint32_t d : t.children(c))
          if (t.label(d) == Label::kFixed) predicate_.push_back(d);
      }
  draft.object = argument_phrase(argument, !oblique);
}

// "according to the survey"
bool Assembler::says_who(std::uint32_t oblique) const {
  const std::uint32_t by = tree_->child(oblique, label_set({Label::kCase}));
  return by != kRoot && tree_->is(by, "according");
}

// The direct object, else the predicative, else the first oblique after the verb, else the clause.
bool Assembler::choose_object(const Clause& clause, Draft& draft) {
  auto find = [&](ComplementKind kind, std::uint32_t from) {
    for (std::size_t i = 0; i < arguments_.size(); ++i)
      if (arguments_[i].kind == kind && arguments_[i].head > from) return i;
    return arguments_.size();
  };
  const std::uint32_t none = static_cast<std::uint32_t>(arguments_.size());
  std::size_t at = find(ComplementKind::kObject, 0);
  for (std::size_t i = 0; i < none; ++i)  // "sent the firm a letter": the letter
    if (arguments_[i].kind == ComplementKind::kObject && tree_->label(arguments_[i].head) == Label::kObj) {
      at = i;
      break;
    }
  if (at == none) at = find(ComplementKind::kPredicative, 0);
  if (at == none && tree_->is(clause.head, word_class::kReports)) at = find(ComplementKind::kClause, clause.head);
  for (const bool time : {false, true})
    for (std::size_t i = 0; i < none && at == none; ++i)
      if (arguments_[i].head > clause.head && tree_->has(arguments_[i].head, kObliques) &&
          (time || arguments_[i].kind != ComplementKind::kTime) && !says_who(arguments_[i].head))
        at = i;
  if (at == none) at = find(ComplementKind::kClause, clause.head);
  if (at == none) return false;
  take_object(at, draft);
  return true;
}

void Assembler::copular_object(const Clause& clause, Draft& draft) {
  const SentenceTree& t = *tree_;
  LabelSet skip = kCopularSkip;
  for (std::uint32_t c : t.children(clause.head)) {
    if (t.label(c) == Label::kCase && c < clause.head) {
      if (draft.joined_preposition == kRoot) draft.joined_preposition = c;
      predicate_.push_back(c);
    }
    if (t.label(c) == Label::kConj && finder_->clause_of(c) != kNoClause) skip |= label_set({Label::kConj, Label::kCc});
  }
  draft.object.head = clause.head;
  draft.object_kind = ComplementKind::kPredicative;
  if (draft.joined_preposition == kRoot && t.tagged(clause.head, kAdjectiveTags | kVerbTags)) {
    for (std::size_t i = 0; i < arguments_.size(); ++i) {
      const Argument& argument = arguments_[i];
      const std::uint32_t by = t.child(argument.head, label_set({Label::kCase}));
      if (argument.kind != ComplementKind::kOblique || argument.pronoun != kRoot || by != clause.head + 1) continue;
      const std::size_t begin = drafts_->words.size();
      tree_->collect(clause.head, skip | label_set({Label::kConj, Label::kCc, Label::kPunct}), 0, kRoot,
                     drafts_->words);
      predicate_.insert(predicate_.end(), drafts_->words.begin() + static_cast<std::ptrdiff_t>(begin),
                        drafts_->words.end());
      drafts_->words.resize(begin);
      take_object(i, draft);
      return;
    }
  }
  draft.object.words = phrase(clause.head, skip, label_set({Label::kAclRelcl}));
  drop_predicate_words(draft.object.words);
}

// "There are ports on the coast": what there is, and where, which the parser may have hung on what there is.
void Assembler::existential(const Clause& clause, Draft& draft) {
  const SentenceTree& t = *tree_;
  if (choose_object(clause, draft)) return;
  for (std::uint32_t c : t.children(clause.subject)) {
    if (t.label(c) != Label::kNmod || c < clause.subject) continue;
    const std::uint32_t by = t.child(c, label_set({Label::kCase}));
    if (by == kRoot || !(t.is(by, "in") || t.is(by, "on") || t.is(by, "at") || t.is(by, "between"))) continue;
    arguments_.push_back({c, ComplementKind::kOblique});
    take_object(arguments_.size() - 1, draft);
    draft.subject = {clause.subject, phrase(clause.subject, kSubjectSkip, label_set({Label::kAclRelcl}), c)};
    return;
  }
}

// The object's words that the predicate has taken go; they stand at its beginning.
void Assembler::drop_predicate_words(Range& range) {
  while (range.size > 1 &&
         std::find(predicate_.begin(), predicate_.end(), drafts_->words[range.begin]) != predicate_.end())
    ++range.begin, --range.size;
}

void Assembler::lemma(const Clause& clause, Draft& draft) {
  const SentenceTree& t = *tree_;
  std::string& out = drafts_->lemmas;
  draft.lemma.begin = static_cast<std::uint32_t>(out.size());
  auto add = [&](std::string_view part) {
    if (out.size() > draft.lemma.begin) out += '_';
    out += part;
  };
  if (clause.copula != kRoot && draft.object.head != clause.head && draft.object.head != kRoot) {
    add("be");
    add(t.lemma(clause.head));
    if (draft.joined_preposition != kRoot) add(t.lemma(draft.joined_preposition));
    draft.lemma.size = static_cast<std::uint32_t>(out.size() - draft.lemma.begin);
    return;
  }
  for (std::uint32_t up : chain_) {
    const Clause& above = finder_->clauses()[up];
    const WordClasses drop =
        word_class::kPlans | word_class::kAdvises | word_class::kMayBe | word_class::kUndoes | word_class::kGoesOn;
    if (above.copula == kRoot && !t.is(above.head, drop) && t.lemma(above.head) != "have" &&
        !(above.passive && (t.is(above.head, word_class::kReports) || t.is(above.head, "meant"))))
      add(t.lemma(above.head));
  }
  add(clause.copula != kRoot ? "be" : t.lemma(clause.head));
  if (const std::uint32_t particle = t.child(clause.head, label_set({Label::kCompoundPrt})); particle != kRoot)
    add(t.lemma(particle));
  if (draft.joined_preposition != kRoot) add(t.lemma(draft.joined_preposition));
  draft.lemma.size = static_cast<std::uint32_t>(out.size() - draft.lemma.begin);
}

// The first of the clauses that this one is joined to: what modifies a noun as a whole.
std::uint32_t Assembler::topmost(const Clause& clause) const {
  const Clause* top = &clause;
  for (int steps = 0; top->joined && steps < 32; ++steps) top = &finder_->clause(top->governor);
  return top->head;
}

Range Assembler::subject_words(const Clause& clause) {
  const SentenceTree& t = *tree_;
  const std::uint32_t host = finder_->clause_of(clause.subject);
  LabelSet skip = kSubjectSkip;
  if (host != kNoClause && finder_->clause(host).copula != kRoot && clause.from != SubjectFrom::kOwn)
    skip |= kCopularSkip;
  const Range own = phrase(clause.subject, skip, label_set({Label::kAclRelcl}), without_);
  if (clause.pronoun == kRoot || t.tag(clause.pronoun) != Tag::kWpPossessive || clause.antecedent == kRoot ||
      t.head(clause.pronoun) != clause.subject)
    return own;
  // "whose ports": those whose they are stand for "whose"
  std::vector<std::uint32_t>& words = drafts_->words;
  words.erase(std::remove(words.begin() + own.begin, words.end(), clause.pronoun), words.end());
  const std::size_t middle = words.size();
  const Range owner = phrase(clause.antecedent, kSubjectSkip, label_set({Label::kAclRelcl}), clause.head);
  words.erase(words.begin() + owner.begin + owner.size, words.end());
  words.erase(words.begin() + static_cast<std::ptrdiff_t>(middle), words.begin() + owner.begin);
  std::sort(words.begin() + own.begin, words.end());
  words.erase(std::unique(words.begin() + own.begin, words.end()), words.end());
  return {own.begin, static_cast<std::uint32_t>(words.size() - own.begin)};
}

void Assembler::state(const Clause& clause) {
  first_ = drafts_->all.size();
  Draft draft;
  draft.verb = clause.head;
  without_ = topmost(clause);
  draft.status = clause.status;
  draft.negated = clause.negated;
  find_chain(clause);
  predicate(clause, draft);
  arguments(clause);
  if (clause.from == SubjectFrom::kExistential)
    existential(clause, draft);
  else if (clause.copula != kRoot)
    copular_object(clause, draft);
  else
    choose_object(clause, draft);
  if (clause.subject != kRoot && draft.subject.head == kRoot) {
    draft.subject.head = clause.subject;
    draft.subject.words = subject_words(clause);
  }
  if (clause.speaker != kRoot) {
    draft.according_to.head = clause.speaker;
    draft.according_to.words = phrase(clause.speaker, kSubjectSkip);
  }
  if (draft.object.words.size == 0 && !clause.passive && clause.copula == kRoot &&
      tree_->is(clause.head, word_class::kNeedsObject))
    return;
  std::sort(predicate_.begin(), predicate_.end());
  predicate_.erase(std::unique(predicate_.begin(), predicate_.end()), predicate_.end());
  draft.predicate.begin = static_cast<std::uint32_t>(drafts_->words.size());
  drafts_->words.insert(drafts_->words.end(), predicate_.begin(), predicate_.end());
  draft.predicate.size = static_cast<std::uint32_t>(predicate_.size());
  lemma(clause, draft);
  draft.more.begin = static_cast<std::uint32_t>(drafts_->complements.size());
  for (const Argument& argument : arguments_) {
    DraftComplement complement;
    complement.kind = argument.kind;
    complement.phrase = argument_phrase(argument, true);
    if (complement.phrase.words.size == 0) continue;
    complement.preposition = tree_->child(argument.head, label_set({Label::kCase}));
    drafts_->complements.push_back(complement);
  }
  draft.more.size = static_cast<std::uint32_t>(drafts_->complements.size()) - draft.more.begin;
  draft.clause = finder_->clause_of(clause.head);
  drafts_->all.push_back(draft);
  deal_out(clause);
}

void Assembler::assemble(SentenceTree& tree, ClauseFinder& finder, Drafts& drafts) {
  tree_ = &tree;
  finder_ = &finder;
  drafts_ = &drafts;
  for (const Clause& clause : finder.clauses()) {
    if (drafts.all.size() >= kMostPropositions) break;
    const bool asked = clause.subject != kRoot && tree.tagged(clause.subject, kQuestionTags);  // "who built it"
    const bool pointer = clause.imperative && tree.is(clause.head, "see");                     // "see chapter 3"
    const bool adverb =
        tree.tagged(clause.head, kAdverbTags) && clause.copula == kRoot;  // a tagger's or a parser's slip
    if (!clause.chained && !clause.silent && !asked && !pointer && !adverb) state(clause);
  }
}

}  // namespace apud
