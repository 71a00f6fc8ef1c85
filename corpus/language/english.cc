// Words are runs of letters of any script; a run of a script without spaces counts once in every kRun bytes.
// Layer 2, pure.
#include "corpus/language/english.h"

#include <algorithm>
#include <array>

namespace apud {
namespace {

constexpr std::size_t kRun = 12;

constexpr auto kCommon = [] {
  auto words = std::to_array<std::string_view>(
      {"the",    "and",   "of",    "to",    "for",  "that",    "with",  "this", "from", "are", "which",
       "by",     "have",  "been",  "it",    "has",  "its",     "their", "they", "were", "not", "but",
       "would",  "these", "those", "there", "when", "who",     "what",  "our",  "your", "can", "will",
       "should", "more",  "other", "than",  "into", "through", "about", "you",  "his",  "she", "could"});
  std::sort(words.begin(), words.end());
  return words;
}();

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

void EnglishCheck::add(std::string_view text) {
  for (std::size_t i = 0; i < text.size() && words_ < kEnough;) {
    if (!is_letter(text[i])) {
      ++i;
      continue;
    }
    std::array<char, 8> word{};
    const std::size_t begin = i;
    for (; i < text.size() && is_letter(text[i]); ++i) {
      const char c = text[i];
      if (i - begin < word.size()) word[i - begin] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    const std::size_t size = i - begin;
    words_ += 1 + size / kRun;
    if (size <= word.size() && std::binary_search(kCommon.begin(), kCommon.end(), std::string_view(word.data(), size)))
      ++common_;
  }
}

}  // namespace apud
