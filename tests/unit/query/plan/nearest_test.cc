#include "query/plan/nearest.h"

#include <gtest/gtest.h>

namespace apud {
namespace {

TEST(EditDistance, CountsChangesAndSwappedNeighboursOnce) {
  EXPECT_EQ(edit_distance("", "abc"), 3u);
  EXPECT_EQ(edit_distance("search", "search"), 0u);
  EXPECT_EQ(edit_distance("serch", "search"), 1u);
  EXPECT_EQ(edit_distance("saerch", "search"), 1u);
  EXPECT_EQ(edit_distance("show", "stats"), 4u);
}

TEST(Nearest, FindsWhatIsMeantAndNothingElse) {
  const std::vector<std::string> commands = {"search", "show", "stats", "verify"};
  EXPECT_EQ(nearest("serach", commands), "search");
  EXPECT_EQ(nearest("stat", commands), "stats");
  EXPECT_EQ(nearest("ver", commands), "verify");
  EXPECT_EQ(nearest("frobnicate", commands), std::nullopt);
  EXPECT_EQ(nearest("", commands), std::nullopt);
}

TEST(Nearest, SurvivesNamesOfAnyLength) {
  EXPECT_EQ(nearest(std::string(100000, 'x'), {std::string(90000, 'y')}), std::nullopt);
}

}  // namespace
}  // namespace apud
