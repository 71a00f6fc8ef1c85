// The words of a page to lines in the order in which they are read, in one column or two.
// Program layer: part of apud-pdf; pure.
#pragma once

#include <vector>

#include "corpus/pdf/pdf_text.h"
#include "indexer/pdf/page_words.h"

namespace apud::pdf {

struct Page {
  PdfPage facts;
  std::vector<PageWord> words;
};

// The text of all pages. A page that does not tell by itself has two columns where others have them.
void add_pages(std::vector<Page>& pages, PdfText& pdf);

}  // namespace apud::pdf
