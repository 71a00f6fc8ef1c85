// Tables and figures of pages: spans of cells made out, captions found, tables that only lay out a page let through.
// Layer 5, pure.
#include <algorithm>
#include <charconv>
#include <utility>

#include "indexer/markup/html_blocks.h"
#include "indexer/markup/html_text.h"

namespace apud::markup {
namespace {

constexpr int kMostSpan = 1000;
constexpr std::size_t kMostCells = 2000;  // of a row

int span_of_cell(const HtmlNode* cell, const char* name) {
  const std::string_view digits = attribute(cell, name);
  int value = 1;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return std::clamp(value, 1, kMostSpan);
}

bool is_cell(HtmlTag tag) { return tag == HtmlTag::kTd || tag == HtmlTag::kTh; }

}  // namespace

// The paragraphs below an element, whatever blocks part them.
std::vector<ReadingText> HtmlBlocks::paragraphs_of(const HtmlNode* root) {
  std::vector<ReadingText> paragraphs;
  ReadingText kept = std::exchange(text_, ReadingText(source_));
  const auto end_paragraph = [&] {
    if (!text_.empty() || !text_.marks().empty()) paragraphs.push_back(std::exchange(text_, ReadingText(source_)));
    text_.set_strong(strong_ > 0);
  };
  for (const HtmlNode* at = root; at != nullptr;) {
    bool into = true;
    if (is_text(at)) {
      add_text(at);
    } else if (!is_element(at) || is_left_out(at)) {
      into = false;
    } else if (notes_.mark(at) != nullptr) {
      into = enter(at);
    } else if (is_block(at->tag) || (at->tag == HtmlTag::kBr && after_break_)) {
      end_paragraph();
      after_break_ = false;
    } else {
      enter_inline(at, at->tag);
    }
    at = next_node(at, root, into, [&](const HtmlNode* node) {
      if (!is_element(node) || is_left_out(node) || notes_.mark(node) != nullptr) return;
      if (is_block(node->tag))
        end_paragraph();
      else
        leave(node);
    });
  }
  end_paragraph();
  text_ = std::move(kept);
  if (paragraphs.empty()) paragraphs.emplace_back(source_);
  return paragraphs;
}

// No heads, and whole sections, lists or further tables in its cells: it lays out a page.
bool HtmlBlocks::lays_out(const HtmlNode* table) const {
  if (attribute(table, "role") == "presentation") return true;
  bool large = false;
  std::size_t rows = 0, cells = 0;
  for (const HtmlNode* at = next_node(table, table); at != nullptr; at = next_node(at, table)) {
    const HtmlTag tag = at->tag;
    if (tag == HtmlTag::kTable || is_heading(tag) || tag == HtmlTag::kBlockquote) large = true;
    if (tag == HtmlTag::kTh || tag == HtmlTag::kCaption) return large && tag != HtmlTag::kCaption;
    rows += tag == HtmlTag::kTr;
    cells += is_cell(tag);
  }
  return large || (rows == 1 && cells == 1);
}

void HtmlBlocks::read_row(const HtmlNode* row, MarkedTable& table, std::vector<int>& spans) {
  MarkedRow marked;
  marked.at = offset_of(row);
  const MarkedRow* const above = table.rows.empty() ? nullptr : &table.rows.back();
  const auto take_spanned = [&] {
    for (std::size_t c = marked.cells.size(); c < spans.size() && spans[c] > 0 && above != nullptr; ++c) {
      if (c >= above->cells.size()) break;
      --spans[c];
      marked.cells.push_back(above->cells[c]);
      marked.cells.back().repeated = true;
    }
  };
  for (const HtmlNode* cell = row->first; cell != nullptr && marked.cells.size() < kMostCells; cell = cell->after) {
    if (!is_cell(cell->tag) || is_left_out(cell)) continue;
    take_spanned();
    MarkedCell read;
    read.paragraphs = paragraphs_of(cell);
    read.head = cell->tag == HtmlTag::kTh || (row->parent != nullptr && row->parent->tag == HtmlTag::kThead);
    const int down = span_of_cell(cell, "rowspan"), across = span_of_cell(cell, "colspan");
    for (int c = 0; c < across && marked.cells.size() < kMostCells; ++c) {
      spans.resize(std::max(spans.size(), marked.cells.size() + 1));
      spans[marked.cells.size()] = down - 1;
      marked.cells.push_back(read);
      read.repeated = true;
      // Across several columns the words stand once, except in a head, where each column needs them.
      if (!read.head && c == 0) read.paragraphs.assign(1, ReadingText(source_));
    }
  }
  take_spanned();
  if (!marked.cells.empty()) table.rows.push_back(std::move(marked));
}

void HtmlBlocks::read_table(const HtmlNode* node) {
  MarkedTable table;
  table.at = offset_of(node);
  std::vector<int> spans;
  std::vector<ReadingText> behind;
  for (const HtmlNode* at = next_node(node, node); at != nullptr;) {
    const HtmlTag tag = at->tag;
    bool into = tag != HtmlTag::kTr && tag != HtmlTag::kCaption && !(is_element(at) && is_left_out(at));
    if (tag == HtmlTag::kTr && !is_left_out(at)) read_row(at, table, spans);
    if (tag == HtmlTag::kCaption) table.caption = words_of(at);
    if (tag == HtmlTag::kTfoot) {
      // A foot that is one cell tells the source.
      std::vector<ReadingText> foot = paragraphs_of(at);
      if (foot.size() <= 2 && words_below(tree_, at, 12).starts_with("Source")) {
        behind = std::move(foot);
        into = false;
      }
    }
    at = next_node(at, node, into);
  }
  builder_.table(std::move(table));
  for (ReadingText& words : behind) {
    const std::uint32_t begin = begin_of(words);
    builder_.paragraph(std::move(words), begin);
  }
}

// A picture with its caption, or a table in the frame of a figure; further lines of the caption may name the source.
void HtmlBlocks::read_figure(const HtmlNode* figure) {
  std::vector<ReadingText> caption;
  const HtmlNode* table = nullptr;
  std::string alternative;
  const HtmlNode* picture = nullptr;
  for (const HtmlNode* at = next_node(figure, figure); at != nullptr;) {
    const HtmlTag tag = at->tag;
    if (tag == HtmlTag::kFigcaption) caption = paragraphs_of(at);
    if (tag == HtmlTag::kTable && table == nullptr) table = at;
    if (tag == HtmlTag::kImg && picture == nullptr) picture = at;
    at = next_node(at, figure, tag != HtmlTag::kFigcaption && tag != HtmlTag::kTable);
  }
  const std::uint32_t at = offset_of(figure);
  if (caption.empty()) caption.emplace_back(source_);
  if (caption[0].empty() && picture != nullptr)
    if (const HtmlAttribute* alt = find_attribute(picture, "alt"); alt != nullptr)
      add_html_text(source_, {base_ + alt->source.begin, base_ + alt->source.end}, false, caption[0]);
  if (table != nullptr) {
    if (!caption[0].empty()) builder_.paragraph(std::move(caption[0]), at);
    read_table(table);
  } else if (picture == nullptr && caption.size() == 1 && caption[0].empty()) {
    for (ReadingText& words : paragraphs_of(figure)) {
      const std::uint32_t begin = begin_of(words);
      builder_.paragraph(std::move(words), begin);
    }
  } else {
    builder_.figure(std::move(caption[0]), at);
  }
  for (std::size_t p = 1; p < caption.size(); ++p) {
    const std::uint32_t begin = begin_of(caption[p]);
    builder_.paragraph(std::move(caption[p]), begin);
  }
}

}  // namespace apud::markup
