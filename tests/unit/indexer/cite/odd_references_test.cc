// References that are broken, huge or in other scripts: a record with what is certain, nothing invented.
#include <gtest/gtest.h>

#include <string>

#include "indexer/cite/reference_parser.h"

namespace apud {
namespace {

ReferenceParser& parser() {
  static ReferenceParser shared = ReferenceParser::load();
  return shared;
}

TEST(OddReferences, AMegabyte) {
  std::string text = "Okoro, B., “Night ferries,” Harbour News (May 4, 2020): p. 3. ";
  while (text.size() < (1U << 20U)) text += "The ferry went on to the next island, as it had done since it was built. ";
  const Citation found = parser().parse(text);
  EXPECT_EQ(found.title, "Night ferries");
  EXPECT_EQ(found.raw.size(), text.size());
}

TEST(OddReferences, AThousandAuthors) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "Okoro, B., ";
  const Citation found = parser().parse(text + "and Tan, W., “Night ferries,” Harbour News (May 4, 2020).");
  EXPECT_EQ(found.author.size(), 1001U);
  EXPECT_EQ(found.author.back().family, "Tan");
  EXPECT_EQ(found.title, "Night ferries");
}

TEST(OddReferences, DatesThatDoNotExist) {
  for (const char* date : {"February 30, 2020", "April 31, 1999", "32 May 2001"}) {
    const Citation found = parser().parse(std::string("Okoro, B., “Night ferries,” Harbour News (") + date + ").");
    EXPECT_EQ(found.issued.from.month, 0) << date;
    EXPECT_EQ(found.issued.from.day, 0) << date;
    EXPECT_FALSE(found.issued.raw.empty()) << date;
  }
}

TEST(OddReferences, AnAddressWithBlanks) {
  const Citation found = parser().parse(
      "Okoro, B., “Night ferries,” Harbour News (May 4, 2020), https://www.example.org/night ferries/a b.html.");
  EXPECT_TRUE(found.url.starts_with("https://www.example.org/night")) << found.url;
  EXPECT_EQ(found.url.find(' '), std::string::npos);
  EXPECT_EQ(found.title, "Night ferries");
}

TEST(OddReferences, BracketsAndQuotesThatNeverClose) {
  const Citation found = parser().parse("Okoro, B., Night Ferries (Oslo: Harbour Press, 1998");
  EXPECT_EQ(found.issued.from.year, 1998);
  EXPECT_EQ(found.author.size(), 1U);
  for (const char* text : {"Okoro, B., “Night ferries, Harbour News (May 4, 2020", "((((((((((", "““““““", "[(“«", "“",
                           "(", "Okoro, B. [ed. (Oslo", "Okoro, B., “Night ‘ferries” Harbour’ News (2020)).)"})
    EXPECT_EQ(parser().parse(text).raw, text);
  std::string deep(20000, '(');
  EXPECT_TRUE(parser().parse(deep + "Okoro 1998").author.size() < 2);
}

TEST(OddReferences, OtherLanguagesAndScripts) {
  const Citation german = parser().parse("Lindqvist, Sara: Fähren bei Nacht. Berlin: Hafenverlag, 1998, S. 12–14.");
  EXPECT_EQ(german.issued.from.year, 1998);
  EXPECT_EQ(german.page, "12-14");
  const Citation french =
      parser().parse("Okoro B., « Les bacs de nuit », Revue des ports, vol. 3, n° 2, 22 mai 2005, p. 4-9.");
  EXPECT_EQ(french.issued.from, (Date{2005, 5, 22}));
  EXPECT_EQ(french.page, "4-9");
  for (const char* text :
       {"王伟：《夜间渡轮》，北京：海港出版社，2001年。", "Иванов И. И. Ночные паромы. М.: Порт, 2001. 120 с.",
        "عبد الله، العبارات الليلية، القاهرة، 2001", "田中太郎「夜の船」『港湾』12巻3号、2001年。"}) {
    const Citation found = parser().parse(text);
    EXPECT_EQ(found.raw, text);
    EXPECT_TRUE(found.issued.from.year == 2001 || found.issued.from.year == 0) << text;
  }
}

TEST(OddReferences, AbbreviationsKeepTheirStop) {
  EXPECT_EQ(
      parser().parse("Okoro, B., “Ferries of the U.S.,” Harbour Studies, vol. 12, no. 3 (2014): pp. 40–58.").title,
      "Ferries of the U.S.");
}

}  // namespace
}  // namespace apud
