// What is printed on pages as their numbers: "iv", "93".
// Layer 4, pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/lines.h"

namespace apud::parse {

// By page; "" where nothing is known, empty where no page has a number. Numbers stand in the lines of furniture, alone
// or at an end, and count on from page to page; a page between two that agree has the number that is due.
std::vector<std::string> printed_page_labels(std::string_view text, const std::vector<Line>& lines,
                                             std::uint32_t pages);

}  // namespace apud::parse
