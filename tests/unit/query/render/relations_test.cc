#include <gtest/gtest.h>

#include "query/render/characters.h"
#include "query/render/json.h"
#include "query/render/relation_text.h"
#include "query/render/text.h"
#include "tests/support/memory_graph.h"

namespace apud {
namespace {

RelationsAnswer all(const MemoryIndex& index, std::uint32_t limit = 10) {
  RelationRequest request;
  request.limit = limit;
  return answer_relations(index, request);
}

void expect_within(const std::string& text, unsigned width) {
  std::size_t begin = 0;
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
    EXPECT_LE(columns(text.substr(begin, end - begin)), width) << text.substr(begin, end - begin);
    begin = end + 1;
  }
  EXPECT_EQ(begin, text.size()) << "ends in a line end";
}

TEST(RelationText, TellsStandingInWordsAndPutsTheSentenceBelow) {
  const MemoryIndex index = harbour_graph();
  EXPECT_EQ(text_of(all(index), {80, false}),
            "Westerholm ─ build → Old Pier  1907 · 2 million kronor                       .93\n"
            "Old Pier ─ located in → Ruritania  [inferred]                                .55\n"
            "    “In 1907 Westerholm built the Old Pier for 2 million kronor.”\n"
            "    harbour.txt › 1. Piers\n"
            "    page 1, line 1 · harbour.txt#b0.1\n"
            "    note 1: Minutes of the harbour board, 1906.\n"
            "\n"
            "Westerholm ─ sell → Old Pier  [planned, negated]                             .80\n"
            "    “Westerholm does not plan to sell the Old Pier.”\n"
            "    harbour.txt › 1. Piers\n"
            "    page 1, line 1 · harbour.txt#b0.2\n"
            "\n"
            "Old Pier ─ feed → Ruritania  [possible, according to Harbour Board]          .70\n"
            "    “The Harbour Board said that the Old Pier could feed Ruritania.”\n"
            "    harbour.txt › 1. Piers\n"
            "    page 1, line 1 · harbour.txt#b0.3\n"
            "\n"
            "The line ─ open                                                              .61\n"
            "    “The line opened.”\n"
            "    harbour.txt › 1. Piers\n"
            "    page 1, line 1 · harbour.txt#b0.4\n"
            "\n"
            "5 relations · in context: apud show harbour.txt#b0.1\n");
}

TEST(RelationText, SpansOfDatesAreWords) {
  MemoryIndex index = harbour_graph();
  Value& year = *index.told[0].qualifiers[0].argument.value;
  const auto first_line = [&] {
    const std::string text = text_of(all(index), {100, false});
    return text.substr(0, text.find('\n'));
  };
  year.from = {1905, 2, 0};
  EXPECT_NE(first_line().find("Old Pier  1905-02 to 1907 · 2 million kronor"), std::string::npos) << first_line();
  year.from = {};
  EXPECT_NE(first_line().find("Old Pier  by 1907 · "), std::string::npos) << first_line();
  year.from = {1905, 0, 0};
  year.to = {};
  EXPECT_NE(first_line().find("Old Pier  from 1905 · "), std::string::npos) << first_line();
}

TEST(RelationText, NamesTheNextPage) {
  const MemoryIndex index = harbour_graph();
  const std::string text = text_of(all(index, 2), {100, false});
  EXPECT_NE(text.find("1–2 of 5 relations · next: --offset 2 · in context: apud show"), std::string::npos) << text;
}

TEST(RelationText, StaysWithinItsWidth) {
  MemoryIndex index = harbour_graph();
  index.known[0].name = "The Most Honourable and Ancient Town of Westerholm on the Northern Sound";
  index.told[1].object = {"", std::nullopt, std::string(200, 'x'), {}};
  for (const unsigned width : {30u, 41u, 60u, 120u}) expect_within(text_of(all(index), {width, false}), width);
}

TEST(RelationText, HasNoControlCharactersAndOnlyItsOwnColours) {
  MemoryIndex index = harbour_graph();
  index.known[0].name = "West\x1b[31m\nholm\xff";
  const std::string plain = text_of(all(index), {100, false});
  EXPECT_EQ(plain.find('\x1b'), std::string::npos);
  EXPECT_NE(plain.find("West�[31m holm�"), std::string::npos) << plain;
  const std::string coloured = text_of(all(index), {100, true});
  EXPECT_NE(coloured.find("\x1b[1mOld Pier\x1b[0m"), std::string::npos);
}

TEST(RelationText, ConfidencesHaveTwoDigits) {
  EXPECT_EQ(confidence_text(0.934F), ".93");
  EXPECT_EQ(confidence_text(0.05F), ".05");
  EXPECT_EQ(confidence_text(1.0F), "1.0");
  EXPECT_EQ(confidence_text(0.0F), ".00");
  EXPECT_EQ(confidence_text(7.0F), "1.0");
}

TEST(EntityText, TellsWhyItHasItsNames) {
  const MemoryIndex index = harbour_graph();
  const std::string text = text_of(answer_entity(index, "Westerholm", 0, 1), {80, false});
  EXPECT_TRUE(
      text.starts_with("Westerholm   place, 12 mentions in 1 document\n"
                       "also called   the Holm (3): defined in brackets\n"
                       "              Westerholmers (1): word list\n"
                       "id            place:westerholm\n\n"
                       "Westerholm ─ build → Old Pier"))
      << text;
  EXPECT_TRUE(text.ends_with("\n1 of 2 relations · next: --offset 1 · in context: apud show harbour.txt#b0.1\n"))
      << text;
}

TEST(EntityText, ListsWhomANameMayMean) {
  MemoryIndex index = harbour_graph();
  index.name(EntityType::kPerson, "Ruritania", 1);
  EXPECT_EQ(text_of(answer_entity(index, "Ruritania", 0, 10), {80, false}),
            "“Ruritania” may mean\n"
            "    Ruritania  country, 2 mentions in 1 document  country:ruritania\n"
            "    Ruritania  person, 1 mention in 1 document    person:ruritania\n"
            "say which: apud entity country:ruritania\n");
}

TEST(PathText, DrawsArrowsAndQuotesEveryHop) {
  MemoryIndex index = harbour_graph();
  const FoundRelation built{index.told[0], index.passages[0]}, lies{index.told[2], index.passages[0]};
  index.path_result.paths = {{{{"country:ruritania", "infrastructure:old_pier", {lies}},
                               {"infrastructure:old_pier", "place:westerholm", {built, built}}},
                              false}};
  index.path_result.entities = index.known;
  PathRequest request;
  request.from = "Ruritania";
  request.to = "Westerholm";
  EXPECT_EQ(text_of(answer_paths(index, request), {90, false}),
            "Ruritania ← located in ─ Old Pier ← build (+1) ─ Westerholm                         2 hops\n"
            "  1  “In 1907 Westerholm built the Old Pier for 2 million kronor.” [inferred]\n"
            "     page 1, line 1 · harbour.txt#b0.1\n"
            "  2  “In 1907 Westerholm built the Old Pier for 2 million kronor.”\n"
            "     page 1, line 1 · harbour.txt#b0.1\n"
            "\n"
            "in context: apud show harbour.txt#b0.1\n");
}

TEST(RelationJson, HasTheFieldsOfTheInterface) {
  const MemoryIndex index = harbour_graph();
  const std::string json = json_of(all(index, 1));
  EXPECT_TRUE(json.starts_with(
      R"({"schema":1,"relations":[{"id":"harbour.txt#b0.1.r1","subject":{"id":"place:westerholm","name":"Westerholm",)"
      R"("type":"place","aliases":["the Holm","Westerholmers"],"mentions":12},"predicate":"build","verb":"build",)"
      R"("object":{"id":"infrastructure:old_pier","name":"Old Pier","type":"infrastructure","aliases":[],"mentions":7},)"
      R"("qualifiers":{"date":"1907","amount":"2 million kronor"},"words":{"subject":"Westerholm","verb":"build",)"
      R"("object":"Old Pier","more":[]},"inferred":false,"status":"asserted","polarity":"affirmed",)"
      R"("according_to":null,"confidence":0.93,"evidence":{"quote":"In 1907 Westerholm built)"))
      << json;
  EXPECT_NE(json.find(R"("sources":[{"via":"footnote","number":"1",)"), std::string::npos);
  EXPECT_TRUE(json.ends_with(R"("total":5,"suggestion":null})"
                             "\n"));
}

TEST(RelationJson, UnknownNamesAndCandidatesAreApart) {
  MemoryIndex index = harbour_graph();
  const std::string unknown = json_of(answer_entity(index, "Wesrterholm", 0, 10));
  EXPECT_TRUE(unknown.starts_with(R"({"schema":1,"entity":null,"relations":[],"relation_total":0,"passages":[],)"
                                  R"("passage_total":0,"candidates":[],"nearest":[{"id":"place:westerholm")"))
      << unknown;
  index.name(EntityType::kPerson, "Ruritania", 1);
  const std::string ambiguous = json_of(answer_entity(index, "Ruritania", 0, 10));
  EXPECT_NE(ambiguous.find(R"("candidates":[{"id":"country:ruritania")"), std::string::npos) << ambiguous;
  EXPECT_NE(ambiguous.find(R"("nearest":[])"), std::string::npos);
}

}  // namespace
}  // namespace apud
