// Where names begin and end, and what type they are: each rule with a case and a counter-case.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/entity_reading.h"

namespace {

using apud::MentionKind;
using apud::testing::EntityReading;

using testing::ElementsAre;
using testing::IsEmpty;

class EntityNames : public testing::Test {
 protected:
  // What `form` means where the paragraphs are a whole document: "type:name", "" for nothing, "?" for several things.
  std::string meant(const std::vector<std::string>& paragraphs, std::string_view form) {
    reading_.read(paragraphs);
    return reading_.meant_by(form);
  }
  EntityReading reading_;
};

TEST_F(EntityNames, run_over_small_words_inside) {
  EXPECT_EQ(meant({"She left the Museum of Glass and Light in 1990."}, "Museum of Glass and Light"),
            "organization:Museum of Glass and Light");
  EXPECT_EQ(meant({"We asked the Committee on Fisheries for help."}, "Committee on Fisheries"),
            "organization:Committee on Fisheries");
  EXPECT_EQ(meant({"In Norway for Easter, we saw the Alps."}, "Norway"), "country:Norway");
}

TEST_F(EntityNames, keep_two_names_apart_at_and) {
  reading_.read({"France and Belgium asked the Harbour Office and the Quarry Bank for money."});
  EXPECT_EQ(reading_.meant_by("France"), "country:France");
  EXPECT_EQ(reading_.meant_by("Belgium"), "country:Belgium");
  EXPECT_EQ(reading_.meant_by("Harbour Office"), "organization:Harbour Office");
  EXPECT_EQ(reading_.meant_by("Quarry Bank"), "organization:Quarry Bank");
}

TEST_F(EntityNames, stop_at_possessives_and_articles) {
  reading_.read({"Later the Orchard Bank's lawyers met Kenya's envoys."});
  EXPECT_THAT(reading_.joined(0), ElementsAre("Orchard Bank"));
  EXPECT_EQ(reading_.meant_by("Kenya"), "country:Kenya");
  EXPECT_NE(meant({"He read the People's Harvest Journal."}, "People's Harvest Journal"), "");
}

TEST_F(EntityNames, need_support_at_a_beginning) {
  EXPECT_EQ(meant({"Workers came late. The workers slept."}, "Workers"), "");
  EXPECT_EQ(meant({"Yesterday it snowed. However, nobody minded."}, "Yesterday"), "");
  EXPECT_EQ(meant({"Tarvik is small. We like Tarvik in winter."}, "Tarvik"), "concept:Tarvik");
  EXPECT_EQ(meant({"Brelkova opened a shop."}, "Brelkova"), "concept:Brelkova") << "no English word";
}

TEST_F(EntityNames, leave_calendar_and_references_alone) {
  reading_.read({"On Monday, 4 March 2019, the figures of Table 4 and Chapter 7 were sent."});
  EXPECT_THAT(reading_.knowledge.entities, IsEmpty());
}

TEST_F(EntityNames, take_numbers_that_belong_to_them) {
  EXPECT_EQ(meant({"Under Vision 2045 the island will plant trees."}, "Vision 2045"), "program:Vision 2045");
  EXPECT_EQ(meant({"The Crane Treaty of 1832 was burnt."}, "Crane Treaty of 1832"), "agreement:Crane Treaty of 1832");
  EXPECT_EQ(meant({"In Sweden 300 teachers left."}, "Sweden"), "country:Sweden");
  EXPECT_EQ(meant({"The team beat Halvorsen 3 to 1 at home."}, "Halvorsen 3"), "");
}

TEST_F(EntityNames, take_routes_with_small_heads) {
  EXPECT_EQ(meant({"The Tarvik-Moss railway was shut."}, "Tarvik-Moss railway"), "infrastructure:Tarvik-Moss railway");
  EXPECT_EQ(meant({"The Tarvik-Moss coal slurry pipeline leaked."}, "Tarvik-Moss coal slurry pipeline"),
            "infrastructure:Tarvik-Moss coal slurry pipeline");
  EXPECT_EQ(meant({"A China-led railway survey began."}, "China"), "country:China");
}

TEST_F(EntityNames, deal_out_a_shared_head) {
  reading_.read({"The Tarvik-Moss, Moss-Lund and Lund-Hell railways pay. The Moss-Lund Railway pays best."});
  EXPECT_EQ(reading_.meant_by("Moss-Lund"), "infrastructure:Moss-Lund Railway");
  EXPECT_EQ(reading_.meant_by("Moss-Lund Railway"), "infrastructure:Moss-Lund Railway");
  EXPECT_EQ(reading_.meant_by("Tarvik-Moss"), "infrastructure:Tarvik-Moss railway");
  EXPECT_EQ(reading_.meant_by("Lund-Hell railways"), "infrastructure:Lund-Hell railway");
}

TEST_F(EntityNames, divide_pairs_of_countries) {
  reading_.read({"Trade between France-Italy partners fell while Franco ships stayed."});
  EXPECT_EQ(reading_.meant_by("France"), "country:France");
  EXPECT_EQ(reading_.meant_by("Italy"), "country:Italy");
  EXPECT_EQ(reading_.meant_by("France-Italy"), "");
}

TEST_F(EntityNames, know_adjectives_as_descriptions) {
  reading_.read({"The Danish ferry sank."});
  ASSERT_EQ(reading_.knowledge.mentions.size(), 1u);
  EXPECT_EQ(reading_.knowledge.mentions[0].kind, MentionKind::kDescription);
  EXPECT_EQ(reading_.meant_by("Danish"), "country:Denmark");
  EXPECT_THAT(reading_.joined(0), IsEmpty());
}

TEST_F(EntityNames, take_quotations_in_title_case) {
  EXPECT_EQ(meant({"Her report “The Price of Salt and Water” sold well."}, "The Price of Salt and Water"),
            "work:The Price of Salt and Water");
  reading_.read({"He called it “a very long winter in the Tarvik hills” and left."});
  EXPECT_EQ(reading_.meant_by("a very long winter in the Tarvik hills"), "");
}

TEST_F(EntityNames, ignore_title_case_in_headings) {
  apud::Document document;
  document.blocks.resize(2);
  document.blocks[0].kind = apud::BlockKind::kHeading;
  document.blocks[0].text = "Better Harbours and the Orchard Bank in Kenya";
  document.blocks[1].id = 1;
  document.blocks[1].text = "The Orchard Bank lends.";
  reading_.read_document(document);
  EXPECT_EQ(reading_.meant_by("Better Harbours"), "");
  EXPECT_EQ(reading_.meant_by("Orchard Bank"), "organization:Orchard Bank");
  EXPECT_EQ(reading_.meant_by("Kenya"), "country:Kenya");
  EXPECT_EQ(reading_.knowledge.mentions.size(), 3u);
}

TEST_F(EntityNames, read_capitals_all_over_by_what_is_known) {
  reading_.read({"THE ORCHARD BANK AND THE WEATHER IN KENYA", "The Orchard Bank lends."});
  EXPECT_EQ(reading_.meant_by("ORCHARD BANK"), "organization:Orchard Bank");
  EXPECT_EQ(reading_.meant_by("WEATHER"), "");
}

TEST_F(EntityNames, take_cells_by_their_column) {
  apud::Document document;
  document.blocks.resize(2);
  document.blocks[0].kind = apud::BlockKind::kTable;
  document.blocks[0].text = "Bridges";
  document.blocks[0].cells = {{"Country", "Bridge", "Length"}, {"Kenya", "Old Tarvik Crossing", "300 m"}};
  document.blocks[1].id = 1;
  document.blocks[1].kind = apud::BlockKind::kTableRow;
  document.blocks[1].parent = 0;
  document.blocks[1].text = "Kenya Old Tarvik Crossing 300 m";
  document.blocks[1].cells = {{"Kenya", "Old Tarvik Crossing", "300 m"}};
  reading_.read_document(document);
  EXPECT_EQ(reading_.meant_by("Kenya"), "country:Kenya");
  EXPECT_EQ(reading_.meant_by("Old Tarvik Crossing"), "infrastructure:Old Tarvik Crossing");
  EXPECT_EQ(reading_.knowledge.mentions.size(), 2u);
}

TEST_F(EntityNames, joined_for_the_parser_are_whole_names) {
  reading_.read({"The Bank of Tarvik and the Moss Road Agency paid Ada Lind."});
  EXPECT_THAT(reading_.joined(0), ElementsAre("Bank of Tarvik", "Moss Road Agency", "Ada Lind"));
}

TEST_F(EntityNames, offices_are_roles_and_stand_apart) {
  reading_.read({"Then Deputy Prime Minister Ada Lind met the Minister of Mines and Energy of Chile."});
  EXPECT_EQ(reading_.meant_by("Ada Lind"), "person:Ada Lind");
  EXPECT_EQ(reading_.meant_by("Deputy Prime Minister"), "role:Deputy Prime Minister");
  EXPECT_EQ(reading_.meant_by("Minister of Mines and Energy"), "role:Minister of Mines and Energy");
  EXPECT_EQ(reading_.meant_by("Chile"), "country:Chile");
  EXPECT_EQ(meant({"They slept at the Queen Maud Hospital."}, "Queen Maud Hospital"),
            "organization:Queen Maud Hospital");
}

}  // namespace
