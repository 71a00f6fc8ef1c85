#include "corpus/names/lexicon.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "corpus/language/tokens.h"

namespace apud {
namespace {

const Lexicon& lexicon() {
  static const std::shared_ptr<const Lexicon> kLexicon = Lexicon::load();
  return *kLexicon;
}

// "United States=country:United States": the words of each match, its best form's type and canonical name.
std::vector<std::string> found(const std::string& text, const std::vector<Span>& words,
                               LetterCase letters = LetterCase::kAsWritten) {
  std::vector<LexiconMatch> matches;
  lexicon().find(text, words, matches, letters);
  std::vector<std::string> lines;
  for (const LexiconMatch& match : matches) {
    const Span first = words[match.first], last = words[match.first + match.words - 1];
    const LexiconEntry& entry = lexicon().entry(match.forms.front().entry);
    lines.push_back(text.substr(first.begin, last.end - first.begin) + "=" + entity_type_name(entry.type) + ":" +
                    std::string(entry.name));
  }
  return lines;
}

std::vector<std::string> found(const std::string& text, LetterCase letters = LetterCase::kAsWritten) {
  std::vector<Span> words;
  split_words(text, {0, static_cast<std::uint32_t>(text.size())}, {}, words);
  return found(text, words, letters);
}

using Lines = std::vector<std::string>;

TEST(Lexicon, FindsNamesOfEveryKind) {
  EXPECT_EQ(found("The UN and Serbian officials met in Addis Ababa on the Danube."),
            (Lines{"UN=organization:United Nations", "Serbian=country:Serbia", "Addis Ababa=place:Addis Ababa",
                   "Danube=place:Danube"}));
  EXPECT_EQ(found("the Danes joined NATO, the Kyoto Protocol and Central Asia"),
            (Lines{"Danes=country:Denmark", "NATO=organization:North Atlantic Treaty Organization",
                   "Kyoto Protocol=agreement:Kyoto Protocol", "Central Asia=region:Central Asia"}));
}

TEST(Lexicon, TakesTheLongest) {
  EXPECT_EQ(found("South China Sea, South Sudan, Guinea-Bissau and Papua New Guinea"),
            (Lines{"South China Sea=place:South China Sea", "South Sudan=country:South Sudan",
                   "Guinea-Bissau=country:Guinea-Bissau", "Papua New Guinea=country:Papua New Guinea"}));
}

TEST(Lexicon, LeavesPossessivesOut) {
  EXPECT_EQ(found("Serbia's, Serbia’s and the United States' ports"),
            (Lines{"Serbia=country:Serbia", "Serbia=country:Serbia", "United States=country:United States"}));
  // In words that keep it, the whole word is the match.
  const std::string text = "Serbia’s ports";
  EXPECT_EQ(found(text, std::vector<Span>{{0, 10}, {11, 16}}), (Lines{"Serbia’s=country:Serbia"}));
}

TEST(Lexicon, FindsWhatIsSplitOrMarked) {
  EXPECT_EQ(found("U.S. and U.K. firms in Côte d’Ivoire, Cote d'Ivoire and N'Djamena."),
            (Lines{"U.S.=country:United States", "U.K.=country:United Kingdom", "Côte d’Ivoire=country:Côte d'Ivoire",
                   "Cote d'Ivoire=country:Côte d'Ivoire", "N'Djamena=place:N'Djamena"}));
  EXPECT_EQ(found("China-Laos, Sino-Russian, US–China and U.S.-based"),
            (Lines{"China=country:China", "Laos=country:Laos", "Sino=country:China", "Russian=country:Russia",
                   "US=country:United States", "China=country:China", "U.S.=country:United States"}));
  EXPECT_EQ(found("“Bosnia\nand Herzegovina”, Guinea-\nBissau and ‘Sri Lanka’"),
            (Lines{"Bosnia\nand Herzegovina=country:Bosnia and Herzegovina", "Guinea-\nBissau=country:Guinea-Bissau",
                   "Sri Lanka=country:Sri Lanka"}));
  EXPECT_EQ(found("the Addis Ababa-Djibouti Railway"),
            (Lines{"Addis Ababa-Djibouti Railway=infrastructure:Addis Ababa-Djibouti Railway"}));
  EXPECT_EQ(found("an Addis Ababa-Mombasa route"), (Lines{"Addis Ababa=place:Addis Ababa", "Mombasa=place:Mombasa"}));
}

TEST(Lexicon, DoesNotReachOverMarks) {
  EXPECT_EQ(found("Addis, Ababa; South (Sudan)"), (Lines{"Sudan=country:Sudan"}));
  EXPECT_EQ(found("They left Hong. Kong stayed."), Lines{});
}

TEST(Lexicon, MindsCapitals) {
  EXPECT_EQ(found("give us turkey, polish china and nice chad"), Lines{});
  EXPECT_EQ(found("he asked who un"), Lines{});
  EXPECT_EQ(found("which american bank helped the uk", LetterCase::kAny),
            (Lines{"american=country:United States", "uk=country:United Kingdom"}));
}

TEST(Lexicon, KnowsWhatIsAlsoAWord) {
  const auto common = [&](std::string_view name) { return lexicon().lookup(name).front().common_word; };
  EXPECT_TRUE(common("Turkey"));
  EXPECT_TRUE(common("Chad"));
  EXPECT_TRUE(common("Jordan"));
  EXPECT_FALSE(common("Serbia"));
  EXPECT_FALSE(common("Türkiye"));
}

TEST(Lexicon, LooksNamesUp) {
  const auto name = [&](std::string_view asked, LetterCase letters = LetterCase::kAsWritten) {
    const auto forms = lexicon().lookup(asked, letters);
    return forms.empty() ? std::string() : std::string(lexicon().entry(forms.front().entry).name);
  };
  EXPECT_EQ(name("serbia"), "Serbia");
  EXPECT_EQ(name("the united states"), "United States");
  EXPECT_EQ(name("The Hague"), "The Hague");
  EXPECT_EQ(name("AIIB"), "Asian Infrastructure Investment Bank");
  EXPECT_EQ(name("aiib"), "");
  EXPECT_EQ(name("aiib", LetterCase::kAny), "Asian Infrastructure Investment Bank");
  EXPECT_EQ(name("Serbia today"), "");
  EXPECT_EQ(name("Ser"), "");
  EXPECT_EQ(name("the"), "");
  EXPECT_EQ(name(""), "");
  EXPECT_EQ(name("\xFF,,"), "");
}

TEST(Lexicon, TellsAllFormsCanonicalFirst) {
  const std::uint32_t serbia = lexicon().lookup("Serbia").front().entry;
  std::string all;
  for (const auto& [name, kind] : lexicon().forms_of(serbia))
    all += std::string(name) + "/" + std::to_string(static_cast<int>(kind)) + " ";
  EXPECT_EQ(all, "Serbia/0 Republic of Serbia/0 Serbian/2 Serb/3 Serbians/3 Serbs/3 ");
  EXPECT_EQ(lexicon().entry(serbia).within, "Southeastern Europe");
  EXPECT_EQ(lexicon().entry(serbia).source, "word list countries.tsv");
  EXPECT_EQ(lexicon().entry(lexicon().lookup("Nairobi").front().entry).within, "Kenya");
}

TEST(Lexicon, KnowsRoles) {
  EXPECT_EQ(lexicon().role("Bank").head, EntityType::kOrganization);
  EXPECT_EQ(lexicon().role("Railway").head, EntityType::kInfrastructure);
  EXPECT_EQ(lexicon().role("Initiative").head, EntityType::kProgram);
  EXPECT_EQ(lexicon().role("Forum").head, EntityType::kEvent);
  EXPECT_EQ(lexicon().role("Treaty").head, EntityType::kAgreement);
  EXPECT_EQ(lexicon().role("Report").head, EntityType::kWork);
  EXPECT_TRUE(lexicon().role("President").title && lexicon().role("president").office);
  EXPECT_TRUE(lexicon().role("Mr.").title && !lexicon().role("Mr.").office);
  EXPECT_TRUE(lexicon().role("Prime Minister").office && lexicon().role("Director-General").office);
  EXPECT_TRUE(lexicon().role("Christine").given_name && !lexicon().role("Christine").common_word);
  EXPECT_TRUE(lexicon().role("Mark").given_name && lexicon().role("Mark").common_word);
  EXPECT_TRUE(lexicon().role("Wang").family_name);
  EXPECT_TRUE(lexicon().role("of").inside);
  EXPECT_FALSE(lexicon().role("Serbia").any());
  EXPECT_FALSE(lexicon().role("").any());
}

TEST(Lexicon, FindsTheLongestRole) {
  const std::string text = "former Deputy Prime Minister's Power Station";
  std::vector<Span> words;
  split_words(text, {0, static_cast<std::uint32_t>(text.size())}, {}, words);
  EXPECT_EQ(lexicon().role_at(text, words, 1).words, 3U);
  EXPECT_TRUE(lexicon().role_at(text, words, 1).role.office);
  EXPECT_EQ(lexicon().role_at(text, words, 5).words, 2U);
  EXPECT_EQ(lexicon().role_at(text, words, 5).role.head, EntityType::kInfrastructure);
  EXPECT_EQ(lexicon().role_at(text, words, 4).words, 0U);
  EXPECT_EQ(lexicon().role_at(text, words, 99).words, 0U);
}

// Every prefix of a text with marks, halves of characters and long words: nothing is thrown, matches rise and fit.
TEST(Lexicon, IsTotal) {
  std::string text = "U.S. Côte d’Ivoire’s \xE2\x80 \xC2 \xCA UN’ Addis Ababa- ’s 北京 Zürich\xFF ";
  text += std::string(5000, 'A') + " São Tomé and Príncipe & " + std::string(5000, '.') + " Hong Kong";
  for (std::size_t size = 0; size <= text.size(); size += size < 120 || size + 80 > text.size() ? 1 : 97) {
    const std::string part = text.substr(0, size);
    std::vector<Span> words;
    split_words(part, {0, static_cast<std::uint32_t>(part.size())}, {}, words);
    std::vector<LexiconMatch> matches;
    lexicon().find(part, words, matches);
    std::size_t next = 0;
    for (const LexiconMatch& match : matches) {
      ASSERT_GE(match.first, next);
      ASSERT_GT(match.words, 0U);
      ASSERT_FALSE(match.forms.empty());
      next = match.first + match.words;
      ASSERT_LE(next, words.size());
    }
  }
}

}  // namespace
}  // namespace apud
