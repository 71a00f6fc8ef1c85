// What a document is made of: blocks, their sentences and the marks of notes in them.
// Layer 1: values only; may include corpus/text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/text/span.h"
#include "corpus/text/text_map.h"

namespace apud {

enum class BlockKind : std::uint8_t { kHeading, kParagraph, kBox, kTable, kTableRow, kFigure, kFootnote, kSource };
inline constexpr int kBlockKinds = 8;
const char* block_kind_name(BlockKind kind);  // "heading", "table_row" ... as in the interface
std::optional<BlockKind> block_kind_of(const std::string& name);

// A note's mark in a text. `at` is the byte offset in Block::text at which the (removed) mark stood.
struct FootnoteRef {
  std::string number;                    // as printed, after repair: "9", "*", "a"
  std::uint32_t at = 0;                  // byte offset in Block::text
  Span source;                           // the mark itself, in SourceText::text()
  std::optional<std::uint32_t> block{};  // id of the footnote, where there is one
};

// From this offset of a text on, it stands on this page.
struct PageStart {
  std::uint32_t at = 0;    // byte offset in the text
  std::uint32_t page = 1;  // ordinal, from 1
  friend bool operator==(const PageStart&, const PageStart&) = default;
};

// A rectangle of a page, in points from its upper left corner. Page 0: nowhere.
struct PageBox {
  std::uint32_t page = 0;  // ordinal, from 1
  std::uint32_t left = 0, top = 0, right = 0, bottom = 0;
  friend bool operator==(const PageBox&, const PageBox&) = default;
};

struct Block {
  std::uint32_t id = 0;  // position in Document::blocks
  BlockKind kind = BlockKind::kParagraph;
  std::uint8_t level = 0;              // headings: 1 is the highest
  bool list_item = false;              // paragraphs: an item of a list; `number` is its marker
  std::string label;                   // "Box 11.3", "Table 2"; empty where there is none
  std::string number;                  // of a footnote, heading, row or list item, after repair
  std::string title;                   // of a box, table, figure or heading; a run-in heading of a paragraph
  std::string text;                    // repaired reading text, UTF-8
  TextMap map;                         // text -> SourceText::text()
  std::vector<std::uint32_t> section;  // ids of the headings above, outermost first
  // The box, table or figure that this block belongs to; a note's second paragraph: the note.
  std::optional<std::uint32_t> parent;
  std::uint32_t page = 1;                       // ordinal, from 1, on which it begins
  std::vector<PageStart> page_starts;           // the pages that it goes on to, in order of `at`
  std::vector<FootnoteRef> refs;                // in order of `at`
  std::vector<std::vector<std::string>> cells;  // table: the head and all rows; row: its one row
  std::vector<std::string> warnings;            // messages of the repairs made to it
  std::vector<Span> sentences;                  // of text; set by the pipeline after parsing
  std::vector<PageBox> line_boxes;              // of a PDF: where each line of each range of its source stands
  std::string element;                          // of HTML: the element that it comes from, as a CSS selector
};

}  // namespace apud
