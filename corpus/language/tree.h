// From scores of possible heads to one tree.
// Layer 2, pure.
#pragma once

#include <cstdint>
#include <vector>

namespace apud {

struct TreeScratch {
  std::vector<std::uint32_t> mark;
};

// scores[i * stride + j] is the score of word j as the head of word i, and j == n stands for the root. Sets heads[i]
// (n for the one word under the root) so that they form a tree: the best head of each word, and where that gives
// a cycle the change that costs least. Overwrites the scores of words as their own heads. Quadratic in n; no allocation once the scratch has grown.
void decode_tree(float* scores, std::uint32_t n, std::uint32_t stride, std::uint32_t* heads, TreeScratch& scratch);

}  // namespace apud
