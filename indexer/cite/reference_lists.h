// Lists of references: which blocks are in one, and where its entries begin.
// Layer 5, pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "corpus/model/document.h"
#include "corpus/text/source_text.h"

namespace apud {

// "References", "Works cited", "Select Bibliography": what stands above such a list.
bool names_reference_list(std::string_view heading);

// For each block where the entries in it begin, of a block of a list of references: 0, or behind the list's head where
// that has no paragraph of its own. Nullopt for all other blocks.
std::vector<std::optional<std::uint32_t>> reference_list_blocks(const Document& document, const SourceText& source);

// Where the entries of a block of such a list begin, rising, the first at `from`: at line starts of the source where a
// name or a number begins an entry and the entry before it is complete.
std::vector<std::uint32_t> entry_starts(const Block& block, std::uint32_t from, const SourceText& source);

}  // namespace apud
