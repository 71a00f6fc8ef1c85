// A cited work in a line, for the text answers.
// Layer 6, pure.
#pragma once

#include <string>

#include "corpus/evidence/evidence.h"
#include "query/render/text_parts.h"

namespace apud {

// "Christine Lagarde, Ada Lindqvist and 3 others"; "" if nobody is named. Printable.
std::string citation_authors(const Citation& work);
// "19 Oct 2023", "Oct 2023", "2023", "forthcoming"; "" if it is not known.
std::string citation_date_text(const CitationDate& date);
// "Christine Lagarde, “Two Key Channels”, China Daily, 12 Apr 2018"; the words as they stand where no field was found.
// Printable.
std::string citation_line(const Citation& work);
// A line "→ ..." a work, those of one source; "" for none.
std::string citation_lines(const std::vector<CitationRecord>& citations, unsigned left, const TextStyle& style);

}  // namespace apud
