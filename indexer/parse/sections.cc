// One pass over the marks, one over the notes that no mark leads to.
// Layer 4, pure.
#include "indexer/parse/sections.h"

#include <vector>

namespace apud::parse {

void give_notes_sections(Document& document) {
  auto& blocks = document.blocks;
  for (const Block& block : blocks) {
    if (block.kind == BlockKind::kFootnote) continue;
    for (const FootnoteRef& ref : block.refs) {
      if (!ref.block || !blocks[*ref.block].section.empty()) continue;
      std::vector<std::uint32_t> section = block.section;
      if (block.kind == BlockKind::kHeading) section.push_back(block.id);
      std::erase_if(section, [&](std::uint32_t heading) { return heading >= *ref.block; });
      blocks[*ref.block].section = std::move(section);
    }
  }
  for (std::size_t i = 1; i < blocks.size(); ++i)
    if (blocks[i].kind == BlockKind::kFootnote && blocks[i].section.empty()) blocks[i].section = blocks[i - 1].section;
}

}  // namespace apud::parse
