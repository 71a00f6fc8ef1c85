// A claim, or a question, read with what the index knows of its names, and laid beside a sentence or a row.
// Layer 5.
#pragma once

#include <string>
#include <vector>

#include "query/trace/alignment.h"
#include "query/trace/claim_index.h"
#include "query/trace/surroundings.h"

namespace apud {

// text[sentence], with the ids that its names have in the index and its frame. Appends to `others` further names of the
// entities that it names. `text` must live as long as the claim.
Claim read_claim(const std::string& text, Span sentence, const ClaimIndex& index, SentenceReader& reader,
                 std::vector<std::string>& others);

// The table of a passage that is one of its rows; nullptr for any other. Good as long as `around`.
const Passage* table_of(const Passage& passage, SurroundingsFinder& around);

// Reads a passage's sentence, kNowhere for the passage as a whole, into `found` (good as long as the passage) and aligns
// the claim with it, with a row by the heads of its table. Coverage is not measured yet.
Alignment lay_beside(const Claim& claim, const Passage& passage, std::uint32_t sentence, SurroundingsFinder& around,
                     SentenceReader& reader, const Aligner& aligner, ReadSentence& found);

}  // namespace apud
