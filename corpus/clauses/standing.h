// Whether a clause is said to be so, planned, advised or possible; denied; and by whom it is said.
// Layer 3, pure.
#pragma once

#include "corpus/clauses/clause_finder.h"

namespace apud {

// Sets status, negated and speaker of all clauses.
void judge_clauses(const SentenceTree& tree, ClauseFinder& finder);

}  // namespace apud
