#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "corpus/names/lexicon.h"
#include "corpus/text/error.h"

namespace apud {
namespace {

namespace fs = std::filesystem;

std::string file_with(const std::string& name, const std::string& text) {
  const fs::path folder = fs::path(testing::TempDir()) / ("apud_gazetteers." + std::to_string(getpid()));
  fs::create_directories(folder);
  std::ofstream(folder / name, std::ios::binary) << text;
  return (folder / name).string();
}

std::string name_of(const Lexicon& lexicon, std::string_view form) {
  const auto forms = lexicon.lookup(form);
  if (forms.empty()) return "";
  const LexiconEntry& entry = lexicon.entry(forms.front().entry);
  return entity_id(entry.type, entry.name);
}

TEST(Gazetteer, AddsNames) {
  const std::string path = file_with("own.tsv",
                                     "# ours\n"
                                     "organization\tQuillon Works\tQW\tQuillon\n"
                                     "\n"
                                     "concept\tflow cytometry\t\t\n"
                                     "organization\tQuillon Works\tthe Works\n");
  const auto lexicon = Lexicon::load({path});
  EXPECT_EQ(name_of(*lexicon, "Quillon Works"), "organization:quillon_works");
  EXPECT_EQ(name_of(*lexicon, "QW"), "organization:quillon_works");
  EXPECT_EQ(name_of(*lexicon, "the Works"), "organization:quillon_works");
  EXPECT_EQ(name_of(*lexicon, "qw"), "");
  const auto& entry = lexicon->entry(lexicon->lookup("QW").front().entry);
  EXPECT_EQ(entry.source, "gazetteer " + path + " line 5");
  EXPECT_EQ(name_of(*lexicon, "Serbia"), "country:serbia");

  const std::string text = "quillon works uses flow cytometry; Flow cytometry at Quillon Works";
  std::vector<Span> words{{0, 7},   {8, 13},  {14, 18}, {19, 23}, {24, 33}, {33, 34},
                          {35, 39}, {40, 49}, {50, 52}, {53, 60}, {61, 66}};
  std::vector<LexiconMatch> matches;
  lexicon->find(text, words, matches);
  ASSERT_EQ(matches.size(), 3U);
  EXPECT_EQ(matches[0].first, 3U);
  EXPECT_EQ(matches[1].first, 6U);
  EXPECT_EQ(matches[2].first, 9U);
}

TEST(Gazetteer, ComesBeforeTheLists) {
  const auto lexicon = Lexicon::load({file_with("first.tsv",
                                                "organization\tSerbia\n"
                                                "person\tWorld Health Watch\tWHO\n"
                                                "country\tSerbia (state)\tSrbija\n"
                                                "place\tBELGRADE\tWhite City\n")});
  EXPECT_EQ(name_of(*lexicon, "Serbia"), "organization:serbia");
  EXPECT_EQ(name_of(*lexicon, "WHO"), "person:world_health_watch");
  EXPECT_FALSE(lexicon->lookup("WHO").front().common_word);
  EXPECT_EQ(lexicon->lookup("Serbia").size(), 2U);  // the country is known still
  // The same name and type as in a list: one entry with all names.
  const std::uint32_t belgrade = lexicon->lookup("White City").front().entry;
  EXPECT_EQ(lexicon->lookup("Beograd").front().entry, belgrade);
  EXPECT_EQ(lexicon->entry(belgrade).name, "BELGRADE");
  EXPECT_EQ(lexicon->entry(belgrade).within, "Serbia");
  EXPECT_EQ(lexicon->forms_of(belgrade).front().first, "BELGRADE");
}

TEST(Gazetteer, ForgivesWhatDoesNoHarm) {
  const std::string text =
      "\xEF\xBB\xBForganization\tQuillon Works\tQW\r\n \t \r\norganization\tquillon works\tQW\tQW\r\n";
  const std::string one = file_with("windows.tsv", text), two = file_with("again.tsv", text);
  const auto lexicon = Lexicon::load({one, two, one});
  EXPECT_EQ(name_of(*lexicon, "QW"), "organization:quillon_works");
  EXPECT_EQ(Lexicon::load({file_with("empty.tsv", "")})->size(), Lexicon::load()->size());
}

// tests/bad/gazetteers: every file is refused, with the message that EXPECTED.tsv has for it ("$" stands for the path).
TEST(Gazetteer, RefusesBadFiles) {
  const fs::path folder = fs::path(APUD_SOURCE_DIR) / "tests/bad/gazetteers";
  std::map<std::string, std::string> expected;
  std::ifstream list(folder / "EXPECTED.tsv");
  for (std::string line; std::getline(list, line);)
    expected[line.substr(0, line.find('\t'))] = line.substr(line.find('\t') + 1);
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name == "EXPECTED.tsv") continue;
    ++files;
    std::string message = "accepted";
    try {
      Lexicon::load({entry.path().string()});
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kUsage) << name;
      message = error.what();
    }
    for (std::size_t at; (at = message.find(entry.path().string())) != std::string::npos;)
      message.replace(at, entry.path().string().size(), "$");
    EXPECT_EQ(message, expected[name]) << name;
  }
  EXPECT_EQ(files, expected.size());
  EXPECT_GE(files, 10U);
}

TEST(Gazetteer, RefusesContradictionsBetweenFiles) {
  const std::string one = file_with("one.tsv", "organization\tQuillon Works\tQW\n");
  const std::string two = file_with("two.tsv", "# other\nplace\tQuincy Wood\tQW\n");
  try {
    Lexicon::load({one, two});
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(std::string(error.what()), "\"QW\" names place:quincy_wood here and organization:quillon_works at " +
                                             one + ":1: " + two +
                                             ":2: keep the name in one of the two lines, or give both lines the same "
                                             "type and first name");
  }
}

TEST(Gazetteer, SaysWhatCannotBeRead) {
  for (const std::string& path : {std::string("/nonexistent/own.tsv"), testing::TempDir()}) {
    try {
      Lexicon::load({path});
      FAIL() << "no error";
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kUnreadable);
      EXPECT_NE(std::string(error.what()).find(path), std::string::npos);
    }
  }
}

}  // namespace
}  // namespace apud
