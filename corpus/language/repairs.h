// Slips of the parser that grammar excludes: sentences without a verb whose verb it took for an attribute.
// Layer 2, pure.
#pragma once

#include <vector>

#include "corpus/language/analysis.h"

namespace apud {

// Changes heads, labels and tags of one sentence where a sure sign tells that they are wrong; what it changes is
// a tree again. Linear in the words.
void repair_slips(std::vector<Token>& tokens);

}  // namespace apud
