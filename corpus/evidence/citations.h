// Citations as answers give them: the work's fields, and each sentence that it is cited from.
// Layer 3: how they are made from passages; the values are in evidence.h. The same in answers and in apud-index --explain.
#pragma once

#include <vector>

#include "corpus/evidence/evidence.h"

namespace apud {

// What one citation of a passage says: the fields of its work, looked up where they are printed elsewhere, and a place for
// each sentence that it supports (one for the reference itself where there is none).
CitationRecord citation_record(const PassageLookup& index, const Passage& passage, const PlacedCitation& placed);

// Records of one id become one, where the first stood: its fields are those of the record with the most, its places all
// of them in their order. Linear but for a hash.
std::vector<CitationRecord> merged_by_work(std::vector<CitationRecord> records);

}  // namespace apud
