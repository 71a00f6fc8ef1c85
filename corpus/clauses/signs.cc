// Kinds of signs in the order of SignKind.
// Layer 3, pure.
#include "corpus/clauses/signs.h"

namespace apud {
namespace {

std::size_t size_step(std::size_t words) {
  return words <= 5    ? words
         : words <= 7  ? 6
         : words <= 10 ? 7
         : words <= 14 ? 8
         : words <= 20 ? 9
         : words <= 30 ? 10
                       : 11;
}

std::size_t tag_step(const SentenceTree& t, std::uint32_t i) {
  if (i == kRoot) return 0;
  if (t.tag(i) == Tag::kPrp) return 1;
  if (t.tagged(i, kNameTags)) return 2;
  if (t.tag(i) == Tag::kNn) return 3;
  if (t.tag(i) == Tag::kNns) return 4;
  if (t.tagged(i, kQuestionTags)) return 5;
  if (t.tag(i) == Tag::kDt) return 6;
  if (t.tag(i) == Tag::kCd) return 7;
  if (t.tag(i) == Tag::kVbn) return 8;
  if (t.tag(i) == Tag::kVbg) return 9;
  if (t.tag(i) == Tag::kVb) return 10;
  if (t.tagged(i, kVerbTags)) return 11;
  if (t.tagged(i, kAdjectiveTags)) return 12;
  if (t.tagged(i, kAdverbTags)) return 13;
  if (t.tag(i) == Tag::kEx) return 14;
  return 15;
}

std::size_t label_step(Label label) {
  switch (label) {
    case Label::kRoot: return 0;
    case Label::kConj: return 1;
    case Label::kCcomp: return 2;
    case Label::kXcomp: return 3;
    case Label::kAdvcl: return 4;
    case Label::kAcl: return 5;
    case Label::kAclRelcl: return 6;
    case Label::kParataxis: return 7;
    case Label::kAppos: return 8;
    case Label::kDep: return 9;
    case Label::kCsubj: return 10;
    case Label::kObl: return 11;
    case Label::kNmod: return 12;
    case Label::kObj: return 13;
    case Label::kNsubj: return 14;
    default: return 15;
  }
}

bool gap(std::span<const std::uint32_t> words) {
  return !words.empty() && words.back() - words.front() + 1 != words.size();
}

std::size_t mark_step(const SentenceTree& t, std::uint32_t head) {
  const std::uint32_t mark = t.child(head, label_set({Label::kMark}));
  if (mark == kRoot) return 0;
  std::size_t step = 1;
  for (const char* word : {"to", "that", "as", "because", "if", "while", "by", "after", "before", "so", "although",
                           "since", "for", "when"})
    if (t.is(mark, word))
      return step;
    else
      ++step;
  return 15;
}

}  // namespace

void find_signs(const SentenceTree& tree, const ClauseFinder& finder, const Clause* clause, const Drafts& drafts,
                const Draft& draft, std::vector<Sign>& signs) {
  const auto inferred = static_cast<std::size_t>(draft.inferred);
  const std::size_t rule = clause == nullptr ? 9 + inferred : static_cast<std::size_t>(clause->from);
  const std::uint32_t head = draft.verb, object = draft.object.head;
  auto add = [&](SignKind kind, std::size_t value) { signs.push_back(sign(kind, value)); };
  add(SignKind::kAlways, 0);
  add(SignKind::kRule, rule);
  add(SignKind::kLabel, label_step(tree.label(head)));
  add(SignKind::kTag, tag_step(tree, head));
  if (clause != nullptr)
    add(SignKind::kVoice, (clause->copula != kRoot ? 1U
                           : clause->passive       ? 2U
                                                   : 0U) +
                              (clause->chain != kNoClause ? 3U : 0U));
  const std::size_t object_kind = draft.object.words.size == 0        ? 7
                                  : draft.joined_preposition != kRoot ? 1
                                                                      : static_cast<std::size_t>(draft.object_kind) + 2;
  add(SignKind::kObject, object_kind);
  add(SignKind::kObjectTag, tag_step(tree, object));
  add(SignKind::kSubjectTag, tag_step(tree, draft.subject.head));
  add(SignKind::kPredicateSize, draft.predicate.size);
  add(SignKind::kSubjectSize, size_step(draft.subject.words.size));
  add(SignKind::kObjectSize, size_step(draft.object.words.size));
  add(SignKind::kMore, draft.more.size);
  std::size_t more_words = 0;
  for (std::uint32_t i = 0; i < draft.more.size; ++i)
    more_words += drafts.complements[draft.more.begin + i].phrase.words.size;
  add(SignKind::kMoreSize, size_step(more_words));
  add(SignKind::kSentenceSize, tree.size() / 6);
  std::size_t depth = 0;
  if (clause != nullptr)
    for (std::uint32_t up = clause->governor; up != kNoClause && depth < 6; up = finder.clause(up).governor) ++depth;
  add(SignKind::kDepth, depth);
  add(SignKind::kStanding, static_cast<std::size_t>(draft.status) + (draft.negated ? 4U : 0U));
  add(SignKind::kGaps, (gap(drafts.words_of(draft.predicate)) ? 1U : 0U) +
                           (gap(drafts.words_of(draft.subject.words)) ? 2U : 0U) +
                           (gap(drafts.words_of(draft.object.words)) ? 4U : 0U));
  add(SignKind::kSplit, draft.dealt_out);
  add(SignKind::kTagAndObject, (tree.tag(head) == Tag::kVbg   ? 0U
                                : tree.tag(head) == Tag::kVbn ? 1U
                                : tree.tag(head) == Tag::kVb  ? 2U
                                                              : 3U) *
                                       4U +
                                   (object_kind == 7   ? 0U
                                    : object_kind == 1 ? 1U
                                    : object_kind == 5 ? 2U
                                                       : 3U));
  if (clause != nullptr) add(SignKind::kRuleAndObject, mark_step(tree, head));
  add(SignKind::kSpoken, draft.according_to.head != kRoot ? 1 : 0);
  add(SignKind::kPlace, tree.size() == 0 ? 0 : head * 8 / tree.size());
  if (tree.is(head, word_class::kReports)) add(SignKind::kVerbClass, 0);
  if (tree.is(head, word_class::kGoesOn)) add(SignKind::kVerbClass, 1);
  if (tree.is(head, word_class::kPlans)) add(SignKind::kVerbClass, 2);
  if (tree.is(head, "have")) add(SignKind::kVerbClass, 3);
  if (clause != nullptr && draft.predicate.size == 1 && tree.tag(head) == Tag::kVbg) add(SignKind::kVerbClass, 4);
}

}  // namespace apud
