// From a source's lines to a document model.
// Layer 4, pure: opens nothing, logs nothing, throws nothing but bad_alloc; any bytes give a document.
#pragma once

#include "corpus/model/document.h"
#include "corpus/pdf/pdf_text.h"
#include "corpus/text/source_text.h"

namespace apud {

// Parses text as converters print it, and Markdown read as text. Linear in time and memory. The document's name
// and the blocks' sentences are left empty. Repairs are diagnostics.
Document parse_document(const SourceText& source);

// The same for a PDF, whose words are `pdf`, with their places; `source` is its text.
Document parse_pdf(const SourceText& source, const PdfText& pdf);

}  // namespace apud
