// The names in the author or editor part of a reference, taken apart.
// Layer 5, pure.
#pragma once

#include <string_view>
#include <vector>

#include "corpus/model/citation.h"
#include "corpus/names/lexicon.h"

namespace apud {

// "Romero, C., Paunesku, D., & Dweck, C."; "Evans J, Heron J"; "V. Lifschitz and Tim Watson"; "Ministry of Commerce".
// What is no name ("et al.", "(Eds.)", a dash for the author before) is left out. The lexicon's given names and
// organisations tell persons from bodies where the form does not. Total and linear.
std::vector<CitationName> read_names(std::string_view text, const Lexicon& lexicon);

}  // namespace apud
