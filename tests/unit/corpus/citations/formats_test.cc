// Each format literally; a file of each where APUD_EXPORT_DIR says so, which tests/cli/test_citation_formats.py gives to
// other programs.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "corpus/citations/bibtex.h"
#include "corpus/citations/citation_keys.h"
#include "corpus/citations/csl_json.h"
#include "corpus/citations/field_text.h"
#include "corpus/citations/ris.h"
#include "tests/support/made_citations.h"

namespace apud {
namespace {

Citation journal_article() { return made_works().front(); }

TEST(CslJson, HasEveryFieldUnderItsName) {
  EXPECT_EQ(csl_json_item(journal_article(), "k"),
            R"({"id":"k","type":"article-journal","author":[{"family":"Okoro","given":"B. N."},)"
            R"({"family":"Łuczak","given":"Zoë"}],"title":"Tides & tariffs: 50% of $1, a_b #3",)"
            R"("container-title":"Harbour Studies","issued":{"date-parts":[[2014,5,9]]},"volume":"12","issue":"3",)"
            R"("page":"40-58","DOI":"10.5555/12_34","note":"In two parts"})");
}

TEST(CslJson, KeepsBothEndsOfARangeAndWhatIsNoDate) {
  Citation c;
  c.raw = "x";
  c.issued = {{.year = 2014, .month = 5}, {.year = 2015}, ""};
  c.accessed.raw = "February 30, 2020";
  EXPECT_EQ(csl_json(c), R"({"type":"document","issued":{"date-parts":[[2014,5],[2015]]},)"
                         R"("accessed":{"raw":"February 30, 2020"}})");
}

TEST(BibTeX, EscapesWhatTeXTakesAsACommand) {
  EXPECT_EQ(bibtex_entry(journal_article(), "k"),
            "@article{k,\n  author = {Okoro, B. N. and Łuczak, Zoë},\n"
            "  title = {Tides \\& tariffs: 50\\% of \\$1, a\\_b \\#3},\n  journal = {Harbour Studies},\n"
            "  volume = {12},\n  number = {3},\n  pages = {40--58},\n  year = {2014},\n  month = may,\n  day = 9,\n"
            "  doi = {10.5555/12_34},\n  note = {In two parts}\n}\n");
}

TEST(BibTeX, KeepsNamesWhole) {
  Citation c;
  c.author = {made_body("Ministry of Harbours, Republic and Realm"), made_person("de la Cruz", "M."),
              made_person("Bell Hooks", ""), made_person("Rock and Roll", "A, B")};
  c.author[1].suffix = "III";
  EXPECT_EQ(bibtex_entry(c, "k"),
            "@misc{k,\n  author = {{Ministry of Harbours, Republic and Realm} and de la Cruz, III, M. and {Bell Hooks}"
            " and {Rock and Roll}, {A, B}}\n}\n");
}

TEST(BibTeX, NothingEndsAField) {
  const std::string entry = bibtex_entry(hostile_work(), "k");
  int depth = 0;
  for (std::size_t i = 0; i < entry.size(); ++i) {
    if (entry[i] == '{') ++depth;
    if (entry[i] == '}') --depth;
    EXPECT_TRUE(depth > 0 || i < 8 || i + 2 >= entry.size()) << entry.substr(0, i);
  }
  EXPECT_EQ(depth, 0);
  EXPECT_EQ(entry.find("\n@"), std::string::npos);
  EXPECT_EQ(entry.find("\n  key"), std::string::npos);
}

TEST(BibTeX, TellsTheTypeInWordsWhereItHasNoneOfItsOwn) {
  Citation c;
  c.type = "legal_case";
  EXPECT_EQ(bibtex_entry(c, "k"), "@misc{k,\n  type = {legal case}\n}\n");
  c.type = "chapter";  // of no book
  EXPECT_EQ(bibtex_entry(c, "k"), "@misc{k,\n  type = {chapter}\n}\n");
}

TEST(Ris, HasATagALine) {
  EXPECT_EQ(ris_record(journal_article(), "k"),
            "TY  - JOUR\r\nID  - k\r\nAU  - Okoro, B. N.\r\nAU  - Łuczak, Zoë\r\n"
            "TI  - Tides & tariffs: 50% of $1, a_b #3\r\nJF  - Harbour Studies\r\nPY  - 2014\r\nDA  - 2014/05/09/\r\n"
            "VL  - 12\r\nIS  - 3\r\nSP  - 40\r\nEP  - 58\r\nDO  - 10.5555/12_34\r\nN1  - In two parts\r\nER  - \r\n");
}

TEST(Ris, NothingBeginsALine) {
  const std::string record = ris_record(hostile_work(), "k");
  EXPECT_EQ(record.find("\r\nTY"), std::string::npos);
  EXPECT_EQ(record.find("\r\nER"), record.size() - 10);
}

TEST(FieldText, IsOneLineOfValidText) {
  EXPECT_EQ(one_line(" a\r\n\tb\xC2\xA0\xE2\x80\xA8 c\x01\x7F\xC2\x85 \xFF "), "a b c \xEF\xBF\xBD");
  EXPECT_EQ(safe_url("https://x.example/{a b}"), "https://x.example/%7Ba%20b%7D");
}

TEST(CitationKeys, AreOfAuthorYearAndWordAndUnique) {
  CitationKeys keys;
  EXPECT_EQ(keys.next(journal_article()), "okoro2014tides");
  EXPECT_EQ(keys.next(journal_article()), "okoro2014tidesa");
  EXPECT_EQ(keys.next(journal_article()), "okoro2014tidesb");
  Citation c;
  EXPECT_EQ(keys.next(c), "work");
  c.title = "The 39 Steps";
  EXPECT_EQ(keys.next(c), "work39");
  c.author = {made_person("Łuczak", "Zoë")};
  EXPECT_EQ(keys.next(c), "luczak39");
  c.author = {made_body("的"), made_person("Ørsted", "H.")};
  EXPECT_EQ(keys.next(c), "orsted39");
}

TEST(CitationKeys, ALetterMoreIsNeverAnothersKey) {
  CitationKeys keys;
  Citation c;
  c.title = "tidea";
  EXPECT_EQ(keys.next(c), "tidea");
  c.title = "tide";
  EXPECT_EQ(keys.next(c), "tide");
  EXPECT_EQ(keys.next(c), "tideb");
}

TEST(CitationFiles, AreWrittenForOtherPrograms) {
  const char* folder = std::getenv("APUD_EXPORT_DIR");
  if (folder == nullptr) GTEST_SKIP() << "APUD_EXPORT_DIR is not set";
  std::ofstream json(std::string(folder) + "/works.json"), bib(std::string(folder) + "/works.bib"),
      ris(std::string(folder) + "/works.ris");
  CitationKeys keys;
  std::vector<Citation> works = made_works();
  works.push_back(hostile_work());
  json << "[";
  for (const Citation& work : works) {
    const std::string key = keys.next(work);
    json << (&work == works.data() ? "" : ",\n") << csl_json_item(work, key);
    bib << bibtex_entry(work, key) << "\n";
    ris << ris_record(work, key) << "\r\n";
  }
  json << "]\n";
  EXPECT_TRUE(json.good() && bib.good() && ris.good());
}

}  // namespace
}  // namespace apud
