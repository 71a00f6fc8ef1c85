// Has a PDF read by apud-pdf, a process of its own with bounded time and memory: whatever a hostile file does to the
// library that reads it, it fails alone.
// Layer 2.
#pragma once

#include <string_view>

#include "corpus/pdf/pdf_text.h"

namespace apud {

// The words of a PDF, given its whole bytes; PdfText::lost names pages that could not be read. Throws
// Error(kUnreadable), without a path, where none could: encrypted, damaged, without pages, or one over which the reader
// crashes, takes too long or needs too much memory. Safe for several threads.
PdfText read_pdf(std::string_view bytes);

}  // namespace apud
