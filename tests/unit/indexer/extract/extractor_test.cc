// What sentences of many fields state: each has to give the lines beside it, in the form of tests/support.
#include "indexer/extract/extractor.h"

#include <gtest/gtest.h>

#include <sstream>

#include "tests/support/knowledge_dump.h"
#include "tests/support/random.h"

namespace apud {
namespace {

Extractor& extractor() {
  static Extractor shared(load_language_model(), Lexicon::load());
  return shared;
}

std::string relations_of(const std::vector<std::string>& paragraphs) {
  const Document document = test::document_of(paragraphs);
  const Knowledge knowledge = extractor().extract(document);
  EXPECT_EQ(test::fault_of(knowledge, document), "");
  return test::dump_relations(knowledge, document);
}

// Each line of `wanted` is a line of what the text gives.
void expect_lines(const std::string& text, const std::string& wanted) {
  const std::string found = "\n" + relations_of({text});
  std::istringstream lines(wanted);
  for (std::string line; std::getline(lines, line);)
    EXPECT_NE(found.find("\n" + line + "\n"), std::string::npos) << line << "\nis not in" << found;
}

void expect_no_line(const std::string& text, const std::string& unwanted) {
  const std::string found = relations_of({text});
  EXPECT_EQ(found.find(unwanted), std::string::npos) << unwanted << "\nis in\n" << found;
}

TEST(Extractor, WhoDidWhatToWhomAlsoInThePassive) {
  expect_lines("The treaty was signed by Hungary and Romania.",
               "Hungary | signed | \"The treaty\"\nRomania | signed | \"The treaty\"");
  expect_lines("The European Investment Bank financed the new hospital.",
               "European Investment Bank | funds | \"the new hospital\"");
  expect_lines("The hospital was financed by the European Investment Bank.",
               "European Investment Bank | funds | \"The hospital\"");
  expect_lines("Strabag completed the Arlberg tunnel in 1884.", "Strabag | completed | Arlberg tunnel {date=1884}");
  expect_lines("The Kaprun dam was completed in 1955.", "Kaprun dam | completed | - {date=1955}");
  expect_lines("Patients were treated with penicillin by Peter Novak.", "Peter Novak | treat | \"Patients\"");
  expect_no_line("The Kaprun dam was completed in 1955.", "1955 |");
}

TEST(Extractor, NamedPredicatesOfPlacesAndOccasions) {
  expect_lines("Siemens is headquartered in Munich.", "Siemens | headquarters | Munich");
  expect_lines("The summit was held in Geneva on 12 March 2015.",
               "\"The summit\" | held_at | Geneva {date=2015-03-12}\n\"The summit\" | held_on | #2015-03-12");
  expect_lines("The festival takes place in Salzburg.", "\"The festival\" | held_at | Salzburg");
  expect_lines("The Semmering railway connects Vienna and Graz.",
               "Semmering railway | connects | Vienna\nSemmering railway | connects | Graz");
  expect_lines("The tunnel links France with Italy.",
               "\"The tunnel\" | connects | France\n\"The tunnel\" | connects | Italy");
  expect_lines("Barack Obama paid a visit to Cuba.", "Barack Obama | visited | Cuba");
  expect_lines("Toyota invested $600 million in Alabama.", "Toyota | invests_in | Alabama {amount=600000000 USD}");
}

TEST(Extractor, OfficesAndMembers) {
  expect_lines("Anna Lindt, director of the Museum of Glass, met with Peter Novak in Vienna on 3 May 2011.",
               "Anna Lindt | holds_role | \"director of the Museum of Glass\" {with=Museum of Glass} ~\n"
               "Anna Lindt | met_with | Peter Novak {place=Vienna, date=2011-05-03}");
  expect_lines("Angela Merkel was chancellor of Germany.", "Angela Merkel | holds_role | \"chancellor of Germany\"");
  expect_lines("President Emmanuel Macron arrived.", "Emmanuel Macron | holds_role | \"President\" ~");
  expect_lines("Slovenia is a member of the European Union.", "Slovenia | member_of | European Union");
  expect_lines("Norway joined NATO in 1949.", "Norway | member_of | North Atlantic Treaty Organization {date=1949}");
}

TEST(Extractor, OfficesBeforeNames) {
  expect_lines("On May 17, Deputy Prime Minister Anna Lindt resigned.",
               "Anna Lindt | holds_role | Deputy Prime Minister ~");
  expect_no_line("The bridge engineer met Anna Lindt.", "holds_role");
}

TEST(Extractor, FiguresAreValues) {
  expect_lines("Exports reached $4.2 billion in 2019.", "\"Exports\" | has_value | #4200000000 USD {date=2019}");
  expect_lines("Unemployment fell to 3.1 percent.", "\"Unemployment\" | has_value | #3.1 percent");
  expect_lines("The population was 84,000.", "\"The population\" | has_value | #84000");
  expect_lines("The bridge is 120 metres long.", "\"The bridge\" | has_value | #120 metre");
  expect_lines("Ghana and Togo grew by 4.1 and 5.2 percent respectively.",
               "Ghana | grow_by | #4.1 percent\nTogo | grow_by | #5.2 percent");
}

TEST(Extractor, WhatNoVerbSaysHasAnImpliedOne) {
  const Document document = test::document_of({"Anna Lindt, director of the Museum of Glass, closed the school.",
                                               "The Iron Bridge in Graz was closed in 1990."});
  std::string verbs;
  for (const Relation& relation : extractor().extract(document).relations)
    if (relation.inferred) verbs += relation.predicate + ": " + relation.verb + "\n";
  EXPECT_NE(verbs.find("holds_role: be\n"), std::string::npos) << verbs;
  EXPECT_NE(verbs.find("located_in: be in\n"), std::string::npos) << verbs;
}

TEST(Extractor, StatusPolarityAndSpeaker) {
  expect_lines("The ministry did not approve the plan.", "\"The ministry\" | not approve | \"the plan\"");
  expect_lines("Residents should boil the water.", "\"Residents\" | boil | \"the water\" [recommended]");
  expect_lines("The drug may cause headaches.", "\"The drug\" | cause | \"headaches\" [possible]");
  expect_lines("The conference will be held in Lisbon.", "\"The conference\" | held_at | Lisbon [planned]");
  expect_lines("The council failed to publish the report.", "\"The council\" | not publish | \"the report\"");
  expect_lines("According to the World Bank, poverty declined.", "\"poverty\" | decline | - says World Bank");
}

TEST(Extractor, WhatIsSaidOfWritings) {
  expect_lines("Marta Keller wrote a book about glaciers.", "Marta Keller | authored | \"a book about glaciers\"");
  expect_lines("The book was published in 1987.", "\"The book\" | published_on | #1987");
  expect_lines("The study cites an earlier report.", "\"The study\" | cites | \"an earlier report\"");
  expect_lines("The committee supports the proposal.", "\"The committee\" | supports | \"the proposal\"");
}

TEST(Extractor, AgreementsBindBothSides) {
  expect_lines("The river commission signed a treaty with Austria in June 1998.",
               "\"The river commission\" | signed | \"a treaty with Austria\" {date=1998-06, with=Austria}\n"
               "\"The river commission\" | agreement_with | Austria {date=1998-06} ~");
  expect_lines("The agreement between Chile and Peru ended the dispute.",
               "Chile | agreement_with | Peru {role=\"agreement\"} ~");
}

TEST(Extractor, DateInFrontHoldsForAllThatFollows) {
  expect_lines("In 2011, Peter Novak opened a school, visited Japan and wrote a novel.",
               "Peter Novak | open | \"a school\" {date=2011}\nPeter Novak | visited | Japan {date=2011}\n"
               "Peter Novak | authored | \"a novel\" {date=2011}");
}

TEST(Extractor, ReferencesStateNothing) {
  EXPECT_EQ(relations_of({"Weber, K., “The Dam Broke the Valley,” Alpine Review, no. 3 (2004): pp. 12–19."}), "");
  expect_no_line("Output doubled (see table 3).", "see");
}

TEST(Extractor, WhatSaysNothingIsLeftOut) {
  expect_no_line("The scale of the trade surprised the mayor of Linz.", "be_of");
  expect_no_line("Output doubled, as shown in table 3.", "| show");
  expect_no_line("The council published results (see Figs. 2 and 3).", "see");
  expect_no_line("The villages, whose inhabitants moved away, decayed.", "whose");
  expect_no_line("The exporters, all of them small firms, have all grown.", "\"all\" |");
  expect_no_line("Austria trades with Austria.", "Austria | trade");
}

TEST(Extractor, ParticiplesThatDescribeBelongToWhatTheyDescribe) {
  expect_lines("Kenya signed twelve treaties, covering trade and fishing.", "\"twelve treaties\" | cover | \"trade\"");
  expect_no_line("The bank helps developing countries.", "| develop |");
}

TEST(Extractor, DeedsAreNotDealtOutLikeThings) {
  expect_no_line("The campaign included supporting the mayor and disparaging candidate Anna Lindt.",
                 "supports | Anna Lindt");
  expect_no_line("The court has the authority to search the house.", "authority\" | search");
}

TEST(Extractor, ThingsStandInPlacesThatNoListKnows) {
  expect_lines("They own a shipyard at Dornwald.", "\"shipyard\" | located_in | Dornwald ~");
}

TEST(Extractor, WhatIsNotMetNotOwnedNotThere) {
  expect_no_line("Some of these letters were met with doubt.", "met_with");
  expect_no_line("There are doubts.", "| be |");
  expect_lines("Anna Lindt was granted a licence in 2011.", "\"a licence\" | grant_to | Anna Lindt {date=2011}");
  expect_no_line("Anna Lindt was paid.", "pay");
  expect_no_line("Anna Lindt said what she knew.", "\"what\"");
  expect_lines("Ulm in Germany and Linz in Austria are old towns.", "Ulm | located_in | Germany ~");
  expect_no_line("Ulm in Germany and Linz in Austria are old towns.", "Ulm | located_in | Linz");
}

TEST(Extractor, SameDocumentSameKnowledge) {
  const std::vector<std::string> text = {"Kenya opened a port in Lamu.", "The port handles 3 million tonnes a year."};
  const std::string first = relations_of(text);
  relations_of({"Something else was said by Ada Lovelace in London."});
  EXPECT_EQ(relations_of(text), first);
}

// Any words in any order, with marks and names between: valid spans, no crash, and no more than some relations a word.
TEST(Extractor, AnyTextGivesValidRelations) {
  static constexpr const char* kPieces[] = {"the",         "bridge",
                                            "was",         "signed",
                                            "by",          "Kenya",
                                            ",",           "and",
                                            "$5 million",  "in 2019",
                                            "should",      "not",
                                            "’s",          "(",
                                            ")",           "“",
                                            "”",           ";",
                                            "Ana Weber",   "director",
                                            "of",          "to",
                                            "build",       "between",
                                            "with",        "Vienna",
                                            "-",           "12",
                                            "percent",     "respectively",
                                            "said",        "that",
                                            "it",          "which",
                                            "is",          "held",
                                            "Oder–Neisse", "railway",
                                            "connects",    ".",
                                            "\xC3\xA9",    "???",
                                            "as",          "no.",
                                            "“A, B,”",     "http://a.b/c",
                                            "I.",          "1)"};
  apud::testing::Random random(11);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> paragraphs(1 + random.below(3));
    for (std::string& text : paragraphs)
      for (std::uint32_t n = random.below(60); n > 0; --n)
        text += (text.empty() ? "" : " ") +
                std::string(kPieces[random.below(static_cast<std::uint32_t>(std::size(kPieces)))]);
    const Document document = test::document_of(paragraphs);
    const Knowledge knowledge = extractor().extract(document);
    ASSERT_EQ(test::fault_of(knowledge, document), "") << paragraphs[0];
  }
}

// Long sentences and long lists: what comes out grows with the text, not with its square.
TEST(Extractor, OutputIsBounded) {
  std::string list = "Kenya signed treaties with Austria";
  for (int i = 0; i < 2000; ++i) list += ", Austria and Peru";
  const Document document = test::document_of({list + "."});
  const Knowledge knowledge = extractor().extract(document);
  EXPECT_EQ(test::fault_of(knowledge, document), "");
  EXPECT_LE(knowledge.relations.size(), 1024U);
}

}  // namespace
}  // namespace apud
