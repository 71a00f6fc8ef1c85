// What a file of triples says: each line a relation, its own evidence.
// Layer 5, pure.
#pragma once

#include "corpus/model/document.h"
#include "corpus/model/relation.h"
#include "corpus/names/lexicon.h"
#include "corpus/names/meanings.h"

namespace apud {

// A name is one entity wherever it stands in the file, but for a name that the predicates' ends call a person here and
// a work there. Types come from the predicates (corpus/lexicon/meanings.tsv), then from the word lists, else concept.
// Objects of a predicate nearly all of which are sums, counts or dates are values. Names that differ get ids that
// differ. Confidence 1: the file says so outright.
Knowledge triple_statements(const Document& document, const Lexicon& lexicon, const Meanings& meanings);

}  // namespace apud
