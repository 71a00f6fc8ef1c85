#include "corpus/text/error.h"

#include <gtest/gtest.h>

namespace apud {
namespace {

TEST(Error, NamesWhatWhereAndWhatToDo) {
  Error error(ErrorCode::kNoIndex, "no index", "/tmp/x", "run apud-index on a folder first");
  EXPECT_STREQ(error.what(), "no index: /tmp/x: run apud-index on a folder first");
  EXPECT_STREQ(error_code_name(error.code()), "no_index");
}

TEST(Error, LeavesOutEmptyParts) { EXPECT_STREQ(Error(ErrorCode::kUsage, "what", "", "todo").what(), "what: todo"); }

}  // namespace
}  // namespace apud
