#include "indexer/cite/reference_parser.h"

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <random>
#include <string>

#include "corpus/citations/csl_json.h"

namespace apud {
namespace {

ReferenceParser& parser() {
  static ReferenceParser shared = ReferenceParser::load();
  return shared;
}

TEST(ReferenceParser, ReadsANoteWithItsPlaces) {
  const std::string text =
      "Okoro, B., “Tides and tariffs in small harbours,” Harbour Studies, vol. 12, no. 3 (May 5, 2014): pp. 40–58.";
  const Citation found = parser().parse(text);
  EXPECT_EQ(found.type, "article-journal");
  ASSERT_EQ(found.author.size(), 1U);
  EXPECT_EQ(found.author[0].family, "Okoro");
  EXPECT_EQ(found.title, "Tides and tariffs in small harbours");
  EXPECT_EQ(found.container_title, "Harbour Studies");
  EXPECT_EQ(found.volume, "12");
  EXPECT_EQ(found.issue, "3");
  EXPECT_EQ(found.page, "40-58");
  EXPECT_EQ(found.issued.from, (Date{2014, 5, 5}));
  EXPECT_EQ(found.raw, text);
  for (const CitationField& field : found.fields) {
    EXPECT_GT(field.confidence, 0) << field.name;
    EXPECT_LE(field.confidence, 1) << field.name;
    for (const Span span : field.spans) EXPECT_LE(span.end, text.size());
    if (field.name == "title") {
      EXPECT_EQ(text.substr(field.spans[0].begin, field.spans[0].size()), found.title);
    }
  }
}

std::string type_of(const char* text) { return parser().parse(text).type; }

TEST(ReferenceParser, TellsTypes) {
  EXPECT_EQ(type_of("Okoro, B., “Interview: Ferries bind the islands, says captain,” Harbour Net (May 3, 2021), "
                    "https://www.example.org/a.html."),
            "interview");
  EXPECT_EQ(type_of("Okoro, B., “The Ferry Plan. Opening Remarks at the Harbour Forum,” Harbour News (May 3, 2021)."),
            "speech");
  EXPECT_EQ(type_of("Okoro, B., “Ferries at night” (May 3, 2021), https://www.ports.gov/ferries."), "webpage");
  EXPECT_EQ(type_of("Okoro, B., “Ferries at night” (May 3, 2021), https://okoro.blogspot.com/ferries."), "post-weblog");
  EXPECT_EQ(type_of("Okoro, B., “Ferries at night,” The Guardian (May 3, 2021)."), "article-newspaper");
  EXPECT_EQ(type_of("Okoro, B., “Ferries at night,” Islands and their Ships (Oslo: Harbour Press, 2011)."), "chapter");
  EXPECT_EQ(type_of("Okoro, B., Ferries at Night (Oslo: Harbour Press, 2011)."), "book");
  EXPECT_EQ(type_of("Okoro, B., “Ferries at night,” Proceedings of the Harbour Conference (2011): pp. 3–9."),
            "paper-conference");
}

TEST(ReferenceParser, PartsVolumeIssueAndPages) {
  const Citation found = parser().parse("Okoro, B., 2005. Night ferries of the north. Harbour Research, 39:20: 4899.");
  EXPECT_EQ(found.volume, "39");
  EXPECT_EQ(found.issue, "20");
  EXPECT_EQ(found.page, "4899");
}

TEST(ReferenceParser, InventsNoDate) {
  const Citation found = parser().parse("Okoro, B., “Night ferries,” Harbour News (February 30, 2020).");
  EXPECT_EQ(found.issued.from.year, 0);
  EXPECT_EQ(found.issued.raw, "February 30, 2020");
}

TEST(ReferenceParser, JoinsAnAddress) {
  const Citation found = parser().parse(
      "Tan, W., “Night ferries,” Harbour News (May 4, 2020), https://www.example.org/night/ferries.html.");
  EXPECT_EQ(found.url, "https://www.example.org/night/ferries.html");
}

TEST(ReferenceParser, AQuotedTitleIsNotLostToTheProseBehindIt) {
  const Citation found = parser().parse(
      "Tan, W., “Night ferries,” Harbour News (May 4, 2020): p. 3. Another example is the opening of a second line "
      "between the "
      "islands, which made the way to the market shorter for farmers and traders alike.");
  EXPECT_EQ(found.title, "Night ferries");
  EXPECT_EQ(found.page, "3");
}

TEST(ReferenceParser, LeavesOutWhatLeadsToAReference) {
  const Citation found = parser().parse("See also Tan, W., “Night ferries,” Harbour News (May 4, 2020): p. 3.");
  ASSERT_EQ(found.author.size(), 1U);
  EXPECT_EQ(found.author[0].family, "Tan");
  EXPECT_EQ(found.title, "Night ferries");
}

TEST(ReferenceParser, EmptyTextIsAnEmptyItem) {
  EXPECT_EQ(csl_json(parser().parse("")), "{}");
  EXPECT_EQ(csl_json(parser().parse(" \t")), "{}");
}

// Whatever it gets, it gives a record whose spans lie inside the text, and its JSON is JSON.
void expect_sound(const std::string& text) {
  const Citation found = parser().parse(text);
  for (const CitationField& field : found.fields)
    for (const Span span : field.spans) {
      ASSERT_LE(span.begin, span.end);
      ASSERT_LE(span.end, text.size());
    }
  rapidjson::Document json;
  json.Parse(csl_json(found).c_str());
  ASSERT_FALSE(json.HasParseError());
  ASSERT_TRUE(json.IsObject());
}

TEST(ReferenceParser, BearsWhatIsNoReference) {
  std::string authors, brackets, megabyte;
  for (int i = 0; i < 1000; ++i) authors += "Okoro" + std::to_string(i) + ", B., ";
  for (int i = 0; i < 5000; ++i) brackets += "([“<";
  while (megabyte.size() < 1'000'000)
    megabyte += "See also, for what it is worth, the fourth report of the harbour board. ";
  expect_sound(authors + "“On everything,” Journal of Lists 4 (2001): 1–2.");
  expect_sound(brackets);
  expect_sound(megabyte);
  expect_sound(std::string(1'000'000, '('));
  expect_sound(std::string(1'000'000, 'a'));
  expect_sound("https://" + std::string(1'000'000, ')'));
  expect_sound(std::string(300'000, '<') + "i>");
  expect_sound("山田太郎『港の歴史』東京：港出版社、1998年、12–15頁。");
  expect_sound("Иванов И. И. История портов. М.: Наука, 1987. 240 с.");
  expect_sound("Müller, K.: Die Häfen an der Küste. 2. Aufl. Köln: Hafenverlag 1999, S. 12–15.");
}

TEST(ReferenceParser, BearsRandomBytes) {
  std::mt19937 random(11);
  for (int i = 0; i < 300; ++i) {
    std::string text;
    const std::size_t size = random() % 300;
    while (text.size() < size) text += static_cast<char>(i % 2 == 0 ? random() % 256 : 32 + random() % 95);
    expect_sound(text);
  }
}

}  // namespace
}  // namespace apud
