#include "corpus/language/tree.h"

#include <gtest/gtest.h>

#include <random>

namespace apud {
namespace {

std::vector<std::uint32_t> decode(const std::vector<std::vector<float>>& rows) {
  const auto n = static_cast<std::uint32_t>(rows.size());
  std::vector<float> scores;
  for (const auto& row : rows) scores.insert(scores.end(), row.begin(), row.end());
  std::vector<std::uint32_t> heads(n);
  TreeScratch scratch;
  decode_tree(scores.data(), n, n + 1, heads.data(), scratch);
  return heads;
}

void expect_tree(const std::vector<std::uint32_t>& heads) {
  std::size_t roots = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    roots += heads[i] == heads.size();
    std::size_t at = i, steps = 0;
    while (at != heads.size()) {
      at = heads[at];
      ASSERT_LE(++steps, heads.size()) << "a cycle";
    }
  }
  EXPECT_EQ(roots, 1U);
}

TEST(Tree, TakesTheBestHeadsWhereTheyAreATree) {
  EXPECT_EQ(decode({{0, 9, 1, 1}, {1, 0, 1, 9}, {1, 9, 0, 1}}), (std::vector<std::uint32_t>{1, 3, 1}));
  EXPECT_EQ(decode({{0, 5}}), (std::vector<std::uint32_t>{1}));
  EXPECT_EQ(decode({}), std::vector<std::uint32_t>{});
}

TEST(Tree, BreaksACycleWhereItCostsLeast) {
  // 1 and 2 want each other; 1 loses less by hanging on 0.
  EXPECT_EQ(decode({{0, 1, 1, 9}, {7, 0, 8, 0}, {1, 8, 0, 0}}), (std::vector<std::uint32_t>{3, 0, 1}));
}

TEST(Tree, HasOneRootWhereSeveralWordsWantToBe) {
  const auto heads = decode({{0, 1, 1, 8}, {1, 0, 1, 9}, {1, 1, 0, 7}});
  expect_tree(heads);
  EXPECT_EQ(heads[1], 3U);
}

TEST(Tree, IsATreeForAnyScores) {
  std::mt19937 random(3);
  for (int round = 0; round < 2000; ++round) {
    const std::size_t n = 1 + random() % 12;
    std::vector<std::vector<float>> rows(n, std::vector<float>(n + 1));
    for (auto& row : rows)
      for (float& score : row) score = static_cast<float>(random() % 5);
    expect_tree(decode(rows));
  }
}

}  // namespace
}  // namespace apud
