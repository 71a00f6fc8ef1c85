// The word lists that the program carries, byte for byte as their files have them.
// Layer 4: data only.
#pragma once

#include <string_view>

namespace apud::parse {

std::string_view dictionary_text();  // Debian's /usr/share/dict/american-english: one word a line
std::string_view places_text();      // corpus/lexicon/places.tsv: name, tab, type

}  // namespace apud::parse
