// A citation as a BibTeX entry.
// Layer 2, pure.
#pragma once

#include <string>

#include "corpus/model/citation.h"

namespace apud {

// UTF-8; ends in a line end. Nothing in a field can end it or open another: braces are written as commands. `key` must
// be one of CitationKeys.
std::string bibtex_entry(const Citation& citation, const std::string& key);

}  // namespace apud
