// The parser's parts that decide by a word or a line: numbers, captions, marks, hyphens, widths.
// Tests only.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/parse/captions.h"
#include "indexer/parse/lines.h"
#include "indexer/parse/marks.h"
#include "indexer/parse/natural_width.h"
#include "indexer/parse/numbering.h"
#include "indexer/parse/place_names.h"
#include "indexer/parse/run_in.h"
#include "indexer/parse/word_joiner.h"

namespace apud::parse {
namespace {

TEST(Numbering, ReadsTheStylesOfHeadings) {
  struct Case {
    const char* line;
    const char* number;
    const char* title;
  };
  for (const auto& [line, number, title] : std::vector<Case>{{"II. Second Part", "II", "Second Part"},
                                                             {"3. Trade", "3", "Trade"},
                                                             {"1.2 Depth", "1.2", "Depth"},
                                                             {"III.Glued", "III", "Glued"},
                                                             {"CHAPTER 7", "CHAPTER 7", ""},
                                                             {"Part II: The Sea", "Part II", "The Sea"},
                                                             {"(b) second", "b", "second"},
                                                             {"2\uFFFD Repaired", "2", "Repaired"}}) {
    const auto found = parse_numbering(line);
    ASSERT_TRUE(found) << line;
    EXPECT_EQ(found->number, number);
    EXPECT_EQ(std::string(line).substr(found->length), title);
  }
  for (const char* line :
       {"Harbour", "2019 was dry", "4.8 percent", "A ship", "Mr. Smith", "1,000 ships", "Part of it"})
    EXPECT_TRUE(!parse_numbering(line) || !parse_numbering(line)->dotted) << line;
}

TEST(Numbering, AcceptsWellFormedRomanNumeralsOnly) {
  EXPECT_EQ(roman_value("XIV"), 14);
  EXPECT_EQ(roman_value("iv"), 4);
  for (const char* numeral : {"IIII", "VX", "Xi", "", "ABC", "IC"}) EXPECT_FALSE(roman_value(numeral)) << numeral;
}

TEST(Captions, AreToldFromSentencesAboutThem) {
  EXPECT_EQ(parse_caption("Box 11.3  The title")->label, "Box 11.3");
  EXPECT_EQ(parse_caption("Table 2: The title")->label, "Table 2");
  EXPECT_EQ(parse_caption("Fig. 4. The title")->label, "Figure 4");
  EXPECT_EQ(parse_caption("TABLE A.1 The title")->label, "Table A.1");
  for (const char* line : {"Table 2 shows the ports", "Boxes 1 and 2", "table 3 The", "Figures", "Mapping 1 Title"})
    EXPECT_FALSE(parse_caption(line)) << line;
}

std::vector<int> marks_of(const std::string& text) {
  std::vector<Mark> marks;
  const std::vector<Line> lines = split_lines(text);
  for (std::uint32_t i = 0; i < lines.size(); ++i) find_marks(text, lines[i], i, marks);
  std::vector<int> numbers;
  for (const Mark& mark : marks) numbers.push_back(mark.number);
  return numbers;
}

TEST(Marks, StandGluedBehindPunctuationOrWords) {
  EXPECT_EQ(marks_of("It ended.12 Then it began,3 they said;4 “so”5 (or so).6"), (std::vector<int>{12, 3, 4, 5, 6}));
  EXPECT_EQ(marks_of("the railway7 and the road[8] and\u00B9\u00B2 more†"), (std::vector<int>{7, 8, 12, -3}));
  EXPECT_EQ(marks_of("since 2019.4 The"), (std::vector<int>{4}));
  EXPECT_EQ(marks_of("in December 2016,19 he said no,20 and\n.21\nwent"), (std::vector<int>{19, 20, 21}));
  EXPECT_EQ(marks_of("some 12,016,190 or 3,500,12 of them, .5 and"), (std::vector<int>{}));
  EXPECT_EQ(marks_of("$53.7 billion, 11.1 and 1,000 at p.3, no.5, CO2, Chang’e-6, 10:30"), (std::vector<int>{}));
}

TEST(WordJoiner, LetsTheDocumentAndTheDictionaryDecide) {
  const std::string text =
      "a well-known pilot\nof the low-lands and the tow-\npath\nthe Zarbonne river\nand Zar-\nbonne\n";
  const WordJoiner joiner(text, split_lines(text));
  EXPECT_FALSE(joiner.keeps_hyphen("dyna-", "mism"));
  EXPECT_FALSE(joiner.keeps_hyphen("Zar-", "bonne"));     // the document has the word whole
  EXPECT_TRUE(joiner.keeps_hyphen("well-", "known"));     // and this one with its hyphen
  EXPECT_TRUE(joiner.keeps_hyphen("China-", "Vietnam"));  // a capital follows
  EXPECT_FALSE(joiner.keeps_hyphen("China-Mongo-", "lia-Russia"));
  EXPECT_TRUE(joiner.keeps_hyphen("cross-", "border"));
  EXPECT_TRUE(joiner.keeps_hyphen("2015-", "2023"));
  EXPECT_TRUE(joiner.keeps_hyphen("e-", "commerce"));
  EXPECT_FALSE(joiner.keeps_hyphen("active-", "ly"));
}

TEST(NaturalWidth, TellsTypeSizesApartBetterThanCounting) {
  // The same number of characters, but not the same width.
  EXPECT_LT(natural_width("illicit till"), natural_width("wmwmwmwmwmwm") / 2);
  EXPECT_EQ(natural_width(""), 0u);
}

TEST(PlaceNames, KnowCountriesAndOrganisations) {
  for (const char* name : {"Serbia", "the UN", "ASEAN", "saudi arabia", "African Union", "World"})
    EXPECT_TRUE(is_place_name(name)) << name;
  for (const char* name : {"Serbia Railway", "Vision", ""}) EXPECT_FALSE(is_place_name(name)) << name;
}

TEST(RunIn, TakesShortFirstSentencesWithoutAFiniteVerb) {
  EXPECT_EQ(run_in_heading("Provide more support. The bank will open a window."), "Provide more support");
  EXPECT_EQ(run_in_heading("It was late. The bank closed."), "");
  EXPECT_EQ(run_in_heading("A sentence alone."), "");
}

TEST(Lines, EndAtEveryKindOfLineEnd) {
  const std::vector<Line> lines = split_lines("a\r\nb\rc\n\fd");
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_TRUE(lines[3].form_feed);
  EXPECT_EQ(lines[2].words, (Span{5, 6}));
}

}  // namespace
}  // namespace apud::parse
