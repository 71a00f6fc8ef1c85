// A document as lines to compare: "kind[label #number Llevel ^parent item] text (number@offset of each mark)".
// Test support.
#pragma once

#include <string>

#include "corpus/model/document.h"

namespace apud::testing {

// "title ..." first, where there is one; then a line a block.
std::string dump_blocks(const Document& document);

}  // namespace apud::testing
