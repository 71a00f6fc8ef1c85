// How wide a line would be set: a stand-in for the type size that text output loses.
// Layer 4, pure.
#pragma once

#include <cstdint>
#include <string_view>

namespace apud::parse {

// The sum of the glyphs' advance widths in thousandths of the type size, for a book face (the metrics of Times Roman;
// other serif faces differ little in proportion). A full line of a column C points wide in type of S points has about
// 1000 C / S, so smaller type gives larger sums: 2 % variation within a size, where counting characters gives 5 %.
std::uint32_t natural_width(std::string_view words);

}  // namespace apud::parse
