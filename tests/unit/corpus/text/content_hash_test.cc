#include "corpus/text/content_hash.h"

#include <gtest/gtest.h>

namespace apud {
namespace {

TEST(ContentHash, IsTheCanonicalXxh3Of128Bits) {
  EXPECT_EQ(content_hash(""), "99aa06d3014798d86001c324468d497f");  // the published value of the empty input
  EXPECT_EQ(content_hash("a").size(), 32u);
}

TEST(ContentHash, TellsTextsApart) { EXPECT_NE(content_hash("one"), content_hash("onf")); }

}  // namespace
}  // namespace apud
