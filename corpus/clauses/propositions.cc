// The steps in order: tree, clauses, their standing, their propositions; then views of what was made.
// Layer 3, pure.
#include "corpus/clauses/propositions.h"

#include <algorithm>

#include "corpus/clauses/assembler.h"
#include "corpus/clauses/inferred.h"
#include "corpus/clauses/signs.h"
#include "corpus/clauses/standing.h"

namespace apud {

struct PropositionFinder::State {
  SentenceTree tree;
  ClauseFinder clauses;
  Assembler assembler;
  Inferrer inferrer;
  Drafts drafts;
  std::vector<Complement> complements;
  std::vector<Proposition> propositions;

  [[nodiscard]] Phrase phrase(const DraftPhrase& draft) const { return {draft.head, drafts.words_of(draft.words)}; }
  [[nodiscard]] std::optional<Phrase> phrase_if_any(const DraftPhrase& draft) const {
    if (draft.head == kRoot || draft.words.size == 0) return std::nullopt;
    return phrase(draft);
  }
  [[nodiscard]] Proposition view(const Draft& draft) const;
  void reckon();
  void views(float least);
};

Proposition PropositionFinder::State::view(const Draft& draft) const {
  Proposition p;
  p.subject = phrase(draft.subject);
  p.verb = draft.verb;
  p.predicate = drafts.words_of(draft.predicate);
  p.lemma = std::string_view(drafts.lemmas).substr(draft.lemma.begin, draft.lemma.size);
  p.object = phrase_if_any(draft.object);
  if (draft.joined_preposition != kRoot) p.joined_preposition = draft.joined_preposition;
  p.more = std::span(complements).subspan(draft.more.begin, draft.more.size);
  p.passive = draft.passive;
  p.inferred = draft.inferred;
  p.status = draft.status;
  p.polarity = draft.negated ? Polarity::kNegated : Polarity::kAffirmed;
  p.according_to = phrase_if_any(draft.according_to);
  p.confidence = draft.confidence;
  p.signs = std::span(drafts.signs).subspan(draft.signs.begin, draft.signs.size);
  return p;
}

void PropositionFinder::State::reckon() {
  for (Draft& draft : drafts.all) {
    draft.signs.begin = static_cast<std::uint32_t>(drafts.signs.size());
    find_signs(tree, clauses, draft.clause == kNoClause ? nullptr : &clauses.clause(draft.clause), drafts, draft,
               drafts.signs);
    draft.signs.size = static_cast<std::uint32_t>(drafts.signs.size()) - draft.signs.begin;
    draft.confidence = confidence_of(drafts.signs.data() + draft.signs.begin, draft.signs.size);
  }
}

void PropositionFinder::State::views(float least) {
  complements.clear();
  for (const DraftComplement& draft : drafts.complements) {
    Complement complement{draft.kind, phrase(draft.phrase), std::nullopt};
    if (draft.preposition != kRoot) complement.preposition = draft.preposition;
    complements.push_back(complement);
  }
  for (std::uint32_t i = 0; i < drafts.all.size(); ++i) drafts.all[i].ordinal = i;
  std::sort(drafts.all.begin(), drafts.all.end(),
            [](const Draft& a, const Draft& b) { return a.verb != b.verb ? a.verb < b.verb : a.ordinal < b.ordinal; });
  propositions.clear();
  for (const Draft& draft : drafts.all)
    if (draft.confidence >= least) propositions.push_back(view(draft));
}

PropositionFinder::PropositionFinder() : state_(std::make_unique<State>()) {}
PropositionFinder::~PropositionFinder() = default;
PropositionFinder::PropositionFinder(PropositionFinder&&) noexcept = default;
PropositionFinder& PropositionFinder::operator=(PropositionFinder&&) noexcept = default;

std::span<const Proposition> PropositionFinder::find(std::string_view text, const Analysis& analysis, float least) {
  State& s = *state_;
  s.drafts.clear();
  s.tree.read(text, analysis);
  s.clauses.read(s.tree);
  judge_clauses(s.tree, s.clauses);
  s.assembler.assemble(s.tree, s.clauses, s.drafts);
  s.inferrer.infer(s.tree, s.clauses, s.drafts);
  s.reckon();
  s.views(least);
  return s.propositions;
}

}  // namespace apud
