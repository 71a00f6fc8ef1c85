// Divides the lines under a table's caption into rows and cells.
// Layer 4, pure.
#pragma once

#include <cstdint>
#include <vector>

#include "corpus/model/document.h"
#include "indexer/parse/body.h"
#include "indexer/parse/starts.h"

namespace apud::parse {

struct TableRow {
  std::vector<Span> lines;               // the words of its lines
  std::vector<std::vector<Span>> cells;  // each cell: its pieces in the source
  bool guessed = false;                  // cells divided without a column mark and without knowledge
  std::uint32_t page = 0;
};

struct TableLines {
  std::vector<TableRow> rows;  // the head first, if `has_head`
  bool has_head = false;
  bool bars = false;      // cells between bars
  std::uint32_t end = 0;  // body line after the table
};

// Reads rows from body line `begin` on: cells between bars, between wide gaps, or, without either, divided by the
// head's columns, numbers and names of places and organisations. The table ends before a source line, a caption, a
// heading or prose.
TableLines read_table(const Body& body, const Starts& starts, std::uint32_t begin);

// The line is a row between bars ("| a | b |").
bool is_bar_row(std::string_view words);

}  // namespace apud::parse
