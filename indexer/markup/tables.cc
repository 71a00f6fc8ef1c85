// Tables of marked-up documents: a block with the head and all cells, a block a row; tables that only lay out a page.
// Layer 5, pure.
#include <algorithm>
#include <utility>

#include "indexer/markup/block_builder.h"
#include "indexer/parse/captions.h"

namespace apud::markup {
namespace {

constexpr std::size_t kWideCell = 200;  // bytes: prose, in a table that only lays out

std::string cell_text(const MarkedCell& cell) {
  std::string text;
  for (const ReadingText& paragraph : cell.paragraphs) {
    if (!text.empty() && !paragraph.empty()) text += ' ';
    text += paragraph.text();
  }
  return text;
}

std::vector<std::string> texts_of(const MarkedRow& row) {
  std::vector<std::string> texts;
  for (const MarkedCell& cell : row.cells) texts.push_back(cell_text(cell));
  return texts;
}

bool is_head(const MarkedRow& row) {
  return !row.cells.empty() &&
         std::all_of(row.cells.begin(), row.cells.end(), [](const MarkedCell& cell) { return cell.head; });
}

// One row of a page's layout: a picture beside its text, a frame around a section.
bool only_lays_out(const MarkedTable& table) {
  if (table.caption || table.rows.size() != 1 || is_head(table.rows[0])) return false;
  return std::any_of(table.rows[0].cells.begin(), table.rows[0].cells.end(), [](const MarkedCell& cell) {
    return cell.paragraphs.size() > 1 || cell.paragraphs[0].text().size() > kWideCell;
  });
}

// The heads of two and more rows as one: "Trade" above "2019" and "2020" gives "Trade 2019" and "Trade 2020".
std::vector<std::string> joined_heads(const std::vector<MarkedRow>& rows, std::size_t heads) {
  std::vector<std::string> joined = texts_of(rows[0]);
  for (std::size_t r = 1; r < heads; ++r) {
    const std::vector<std::string> texts = texts_of(rows[r]);
    joined.resize(std::max(joined.size(), texts.size()));
    for (std::size_t c = 0; c < texts.size(); ++c) {
      if (texts[c].empty() || joined[c].ends_with(texts[c])) continue;
      joined[c] += (joined[c].empty() ? "" : " ") + texts[c];
    }
  }
  return joined;
}

}  // namespace

void BlockBuilder::add_row(const MarkedRow& row, std::uint32_t table, std::size_t number) {
  ReadingText text(source_);
  for (const MarkedCell& cell : row.cells)
    for (const ReadingText& paragraph : cell.paragraphs) {
      if (paragraph.empty()) continue;
      text.blank();
      text.append_copy(paragraph);
    }
  std::vector<std::string> cells = texts_of(row);
  Draft& draft = add(BlockKind::kTableRow, std::move(text), row.at);
  draft.block.parent = table;
  draft.block.number = std::to_string(number);
  drafts_[table].block.cells.push_back(cells);
  draft.block.cells.push_back(std::move(cells));
}

// The cells are the table's; their words are paragraphs inside it.
void BlockBuilder::add_layout(const MarkedTable& table) {
  add(BlockKind::kTable, ReadingText(source_), table.at);
  const auto index = static_cast<std::uint32_t>(drafts_.size() - 1);
  drafts_[index].block.cells.push_back(texts_of(table.rows[0]));
  for (const MarkedCell& cell : table.rows[0].cells)
    for (const ReadingText& paragraph : cell.paragraphs) {
      if (paragraph.empty() || cell.repeated) continue;
      add(BlockKind::kParagraph, paragraph, paragraph.map().source_of(0U));
      drafts_.back().block.parent = index;
    }
  open_float_.reset();
}

void BlockBuilder::table(MarkedTable table) {
  std::erase_if(table.rows, [](const MarkedRow& row) {
    return std::all_of(row.cells.begin(), row.cells.end(), [](const auto& cell) { return cell_text(cell).empty(); });
  });
  if (table.rows.empty()) return;
  if (only_lays_out(table)) return add_layout(table);
  const bool waits = open_float_ && !float_has_content_ && *open_float_ + 1 == drafts_.size() &&
                     drafts_[*open_float_].block.kind == BlockKind::kTable;
  if (table.caption && !table.caption->empty()) {
    const auto caption = parse::parse_caption(table.caption->text());
    add(BlockKind::kTable, ReadingText(source_), table.at);
    label_float(drafts_.back(), caption ? caption->label : "", std::move(*table.caption));
    open_float_ = static_cast<std::uint32_t>(drafts_.size() - 1);
  } else if (!waits) {
    if (!takes_paragraph_as_caption()) add(BlockKind::kTable, ReadingText(source_), table.at);
    open_float_ = static_cast<std::uint32_t>(drafts_.size() - 1);
  }
  float_has_content_ = true;
  const std::uint32_t index = *open_float_;
  std::size_t heads = 0;
  while (heads < table.rows.size() && is_head(table.rows[heads])) ++heads;
  if (heads == table.rows.size()) heads = heads == 1 ? 0 : 1;  // a table of heads alone
  if (heads > 0) drafts_[index].block.cells.push_back(joined_heads(table.rows, heads));
  for (std::size_t r = heads; r < table.rows.size(); ++r) add_row(table.rows[r], index, r - heads + 1);
}

}  // namespace apud::markup
