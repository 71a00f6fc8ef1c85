// Lists of references: which blocks are in one, and where its entries begin.
// Layer 5, pure.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/model/document.h"
#include "corpus/text/source_text.h"

namespace apud {

// "References", "Works cited", "Select Bibliography": what stands above such a list.
bool names_reference_list(std::string_view heading);

// For each block whether it belongs to a list of references.
std::vector<bool> reference_list_blocks(const Document& document);

// Where the entries of a block of such a list begin, rising, the first at 0: at line starts of the source where a name
// or a number begins an entry and the entry before it is complete.
std::vector<std::uint32_t> entry_starts(const Block& block, const SourceText& source);

}  // namespace apud
