// A fixed set of words, asked without case: the lists by which references are told from prose.
// Layer 5, pure.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/cite/known_words.h"

namespace apud {

class WordSet {
 public:
  // Words in lower case with blanks between them.
  explicit WordSet(std::string_view words) {
    for (std::size_t begin = 0; begin < words.size();) {
      const std::size_t end = std::min(words.size(), words.find(' ', begin));
      if (end > begin) hashes_.push_back(hash_lower(words.substr(begin, end - begin)));
      begin = end + 1;
    }
    std::sort(hashes_.begin(), hashes_.end());
  }
  [[nodiscard]] bool has(std::string_view word) const {
    return std::binary_search(hashes_.begin(), hashes_.end(), hash_lower(word));
  }

 private:
  std::vector<std::uint32_t> hashes_;
};

}  // namespace apud
