// Printed numbers of pages, out of heads and feet that hold other numbers too.
#include "indexer/parse/page_labels.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace apud::parse {
namespace {

// Pages of one line of furniture each ("" for none), and what is made of them.
std::string labels(const std::vector<std::string>& furniture) {
  std::string text;
  for (const std::string& line : furniture) text += line + "\nWords.\n\f";
  std::vector<Line> lines = split_lines(text);
  std::uint32_t page = 0;
  for (Line& line : lines) {
    if (line.form_feed) ++page;
    line.page = page;
    const std::string_view words = words_of(text, line);
    if (line.role != LineRole::kBlank && words != "Words.") line.role = LineRole::kFurniture;
  }
  std::string all;
  for (const std::string& label : printed_page_labels(text, lines, static_cast<std::uint32_t>(furniture.size())))
    all += label + "|";
  return all;
}

TEST(PageLabels, NumbersCountOn) {
  EXPECT_EQ(labels({"93", "94", "95"}), "93|94|95|");
  EXPECT_EQ(labels({"92 The Book 2019", "Harbours 2019 93", "94 The Book 2019"}), "92|93|94|");
  EXPECT_EQ(labels({"- 12 -", "- 13 -", "- 14 -"}), "12|13|14|");
}

TEST(PageLabels, RomanNumbersAndThenOthers) {
  EXPECT_EQ(labels({"", "ii", "iii", "iv", "1", "2", "3"}), "i|ii|iii|iv|1|2|3|");
  EXPECT_EQ(labels({"XIV", "XV", "XVI"}), "XIV|XV|XVI|");
}

TEST(PageLabels, PagesBetweenTwoThatAgreeAreCounted) {
  EXPECT_EQ(labels({"7", "8", "", "10", "11"}), "7|8|9|10|11|");
  EXPECT_EQ(labels({"", "8", "9"}), "7|8|9|");
  EXPECT_EQ(labels({"", "1", "2", "", "17", "18"}), "|1|2|16|17|18|");
}

TEST(PageLabels, NumbersThatNothingSharesAreNone) {
  EXPECT_EQ(labels({"Report 2019", "Report 2019", "Report 2019"}), "");
  EXPECT_EQ(labels({"", "", ""}), "");
  EXPECT_EQ(labels({"5", "17", "3"}), "");
}

}  // namespace
}  // namespace apud::parse
