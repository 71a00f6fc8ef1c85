// The part of the Assembler that deals joined objects out: "built bridges, ports and roads".
// Layer 3, pure.
#include "corpus/clauses/assembler.h"

namespace apud {

// "held talks on the treaty and the border": with its article the last one goes with "the treaty", not with "talks".
bool Assembler::goes_with_noun(std::uint32_t head, std::uint32_t conjunct) const {
  const SentenceTree& t = *tree_;
  auto has_article = [&](std::uint32_t noun) {
    const std::uint32_t article = t.child(noun, label_set({Label::kDet}));
    return article != kRoot && t.is(article, "the");
  };
  // "the road between the port and the town": who is between, is between two.
  for (std::uint32_t c : t.children(head)) {
    const std::uint32_t by = t.label(c) == Label::kNmod ? t.child(c, label_set({Label::kCase})) : kRoot;
    const bool between = by != kRoot && c > head && c < conjunct && t.is(by, "between") && t.tag(c) != Tag::kNns &&
                         t.child(c, label_set({Label::kConj})) == kRoot;
    bool comma = false;
    for (std::uint32_t i = c + 1; between && i < conjunct; ++i) comma = comma || t.tag(i) == Tag::kComma;
    if (between && !comma) return true;
  }
  if (!has_article(conjunct) || has_article(head)) return false;
  for (std::uint32_t c : t.children(head))
    if (t.label(c) == Label::kNmod && c > head && c < conjunct && (has_article(c) || t.tagged(c, kNameTags)))
      return true;
  return false;
}

// "supporting A and attacking B": the tree may take "attacking" for an attribute of B.
bool Assembler::is_deed(std::uint32_t conjunct) const {
  const SentenceTree& t = *tree_;
  for (std::uint32_t c : t.children(conjunct))
    if (t.label(c) == Label::kAmod && t.tag(c) == Tag::kVbg && c > 0 && t.label(c - 1) == Label::kCc) return true;
  return false;
}

// Whether the word is joined to others of its kind: "bridges, ports and roads".
bool Assembler::find_conjuncts(std::uint32_t head, std::uint32_t verb) {
  conjuncts_.clear();
  if (head == kRoot) return false;
  const bool gerund = tree_->tag(verb) == Tag::kVbg;
  bool deeds = false;
  for (std::uint32_t c : tree_->children(head)) {
    if (tree_->label(c) != Label::kConj || finder_->clause_of(c) != kNoClause) continue;
    if (gerund && is_deed(c))
      deeds = true;  // no object of this verb
    else if (conjuncts_.size() < 16)
      conjuncts_.push_back(c);
  }
  if (deeds) return true;
  if (conjuncts_.size() == 1 && goes_with_noun(head, conjuncts_[0])) conjuncts_.clear();
  return !conjuncts_.empty();
}

void Assembler::deal_out(const Clause& clause) {
  constexpr LabelSet kSkip = label_set({Label::kParataxis, Label::kDiscourse, Label::kConj, Label::kCc,
                                        Label::kCcPreconj, Label::kCase, Label::kAclRelcl, Label::kAppos});
  const std::size_t made = drafts_->all.size();
  for (std::size_t i = first_; i < made; ++i) {
    Draft draft = drafts_->all[i];
    const std::uint32_t head = draft.object.head;
    if (head == kRoot || finder_->clause_of(head) != kNoClause || !find_conjuncts(head, clause.head)) continue;
    if (clause.copula != kRoot && draft.verb == head) continue;
    draft.object.words = phrase(head, kSkip, label_set({Label::kAclRelcl}), clause.head);
    draft.dealt_out = true;
    drafts_->all[i] = draft;
    for (std::uint32_t c : conjuncts_) {
      draft.object = {c, phrase(c, kSkip, label_set({Label::kAclRelcl}), clause.head)};
      if (draft.object.words.size > 0) drafts_->all.push_back(draft);
    }
  }
}

}  // namespace apud
