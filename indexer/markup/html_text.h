// The words of a page's text nodes, laid over the source that they came from.
// Layer 5, pure.
#pragma once

#include <gumbo.h>

#include <string_view>

#include "indexer/markup/html_tree.h"
#include "indexer/markup/reading_text.h"

namespace apud::markup {

// Appends a text node; `as_is` keeps its white space. `span`: where it stands in the source.
void add_text_node(std::string_view source, Span span, std::string_view words, bool as_is, ReadingText& text);

}  // namespace apud::markup
