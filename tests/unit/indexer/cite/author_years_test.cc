// Authors and years in running text.
#include "indexer/cite/author_years.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace apud {
namespace {

// "families/year/locator" of each, families joined by "+", "*" behind them for "et al.".
std::vector<std::string> years_of(const std::string& text) {
  AuthorYearFinder finder;
  std::vector<AuthorYear> found;
  finder.find(text, found);
  std::vector<std::string> out;
  for (const AuthorYear& one : found) {
    std::string line;
    for (const std::string& family : one.families) line += (line.empty() ? "" : "+") + family;
    line += (one.others ? "*/" : "/") + std::to_string(one.year);
    if (one.suffix != 0) line += one.suffix;
    out.push_back(line + "/" + one.locator);
    EXPECT_LE(one.span.end, text.size());
    EXPECT_LT(one.span.begin, one.span.end);
  }
  return out;
}

using Lines = std::vector<std::string>;

TEST(AuthorYears, StandInBrackets) {
  EXPECT_EQ(years_of("It is so (Smith 2019; Jones and Lee, 2020, p. 4)."), (Lines{"Smith/2019/", "Jones+Lee/2020/4"}));
  EXPECT_EQ(years_of("(see, for example, Northern Rivers Trust 2020a)"), (Lines{"Northern Rivers Trust/2020a/"}));
  EXPECT_EQ(years_of("(Dunmore et al., 2018: 112–115)"), (Lines{"Dunmore*/2018/112-115"}));
  EXPECT_EQ(years_of("(Drury, 2001, 2004; van der Berg & O’Neill-Smith 1977)"),
            (Lines{"Drury/2001/", "Drury/2004/", "van der Berg+O’Neill-Smith/1977/"}));
}

TEST(AuthorYears, StandBehindNamesOfTheSentence) {
  EXPECT_EQ(years_of("In this, Smith and Lee (2019, pp. 4–6) agree with Gray (1988; 1991)."),
            (Lines{"Smith+Lee/2019/4-6", "Gray/1988/", "Gray/1991/"}));
  EXPECT_EQ(years_of("Dunmore et al. (2018) counted."), (Lines{"Dunmore*/2018/"}));
}

TEST(AuthorYears, OtherBracketsAreNone) {
  for (const char* text : {"(May 2019)", "(since 2013)", "(1939 to 1945)", "(12,000 in 1990)", "(founded 1901)",
                           "in brackets (2019)", "(Smith says 2019 was dry)", "(", "(2019", "()", "(Table 2, 2019)"})
    EXPECT_EQ(years_of(text), Lines{}) << text;
}

}  // namespace
}  // namespace apud
