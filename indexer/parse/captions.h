// Captions of boxes, tables and figures, and the lines that name a source.
// Layer 4, pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/model/block.h"

namespace apud::parse {

struct Caption {
  BlockKind kind = BlockKind::kBox;
  std::string label;       // "Box 11.3"
  std::size_t length = 0;  // bytes up to the title
  bool certain = false;    // a colon, a wide gap, or nothing, stands between label and title
};

// A caption at the start of a line: "Box 11.3  Title", "Table 2: Title", "FIGURE A.1. Title", "Fig. 4 Title".
// "Table 2 shows ..." is none.
std::optional<Caption> parse_caption(std::string_view words);

// "Source: ...", "Sources: ...", "Data source: ..."; false for prose that begins so.
bool is_source_line(std::string_view words);

}  // namespace apud::parse
