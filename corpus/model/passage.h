// A block as the index keeps it: all that an answer needs, so that one look-up is enough, also on a remote shard.
// Layer 1: a value and its byte form.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/block.h"
#include "corpus/model/line_stack.h"
#include "corpus/model/placed_citation.h"
#include "corpus/text/offset_map.h"

namespace apud {

struct PassageRef {  // a note's mark, and where the note is
  std::string number;
  std::uint32_t at = 0;                // byte offset in text
  std::optional<std::uint32_t> block;  // the footnote's block id
};

struct Passage {
  std::string document;                     // Document::name
  std::string title;                        // Document::title
  std::vector<std::string> section;         // heading texts, outermost first
  std::uint32_t block = 0;                  // id in its document: "b57"
  BlockKind kind = BlockKind::kParagraph;   // the block's own
  BlockKind place = BlockKind::kParagraph;  // where it stands: kBox for a paragraph in a box; `where.block` and `kind:`
  std::uint8_t level = 0;
  std::string label;  // its own or its parent's: "Box 11.3"
  std::string number;
  std::string block_title;  // Block::title
  std::optional<std::uint32_t> parent;
  std::uint32_t page = 1;                  // on which it begins
  std::vector<PageStart> page_starts;      // as in Block
  std::uint32_t year = 0;                  // the latest year from 1000 to 2999 named in the text; 0 if none
  std::string text;                        // repaired
  std::string exact;                       // the source's own text of the block (UTF-8), ranges one after the other
  std::vector<Run> runs;                   // text -> exact (offsets in `exact`); each jump after the first run
                                           // starts the next range
  std::vector<Span> ranges;                // the file's byte ranges that `exact` is made of, in order
  OffsetMap file_map;                      // exact -> file where the file is not UTF-8; empty: the ranges have the
                                           // lengths of their pieces of `exact`
  std::vector<Span> range_lines;           // of each range: first and last line (from 1; `end` is inclusive here)
  std::vector<std::uint32_t> line_breaks;  // offsets in `exact` at which a new source line starts, inside a range
  std::vector<Span> sentences;             // of text
  std::vector<PassageRef> refs;
  std::vector<std::vector<std::string>> cells;
  std::string knowledge;                  // encode_block_knowledge of the block; "" where it says nothing
  std::vector<PlacedCitation> citations;  // that stand in this block's text, in its order
  std::vector<std::string> page_labels;   // what is printed on `page`, then on those of page_starts; fewer: unknown
  std::vector<LineStack> stacks;          // of a PDF: where the lines of `exact` stand, in their order
  std::string element;                    // as in Block
};

// A compact form (varints, a checksum; the text is not stored but rebuilt from exact, runs and the insertions
// between them). Runs that do not lead from `text` to `exact` are left out. Layout: docs/passage_format.md.
std::string encode_passage(const Passage& passage);
// Total: nullopt on any bytes that encode_passage did not write. Never reads out of bounds.
std::optional<Passage> decode_passage(std::string_view bytes);

// The page that an offset of the text stands on.
std::uint32_t page_at(const Passage& passage, std::uint32_t text);

// What is printed on that page; "" where it is not known.
std::string page_label_at(const Passage& passage, std::uint32_t text);
// The rectangles that a span of a PDF's text stands in, one for each column that it touches.
std::vector<PageBox> boxes_of(const Passage& passage, Span text);

// The quotation of a span of a passage's text: repaired words, exact source text, file bytes and lines.
struct Quote {
  std::string text;
  std::string exact;
  std::vector<Span> bytes;  // in the file
  Span lines;               // first and last, inclusive, from 1
};
Quote quote_of(const Passage& passage, Span text);  // total: a span beyond the text is cut

// Offsets in `exact` behind each line end ("\n", "\r\n", a lone "\r") that is followed by more text.
std::vector<std::uint32_t> line_breaks_in(std::string_view exact);
// Where each range's piece of `exact` begins: 0 and the sources of the runs that jump.
std::vector<std::uint32_t> range_starts(const Passage& passage);

// "chapter-11.txt#b57" and, with a sentence (counted from 1), "chapter-11.txt#b57.2".
std::string passage_ref(const std::string& document, std::uint32_t block, std::optional<std::uint32_t> sentence);
struct ParsedRef {
  std::string document;
  std::uint32_t block = 0;
  std::optional<std::uint32_t> sentence;  // from 1
};
std::optional<ParsedRef> parse_ref(std::string_view ref);

}  // namespace apud
