// Makes logical documents from a seed: the same seed gives the same document everywhere.
// Test support.
#pragma once

#include <cstdint>

#include "tests/support/logical_document.h"

namespace apud::testing {

// A document with a title, headings of one or two levels, paragraphs, lists, boxes, tables, figures, source lines
// and notes. Its words are common English ones or names, so that a reader can undo every hyphen; a box without a
// source line is always followed by a heading, so that a reader can tell its end. Without `marks_at_ends` no paragraph
// ends with a note's mark: text that has no blank lines and breaks lines behind marks would leave open what follows.
LogicalDocument generate_document(std::uint32_t seed, bool marks_at_ends = true);

}  // namespace apud::testing
