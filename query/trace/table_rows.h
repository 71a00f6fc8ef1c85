// A claim against a table's row: the row's key names the subject, a column's head says what the cell says of it.
// Layer 5, pure.
#pragma once

#include "corpus/model/passage.h"
#include "query/trace/alignment.h"

namespace apud {

// A row's cells as spans of its text, in order; empty where one is not found in it.
std::vector<Span> cell_spans(const Passage& row);
// `row` is a table row's passage, read as a row; `table` the table's own, whose cells are its head and rows.
Alignment align_row(const Claim& claim, const ReadSentence& found, const Passage& row, const Passage& table,
                    const Surroundings& around, const Senses& senses);

}  // namespace apud
