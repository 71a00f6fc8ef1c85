// Which names, descriptions and pronouns are one thing, why, and which are not.
#include <gtest/gtest.h>

#include "indexer/extract/entities_state.h"
#include "tests/support/entity_reading.h"

namespace {

using apud::Entity;
using apud::MentionKind;
using apud::testing::EntityReading;

class EntityJoining : public testing::Test {
 protected:
  std::string meant(const std::vector<std::string>& paragraphs, std::string_view form) {
    reading_.read(paragraphs);
    return reading_.meant_by(form);
  }
  EntityReading reading_;
};

TEST(Abbreviations, are_initials_in_order) {
  using apud::entities::abbreviates;
  EXPECT_TRUE(abbreviates("HSB", "Harbour Savings Bank"));
  EXPECT_TRUE(abbreviates("FAO", "Food and Agriculture Organization"));
  EXPECT_TRUE(abbreviates("SEZs", "special economic zones"));
  EXPECT_TRUE(abbreviates("U.N.", "United Nations"));
  EXPECT_FALSE(abbreviates("HSB", "Harbour Bank"));
  EXPECT_FALSE(abbreviates("EU", "Germany"));
  EXPECT_FALSE(abbreviates("ABC", "Bank of America"));
  EXPECT_FALSE(abbreviates("", ""));
}

TEST_F(EntityJoining, acronyms_in_brackets_both_ways_and_before) {
  EXPECT_EQ(meant({"TRA grew. The Tarvik Road Agency (TRA) builds roads."}, "TRA"), "organization:Tarvik Road Agency");
  EXPECT_EQ(reading_.reason_of("TRA"), "acronym defined in brackets");
  EXPECT_EQ(meant({"The MFC (Moss Football Club) won."}, "MFC"), "organization:Moss Football Club");
  EXPECT_EQ(meant({"The Tarvik Road Agency (Moss) met the TRB."}, "TRB"), "concept:TRB");
  EXPECT_EQ(meant({"The Tarvik Road Agency (UNX) met."}, "UNX"), "concept:UNX") << "initials do not fit";
}

TEST_F(EntityJoining, acronyms_of_common_phrases) {
  EXPECT_EQ(meant({"Every low emission zone (LEZ) has cameras. The LEZ works."}, "LEZ"), "concept:low emission zone");
}

TEST_F(EntityJoining, hereinafter_in_capitals_and_in_small_letters) {
  EXPECT_EQ(meant({"Tarvik Timber Company (hereinafter the Seller) owns a mill. The Seller may close it."}, "Seller"),
            "organization:Tarvik Timber Company");
  reading_.read(
      {"Both ministers issued a joint declaration on fishing rights (hereinafter referred to as the "
       "declaration).",
       "Under heavy rain the declaration was read out."});
  EXPECT_EQ(reading_.meant_by("joint declaration"), reading_.meant_by("declaration"));
  EXPECT_NE(reading_.meant_by("declaration"), "");
}

TEST_F(EntityJoining, family_names_of_one_person) {
  EXPECT_EQ(meant({"Ada Lind wrote it.", "Lind died in 1920."}, "Lind"), "person:Ada Lind");
  EXPECT_EQ(reading_.reason_of("Lind"), "family name alone; one person of that name");
  EXPECT_EQ(meant({"Ada Lind and Karl Lind wrote it.", "Lind died in 1920."}, "Lind"), "person:Lind");
  EXPECT_EQ(meant({"Mrs. Ada Lind and Mr. Karl Lind wrote it.", "Mr. Lind died in 1920."}, "Lind"), "person:Karl Lind");
}

TEST_F(EntityJoining, given_names_in_full_and_short) {
  EXPECT_EQ(meant({"Robert S. Holm III spoke. Bob Holm and Holm are one."}, "Bob Holm"), "person:Robert S. Holm III");
  EXPECT_EQ(reading_.meant_by("Holm"), "person:Robert S. Holm III");
  EXPECT_EQ(meant({"Robert A. Holm and Robert B. Holm met Robert Holm."}, "Robert Holm"), "person:Robert Holm");
  EXPECT_EQ(meant({"Peter Holm Jr. met Peter Holm."}, "Peter Holm Jr."), "person:Peter Holm Jr.");
}

TEST_F(EntityJoining, persons_by_office_and_apposition) {
  EXPECT_EQ(meant({"Zoltan Brezk, the former head of the Tarvik Bank and chairman of a choir, died."}, "Tarvik Bank"),
            "organization:Tarvik Bank");
  EXPECT_EQ(meant({"Ruvik Brezk, chairman of the Tarvik Bank, died."}, "Ruvik Brezk"), "person:Ruvik Brezk");
  EXPECT_EQ(meant({"Ruvik Brezk, a small village, burnt."}, "Ruvik Brezk"), "place:Ruvik Brezk");
}

TEST_F(EntityJoining, a_person_called_like_a_place_is_not_the_place) {
  reading_.read({"In May President Paris spoke to Ada Paris. Later the envoy left Paris by boat."});
  EXPECT_EQ(reading_.meant_by("Paris"), "?") << "the person and the town";
  EXPECT_EQ(meant({"In May President Paris spoke. She sang."}, "Paris"), "person:Paris");
  EXPECT_EQ(meant({"The envoy left Paris by boat."}, "Paris"), "place:Paris");
}

TEST_F(EntityJoining, never_by_a_shared_word) {
  reading_.read({"The Northern Road Bank met the Southern Road Bank and the Northern Road Club."});
  EXPECT_EQ(reading_.knowledge.entities.size(), 3u);
}

TEST_F(EntityJoining, spellings_and_plurals) {
  reading_.read({"The Tarvik-Moss Tunnel and the Tarvik–Moss tunnel leak.", "An ABX and two ABXs."});
  EXPECT_EQ(reading_.meant_by("Tarvik–Moss tunnel"), "infrastructure:Tarvik-Moss Tunnel");
  EXPECT_EQ(reading_.meant_by("ABXs"), "concept:ABX");
  EXPECT_EQ(reading_.reason_of("ABXs"), "plural");
}

TEST_F(EntityJoining, the_lexicon_gives_the_canonical_name) {
  reading_.read({"The UN met. The United Nations voted, and the U.N. flag was red."});
  EXPECT_EQ(reading_.meant_by("UN"), "organization:United Nations");
  EXPECT_EQ(reading_.meant_by("U.N."), "organization:United Nations");
  ASSERT_EQ(reading_.knowledge.entities.size(), 1u);
  EXPECT_EQ(reading_.knowledge.entities[0].id, "organization:united_nations");
  EXPECT_EQ(reading_.knowledge.entities[0].mentions, 3u);
}

TEST_F(EntityJoining, descriptions_with_one_candidate) {
  EXPECT_EQ(meant({"The Tarvik Savings Bank opened. The bank lends."}, "bank"), "organization:Tarvik Savings Bank");
  EXPECT_EQ(meant({"The Tarvik Bank and the Moss Bank opened. The bank lends."}, "bank"), "");
  EXPECT_EQ(meant({"The Tarvik Savings Bank opened. The river bank flooded."}, "bank"), "");
}

TEST_F(EntityJoining, titles_alone) {
  EXPECT_EQ(meant({"In May President Ada Lind came. The President spoke."}, "President"), "person:Ada Lind");
  EXPECT_EQ(meant({"In May a president came. The President spoke."}, "President"), "");
}

TEST_F(EntityJoining, pronouns_with_one_candidate) {
  EXPECT_EQ(meant({"Ada Lind came. She sang."}, "She"), "person:Ada Lind");
  EXPECT_EQ(meant({"Mr. Karl Lind came. She sang."}, "She"), "");
  EXPECT_EQ(meant({"Norway joined in 1994. It pays little."}, "It"), "country:Norway");
  EXPECT_EQ(meant({"Norway joined in 1994. It is clear that fish sells."}, "It"), "");
  EXPECT_EQ(meant({"Norway opened its ports."}, "its"), "country:Norway");
  EXPECT_EQ(meant({"Norway joined in 1994.", "It pays little."}, "It"), "") << "a new paragraph";
}

TEST_F(EntityJoining, counts_and_ids_agree) {
  reading_.read({"Ada Lind met Karl Berg. She thanked him. Lind left."});
  std::vector<std::uint32_t> counts(reading_.knowledge.entities.size());
  for (const auto& mention : reading_.knowledge.mentions) ++counts[mention.entity];
  for (std::size_t e = 0; e < counts.size(); ++e) {
    const Entity& entity = reading_.knowledge.entities[e];
    EXPECT_EQ(entity.mentions, counts[e]) << entity.name;
    EXPECT_EQ(entity.id, apud::entity_id(entity.type, entity.name));
  }
}

TEST_F(EntityJoining, a_finder_forgets_the_document_before) {
  reading_.read({"The Tarvik Road Agency (TRA) builds."});
  reading_.read({"The TRA sleeps."});
  EXPECT_EQ(reading_.meant_by("TRA"), "concept:TRA");
  EXPECT_EQ(reading_.knowledge.entities.size(), 1u);
}

}  // namespace
