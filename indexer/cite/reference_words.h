// A reference cut into the words that its fields are made of.
// Layer 5, pure.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/text/span.h"

namespace apud {

enum class WordKind : std::uint8_t { kWord, kNumber, kMixed, kPunctuation, kAddress };  // kMixed: letters and digits

struct ReferenceWord {
  Span span;
  WordKind kind = WordKind::kWord;
  bool space_before = false;
};

// The longest part of a reference that is read; what follows is left alone.
inline constexpr std::uint32_t kMostReferenceWords = 32768;

// Words rise and do not overlap; every byte that is not white space is in one of them, until kMostReferenceWords.
// Letters and digits run together ("57B", "O’Brien" is one); each punctuation mark stands alone; a URL or DOI is one.
void split_reference(std::string_view text, std::vector<ReferenceWord>& words);

}  // namespace apud
