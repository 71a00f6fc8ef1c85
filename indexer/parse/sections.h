// The sections that notes stand in: the same for every format.
// Layer 4, pure.
#pragma once

#include "corpus/model/document.h"

namespace apud::parse {

// A note stands in the section of the text that refers to it, as far as its headings come before the note; else in
// that of the block before it.
void give_notes_sections(Document& document);

}  // namespace apud::parse
