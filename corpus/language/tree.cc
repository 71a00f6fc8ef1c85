// Best heads first, then cycles are broken one by one.
// Layer 2, pure.
#include "corpus/language/tree.h"

#include <algorithm>
#include <array>
#include <limits>

namespace apud {
namespace {

constexpr float kLowest = -std::numeric_limits<float>::infinity();

// The first of the highest scores in row[0, n); eight running maxima instead of one, so that they do not wait for each
// other.
std::uint32_t best_head(const float* row, std::uint32_t n) {
  constexpr std::uint32_t kAbreast = 8;
  std::array<float, kAbreast> most;
  most.fill(kLowest);
  std::uint32_t j = 0;
  for (; j + kAbreast <= n; j += kAbreast)
    for (std::uint32_t k = 0; k < kAbreast; ++k) most[k] = row[j + k] > most[k] ? row[j + k] : most[k];
  for (; j < n; ++j) most[0] = row[j] > most[0] ? row[j] : most[0];
  const float highest = *std::max_element(most.begin(), most.end());
  for (j = 0; j + 1 < n && row[j] != highest;) ++j;
  return j;
}

// The word that gains most from being the root.
std::uint32_t choose_root(const float* scores, std::uint32_t n, std::uint32_t stride, const std::uint32_t* heads) {
  std::uint32_t root = 0;
  float most = kLowest;
  for (std::uint32_t i = 0; i < n; ++i) {
    const float* row = scores + static_cast<std::size_t>(i) * stride;
    const float gain = n == 1 ? 0 : row[n] - row[heads[i]];
    if (gain > most) most = gain, root = i;
  }
  return root;
}

// Moves one word of the cycle that `start` is on to a head whose way up does not end in this cycle (mark != cycle).
void break_cycle(const float* scores, std::uint32_t n, std::uint32_t stride, std::uint32_t* heads, std::uint32_t start,
                 std::uint32_t cycle, const std::vector<std::uint32_t>& mark) {
  float least = std::numeric_limits<float>::infinity();
  std::uint32_t word = start, head = start;
  std::uint32_t i = start;
  do {
    const float* row = scores + static_cast<std::size_t>(i) * stride;
    for (std::uint32_t j = 0; j < n; ++j) {
      if (mark[j] == cycle) continue;
      const float cost = row[heads[i]] - row[j];
      if (cost < least || (head == word && word == start)) least = cost, word = i, head = j;
    }
    i = heads[i];
  } while (i != start);
  heads[word] = head;
}

}  // namespace

void decode_tree(float* scores, std::uint32_t n, std::uint32_t stride, std::uint32_t* heads, TreeScratch& scratch) {
  if (n == 0) return;
  for (std::uint32_t i = 0; i < n; ++i) {
    float* row = scores + static_cast<std::size_t>(i) * stride;
    row[i] = kLowest;  // a word is not its own head
    heads[i] = best_head(row, n);
  }
  heads[choose_root(scores, n, stride, heads)] = n;
  for (;;) {
    // Every word gets the number of the walk that first met it; a walk that meets itself has found a cycle. Words that
    // lead into it carry its number or that of a walk which ended there, renamed to it below.
    std::vector<std::uint32_t>& mark = scratch.mark;
    mark.assign(n + 1, 0);
    constexpr std::uint32_t kTree = 1;
    mark[n] = kTree;
    std::uint32_t cycle_start = n, cycle = 0;
    for (std::uint32_t i = 0, walk = 2; i < n; ++i, ++walk) {
      std::uint32_t at = i;
      while (mark[at] == 0) mark[at] = walk, at = heads[at];
      if (mark[at] == walk && cycle_start == n) cycle_start = at, cycle = walk;
      if (mark[at] == walk) continue;  // a cycle of its own
      const std::uint32_t end = mark[at];
      for (at = i; mark[at] == walk; at = heads[at]) mark[at] = end;
    }
    if (cycle_start == n) return;
    break_cycle(scores, n, stride, heads, cycle_start, cycle, mark);
  }
}

}  // namespace apud
