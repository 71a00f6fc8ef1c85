// Whether a word is among a few.
// Layer 0, pure.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace apud {

template <typename Words>
constexpr bool one_of(std::string_view word, const Words& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}
constexpr bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace apud
