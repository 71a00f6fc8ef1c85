// What a proposition shows of how sure it is.
// Layer 3, pure.
#pragma once

#include "corpus/clauses/clause_finder.h"
#include "corpus/clauses/confidence.h"
#include "corpus/clauses/proposition_drafts.h"

namespace apud {

// Appends the draft's signs; `clause` is null for an inferred one.
void find_signs(const SentenceTree& tree, const ClauseFinder& finder, const Clause* clause, const Drafts& drafts,
                const Draft& draft, std::vector<Sign>& signs);

}  // namespace apud
