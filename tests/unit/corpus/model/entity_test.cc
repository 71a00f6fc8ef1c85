#include "corpus/model/entity.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace apud {
namespace {

TEST(EntityId, IsReadable) {
  EXPECT_EQ(entity_id(EntityType::kCountry, "Serbia"), "country:serbia");
  EXPECT_EQ(entity_id(EntityType::kOrganization, "Asian Infrastructure Investment Bank"),
            "organization:asian_infrastructure_investment_bank");
  EXPECT_EQ(entity_id(EntityType::kInfrastructure, "Addis Ababa–Djibouti Railway"),
            "infrastructure:addis_ababa_djibouti_railway");
  EXPECT_EQ(entity_id(EntityType::kProgram, "“Vision 2030”"), "program:vision_2030");
}

TEST(EntityId, IsTheSameForOtherSpacingCaseAndAccents) {
  for (const char* name : {"Côte d’Ivoire", "Cote d'Ivoire", "  CÔTE  D’IVOIRE ", "Co\xCC\x82te\nd'Ivoire"})
    EXPECT_EQ(entity_id(EntityType::kCountry, name), "country:cote_d_ivoire") << name;
}

TEST(EntityId, TellsTypesApart) {
  std::set<std::string> ids;
  for (int i = 0; i < kEntityTypes; ++i) ids.insert(entity_id(static_cast<EntityType>(i), "Jordan"));
  EXPECT_EQ(ids.size(), static_cast<std::size_t>(kEntityTypes));
}

TEST(EntityId, KeepsOtherScriptsReadable) {
  EXPECT_EQ(entity_id(EntityType::kPlace, "Москва"), "place:москва");
  EXPECT_EQ(entity_id(EntityType::kPlace, "北京"), "place:北京");
  EXPECT_EQ(entity_id(EntityType::kPlace, "मुंबई"), "place:मुंबई");
}

TEST(EntityId, IsNeverEmptyNorTheSameForNothing) {
  const std::string nothing = entity_id(EntityType::kConcept, "");
  const std::string dashes = entity_id(EntityType::kConcept, "--");
  const std::string stars = entity_id(EntityType::kConcept, "***");
  EXPECT_EQ(nothing.size(), std::string("concept:").size() + 16);
  EXPECT_EQ(dashes.size(), nothing.size());
  EXPECT_NE(dashes, stars);
  EXPECT_NE(dashes, nothing);
}

TEST(EntityId, HasNoControlCharactersAndOneLine) {
  EXPECT_EQ(entity_id(EntityType::kPerson, "Ana\x1B[31m\tMaria\x7F\nB\"\\'"), "person:ana_31m_maria_b");
  EXPECT_EQ(entity_id(EntityType::kPerson, std::string_view("a\0b", 3)), "person:a_b");
  EXPECT_EQ(entity_id(EntityType::kPerson,
                      "a\xFF\xFE"
                      "b"),
            "person:a_b");
}

TEST(EntityId, IsBounded) {
  const std::string longest(100000, 'a');
  const std::string id = entity_id(EntityType::kInfrastructure, longest);
  EXPECT_LE(id.size(), 160U);
  EXPECT_NE(id, entity_id(EntityType::kInfrastructure, longest + "b"));
  std::string wide;
  for (int i = 0; i < 1000; ++i) wide += "京 ";
  EXPECT_LE(entity_id(EntityType::kInfrastructure, wide).size(), 160U);
}

}  // namespace
}  // namespace apud
