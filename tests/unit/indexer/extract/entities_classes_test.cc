// Classes of mistakes in names that were made once: each with sentences of our own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/entity_reading.h"

namespace {

using apud::testing::EntityReading;

class EntityClasses : public testing::Test {
 protected:
  std::string meant(const std::vector<std::string>& paragraphs, std::string_view form) {
    reading_.read(paragraphs);
    return reading_.meant_by(form);
  }
  apud::Document table(const std::vector<std::string>& head, const std::vector<std::string>& row) {
    apud::Document document;
    document.blocks.resize(2);
    document.blocks[0].kind = apud::BlockKind::kTable;
    document.blocks[0].cells = {head, row};
    document.blocks[1].id = 1;
    document.blocks[1].kind = apud::BlockKind::kTableRow;
    document.blocks[1].parent = 0;
    document.blocks[1].cells = {row};
    for (const std::string& cell : row) document.blocks[1].text += (document.blocks[1].text.empty() ? "" : "  ") + cell;
    return document;
  }
  EntityReading reading_;
};

TEST_F(EntityClasses, columns_give_their_cells_a_type) {
  reading_.read_document(table({"Country", "Name of the plan", "Project name", "Author"},
                               {"Vesturia", "Better Barns", "Elm Wharf", "Ida Quell"}));
  EXPECT_EQ(reading_.meant_by("Vesturia"), "country:Vesturia");
  EXPECT_EQ(reading_.meant_by("Better Barns"), "program:Better Barns");
  EXPECT_EQ(reading_.meant_by("Elm Wharf"), "infrastructure:Elm Wharf");
  EXPECT_EQ(reading_.meant_by("Ida Quell"), "person:Ida Quell");
}

TEST_F(EntityClasses, a_column_that_counts_is_no_column_of_names) {
  reading_.read_document(table({"Company", "Number of countries", "Project cost"}, {"Quarrel Works", "Many", "High"}));
  EXPECT_EQ(reading_.meant_by("Quarrel Works"), "organization:Quarrel Works");
  EXPECT_EQ(reading_.meant_by("Many"), "");
  EXPECT_EQ(reading_.meant_by("High"), "");
}

TEST_F(EntityClasses, cells_that_list_names_pass_the_type_on) {
  reading_.read_document(table({"Body", "Cities"}, {"Board of Wells", "Tarvik, Mossby and Lundheim"}));
  EXPECT_EQ(reading_.meant_by("Tarvik"), "place:Tarvik");
  EXPECT_EQ(reading_.meant_by("Lundheim"), "place:Lundheim");
}

TEST_F(EntityClasses, an_acronym_of_two_is_neither_without_a_full_name) {
  EXPECT_EQ(meant({"The FSB wrote to the clerk."}, "FSB"), "organization:FSB");
  EXPECT_EQ(meant({"The Financial Stability Board met. The FSB wrote to the clerk."}, "FSB"),
            "organization:Financial Stability Board");
  EXPECT_EQ(meant({"The Institute of River Angling (IRA) owns a boat. The IRA sold it."}, "IRA"),
            "organization:Institute of River Angling");
  EXPECT_EQ(meant({"A WHO team came."}, "WHO"), "organization:World Health Organization");
}

TEST_F(EntityClasses, the_company_is_no_public_body) {
  EXPECT_EQ(meant({"The World Health Organization wrote a letter. The company answered."}, "company"), "");
  EXPECT_EQ(meant({"Harrow Motors wrote to the World Health Organization. The company waited."}, "company"),
            "organization:Harrow Motors");
  EXPECT_EQ(meant({"Harrow Motors wrote to the World Health Organization. The organization waited."}, "organization"),
            "organization:World Health Organization");
  EXPECT_EQ(meant({"Harrow Motors sued Orchard Airlines. The company lost."}, "company"), "");
}

TEST_F(EntityClasses, a_description_stays_in_its_section) {
  apud::Document document;
  document.blocks.resize(4);
  for (std::uint32_t b = 0; b < 4; ++b) document.blocks[b].id = b;
  document.blocks[0].kind = document.blocks[2].kind = apud::BlockKind::kHeading;
  document.blocks[0].text = "Money";
  document.blocks[1].text = "The Orchard Bank lends to growers.";
  document.blocks[1].section = {0};
  document.blocks[2].text = "Weather";
  document.blocks[3].text = "They walked along the bank in the rain.";
  document.blocks[3].section = {2};
  reading_.read_document(document);
  EXPECT_EQ(reading_.meant_by("bank"), "");
}

TEST_F(EntityClasses, trades_before_and_are_modifiers) {
  EXPECT_EQ(meant({"Two Oil and Gas Pipelines end there."}, "Oil and Gas Pipelines"),
            "infrastructure:Oil and Gas Pipelines");
  EXPECT_EQ(meant({"She joined the Energy and Water Ministry in May."}, "Energy and Water Ministry"),
            "organization:Energy and Water Ministry");
  reading_.read({"The Court and the Harbour Bank agreed with Vesta Energy and Delta Gas Company."});
  EXPECT_EQ(reading_.meant_by("Vesta Energy"), "organization:Vesta Energy");
  EXPECT_EQ(reading_.meant_by("Delta Gas Company"), "organization:Delta Gas Company");
}

TEST_F(EntityClasses, a_corridor_is_a_way_or_a_plan) {
  EXPECT_EQ(meant({"Lorries use the Tarvik-Moss Corridor."}, "Tarvik-Moss Corridor"),
            "infrastructure:Tarvik-Moss Corridor");
  EXPECT_EQ(meant({"Ministers praised the Tarvik-Moss Economic Corridor."}, "Tarvik-Moss Economic Corridor"),
            "program:Tarvik-Moss Economic Corridor");
}

TEST_F(EntityClasses, take_other_names_in_passing) {
  EXPECT_EQ(meant({"The Northern Orchard Fund or NOF lends. NOF is small."}, "NOF"),
            "organization:Northern Orchard Fund");
  EXPECT_EQ(meant({"The Plover Society, also called the Wader Club, meets in May."}, "Wader Club"),
            "organization:Plover Society");
  EXPECT_EQ(meant({"Plover Airways (formerly Gull Lines) flies north."}, "Gull Lines"), "organization:Plover Airways");
  EXPECT_EQ(meant({"Plover Airways, formerly a part of Gull Lines, flies north."}, "Gull Lines"),
            "organization:Gull Lines");
  EXPECT_EQ(meant({"Mr. Harlow, formerly Director of Gull Lines, left."}, "Gull Lines"), "organization:Gull Lines");
}

TEST_F(EntityClasses, lines_with_letters_are_each_a_part) {
  reading_.read({"Lines A and B of the Tarvik Gas Pipeline were dug in 1990."});
  EXPECT_EQ(reading_.meant_by("Lines A"), "infrastructure:Line A of the Tarvik Gas Pipeline");
  EXPECT_EQ(reading_.meant_by("B"), "infrastructure:Line B of the Tarvik Gas Pipeline");
  EXPECT_EQ(reading_.meant_by("Tarvik Gas Pipeline"), "infrastructure:Tarvik Gas Pipeline");
}

TEST_F(EntityClasses, authors_of_references_are_no_persons_of_the_text) {
  apud::Document document;
  document.blocks.resize(2);
  document.blocks[0].text = "Prices fell in Lisbon.";
  document.blocks[1].id = 1;
  document.blocks[1].kind = apud::BlockKind::kFootnote;
  document.blocks[1].text = "Holm, A. and Quist, B. (2004). Prices of salt. Lisbon: Orchard Press, pp. 12-19.";
  reading_.read_document(document);
  EXPECT_EQ(reading_.meant_by("Holm"), "");
  EXPECT_EQ(reading_.meant_by("Quist"), "");
  document.blocks[1].text = "Mr. Adam Holm told the court in 2004 that prices had fallen.";
  reading_.read_document(document);
  EXPECT_EQ(reading_.meant_by("Adam Holm"), "person:Adam Holm");
}

TEST_F(EntityClasses, legal_forms_belong_to_the_name) {
  EXPECT_EQ(meant({"She sued Gull Freight Lines, Inc. in May."}, "Gull Freight Lines, Inc."),
            "organization:Gull Freight Lines, Inc.");
  EXPECT_EQ(meant({"Gull Instruments plc makes dials."}, "Gull Instruments plc"), "organization:Gull Instruments plc");
  EXPECT_EQ(meant({"He sold Ardmore and Company in 1920."}, "Ardmore and Company"), "organization:Ardmore and Company");
}

TEST_F(EntityClasses, a_short_form_in_brackets_speaks_of_its_name) {
  reading_.read({"They planned a tower in Russia (\"Trent Tower Lisbon\") for years."});
  EXPECT_EQ(reading_.meant_by("Russia"), "country:Russia");
  EXPECT_NE(reading_.meant_by("Trent Tower Lisbon"), "country:Russia");
}

TEST_F(EntityClasses, portfolios_end_where_a_person_begins) {
  reading_.read(
      {"Minister of Finance Ion Vasko and State Secretary Ada Quell signed it with Secretary of State Rex Orwin."});
  EXPECT_EQ(reading_.meant_by("Ion Vasko"), "person:Ion Vasko");
  EXPECT_EQ(reading_.meant_by("Ada Quell"), "person:Ada Quell");
  EXPECT_EQ(reading_.meant_by("Rex Orwin"), "person:Rex Orwin");
  EXPECT_EQ(meant({"The Minister of Transport and Energy of Chile left."}, "Chile"), "country:Chile");
  EXPECT_EQ(meant({"Assistant U.S. Attorney Ida Holm spoke."}, "Ida Holm"), "person:Ida Holm");
}

TEST_F(EntityClasses, first_words_tell_a_type) {
  EXPECT_EQ(meant({"We rowed on Lake Verin in May."}, "Lake Verin"), "place:Lake Verin");
  EXPECT_EQ(meant({"The plan was Operation Owl."}, "Operation Owl"), "event:Operation Owl");
  EXPECT_EQ(meant({"A final at the Stade de Verin was lost."}, "Stade de Verin"), "infrastructure:Stade de Verin");
  EXPECT_EQ(meant({"He teaches at the Universidad Mayor de Verin."}, "Universidad Mayor de Verin"),
            "organization:Universidad Mayor de Verin");
  EXPECT_EQ(meant({"The Lake Research Council met."}, "Lake Research Council"), "organization:Lake Research Council");
}

TEST_F(EntityClasses, a_noun_before_a_name_tells_its_type) {
  EXPECT_EQ(meant({"They crossed the river Verin at dawn."}, "Verin"), "place:Verin");
  EXPECT_EQ(meant({"She wrote the novel Salted Roads in 1911."}, "Salted Roads"), "work:Salted Roads");
  EXPECT_EQ(meant({"The “Cleaner Ponds” campaign began."}, "Cleaner Ponds"), "program:Cleaner Ponds");
}

TEST_F(EntityClasses, persons_without_a_title) {
  EXPECT_EQ(meant({"The captain, Lin Wei-chen, slept."}, "Lin Wei-chen"), "person:Lin Wei-chen");
  EXPECT_EQ(meant({"The council banned Sepp Holvik for life."}, "Sepp Holvik"), "person:Sepp Holvik");
  EXPECT_EQ(meant({"Michael Jordan retired. Jordan later farmed."}, "Jordan"), "person:Michael Jordan");
  reading_.read({"Michael Jordan retired. He flew to Jordan in May."});
  EXPECT_EQ(reading_.meant_by("Jordan"), "country:Jordan");
  EXPECT_NE(meant({"The judges cited 218 F. Supp. twice."}, "F. Supp."), "person:F. Supp.");
}

TEST_F(EntityClasses, events_keep_their_year_and_number) {
  EXPECT_EQ(meant({"The 2008 Summer Olympics were loud."}, "2008 Summer Olympics"), "event:2008 Summer Olympics");
  EXPECT_EQ(meant({"They won the Six Bays Championship."}, "Six Bays Championship"), "event:Six Bays Championship");
  EXPECT_EQ(meant({"Three Bays Bank customers sued."}, "Bays Bank"), "organization:Bays Bank");
}

TEST_F(EntityClasses, capitals_for_emphasis_are_no_names) {
  EXPECT_EQ(meant({"This value is RESTRICTED and must go."}, "RESTRICTED"), "");
  EXPECT_EQ(meant({"The Care for Aged Riders Effort (CARE) began. CARE grew."}, "CARE"),
            "concept:Care for Aged Riders Effort");
}

TEST_F(EntityClasses, the_lists_do_not_cut_longer_names) {
  EXPECT_EQ(
      meant({"The Max Planck Institute for Meteorology in Hamburg grew."}, "Max Planck Institute for Meteorology"),
      "organization:Max Planck Institute for Meteorology");
  EXPECT_EQ(meant({"The Directorate-General for Regional and Urban Policy paid."},
                  "Directorate-General for Regional and Urban Policy"),
            "organization:Directorate-General for Regional and Urban Policy");
  EXPECT_EQ(meant({"The World Bank for once agreed."}, "World Bank"), "organization:World Bank");
}

TEST_F(EntityClasses, an_acronym_may_be_explained_by_initials_alone) {
  EXPECT_EQ(meant({"The Federal Waterways Office dredges. A report of the FWO says so."}, "FWO"),
            "organization:Federal Waterways Office");
  EXPECT_NE(meant({"The Federal Waterways Office and the Free Walkers Order met. A report of the FWO says so."}, "FWO"),
            "organization:Federal Waterways Office");
}

TEST_F(EntityClasses, a_pronoun_does_not_fall_to_the_nearest_person) {
  EXPECT_EQ(meant({"Juan Paredo offered her a post. She refused."}, "She"), "");
  EXPECT_EQ(meant({"Ida Quell opened a shop. She sold salt."}, "She"), "person:Ida Quell");
  EXPECT_EQ(meant({"Ida Quell opened a shop. He sold salt."}, "He"), "");
}

TEST_F(EntityClasses, a_route_keeps_its_ends_beside_an_acronym) {
  reading_.read({"The Mossby–Lund Standard Gauge Railway (SGR) is long. The SGR cost much."});
  EXPECT_EQ(reading_.meant_by("SGR"), "infrastructure:Mossby–Lund Standard Gauge Railway");
}

TEST_F(EntityClasses, a_known_name_may_end_in_a_small_letter) {
  EXPECT_EQ(meant({"Later Côte d'Ivoire left."}, "Côte d'Ivoire"), "country:Côte d'Ivoire");
}

TEST_F(EntityClasses, possessives_inside_names) {
  EXPECT_EQ(meant({"She sang in St. Odran's Cathedral in May."}, "St. Odran's Cathedral"),
            "infrastructure:St. Odran's Cathedral");
  EXPECT_EQ(meant({"The Bankers' Association met in Lisbon."}, "Bankers' Association"),
            "organization:Bankers' Association");
}

TEST_F(EntityClasses, places_of_two_unknown_words_are_no_persons) {
  EXPECT_NE(meant({"The gates lie above Turnu Verin in a gorge."}, "Turnu Verin"), "person:Turnu Verin");
  EXPECT_EQ(meant({"Xi Jinping arrived."}, "Xi Jinping"), "person:Xi Jinping");
}

}  // namespace
