// What belongs to the predicate is taken first; what is left of the clause are its arguments.
// Layer 3, pure.
#include "corpus/clauses/assembler.h"

#include <algorithm>

namespace apud {
namespace {

constexpr LabelSet kSubjectSkip =
    label_set({Label::kAclRelcl, Label::kParataxis, Label::kCase, Label::kMark, Label::kDiscourse, Label::kAdvcl});
constexpr LabelSet kObjectSkip = label_set({Label::kParataxis, Label::kDiscourse});
constexpr LabelSet kObliqueSkip = label_set({Label::kParataxis, Label::kDiscourse});
constexpr LabelSet kClauseSkip = label_set({Label::kParataxis, Label::kDiscourse});
constexpr LabelSet kCopularSkip =
    kSubjects | kObliques | kAuxiliaries |
    label_set({Label::kCop, Label::kMark, Label::kCase, Label::kAdvcl, Label::kParataxis, Label::kDiscourse,
               Label::kExpl, Label::kCcomp, Label::kVocative, Label::kDislocated, Label::kAdvclRelcl});
constexpr std::size_t kLongestChain = 8;

constexpr TagSet kMarks = tag_set({Tag::kComma, Tag::kFullStop, Tag::kColon, Tag::kQuoteOpen, Tag::kQuoteClose,
                                   Tag::kLeftBracket, Tag::kRightBracket, Tag::kHyph, Tag::kNfp});

}  // namespace

// The pool's words from `begin` on, without marks at either end.
Range Assembler::trim(std::size_t begin) {
  std::vector<std::uint32_t>& words = drafts_->words;
  auto mark = [&](std::uint32_t i) {
    return tree_->tagged(i, tag_set({Tag::kComma, Tag::kFullStop, Tag::kColon, Tag::kHyph, Tag::kNfp, Tag::kCc}));
  };
  while (words.size() > begin && mark(words.back())) words.pop_back();
  std::size_t first = begin;
  while (first < words.size() && mark(words[first])) ++first;
  return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(words.size() - first)};
}

Range Assembler::phrase(std::uint32_t head, LabelSet skip, LabelSet skip_deep) {
  const std::size_t begin = drafts_->words.size();
  tree_->collect(head, skip, skip_deep, drafts_->words);
  return trim(begin);
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
    const bool marks_infinitive = t.label(c) == Label::kMark && t.tag(c) == Tag::kTo && !chain_.empty();
    if (t.has(c, kAuxiliaries | label_set({Label::kCompoundPrt})) || marks_infinitive) {
      predicate_.push_back(c);
      first = std::min(first, c);
    } else if (t.label(c) == Label::kAdvmod && t.is(c, word_class::kNegates)) {
      predicate_.push_back(c);
    }
  }
  // adverbs between the auxiliaries and the verb, or right before it
  for (std::uint32_t c : t.children(h))
    if (t.label(c) == Label::kAdvmod && t.tagged(c, kAdverbTags) && t.children(c).empty() && c < h &&
        (c > first || c + 1 == first) && !(c == clause.pronoun))
      predicate_.push_back(c);
}

void Assembler::predicate(const Clause& clause, Draft& draft) {
  predicate_.clear();
  for (std::uint32_t up : chain_) verb_words(finder_->clauses()[up], false);
  verb_words(clause, true);
  draft.passive = clause.passive;
}

void Assembler::arguments_of(const Clause& clause, const Clause& bottom) {
  const SentenceTree& t = *tree_;
  for (std::uint32_t c : t.children(clause.head)) {
    if (std::find(predicate_.begin(), predicate_.end(), c) != predicate_.end() || c == bottom.head) continue;
    if (c == bottom.subject && clause.subject != c) continue;
    ComplementKind kind = ComplementKind::kOblique;
    switch (t.label(c)) {
      case Label::kObj:
      case Label::kIobj: kind = ComplementKind::kObject; break;
      case Label::kObl:
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
      case Label::kAdvcl: kind = ComplementKind::kClause; break;
      case Label::kAdvmod:
        if (t.tagged(c, kQuestionTags) || (c < clause.head && t.children(c).empty())) continue;
        break;
      default: continue;
    }
    if (c == clause.pronoun && clause.antecedent == kRoot) continue;
    arguments_.push_back({c, kind});
  }
}

