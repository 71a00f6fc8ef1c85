#include "indexer/cite/names.h"

#include <gtest/gtest.h>

#include <string>

namespace apud {
namespace {

// "Family|Given" or "=Organisation", joined by "; ".
std::string read(std::string_view text) {
  static const std::shared_ptr<const Lexicon> lexicon = Lexicon::load();
  std::string out;
  for (const CitationName& name : read_names(text, *lexicon)) {
    if (!out.empty()) out += "; ";
    out += name.literal.empty() ? name.family + "|" + name.given : "=" + name.literal;
    if (!name.suffix.empty()) out += "|" + name.suffix;
  }
  return out;
}

TEST(Names, FamilyNameFirst) {
  EXPECT_EQ(read("Okoro, B."), "Okoro|B.");
  EXPECT_EQ(read("Okoro, B., Lindqvist, S. M., & Tan, W."), "Okoro|B.; Lindqvist|S. M.; Tan|W.");
  EXPECT_EQ(read("Lindqvist, Sara"), "Lindqvist|Sara");
  EXPECT_EQ(read("Lindqvist, Sara, Ben Okoro, and Wei Tan"), "Lindqvist|Sara; Okoro|Ben; Tan|Wei");
  EXPECT_EQ(read("Okoro B, Lindqvist SM, van der Meer J"), "Okoro|B; Lindqvist|SM; van der Meer|J");
  EXPECT_EQ(read("Meer, J. van der"), "van der Meer|J.");
  EXPECT_EQ(read("Okoro, Jr., Ben"), "Okoro|Ben|Jr.");
}

TEST(Names, GivenNameFirst) {
  EXPECT_EQ(read("Sara Lindqvist"), "Lindqvist|Sara");
  EXPECT_EQ(read("Sara Lindqvist, Ben Okoro, and Wei Tan"), "Lindqvist|Sara; Okoro|Ben; Tan|Wei");
  EXPECT_EQ(read("J. van der Meer and S. M. Lindqvist"), "van der Meer|J.; Lindqvist|S. M.");
  EXPECT_EQ(read("LINDQVIST Sara"), "LINDQVIST|Sara");
  EXPECT_EQ(read("Ben O’Hara"), "O’Hara|Ben");
}

TEST(Names, FamilyNamesThatOrganisationsBear) {
  EXPECT_EQ(read("French, A. L."), "French|A. L.");
  EXPECT_EQ(read("Press, W. H., and Court, M."), "Press|W. H.; Court|M.");
  EXPECT_EQ(read("Israel, Sara and Ben Okoro"), "Israel|Sara; Okoro|Ben");
}

TEST(Names, MissingCommasAndOddSuffixes) {
  EXPECT_EQ(read("Okoro, B. Lindqvist, S. M. Tan, W."), "Okoro|B.; Lindqvist|S. M.; Tan|W.");
  EXPECT_EQ(read("Okoro Jr., Ben Carl"), "Okoro|Ben Carl|Jr.");
  EXPECT_EQ(read("Okoro ED, Lindqvist JR"), "Okoro|ED; Lindqvist|JR");
  EXPECT_EQ(read("DE WITTE, L."), "DE WITTE|L.");
  EXPECT_EQ(read("Okoro, B.and Tan, W."), "Okoro|B.; Tan|W.");
}

TEST(Names, WordsThatAreManyThings) {
  EXPECT_EQ(read("Bin Tan, Peter Lindqvist, and Curt Okoro"), "Tan|Bin; Lindqvist|Peter; Okoro|Curt");
  EXPECT_EQ(read("Sweet San Pedro"), "San Pedro|Sweet");
  EXPECT_EQ(read("Sandeep Kumar Okoro"), "Okoro|Sandeep Kumar");
  EXPECT_EQ(read("Bell, PB, Tan, JR, Okoro, U"), "Bell|PB; Tan|JR; Okoro|U");
  EXPECT_EQ(read("Lindqvist, A., P.,"), "Lindqvist|A. P.");
  EXPECT_EQ(read("1000 Harbours Consortium"), "=1000 Harbours Consortium");
  EXPECT_EQ(read("Harbour Collaboration (B. Okoro et al.)"), "=Harbour Collaboration; Okoro|B.");
}

TEST(Names, BodiesInOtherLanguages) {
  EXPECT_EQ(read("Havne- og Fiskeriministeriet"), "=Havne- og Fiskeriministeriet");
  EXPECT_EQ(read("Various artists"), "=Various artists");
  EXPECT_EQ(read("Ministère de la Mer et des Ports"), "=Ministère de la Mer et des Ports");
}

TEST(Names, WhatIsNoNameIsLeftOut) {
  EXPECT_EQ(read("Okoro, B. et al."), "Okoro|B.");
  EXPECT_EQ(read("B. Okoro (Ed.)"), "Okoro|B.");
  EXPECT_EQ(read("———."), "");
  EXPECT_EQ(read(""), "");
}

TEST(Names, Organisations) {
  EXPECT_EQ(read("Ministry of Fisheries"), "=Ministry of Fisheries");
  EXPECT_EQ(read("Committee on Ports, Rivers and Canals"), "=Committee on Ports, Rivers and Canals");
  EXPECT_EQ(read("World Bank."), "=World Bank");
}

TEST(Names, NeverEnds) {
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "Okoro, B., ";
  static const std::shared_ptr<const Lexicon> lexicon = Lexicon::load();
  EXPECT_GT(read_names(many, *lexicon).size(), 900U);
  read_names(std::string(10000, ','), *lexicon);
  read_names(std::string(10000, '.'), *lexicon);
  read_names("\xFF\xFE\x80 and & ; - -", *lexicon);
}

}  // namespace
}  // namespace apud
