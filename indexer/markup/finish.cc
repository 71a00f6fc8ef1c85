// Puts the blocks of a marked-up document in order and ties marks to notes, notes to sections.
// Layer 5, pure.
#include <algorithm>
#include <numeric>
#include <utility>

#include "indexer/markup/block_builder.h"
#include "indexer/parse/sections.h"

namespace apud::markup {

// The one heading of the first level that stands before every other is the title, and no block.
void BlockBuilder::take_title(Document& document, const std::optional<ReadingText>& title) {
  const auto is_heading = [](const Draft& draft) { return draft.block.kind == BlockKind::kHeading; };
  const auto first = std::find_if(drafts_.begin(), drafts_.end(), is_heading);
  const auto tops = std::count_if(drafts_.begin(), drafts_.end(),
                                  [&](const Draft& draft) { return is_heading(draft) && draft.marks_level == 1; });
  const auto take = [&](const std::string& text, const TextMap& map) {
    document.title = text;
    const auto ranges = map.source_of(Span{0, static_cast<std::uint32_t>(text.size())});
    if (!ranges.empty()) document.title_source = {ranges.front().begin, ranges.back().end};
  };
  if (first != drafts_.end() && first->marks_level == 1 && tops == 1) {
    take(first->block.text, first->block.map);
    first->block.text.clear();  // an empty draft becomes no block, and stands in no section
    first->block.kind = BlockKind::kParagraph;
  } else if (title && !title->empty()) {
    take(title->text(), title->map());
  } else if (first != drafts_.end()) {
    take(first->block.text, first->block.map);
  }
}

void BlockBuilder::resolve_marks(Draft& draft, const std::vector<std::uint32_t>& id) {
  for (MarkRef& mark : draft.marks) {
    const auto note = notes_.find(mark.key);
    if (note != notes_.end() && id[note->second] != UINT32_MAX) mark.ref.block = id[note->second];
    draft.block.refs.push_back(std::move(mark.ref));
  }
}

Document BlockBuilder::finish(const std::optional<ReadingText>& title) {
  Document document;
  close_guessed_box();
  take_title(document, title);
  std::vector<std::uint32_t> order;
  for (std::uint32_t d = 0; d < drafts_.size(); ++d) {
    const Block& block = drafts_[d].block;
    const bool holds = block.kind == BlockKind::kFootnote || block.kind == BlockKind::kBox || !block.cells.empty();
    if (!block.text.empty() || !block.label.empty() || holds) order.push_back(d);
  }
  // Notes that a reader hands over late go back to their place; a part never comes before its whole.
  for (std::uint32_t d = 0; d < drafts_.size(); ++d)
    if (const auto parent = drafts_[d].block.parent) drafts_[d].at = std::max(drafts_[d].at, drafts_[*parent].at);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return drafts_[a].at < drafts_[b].at; });
  std::vector<std::uint32_t> id(drafts_.size(), UINT32_MAX);
  for (std::uint32_t i = 0; i < order.size(); ++i) id[order[i]] = i;
  document.blocks.reserve(order.size());
  for (const std::uint32_t d : order) {
    resolve_marks(drafts_[d], id);
    Block block = std::move(drafts_[d].block);
    block.id = id[d];
    if (block.parent) block.parent = id[*block.parent] == UINT32_MAX ? std::nullopt : std::optional(id[*block.parent]);
    std::vector<std::uint32_t> section;
    for (const std::uint32_t heading : block.section)
      if (id[heading] != UINT32_MAX && id[heading] < block.id) section.push_back(id[heading]);
    block.section = std::move(section);
    document.blocks.push_back(std::move(block));
  }
  parse::give_notes_sections(document);
  document.diagnostics = std::move(diagnostics_);
  return document;
}

}  // namespace apud::markup