void Assembler::arguments(const Clause& clause) {
  arguments_.clear();
  for (std::uint32_t up : chain_) arguments_of(finder_->clauses()[up], clause);
  arguments_of(clause, clause);
  std::stable_sort(arguments_.begin(), arguments_.end(),
                   [](const Argument& a, const Argument& b) { return a.head < b.head; });
}

void Assembler::take_object(std::size_t index, Draft& draft) {
  const SentenceTree& t = *tree_;
  const Argument argument = arguments_[index];
  arguments_.erase(arguments_.begin() + static_cast<std::ptrdiff_t>(index));
  draft.object.head = argument.head;
  LabelSet skip = kObjectSkip;
  if (argument.kind == ComplementKind::kOblique || argument.kind == ComplementKind::kTime) {
    for (std::uint32_t c : t.children(argument.head))
      if (t.label(c) == Label::kCase && c < argument.head) {
        if (draft.joined_preposition == kRoot) draft.joined_preposition = c;
        predicate_.push_back(c);
        for (std::uint32_t d : t.children(c))
          if (t.label(d) == Label::kFixed) predicate_.push_back(d);
      }
    skip |= label_set({Label::kCase});
  }
  draft.object.words = phrase(argument.head, skip);
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
  if (at == none) at = find(ComplementKind::kPredicative, 0);
  if (at == none)
    for (std::size_t i = 0; i < none && at == none; ++i)
      if (arguments_[i].head > clause.head && tree_->has(arguments_[i].head, kObliques)) at = i;
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
  draft.object.words = phrase(clause.head, skip);
}

void Assembler::lemma(const Clause& clause, Draft& draft) {
  const SentenceTree& t = *tree_;
  std::string& out = drafts_->lemmas;
  draft.lemma.begin = static_cast<std::uint32_t>(out.size());
  auto add = [&](std::string_view part) {
    if (out.size() > draft.lemma.begin) out += '_';
    out += part;
  };
  for (std::uint32_t up : chain_) {
    const Clause& above = finder_->clauses()[up];
    const WordClasses drop =
        word_class::kPlans | word_class::kAdvises | word_class::kMayBe | word_class::kUndoes | word_class::kGoesOn;
    if (above.copula == kRoot && !t.is(above.head, drop) && !t.is(above.head, "have")) add(t.lemma(above.head));
  }
  add(clause.copula != kRoot ? "be" : t.lemma(clause.head));
  if (const std::uint32_t particle = t.child(clause.head, label_set({Label::kCompoundPrt})); particle != kRoot)
    add(t.lemma(particle));
  if (draft.joined_preposition != kRoot) add(t.lemma(draft.joined_preposition));
  draft.lemma.size = static_cast<std::uint32_t>(out.size() - draft.lemma.begin);
}

void Assembler::state(const Clause& clause) {
  Draft draft;
  draft.verb = clause.head;
  draft.status = clause.status;
  draft.negated = clause.negated;
  find_chain(clause);
  predicate(clause, draft);
  arguments(clause);
  if (clause.from == SubjectFrom::kExistential || clause.copula != kRoot)
    copular_object(clause, draft);
  else
    choose_object(clause, draft);
  if (clause.subject != kRoot) {
    draft.subject.head = clause.subject;
    draft.subject.words = phrase(clause.subject, kSubjectSkip);
  }
  if (clause.speaker != kRoot) {
    draft.according_to.head = clause.speaker;
    draft.according_to.words = phrase(clause.speaker, kSubjectSkip);
  }
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
    complement.phrase = {argument.head, phrase(argument.head, kObliqueSkip)};
    if (complement.phrase.words.size == 0) continue;
    complement.preposition = tree_->child(argument.head, label_set({Label::kCase}));
    drafts_->complements.push_back(complement);
  }
  draft.more.size = static_cast<std::uint32_t>(drafts_->complements.size()) - draft.more.begin;
  draft.confidence = clause.subject == kRoot ? 0.1F : clause.from == SubjectFrom::kOwn ? 0.7F : 0.5F;
  drafts_->all.push_back(draft);
}

void Assembler::assemble(SentenceTree& tree, ClauseFinder& finder, Drafts& drafts) {
  tree_ = &tree;
  finder_ = &finder;
  drafts_ = &drafts;
  for (const Clause& clause : finder.clauses()) {
    if (drafts.all.size() >= kMostPropositions) break;
    if (!clause.chained) state(clause);
  }
}

}  // namespace apud
