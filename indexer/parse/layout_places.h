// Where a PDF's blocks stand on its pages, for whoever wants to show them there.
// Layer 4, pure.
#pragma once

#include "corpus/model/document.h"
#include "corpus/pdf/pdf_text.h"

namespace apud::parse {

// Sets Block::line_boxes of all blocks, whose texts are mapped to pdf.text.
void place_blocks(const PdfText& pdf, Document& document);

// The labels that the file itself gives its pages; empty where they are nothing but the ordinals.
std::vector<std::string> own_page_labels(const PdfText& pdf);

// A diagnostic for each page that could not be read.
void name_lost_pages(const PdfText& pdf, Document& document);

}  // namespace apud::parse
