// What CSL's types of works are called in BibTeX and in RIS.
// Layer 2, pure.
#pragma once

#include <string_view>

#include "corpus/model/citation.h"

namespace apud {

struct TypeNames {
  std::string_view csl;
  std::string_view bibtex;  // an entry type that BibTeX's standard styles have
  std::string_view ris;
  std::string_view words;  // for people: "newspaper article"
};

// Of a type that CSL does not have: those of "document". A part of something that is not told has the entry type "misc",
// since the others ask for the whole.
TypeNames type_names(const Citation& citation);

}  // namespace apud
