// How well what may be an answer stands where the question wants it.
// Layer 6, pure.
#pragma once

#include <vector>

#include "query/ask/fillers.h"

namespace apud {

// Sets `standing` of each. `known`: by word of the sentence, whether it answers a word of the question.
void judge_standing(const FillerRequest& request, const std::vector<bool>& known, std::vector<Filler>& fillers);

}  // namespace apud
