// The words of a page's text nodes, with the way back to where they stand.
// Layer 5, pure.
#pragma once

#include <string_view>

#include "corpus/text/span.h"
#include "indexer/markup/reading_text.h"

namespace apud::markup {

// Appends a stretch of text, references made out; `as_is` keeps its white space.
void add_html_text(std::string_view source, Span span, bool as_is, ReadingText& text);

}  // namespace apud::markup
