#include "query/render/characters.h"

#include <gtest/gtest.h>

#include <random>

#include "corpus/text/utf8.h"

namespace apud {
namespace {

std::vector<std::string> lines(const std::string& text, unsigned first, unsigned rest) {
  std::vector<std::string> out;
  for (const Span& line : wrap(text, first, rest)) out.push_back(text.substr(line.begin, line.size()));
  return out;
}
using Lines = std::vector<std::string>;

TEST(ValidUtf8, ReplacesWhatIsNoUtf8) {
  EXPECT_EQ(valid_utf8("plain é 中"), "plain é 中");
  EXPECT_EQ(valid_utf8("a\xFF"
                       "b"),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(valid_utf8("\xE4\xB8"), "\xEF\xBF\xBD");
  EXPECT_EQ(valid_utf8("\xED\xA0\x80x").back(), 'x');
}

TEST(Printable, LetsNothingSteerATerminal) {
  EXPECT_EQ(printable("a\x1b[2Jb"), "a\xEF\xBF\xBD[2Jb");
  EXPECT_EQ(printable(std::string("a\0b", 3)),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(printable("a\xC2\x9B"
                      "b"),
            "a\xEF\xBF\xBD"
            "b")
      << "the 8-bit control sequence introducer";
  EXPECT_EQ(printable("a\xE2\x80\xAE"
                      "b"),
            "a\xEF\xBF\xBD"
            "b")
      << "right-to-left override";
}

TEST(Printable, FoldsBlanks) { EXPECT_EQ(printable("a \t\n\r\n\xE2\x80\x82 b"), "a b"); }

TEST(Columns, CountWideAndCombiningCharacters) {
  EXPECT_EQ(columns("abc"), 3u);
  EXPECT_EQ(columns("naïve – “x”"), 11u);
  EXPECT_EQ(columns("中文"), 4u);
  EXPECT_EQ(columns("e\xCC\x81"), 1u);
  EXPECT_EQ(columns("\xF0\x9F\x9A\xA2"), 2u) << "a ship";
}

TEST(Wrap, BreaksAtSpacesOnly) {
  EXPECT_EQ(lines("one two three", 7, 7), (Lines{"one two", "three"}));
  EXPECT_EQ(lines("one two three", 8, 8), (Lines{"one two", "three"}));
  EXPECT_EQ(lines("one  two", 20, 20), (Lines{"one  two"}));
  EXPECT_EQ(lines("one two three", 3, 9), (Lines{"one", "two three"}));
  EXPECT_EQ(lines("", 5, 5), (Lines{""}));
  EXPECT_EQ(lines("   ", 5, 5), (Lines{""}));
}

TEST(Wrap, DividesWordsThatAreLongerThanALine) {
  EXPECT_EQ(lines("see abcdefgh now", 5, 5), (Lines{"see", "abcde", "fgh", "now"}));
}

TEST(Wrap, BreaksBesideWideCharacters) {
  EXPECT_EQ(lines("中文中文", 5, 5), (Lines{"中文", "中文"}));
  EXPECT_EQ(lines("ab中文", 4, 4), (Lines{"ab中", "文"}));
}

TEST(Wrap, KeepsCombiningCharactersWithTheirLetter) {
  EXPECT_EQ(lines("abe\xCC\x81"
                  "d",
                  3, 3),
            (Lines{"abe\xCC\x81", "d"}));
}

TEST(Wrap, LosesNothingAndNeverSplitsACharacter) {
  const Lines pieces = {"a", "bb", " ", "  ", "é", "中", "e\xCC\x81", "–", "\xF0\x9F\x9A\xA2", "longword"};
  std::mt19937 engine(7);
  const auto random = [&] { return static_cast<unsigned>(engine()); };
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (unsigned count = random() % 40; count > 0; --count) text += pieces[random() % pieces.size()];
    const unsigned width = 1 + random() % 12;
    std::string joined, wanted;
    for (const std::string& line : lines(text, width, width)) {
      EXPECT_EQ(valid_utf8_prefix(line), line.size());
      EXPECT_LE(columns(line), std::max(width, 2u)) << "\"" << line << "\"";
      joined += line;
    }
    for (const char byte : text)
      if (byte != ' ') wanted += byte;
    std::erase(joined, ' ');
    EXPECT_EQ(joined, wanted);
  }
}

TEST(Shortened, EndsInADotsCharacterWithinItsWidth) {
  EXPECT_EQ(shortened("harbour", 7), "harbour");
  EXPECT_EQ(shortened("harbour board", 9), "harbour…");
  EXPECT_EQ(shortened("中文中文", 6), "中文…");
  EXPECT_EQ(shortened("abc", 1), "…");
  EXPECT_EQ(shortened("abc", 0), "");
}

TEST(Characters, WhatIsNoneIsReplacedForInterchange) {
  EXPECT_EQ(interchangeable("a\xEF\xBF\xBE"
                            "b\xEF\xBF\xBF\xEF\xBF\xBD\xFF"),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(interchangeable("\xF0\x9F\x9A\x82\n"), "\xF0\x9F\x9A\x82\n");
  EXPECT_EQ(interchangeable(""), "");
}

}  // namespace
}  // namespace apud
