// The form of a word that a dictionary lists.
// Layer 2, pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/language/grammar.h"

namespace apud {

struct LanguageModel;

// Appends the lemma of a word: names as they stand, other words in lower case by the rule of the longest ending that
// the model knows for the tag.
void append_lemma(const LanguageModel& model, std::string_view word, Tag tag, std::string& out);

// The key of an ending (the whole word if `whole`) under a tag; shared with the trainer.
std::uint32_t lemma_key(Tag tag, std::string_view ending, bool whole);
inline constexpr std::size_t kLongestEnding = 7;
inline constexpr std::size_t kLongestInflected = 40;  // bytes; longer words are their own lemmas

}  // namespace apud
