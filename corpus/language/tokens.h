// Splits a sentence into words as the Penn and the Universal Dependencies treebanks of English do.
// Layer 2, pure.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "corpus/text/span.h"

namespace apud {

// Appends the words of text[sentence], in order: punctuation on its own, "do" "n't", "Peru" "’s", "$" "5.3", "10" "%",
// "long" "-" "term". Full stops stay with abbreviations. Every byte that is not white space is in exactly one word.
// `joined` are spans (rising, not overlapping, inside the sentence) that stay one word each: names, dates, routes.
// Linear; allocates only where `words` grows.
void split_words(std::string_view text, Span sentence, std::span<const Span> joined, std::vector<Span>& words);

}  // namespace apud
