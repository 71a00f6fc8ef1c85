// A PDF's words as bytes, the way in which apud-pdf hands them over.
// Layer 2, pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/pdf/pdf_text.h"

namespace apud {

std::string encode_pdf_text(const PdfText& pdf);
// Total: nullopt for anything that encode_pdf_text did not write. What it gives is consistent: spans lie in the text and
// words in their lines, whoever wrote the bytes.
std::optional<PdfText> decode_pdf_text(std::string_view bytes);

}  // namespace apud
