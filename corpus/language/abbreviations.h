// Words whose full stop does not end a sentence, in three groups by what may follow them.
// Layer 2, pure: a fixed table of our own making, no file is read.
#pragma once

#include <cstdint>
#include <string_view>

namespace apud {

enum class Abbreviation : std::uint8_t {
  kNone,
  kTitle,     // never ends a sentence: "Mr.", "e.g.", "v."
  kNumbered,  // a number, a section sign or a capital numeral goes on: "no. 23", "Vol. II"; else it may end
              // one
  kOpen,      // ends one only before a word that starts sentences: "Inc.", "Jan.", "etc."
};

// `word` is what stands before the full stop, with the full stops inside it: "e.g", "U.S". Case counts.
Abbreviation abbreviation_kind(std::string_view word);

// Whether a capitalised word starts sentences often and names seldom: "The", "However".
bool starts_sentences(std::string_view word);

}  // namespace apud
