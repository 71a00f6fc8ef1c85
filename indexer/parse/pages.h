// Finds where pages begin and which lines are their furniture.
// Layer 4, pure.
#pragma once

#include <string_view>
#include <vector>

#include "corpus/model/document.h"
#include "indexer/parse/lines.h"

namespace apud::parse {

// Sets Line::page. Pages begin at form feeds; where there are none, at lines that begin with exactly one space, if
// these stand as far apart as pages do (some converters print a page's start so).
// Returns the number of pages, at least 1.
std::uint32_t find_pages(std::string_view text, std::vector<Line>& lines);

// Sets LineRole::kFurniture on running heads (the same line, but for digits, at the same place of three pages or
// more) and page numbers (alone at the top or the bottom, rising with the pages).
void find_furniture(std::string_view text, std::vector<Line>& lines, std::uint32_t pages);

}  // namespace apud::parse
