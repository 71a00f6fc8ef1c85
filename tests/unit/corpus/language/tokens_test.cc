#include "corpus/language/tokens.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace apud {
namespace {

std::string words_of(std::string_view text, std::vector<Span> joined = {}) {
  std::vector<Span> words;
  split_words(text, {0, static_cast<std::uint32_t>(text.size())}, joined, words);
  std::string out;
  for (Span word : words) (out += out.empty() ? "" : " ") += text.substr(word.begin, word.size());
  return out;
}

TEST(Words, AreSplitAsTheTreebanksDo) {
  const std::pair<const char*, const char*> table[] = {
      {"The port opened.", "The port opened ."},
      {"A -LRB- b -RRB- `` c ''.", "A -LRB- b -RRB- `` c '' ."},
      {"They don't, can't and won't.", "They do n't , ca n't and wo n't ."},
      {"China’s roads aren’t long; it’s true.", "China ’s roads are n’t long ; it ’s true ."},
      {"the students' books and Burns's house", "the students ' books and Burns 's house"},
      {"I'm sure we'd've gone; you'll see.", "I 'm sure we 'd 've gone ; you 'll see ."},
      {"It cannot be; I'm gonna go.", "It can not be ; I 'm gon na go ."},
      {"It cost $5.3 million (RMB 1,000), or 10% of 4.8.", "It cost $ 5.3 million ( RMB 1,000 ) , or 10 % of 4.8 ."},
      {"a long-term, re-opened e-mail plan", "a long - term , re-opened e-mail plan"},
      {"the Mombasa-Nairobi line", "the Mombasa - Nairobi line"},
      {"pages 38–42 and 5-10, call 713-853-3989 or 345-9945",
       "pages 38 – 42 and 5 - 10 , call 713-853-3989 or 345-9945"},
      {"“Yes,” he said—“no!”", "“ Yes , ” he said — “ no ! ”"},
      {"\"Why?\" (she asked...)", "\" Why ? \" ( she asked ... )"},
      {"Mr. J. Smith of the U.S. met Dr. Wu, e.g. at 5 p.m. in St. Louis.",
       "Mr. J. Smith of the U.S. met Dr. Wu , e.g. at 5 p.m. in St. Louis ."},
      {"He left the U.S.", "He left the U.S."},
      {"ships, cars, etc.", "ships , cars , etc ."},
      {"and/or on 9/11 at 7:30, 3pm", "and / or on 9/11 at 7:30 , 3 pm"},
      {"See https://a.org/b-c/d,e.html, www.x.org and me@b-c.org.",
       "See https://a.org/b-c/d,e.html , www.x.org and me@b-c.org ."},
      {"AT&T and R&D: new", "AT&T and R&D : new"},
      {"No. 5 is #1!!", "No. 5 is # 1 !!"},
      {"Chang’e-6 flew", "Chang’e - 6 flew"},
      {"- a list item", "- a list item"},
      {"corridors.The six", "corridors . The six"},
      {"§ 1030 of 18 U.S.C. applies", "§ 1030 of 18 U.S.C. applies"},
  };
  for (const auto& [text, words] : table) EXPECT_EQ(words_of(text), words);
}

TEST(Words, JoinedNamesStayWhole) {
  const std::string text = "The Mombasa-Nairobi Railway, opened in May 2017.";
  const auto span = [&](std::string_view name) {
    const auto at = static_cast<std::uint32_t>(text.find(name));
    return Span{at, at + static_cast<std::uint32_t>(name.size())};
  };
  std::vector<Span> words;
  const std::vector<Span> joined = {span("Mombasa-Nairobi Railway"), span("May 2017")};
  split_words(text, {0, static_cast<std::uint32_t>(text.size())}, joined, words);
  ASSERT_EQ(words.size(), 7U);
  EXPECT_EQ(words[1], joined[0]);
  EXPECT_EQ(words[2], span(","));
  EXPECT_EQ(words[5], joined[1]);
}

void expect_partition(std::string_view text) {
  std::vector<Span> words;
  split_words(text, {0, static_cast<std::uint32_t>(text.size())}, {}, words);
  std::size_t at = 0;
  auto white = [&](std::size_t i) { return std::string_view(" \t\n\r\f\v").find(text[i]) != std::string_view::npos; };
  for (Span word : words) {
    ASSERT_LE(at, word.begin) << text;
    ASSERT_LT(word.begin, word.end) << text;
    ASSERT_LE(word.end, text.size());
    for (; at < word.begin; ++at) ASSERT_TRUE(white(at)) << text;
    for (at = word.begin; at < word.end; ++at) ASSERT_FALSE(white(at)) << text;
  }
  for (; at < text.size(); ++at) ASSERT_TRUE(white(at)) << text;
}

TEST(Words, PartitionAnyBytes) {
  std::mt19937 random(11);
  const std::string_view alphabet = "aB.'-/$1, :;%\"()!?\xE2\x80\x99\x9C\xA6\xC2\xAB_#@nst\n";
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (int i = static_cast<int>(random() % 30); i > 0; --i) text += alphabet[random() % alphabet.size()];
    expect_partition(text);
  }
}

TEST(Words, LongRunsWithoutSpaces) {
  for (const char* unit : {"a", "-", "a-", "'", "a.", ".", "1,", "a/", "\xE4\xB8\xAD", "$", "n't"}) {
    std::string text;
    while (text.size() < 300000) text += unit;
    expect_partition(text);
  }
}

TEST(Words, JoinedNamesGiveTheirCliticBack) {
  EXPECT_EQ(words_of("Saint Malo’s walls", {{0, 10}}), "Saint Malo ’s walls");
  EXPECT_EQ(words_of("Saint Malo's walls", {{0, 10}}), "Saint Malo 's walls");
  EXPECT_EQ(words_of("of Saint Malo’s", {{3, 13}}), "of Saint Malo ’s");
  EXPECT_EQ(words_of("Saint Malo ‘walls’", {{0, 10}}), "Saint Malo ‘ walls ’");
  EXPECT_EQ(words_of("in 1990's", {{3, 7}}), "in 1990 's");
}

}  // namespace
}  // namespace apud
