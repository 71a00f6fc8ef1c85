// From the body's lines to drafts of blocks: what each block is, its pieces of text, its place in the tree.
// Layer 4, pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/model/document.h"
#include "indexer/parse/body.h"
#include "indexer/parse/numbering.h"
#include "indexer/parse/starts.h"
#include "indexer/parse/text_builder.h"

namespace apud::parse {

// A block before its text is built. `block.section` and `block.parent` hold indices of drafts.
struct Draft {
  Block block;
  std::vector<Piece> pieces;
  std::vector<Piece> title_pieces;            // a float's caption
  std::vector<std::vector<Span>> cell_spans;  // of a table's head or a row
  std::uint32_t order = 0;                    // source offset of its first byte
  std::uint32_t title_end = 0;                // source offset at which a run-in heading ends, where type tells it
};

struct FlowResult {
  std::vector<Draft> drafts;
  std::vector<Piece> title;
  std::string label;  // "CHAPTER 7" above the title
};

FlowResult assemble(const Body& body, bool markdown, std::vector<Diagnostic>& diagnostics);

}  // namespace apud::parse
