// What citations say: works, their authors and where they appeared as entities, and the relations between them, the document
// and its sentences.
// Layer 5, pure.
#pragma once

#include "corpus/model/document.h"
#include "corpus/model/relation.h"
#include "corpus/names/lexicon.h"
#include "indexer/cite/citation_finder.h"

namespace apud {

// Adds entities, mentions and the relations `cites`, `authored`, `published_in`, `published_on` (in the block of the
// reference) and `supports` (in the block of the sentence that leans on it). Keeps the orders that Knowledge promises.
// Persons and bodies become those of the text where their full names agree.
void add_citation_knowledge(const Document& document, const FoundCitations& found, const Lexicon& lexicon,
                            Knowledge& knowledge);

}  // namespace apud
