// Looks for a phrase, or for words near each other, in a text: the index keeps no positions.
// Layer 2, pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/passage.h"
#include "corpus/text/span.h"

namespace apud {

struct Phrase {
  std::vector<std::string> words;  // exact, folded; at least two
  std::uint32_t window = 0;        // the words stand within this many places; words.size() is side by side
  bool ordered = true;             // false: NEAR
  const char* field = "";          // prefix::kSection, prefix::kTitle, or "" for the text
};

// The places in `text` where the phrase stands, in order, not overlapping.
std::vector<Span> phrase_spans(const Phrase& phrase, std::string_view text);
// Whether it stands in the part of the passage that it asks for.
bool has_phrase(const Phrase& phrase, const Passage& passage);

}  // namespace apud
