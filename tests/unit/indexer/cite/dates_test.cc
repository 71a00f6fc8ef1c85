#include "indexer/cite/dates.h"

#include <gtest/gtest.h>

#include <string>

namespace apud {
namespace {

std::string read(std::string_view text) {
  const CitationDate date = read_date(text);
  std::string out = date.from.year == 0 ? "" : date_text(date.from);
  if (date.to != date.from) out += "/" + date_text(date.to);
  return date.raw.empty() ? out : out + "?" + date.raw;
}

TEST(Dates, TakeTheOrderOfDaysFromAnotherDate) {
  EXPECT_EQ(day_order("3/4/2011, accessed 23/5/2012"), DayOrder::kDayFirst);
  EXPECT_EQ(day_order("3/4/2011, accessed 5/23/2012"), DayOrder::kMonthFirst);
  EXPECT_EQ(day_order("3/4/2011"), DayOrder::kUnknown);
  EXPECT_EQ(day_order("/ / 2011 99/99/2011"), DayOrder::kUnknown);
  EXPECT_EQ(read_date("3/4/2011", DayOrder::kDayFirst).from, (Date{2011, 4, 3}));
  EXPECT_EQ(read_date("3/4/2011", DayOrder::kMonthFirst).from, (Date{2011, 3, 4}));
}

TEST(Dates, AreReadAsFarAsTheyAreGiven) {
  EXPECT_EQ(read("March 5, 2014"), "2014-03-05");
  EXPECT_EQ(read("5 March 2014"), "2014-03-05");
  EXPECT_EQ(read("(Sept. 2014)"), "2014-09");
  EXPECT_EQ(read("22 août 2003"), "2003-08-22");
  EXPECT_EQ(read("2014-03-05"), "2014-03-05");
  EXPECT_EQ(read("5.3.2014"), "2014-03-05");
  EXPECT_EQ(read("17/3/2014"), "2014-03-17");
  EXPECT_EQ(read("1999a"), "1999");
  EXPECT_EQ(read("Spring 2004"), "2004");
}

TEST(Dates, Ranges) {
  EXPECT_EQ(read("1998–1999"), "1998/1999");
  EXPECT_EQ(read("1998/99"), "1998/1999");
  EXPECT_EQ(read("May 3–5, 2010"), "2010-05-03/2010-05-05");
}

TEST(Dates, WhatIsNoDateStaysAsPrinted) {
  EXPECT_EQ(read("February 30, 2020"), "?February 30, 2020");
  EXPECT_EQ(read("29 February 2019"), "?29 February 2019");
  EXPECT_EQ(read("29 February 2020"), "2020-02-29");
  EXPECT_EQ(read("forthcoming"), "?forthcoming");
  EXPECT_EQ(read("3/4/2011"), "2011?3/4/2011");
  EXPECT_EQ(read("2011-13-40"), "?2011-13-40");
}

TEST(Pages, AreCompleted) {
  EXPECT_EQ(read_pages("pp. 280–299"), "280-299");
  EXPECT_EQ(read_pages("573-77"), "573-577");
  EXPECT_EQ(read_pages("p. 3"), "3");
  EXPECT_EQ(read_pages("xi–xv"), "xi-xv");
  EXPECT_EQ(read_pages("B4"), "B4");
  EXPECT_EQ(read_pages("pp33-48"), "33-48");
  EXPECT_EQ(read_pages("第791-795页"), "791-795");
  EXPECT_EQ(read_pages("pages"), "");
}

TEST(Numbers, LoseTheirMarkers) {
  EXPECT_EQ(read_number("vol. 12"), "12");
  EXPECT_EQ(read_number("No. 3,"), "3");
  EXPECT_EQ(read_number("XII"), "XII");
  EXPECT_EQ(read_edition("2nd ed."), "2");
  EXPECT_EQ(read_edition("Revised edition"), "Revised edition");
}

}  // namespace
}  // namespace apud
