// Tables of any subject: what their rows state.
#include "indexer/extract/table_relations.h"

#include <gtest/gtest.h>

#include "indexer/extract/extractor.h"
#include "tests/support/knowledge_dump.h"

namespace apud {
namespace {

std::string relations_of(const std::string& title, const std::vector<std::vector<std::string>>& rows) {
  static Extractor extractor(load_language_model(), Lexicon::load());
  const Document document = test::table_of(title, rows);
  const Knowledge knowledge = extractor.extract(document);
  EXPECT_EQ(test::fault_of(knowledge, document), "");
  std::string out;
  for (const Relation& relation : knowledge.relations)
    if (relation.sentence == 0 && relation.block != 0) out += test::relation_line(knowledge, document, relation) + "\n";
  return out;
}

TEST(TableRelations, NamesOfCountriesAndTheirStrategies) {
  EXPECT_EQ(relations_of("Strategies of selected countries", {{"No.", "Country", "Development strategy"},
                                                              {"1", "Kenya", "Vision 2030"},
                                                              {"2", "Peru", "–"},
                                                              {"3", "Chile", "a plan for the copper mines"}}),
            "Kenya | has_strategy | Vision 2030\n"
            "Chile | has_strategy | \"a plan for the copper mines\"\n");
}

TEST(TableRelations, UnitsInHeadsHoldForTheCells) {
  EXPECT_EQ(relations_of("Bridges", {{"Bridge", "Length (m)", "Cost (million US$)", "Share (%)"},
                                     {"Weir Bridge", "1,200", "35.5", "12"},
                                     {"Total", "1,200", "n/a", "100"}}),
            "Weir Bridge | length | #1200 metre\n"
            "Weir Bridge | cost | #35500000 USD\n"
            "Weir Bridge | share | #12 percent\n"
            "\"Total\" | length | #1200 metre\n"
            "\"Total\" | share | #100 percent\n");
}

TEST(TableRelations, YearsAsHeadsAreDates) {
  EXPECT_EQ(relations_of("Population of cities (millions)", {{"City", "2010", "2020"}, {"Vienna", "1.7", "1.9"}}),
            "Vienna | population | #1700000 {date=2010}\n"
            "Vienna | population | #1900000 {date=2020}\n");
}

TEST(TableRelations, OfficesWritersAndShortNames) {
  EXPECT_EQ(relations_of("Bodies",
                         {{"Body", "Abbreviation", "Headquarters"}, {"World Health Organization", "WHO", "Geneva"}}),
            "\"WHO\" | alias_of | World Health Organization\n"
            "World Health Organization | headquarters | Geneva\n");
  EXPECT_EQ(
      relations_of("Reading list", {{"Title", "Author", "Published in"}, {"The Long Valley", "Ada Weber", "1987"}})
          .substr(0, 9),
      "Ada Weber");
}

TEST(TableRelations, DatesOfDeedsAndRowsThatHeadOthers) {
  EXPECT_EQ(relations_of(
                "Dams",
                {{"Dam", "Completed", "Owner"}, {"In the mountains", "", ""}, {"Kaprun dam", "1955", "the province"}}),
            "Kaprun dam | completed | - {date=1955}\n"
            "Kaprun dam | owner | \"the province\"\n");
}

TEST(ColumnHeads, NamesAndUnits) {
  std::string name, unit;
  split_unit("GDP (billion US$)", name, unit);
  EXPECT_EQ(name + "|" + unit, "GDP|billion US$");
  split_unit("Length, km", name, unit);
  EXPECT_EQ(name + "|" + unit, "Length|km");
  split_unit("Harvest (best guess)", name, unit);
  EXPECT_EQ(name + "|" + unit, "Harvest (best guess)|");
  EXPECT_EQ(predicate_name("Trade volume, total"), "trade_volume_total");
  EXPECT_EQ(measure_of("Population of cities (millions)"), "population");
  EXPECT_TRUE(is_blank_cell(" – "));
  EXPECT_FALSE(is_blank_cell("0"));
}

}  // namespace
}  // namespace apud
