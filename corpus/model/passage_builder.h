// From a parsed block to the passage that the index keeps.
// Layer 1, pure.
#pragma once

#include "corpus/model/document.h"
#include "corpus/model/passage.h"
#include "corpus/model/relation.h"
#include "corpus/text/source_text.h"

namespace apud {

// `block` is one of document.blocks, parsed from `source`, its sentences set.
Passage make_passage(const Document& document, const Block& block, const SourceText& source);

// Gives each passage what its block says (Passage::knowledge), confidences as they are stored. One passage a block, in
// their order.
DocumentKnowledge add_knowledge(Knowledge knowledge, std::vector<Passage>& passages);

// The latest year from 1000 to 2999 named in a text, or 0. A number with a currency sign, a percent sign, a fraction
// or a thousands separator is no year.
std::uint32_t latest_year(std::string_view text);

}  // namespace apud
