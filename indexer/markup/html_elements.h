// Names the element of a page that each block comes from, for whoever wants to show it there.
// Layer 5, pure.
#pragma once

#include "corpus/model/document.h"
#include "indexer/markup/html_tree.h"

namespace apud::markup {

// Sets Block::element of all blocks: a CSS selector, from the nearest id above, as a browser's own tree has it.
void name_elements(const HtmlTree& tree, Document& document);

}  // namespace apud::markup
