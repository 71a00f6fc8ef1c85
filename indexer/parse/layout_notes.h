// Footnotes and their marks by what the page shows: small type at its foot, raised numbers.
// Layer 4, pure.
#pragma once

#include <vector>

#include "indexer/parse/layout.h"
#include "indexer/parse/notes.h"

namespace apud::parse {

// Sets LineRole::kNote. No notes where no page has any at its foot: endnotes are the text's to find. Diagnostics:
// note_over_page, note_without_mark, note_missing.
NoteSet find_layout_notes(const Layout& layout, std::vector<Line>& lines, std::vector<Diagnostic>& diagnostics);

// The raised numbers inside the lines of the body, in order.
std::vector<Mark> raised_marks(const Layout& layout, const std::vector<Line>& lines);

}  // namespace apud::parse
