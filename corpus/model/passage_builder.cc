// Cuts a block's own source out of the document, so that a passage needs nothing else to be quoted.
// Layer 1, pure.
#include "corpus/model/passage_builder.h"

#include <algorithm>
#include <utility>

namespace apud {
namespace {

const Block* parent_of(const Document& document, const Block& block) {
  if (!block.parent || *block.parent >= document.blocks.size() || *block.parent == block.id) return nullptr;
  return &document.blocks[*block.parent];
}

BlockKind place_of(const Block& block, const Block* parent) {
  if (block.kind == BlockKind::kSource || block.kind == BlockKind::kTableRow) return block.kind;
  return parent != nullptr && parent->kind == BlockKind::kBox ? BlockKind::kBox : block.kind;
}

const std::string& heading_text(const Block& block) { return block.text.empty() ? block.title : block.text; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether the digits [at, at + 4) of a text stand for a year, as far as their neighbours tell.
bool stands_as_year(std::string_view text, std::size_t at) {
  const auto before = [&](std::size_t n) { return at >= n ? text[at - n] : ' '; };
  const auto behind = [&](std::size_t n) { return at + 3 + n < text.size() ? text[at + 3 + n] : ' '; };
  if (is_digit(before(1)) || is_digit(behind(1))) return false;
  if ((before(1) == '.' || before(1) == ',') && is_digit(before(2))) return false;
  if ((behind(1) == '.' || behind(1) == ',') && is_digit(behind(2))) return false;
  if (before(1) == '$' || behind(1) == '%') return false;
  const std::string_view sign = text.substr(at >= 3 ? at - 3 : 0, at >= 3 ? 3 : at);
  return !sign.ends_with("\xE2\x82\xAC") && !sign.ends_with("\xC2\xA3") && !sign.ends_with("\xC2\xA5");
}

void cut_source(const Block& block, const SourceText& source, Passage& passage) {
  const Span whole{0, static_cast<std::uint32_t>(block.text.size())};
  const std::vector<Span> ranges = block.map.source_of(whole);
  const std::vector<Run>& runs = block.map.runs();
  std::size_t next = 0;
  for (const Span range : ranges) {
    const auto start = static_cast<std::uint32_t>(passage.exact.size());
    const std::string_view piece = source.text().substr(range.begin, range.size());
    passage.exact.append(piece);
    passage.ranges.push_back(source.to_file(range));
    if (!source.offset_map().identity()) source.offset_map().copy_part(range, start, passage.file_map);
    passage.range_lines.push_back({source.line_of(range.begin), source.line_of(range.end - 1)});
    for (const std::uint32_t offset : line_breaks_in(piece)) passage.line_breaks.push_back(start + offset);
    for (bool first = true; next < runs.size(); ++next) {
      Run run = runs[next];
      if (run.source < range.begin || run.source + run.length > range.end) {
        if (!first) break;
        continue;  // an empty run behind a jump has no range
      }
      if (!first && starts_range(runs[next - 1], run)) break;
      run.source = run.source - range.begin + start;
      run.jump = first && start > 0;
      passage.runs.push_back(run);
      first = false;
    }
  }
}

// What is printed on the pages that it stands on.
void take_page_labels(const Document& document, Passage& passage) {
  const auto add = [&](std::uint32_t page) {
    const bool known = page > 0 && page <= document.page_labels.size();
    passage.page_labels.push_back(known ? document.page_labels[page - 1] : "");
  };
  add(passage.page);
  for (const PageStart& start : passage.page_starts) add(start.page);
  while (!passage.page_labels.empty() && passage.page_labels.back().empty()) passage.page_labels.pop_back();
}

}  // namespace

std::uint32_t latest_year(std::string_view text) {
  std::uint32_t latest = 0;
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    if (text[at] != '1' && text[at] != '2') continue;
    std::uint32_t year = 0;
    std::size_t digits = 0;
    for (; digits < 4 && is_digit(text[at + digits]); ++digits)
      year = year * 10 + static_cast<std::uint32_t>(text[at + digits] - '0');
    if (digits == 4 && stands_as_year(text, at)) latest = std::max(latest, year);
    at += digits - 1;
  }
  return latest;
}

DocumentKnowledge add_knowledge(Knowledge knowledge, std::vector<Passage>& passages) {
  for (Relation& relation : knowledge.relations) relation.confidence = stored_confidence(relation.confidence);
  DocumentKnowledge divided;
  divided.blocks = knowledge_of_blocks(std::move(knowledge), passages.size());
  divided.entities = std::move(knowledge.entities);
  for (std::size_t i = 0; i < passages.size(); ++i)
    if (!divided.blocks[i].empty()) passages[i].knowledge = encode_block_knowledge(divided.blocks[i], passages[i].text);
  return divided;
}

Passage make_passage(const Document& document, const Block& block, const SourceText& source) {
  const Block* const parent = parent_of(document, block);
  Passage passage;
  passage.document = document.name;
  passage.title = document.title;
  for (const std::uint32_t id : block.section)
    if (id < document.blocks.size()) passage.section.push_back(heading_text(document.blocks[id]));
  passage.block = block.id;
  passage.kind = block.kind;
  passage.place = place_of(block, parent);
  passage.level = block.level;
  passage.label = block.label.empty() && parent != nullptr ? parent->label : block.label;
  passage.number = block.number;
  passage.block_title = block.title;
  passage.parent = block.parent;
  passage.page = block.page;
  passage.page_starts = block.page_starts;
  take_page_labels(document, passage);
  passage.stacks = stacks_of(block.line_boxes);
  passage.element = block.element;
  passage.year = latest_year(block.text);
  passage.text = block.text;
  cut_source(block, source, passage);
  passage.sentences = block.sentences;
  passage.refs.reserve(block.refs.size());
  for (const FootnoteRef& ref : block.refs)
    passage.refs.push_back({.number = ref.number, .at = ref.at, .block = ref.block});
  passage.cells = block.cells;
  return passage;
}

}  // namespace apud
