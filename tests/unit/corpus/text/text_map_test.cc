// A span of repaired text leads to the source that it stands for.
#include "corpus/text/text_map.h"

#include <gtest/gtest.h>

namespace apud {
namespace {

using Spans = std::vector<Span>;

// Source "a dyna-\nmism of\nthe" read as "a dynamism of the".
TextMap hyphen_map() {
  TextMap map;
  map.add({.text = 0, .source = 0, .length = 6});
  map.add({.text = 6, .source = 8, .length = 7});
  map.add({.text = 14, .source = 16, .length = 3});
  return map;
}

TEST(TextMap, SpansRepairsInsideAsOneRange) {
  EXPECT_EQ(hyphen_map().source_of(Span{0, 17}), (Spans{{0, 19}}));
  EXPECT_EQ(hyphen_map().source_of(Span{2, 10}), (Spans{{2, 12}}));
}

TEST(TextMap, LeavesRepairsAtTheEdgesOut) {
  EXPECT_EQ(hyphen_map().source_of(Span{0, 6}), (Spans{{0, 6}}));
  EXPECT_EQ(hyphen_map().source_of(Span{6, 13}), (Spans{{8, 15}}));
}

TEST(TextMap, TakesWhatInsertedTextReplaced) {
  EXPECT_EQ(hyphen_map().source_of(Span{11, 14}), (Spans{{13, 16}}));
  EXPECT_EQ(hyphen_map().source_of(Span{13, 17}), (Spans{{15, 19}}));
  EXPECT_EQ(hyphen_map().source_of(Span{13, 14}), (Spans{{15, 16}}));
}

TEST(TextMap, BreaksRangesAtJumpsOnly) {
  TextMap map;
  map.add({.text = 0, .source = 10, .length = 5});
  map.add({.text = 6, .source = 40, .length = 5, .jump = true});
  map.add({.text = 12, .source = 46, .length = 5});
  EXPECT_EQ(map.source_of(Span{0, 17}), (Spans{{10, 15}, {40, 51}}));
  EXPECT_EQ(map.source_of(Span{5, 8}), (Spans{{40, 42}}));
  EXPECT_EQ(map.source_of(Span{2, 6}), (Spans{{12, 15}}));
}

TEST(TextMap, AllowsSourcesToGoBackAtJumps) {
  TextMap map;
  map.add({.text = 0, .source = 100, .length = 4});
  map.add({.text = 5, .source = 20, .length = 4, .jump = true});
  EXPECT_EQ(map.source_of(Span{0, 9}), (Spans{{100, 104}, {20, 24}}));
}

TEST(TextMap, MarksTheSourceOfInsertionsAtTheEndsByEmptyRuns) {
  TextMap map;  // "ﬁx ﬁ" (3 bytes each) read as "fix fi"
  map.add({.text = 0, .source = 0, .length = 0});
  map.add({.text = 2, .source = 3, .length = 2});
  map.add({.text = 6, .source = 8, .length = 0});
  EXPECT_EQ(map.source_of(Span{0, 6}), (Spans{{0, 8}}));
  EXPECT_EQ(map.source_of(Span{4, 6}), (Spans{{5, 8}}));
}

TEST(TextMap, JoinsRunsThatGoOn) {
  TextMap map;
  map.add({.text = 0, .source = 3, .length = 2});
  map.add({.text = 2, .source = 5, .length = 4});
  EXPECT_EQ(map.runs(), (std::vector<apud::Run>{{.text = 0, .source = 3, .length = 6}}));
}

TEST(TextMap, FindsTheSourceOfAnOffset) {
  EXPECT_EQ(hyphen_map().source_of(7), 9u);
  EXPECT_EQ(hyphen_map().source_of(13), 16u);
  EXPECT_EQ(hyphen_map().source_of(99), 19u);
  EXPECT_EQ(TextMap().source_of(4), 0u);
  EXPECT_TRUE(TextMap().source_of(Span{0, 4}).empty());
}

}  // namespace
}  // namespace apud
