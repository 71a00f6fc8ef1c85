// The words of a page to lines in the order in which they are read, in one column or two.
// Program layer: part of apud-pdf; pure.
#pragma once

#include <vector>

#include "corpus/pdf/pdf_text.h"
#include "indexer/pdf/page_words.h"

namespace apud::pdf {

// Appends a page's lines and words to the text.
void add_page(std::vector<PageWord> words, const PdfPage& page, PdfText& pdf);

}  // namespace apud::pdf
