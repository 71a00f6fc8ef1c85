// Which sentences can state something: not references, code or lists of figures.
// Layer 5, pure.
#pragma once

#include "indexer/extract/named_sentence.h"

namespace apud {

// Blocks whose sentences are numbered; titles and rows are one piece.
bool has_sentences(BlockKind kind);
// A reference to a publication: a quoted title or an address with a year or page.
bool is_reference(std::string_view sentence);
// Whether to look for statements in it: a verb, more letters than signs, no reference.
bool states_something(const Block& block, const SentenceReading& reading);

}  // namespace apud
