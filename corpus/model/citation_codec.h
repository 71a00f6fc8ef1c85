// The byte form of the citations of a passage. Layout: docs/passage_format.md.
// Layer 1.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/byte_codec.h"
#include "corpus/model/placed_citation.h"

namespace apud {

// `text` is the passage's: what stands in it is not written again. Confidences come back as stored_confidence().
void write_citations(ByteWriter& bytes, const std::vector<PlacedCitation>& citations, std::string_view text);
// Total: fails the reader on bytes that write_citations did not write for the same text. Linear in what is read.
std::vector<PlacedCitation> read_citations(ByteReader& bytes, std::string_view text);

}  // namespace apud
