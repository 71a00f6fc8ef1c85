// From treebank sentences to the numbers that the network learns from.
// Layer 7: a part of apud-train.
#pragma once

#include <unordered_map>
#include <vector>

#include "indexer/train/network.h"
#include "indexer/train/treebank.h"

namespace apud {

class Vocabulary {
 public:
  // Keeps the normal forms seen twice and the other features seen three times. Throws Error(kUnreadable) for a tag or
  // relation that the project does not know.
  explicit Vocabulary(const std::vector<GoldSentence>& sentences);
  [[nodiscard]] Example example(const GoldSentence& sentence) const;
  [[nodiscard]] const std::vector<std::uint32_t>& keys() const { return keys_; }  // by row; rows 0 and 1 have none

 private:
  std::vector<std::uint32_t> keys_;
  std::unordered_map<std::uint32_t, std::uint32_t> rows_;
  std::unordered_map<std::uint32_t, std::uint32_t> forms_;  // how often a normal form was seen
};

}  // namespace apud
