// Splits repaired text into sentences.
// Layer 2, pure.
#pragma once

#include <string_view>
#include <vector>

#include "corpus/text/span.h"

namespace apud {

// Appends the sentences of a block's repaired text, in order, without the white space between them; every
// byte that is not white space is in exactly one. Linear. Does not break after abbreviations, initials,
// inside numbers, citations or brackets.
void split_sentences(std::string_view text, std::vector<Span>& sentences);

}  // namespace apud
