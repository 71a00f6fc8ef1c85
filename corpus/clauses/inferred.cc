// Each noun's dependants are looked at once.
// Layer 3, pure.
#include "corpus/clauses/inferred.h"

namespace apud {
namespace {

constexpr LabelSet kOutside =
    label_set({Label::kAclRelcl, Label::kParataxis, Label::kCase, Label::kMark, Label::kDiscourse, Label::kAdvcl,
               Label::kAppos, Label::kConj, Label::kCc, Label::kAcl, Label::kCcPreconj});
constexpr LabelSet kClausal =
    kSubjects | kObliques | kAuxiliaries | label_set({Label::kCop, Label::kExpl, Label::kPunct});

}  // namespace

void Inferrer::add(InferredFrom from, std::uint32_t subject, LabelSet subject_skip, std::uint32_t object,
                   LabelSet object_skip, std::uint32_t without, std::uint32_t preposition) {
  if (drafts_->all.size() >= kMostPropositions) return;
  Draft draft;
  draft.inferred = from;
  draft.verb = object;
  draft.subject = {subject, drafts_->phrase(*tree_, subject, subject_skip | kOutside | kClausal, 0, without)};
  draft.object = {object, drafts_->phrase(*tree_, object, object_skip | kOutside | kClausal, 0,
                                          without == object ? kRoot : without)};
  if (draft.subject.words.size == 0 || draft.object.words.size == 0) return;
  draft.joined_preposition = preposition;
  draft.lemma.begin = static_cast<std::uint32_t>(drafts_->lemmas.size());
  drafts_->lemmas += from == InferredFrom::kPossessive ? "have" : "be";
  if (preposition != kRoot) {
    drafts_->lemmas += '_';
    drafts_->lemmas += tree_->lemma(preposition);
  }
  draft.lemma.size = static_cast<std::uint32_t>(drafts_->lemmas.size()) - draft.lemma.begin;
  drafts_->all.push_back(draft);
}

// "(BOI)": another name, not what the thing is.
bool Inferrer::is_bracketed_name(std::uint32_t i) const {
  const std::string_view word = tree_->word(i);
  return i > 0 && tree_->tag(i - 1) == Tag::kLeftBracket && word.size() > 1 && word[1] >= 'A' && word[1] <= 'Z';
}

void Inferrer::from_child(std::uint32_t noun, std::uint32_t child) {
  const SentenceTree& t = *tree_;
  switch (t.label(child)) {
    case Label::kAppos:
      if (t.tagged(child, kNounTags) && finder_->clause_of(child) == kNoClause && !is_bracketed_name(child))
        add(InferredFrom::kApposition, noun, 0, child, 0, child);
      return;
    case Label::kNmodDesc: add(InferredFrom::kTitle, noun, 0, child, 0, child); return;
    case Label::kNmodPoss:
      if (t.tag(child) != Tag::kPrpPossessive && t.tag(child) != Tag::kPrp && t.tag(child) != Tag::kWpPossessive)
        add(InferredFrom::kPossessive, child, 0, noun, 0, child);
      return;
    case Label::kNmod: {
      const std::uint32_t by = t.child(child, label_set({Label::kCase}));
      if (by == kRoot || t.children(by).size() > 0) return;
      if (t.is(by, "of") && !t.is(noun, word_class::kPart | word_class::kNobody))
        add(InferredFrom::kOf, noun, 0, child, 0, child, by);
      else if (t.is(by, "in") || t.is(by, "at") || t.is(by, "on") || t.is(by, "from") || t.is(by, "for") ||
               t.is(by, "with"))
        add(InferredFrom::kLocation, noun, 0, child, 0, child, by);
      return;
    }
    default: return;
  }
}

void Inferrer::infer(SentenceTree& tree, const ClauseFinder& finder, Drafts& drafts) {
  tree_ = &tree;
  finder_ = &finder;
  drafts_ = &drafts;
  for (std::uint32_t i = 0; i < tree.size(); ++i)
    if (tree.tagged(i, kNounTags))
      for (std::uint32_t c : tree.children(i)) from_child(i, c);
}

}  // namespace apud
