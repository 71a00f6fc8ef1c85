// The rest of a note that a page's end has cut: where it begins on the next page.
// Layer 4, pure.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/parse/lines.h"

namespace apud::parse {

// `first` is the line of a page's first note. The last note of the page before is unfinished; its rest stands between
// this page's body and that line: after a blank line, in the longer lines of small type, or as a line that cannot
// belong to the body. Returns its first line, or `first` where none is found.
std::uint32_t find_note_rest(std::string_view text, const std::vector<Line>& lines, std::uint32_t first);

}  // namespace apud::parse
