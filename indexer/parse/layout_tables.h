// Tables of a PDF: columns from the places of the words, rows from gaps and filled first cells.
// Layer 4, pure.
#pragma once

#include "indexer/parse/layout.h"
#include "indexer/parse/layout_lines.h"
#include "indexer/parse/tables.h"

namespace apud::parse {

// Reads rows from body line `begin` on, up to a source line, a caption, a heading or a paragraph.
TableLines read_layout_table(const Body& body, const Layout& layout, const LayoutLines& lines, std::uint32_t begin);

// At least three lines from k on stand in the same columns: a table that has no caption.
bool begins_layout_table(const Body& body, const Layout& layout, const LayoutLines& lines, std::uint32_t k);

}  // namespace apud::parse
