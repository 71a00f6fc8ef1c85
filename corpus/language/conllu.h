// Prints an analysed sentence for people and for other tools.
// Layer 2, pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/language/analysis.h"

namespace apud {

// Appends the sentence in CoNLL-U: a comment with its id and one with its text, ten columns a word, an empty line. The
// last column has SpaceAfter=No and TokenRange=BEGIN:END, in code points of the text.
void append_conllu(std::string_view text, Span sentence, const Analysis& analysis, std::string_view id,
                   std::string& out);

// Appends a JSON array: [{"text","lemma","upos","tag","head","label","at":[b,e]}...]; heads count from 1, 0 is the root,
// `at` is in code points of the text.
void append_json(std::string_view text, const Analysis& analysis, std::string& out);

}  // namespace apud
