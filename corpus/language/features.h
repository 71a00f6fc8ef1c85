// What the network sees of a word: hashes of its normal form, endings, beginning and shape.
// Layer 2, pure; the trainer and the analyser share it, so that both see the same.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace apud {

inline constexpr int kFeatures = 7;  // normal form, endings of 2, 3, 4 bytes, beginnings of 2 and 3, shape

// 32-bit hashes, one a kind of feature, none of them 0. A word with spaces in it (a joined name) shows the normal
// form and endings of its last part.
std::array<std::uint32_t, kFeatures> word_features(std::string_view word, bool first_in_sentence);

}  // namespace apud
