// What a document says, before anybody typeset it: the truth that the structure property test compares with.
// Test support: may include corpus/model; knows no parser.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/model/document.h"

namespace apud::testing {

struct LogicalMark {
  std::string number;
  std::uint32_t at = 0;  // byte offset in text, behind the punctuation
};

struct LogicalBlock {
  BlockKind kind = BlockKind::kParagraph;
  int level = 0;
  bool list_item = false;
  std::string label;
  std::string number;
  std::string title;  // of headings, boxes, tables, figures
  std::string text;   // of paragraphs, notes, source lines ("Source: ...")
  std::vector<LogicalMark> marks;
  std::optional<std::size_t> parent;  // position in LogicalDocument::blocks
  std::vector<std::vector<std::string>> cells;
};

struct LogicalDocument {
  std::string title;
  std::vector<LogicalBlock> blocks;  // in reading order, without the notes
  std::vector<LogicalBlock> notes;   // by number
};

// One canonical line a block, equal for a document and for its right parse: kind, number, section, parent, text with
// "^n^" where a mark stands. Notes come last, by number; a heading "Notes" above the endnotes is left out.
std::string dump(const LogicalDocument& document);
std::string dump(const Document& document);

// The first line in which two dumps differ, with both readings; "" if they are equal.
std::string first_difference(const std::string& expected, const std::string& found);

}  // namespace apud::testing
