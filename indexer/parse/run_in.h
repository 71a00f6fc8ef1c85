// Run-in headings: a paragraph's first words, set apart in print by type that text output loses.
// Layer 4, pure.
#pragma once

#include <string>
#include <string_view>

namespace apud::parse {

// The first sentence of a paragraph if it is short and reads like a heading, without its full stop; else "".
std::string run_in_heading(std::string_view paragraph);

}  // namespace apud::parse
