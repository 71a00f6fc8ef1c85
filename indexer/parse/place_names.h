// Names of countries, regions and international organisations: general knowledge that divides a table's cells.
// Layer 4: data from corpus/lexicon/places.txt, taken in when the program is built.
#pragma once

#include <string_view>

namespace apud::parse {

// The whole of `name`, an article before it allowed, in any case.
bool is_place_name(std::string_view name);

}  // namespace apud::parse
