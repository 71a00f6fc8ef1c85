// Cited works in the formats of other programs. Keys are those of CitationKeys, the same in all three.
// Layer 6, pure.
#pragma once

#include <string>

#include "query/answer/citation_answer.h"

namespace apud {

std::string csl_json_of(const CitationsAnswer& answer);  // one array, an item a line
std::string bibtex_of(const CitationsAnswer& answer);
std::string ris_of(const CitationsAnswer& answer);

}  // namespace apud
