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

int span_of_cell(const GumboNode* cell, const char* name) {
  const std::string_view digits = attribute(cell, name);
  int value = 1;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return std::clamp(value, 1, kMostSpan);
}

bool is_cell(GumboTag tag) { return tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH; }

}  // namespace

// The paragraphs below an element, whatever blocks part them.
std::vector<ReadingText> HtmlBlocks::paragraphs_of(const GumboNode* root) {
  std::vector<ReadingText> paragraphs;
  ReadingText kept = std::exchange(text_, ReadingText(source_));
  const auto end_paragraph = [&] {
    if (!text_.empty() || !text_.marks().empty()) paragraphs.push_back(std::exchange(text_, ReadingText(source_)));
    text_.set_strong(strong_ > 0);
  };
  for (const GumboNode* at = root; at != nullptr;) {
    bool into = true;
    if (is_text(at)) {
      add_text(at);
    } else if (!is_element(at) || is_left_out(at)) {
      into = false;
    } else if (notes_.mark(at) != nullptr) {
      into = enter(at);
    } else if (is_block(tag_of(at)) || (tag_of(at) == GUMBO_TAG_BR && after_break_)) {
      end_paragraph();
      after_break_ = false;
    } else {
      enter_inline(at, tag_of(at));
    }
    at = next_node(at, root, into, [&](const GumboNode* node) {
      if (!is_element(node) || is_left_out(node) || notes_.mark(node) != nullptr) return;
      if (is_block(tag_of(node)))
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
bool HtmlBlocks::lays_out(const GumboNode* table) const {
  if (attribute(table, "role") == "presentation") return true;
  bool large = false;
  std::size_t rows = 0, widest = 0;
  for (const GumboNode* at = next_node(table, table); at != nullptr; at = next_node(at, table)) {
    const GumboTag tag = tag_of(at);
    if (tag == GUMBO_TAG_TABLE || is_heading(tag) || tag == GUMBO_TAG_BLOCKQUOTE) large = true;
    if (tag == GUMBO_TAG_TH || tag == GUMBO_TAG_CAPTION) return large && tag != GUMBO_TAG_CAPTION;
    rows += tag == GUMBO_TAG_TR;
    if (is_cell(tag)) widest = std::max(widest, at->index_within_parent);
  }
  return large || (rows == 1 && widest == 0);
}

void HtmlBlocks::read_row(const GumboNode* row, MarkedTable& table, std::vector<int>& spans) {
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
  const GumboVector* const cells = children_of(row);
  for (unsigned i = 0; i < cells->length && marked.cells.size() < kMostCells; ++i) {
    const auto* const cell = static_cast<const GumboNode*>(cells->data[i]);
    if (!is_cell(tag_of(cell)) || is_left_out(cell)) continue;
    take_spanned();
    MarkedCell read;
    read.paragraphs = paragraphs_of(cell);
    read.head = tag_of(cell) == GUMBO_TAG_TH || (row->parent != nullptr && tag_of(row->parent) == GUMBO_TAG_THEAD);
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

void HtmlBlocks::read_table(const GumboNode* node) {
  MarkedTable table;
  table.at = offset_of(node);
  std::vector<int> spans;
  std::vector<ReadingText> behind;
  for (const GumboNode* at = next_node(node, node); at != nullptr;) {
    const GumboTag tag = tag_of(at);
    bool into = tag != GUMBO_TAG_TR && tag != GUMBO_TAG_CAPTION && !(is_element(at) && is_left_out(at));
    if (tag == GUMBO_TAG_TR && !is_left_out(at)) read_row(at, table, spans);
    if (tag == GUMBO_TAG_CAPTION) table.caption = words_of(at);
    if (tag == GUMBO_TAG_TFOOT) {
      // A foot that is one cell tells the source.
      std::vector<ReadingText> foot = paragraphs_of(at);
      if (foot.size() <= 2 && words_below(at, 12).starts_with("Source")) {
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
void HtmlBlocks::read_figure(const GumboNode* figure) {
  std::vector<ReadingText> caption;
  const GumboNode* table = nullptr;
  std::string alternative;
  const GumboNode* picture = nullptr;
  for (const GumboNode* at = next_node(figure, figure); at != nullptr;) {
    const GumboTag tag = tag_of(at);
    if (tag == GUMBO_TAG_FIGCAPTION) caption = paragraphs_of(at);
    if (tag == GUMBO_TAG_TABLE && table == nullptr) table = at;
    if (tag == GUMBO_TAG_IMG && picture == nullptr) picture = at;
    at = next_node(at, figure, tag != GUMBO_TAG_FIGCAPTION && tag != GUMBO_TAG_TABLE);
  }
  const std::uint32_t at = offset_of(figure);
  if (caption.empty()) caption.emplace_back(source_);
  if (caption[0].empty() && picture != nullptr)
    if (const GumboAttribute* alt = gumbo_get_attribute(&picture->v.element.attributes, "alt"); alt != nullptr) {
      Span span = tree_.span(alt->original_value);
      if (span.size() >= 2)
        add_text_node(source_, {base_ + span.begin + 1, base_ + span.end - 1}, alt->value, false, caption[0]);
    }
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
