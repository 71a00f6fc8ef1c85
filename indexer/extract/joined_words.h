// Which stretches of a sentence are one word each before the parser sees it.
// Layer 5, pure.
#pragma once

#include <span>
#include <vector>

#include "corpus/language/analysis.h"
#include "corpus/values/values.h"

namespace apud {

// Names, and values but for counts, whose noun is to stay a word; where a name and a value overlap, the name stays.
// Both rise; what is appended to `words` rises and does not overlap.
void join_words(Span sentence, std::span<const Value> values, std::span<const JoinedName> names,
                std::vector<JoinedName>& words);

}  // namespace apud
