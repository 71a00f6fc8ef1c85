// Lines at one distance are kept as one rectangle, and found again in it.
#include "corpus/model/line_stack.h"

#include <gtest/gtest.h>

#include <vector>

namespace apud {
namespace {

PageBox line(std::uint32_t page, std::uint32_t top, std::uint32_t left = 70, std::uint32_t right = 500) {
  return {page, left, top, right, top + 10};
}

TEST(LineStack, LinesOfAColumnAreOne) {
  std::vector<PageBox> lines;
  for (std::uint32_t l = 0; l < 30; ++l) lines.push_back(line(1, 100 + l * 27 / 2));  // 13.5 points each
  lines.back().right = 300;
  const std::vector<LineStack> stacks = stacks_of(lines);
  ASSERT_EQ(stacks.size(), 1U);
  EXPECT_EQ(stacks[0].lines, 30U);
  EXPECT_EQ(stacks[0].box, (PageBox{1, 70, 100, 500, 100 + 29 * 27 / 2 + 10}));
  for (std::uint32_t l = 0; l < 30; ++l) {
    const PageBox part = part_of(stacks[0], l, l + 1);
    EXPECT_NEAR(part.top, lines[l].top, 4) << l;
    EXPECT_NEAR(part.bottom, lines[l].bottom, 4) << l;
  }
  EXPECT_EQ(part_of(stacks[0], 0, 30), stacks[0].box);
}

TEST(LineStack, PagesColumnsAndGapsPart) {
  const std::vector<LineStack> stacks =
      stacks_of({line(1, 700), line(1, 713), line(2, 100), line(2, 113), line(2, 100, 520, 900), line(2, 113, 520, 900),
                 line(2, 300, 520, 900)});
  ASSERT_EQ(stacks.size(), 4U);
  EXPECT_EQ(stacks[0].lines, 2U);
  EXPECT_EQ(stacks[1].box.page, 2U);
  EXPECT_EQ(stacks[2].box.left, 520U);
  EXPECT_EQ(stacks[3].lines, 1U);
}

TEST(LineStack, LinesWithoutAPlaceStayCounted) {
  const std::vector<LineStack> stacks = stacks_of({line(1, 100), {}, {}, line(1, 140)});
  ASSERT_EQ(stacks.size(), 3U);
  EXPECT_EQ(stacks[1].lines, 2U);
  EXPECT_EQ(stacks[1].box.page, 0U);
}

}  // namespace
}  // namespace apud
