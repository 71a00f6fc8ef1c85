#include "indexer/build/progress_text.h"

#include <gtest/gtest.h>

#include "corpus/text/utf8.h"

namespace apud {
namespace {

Progress progress() {
  return {
      .documents = 128, .bytes = 100'000'000, .bytes_done = 71'000'000, .seconds = 34, .current = "annual-2023.txt"};
}

TEST(ProgressLine, HasAllPartsWhereThereIsRoom) {
  EXPECT_EQ(progress_line(progress(), 100, true),
            "reading 128 documents  █████████████████         71%  2.1 MB/s  0:14 left  annual-2023.txt");
  EXPECT_EQ(progress_line(progress(), 100, false),
            "reading 128 documents  [#################.......]  71%  2.1 MB/s  0:14 left  annual-2023.txt");
}

TEST(ProgressLine, NeverIsWiderThanTheTerminal) {
  for (unsigned width = 0; width < 120; ++width)
    for (const bool blocks : {true, false}) EXPECT_LE(code_points(progress_line(progress(), width, blocks)), width);
}

TEST(ProgressLine, WaitsForAnEstimate) {
  Progress early = progress();
  early.seconds = 0.2;
  early.bytes_done = 0;
  EXPECT_EQ(progress_line(early, 64, false), "reading 128 documents  [........................]   0%  annual-…");
  early.bytes_done = early.bytes;
  EXPECT_EQ(progress_line(early, 54, false), "reading 128 documents  [########################] 100%");
}

TEST(ProgressLine, KeepsColumnsWhileItGrows) {
  Progress now = progress();
  now.seconds = 0;
  now.current = "";
  const std::size_t columns = code_points(progress_line(now, 100, true));
  for (now.bytes_done = 0; now.bytes_done <= now.bytes; now.bytes_done += 500'000)
    EXPECT_EQ(code_points(progress_line(now, 100, true)), columns) << now.bytes_done;
}

TEST(SummaryText, CountsWhatWasIndexed) {
  BuildSummary summary;
  summary.added = 2;
  summary.updated = 1;
  summary.unchanged = 1200;
  summary.removed = 4;
  summary.failures.resize(1);
  summary.blocks = {3, 240, 1, 2, 30, 0, 5204, 7};
  summary.sentences = 1;
  summary.bytes = 118'000'000;
  summary.seconds = 56;
  EXPECT_EQ(summary_text(summary, ".apud"),
            "indexed 3 documents (1 changed): 3 headings, 240 paragraphs, 1 box, 2 tables, 5,204 notes, 1 sentence; "
            "118 MB in 56 s\n"
            "1,200 unchanged, 4 removed, 1 failed\n"
            "index: .apud; ask it with: apud search WORDS\n");
}

TEST(SummaryText, SaysThatNothingChanged) {
  BuildSummary summary;
  summary.unchanged = 1;
  EXPECT_EQ(summary_text(summary, ".apud"), "up to date: 1 document unchanged\n");
  summary.unchanged = 0;
  summary.removed = 1;
  EXPECT_EQ(summary_text(summary, ".apud"), "1 removed\n");
}

TEST(SummaryText, UsesUnitsThatFit) {
  BuildSummary summary;
  summary.added = 1;
  const auto end_of = [&](std::uint64_t bytes, double seconds) {
    summary.bytes = bytes;
    summary.seconds = seconds;
    const std::string text = summary_text(summary, "x");
    const std::size_t from = text.find("; ") + 2;
    return text.substr(from, text.find('\n') - from);
  };
  EXPECT_EQ(end_of(512, 0.0021), "0.5 kB in 0.002 s");
  EXPECT_EQ(end_of(40'000, 0.31), "40 kB in 0.3 s");
  EXPECT_EQ(end_of(4'200'000, 12.3), "4.2 MB in 12 s");
  EXPECT_EQ(end_of(1'042'000'000, 130), "1042 MB in 2 min 10 s");
}

}  // namespace
}  // namespace apud
