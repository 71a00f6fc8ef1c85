#include "corpus/language/sentences.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

namespace apud {
namespace {

// The sentences of a text, joined by " | ".
std::string split(std::string_view text) {
  std::vector<Span> spans;
  split_sentences(text, spans);
  std::string joined;
  for (Span span : spans) {
    if (!joined.empty()) joined += " | ";
    joined += text.substr(span.begin, span.size());
  }
  return joined;
}

// " | " marks where a sentence must end; taken out, it is the input.
void expect_split(const std::string& marked) {
  std::string text;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked.compare(i, 3, " | ") == 0) {
      text += ' ';
      i += 2;
    } else {
      text += marked[i];
    }
  }
  EXPECT_EQ(split(text), marked);
}

class Table : public ::testing::TestWithParam<const char*> {};
TEST_P(Table, Splits) { expect_split(GetParam()); }

INSTANTIATE_TEST_SUITE_P(
    Sentences, Table,
    ::testing::Values(
        "The port opened. | It grew fast.", "Mr. Lee met Gen. Ortiz. | They spoke with Mrs. Dr. Hu.",
        "The U.S. Government agreed. | It signed in the U.S. | The pact holds.",
        "The U.S. and the U.K. agreed, e.g. on trade, i.e. on tariffs.",
        "Costs rose by 4.8 percent, to 53.7 billion. | In 2019. | So be it.",
        "Wang et al. (2020) found it. | See Li et al. 2019 and Wu et al. | They agree.",
        "Hu, Y., “A River Town,” Gazette, no. 23 (2023): pp. 38–42. | See also vol. 4, p. 3.",
        "Hu, Y. “A River Town.” | J. B. Smith wrote to T. S. Brown. | Then she left.",
        "It broke 28 U.S.C. § 600 and 18 U.S.C. § 1030. | He was charged.",
        "He met Robert S. Miller, III, in Jan. 2016. | It was cold.",
        "They work for Acme Inc. and Sons Ltd. in Wash. state. | We do not.",
        "“It is done.” | Then he left. | \"Is it?\" she asked. | “Yes!” | They went.",
        "He paused . . . and went on. | The end. . . . | It came.",
        "He waited… and then spoke. | Nobody came… | We left.",
        "The talks (held in May. They were long.) ended. | All left.",
        "(The whole is a note. | It has two parts.) | Then text.",
        "Look at http://www. x.cn/a.html and https://a.org/b.c?d=E.F for more. | Good.",
        "River News (September 21, 2023), https://www.example.org/a_1.html. | Read it.",
        "It has three parts; each is new; none is old: see p. 3. | Good.", "1. Build a road. | 2. Open it.",
        "II. The second part. | It has a heading.", "Is it? | Yes! | No. | We stay. | No. 5 is alive.",
        "He said no. | They went on. | It costs no. 5 dearly.", "The road is open, according to the Min. of Works.",
        "Paid to A. Kim v. Lee Corp. | The court ruled. | Cf. Roe v. Wade.",
        "It rose by 10 percent in 2023. | 15 states joined. | $5 was paid.",
        "She lives on St. Mary Ave. in Ft. Worth. | He does not.",
        "At 5 p.m. Monday they met. | At 6 a.m. | They left.",
        "Plans A and B. | The rest is in Appendix C. | It is long. | It has vitamin C. | It is good.",
        "Élan vital. | Été came. | Ένα. | Δύο. | Один. | Два.",
        "Node.js and a.out are names. | Visit example.com. | Do it.", "The rate (3.5%) rose. | [It fell.] | It rose.",
        "Ministers of Tonga, St. Kitts etc. came. | Ships, cars, etc. | They sailed.",
        "She holds a Ph.D. in law. | He has a Ph.D. | They met.",
        "See Smith, ed., Roads, 3rd ed. (London: Penguin, 2020), chap. 2. | He disagrees.",
        "Fed. R. Crim. P. 6(e) applies. | It binds all.", "A. First. | B. Second.", "and so it ends",
        "She asked “Why?” and left. | Who knows?", "It opened on Oct. 3. | Trade grew.",
        "The budget is $5.2 million. | That is, e.g., 3.4 times more."));

TEST(Sentences, BreaksWhereTheSpaceIsLost) {
  EXPECT_EQ(split("He built six corridors.The six are long."), "He built six corridors. | The six are long.");
  EXPECT_EQ(split("It ended in 2013.They left."), "It ended in 2013. | They left.");
  EXPECT_EQ(split("Use example.Com or System.Out.println here."), "Use example.Com or System.Out.println here.");
}

TEST(Sentences, BlankLinesEndThemAndLineEndsDoNot) {
  EXPECT_EQ(split("A heading\n\nIt is\nlong.\n"), "A heading | It is\nlong.");
}

TEST(Sentences, OtherScripts) { EXPECT_EQ(split("第一句。第二句。"), "第一句。 | 第二句。"); }

TEST(Sentences, NothingGivesNothing) {
  EXPECT_EQ(split(""), "");
  EXPECT_EQ(split(" \n\t "), "");
}

// Spans are in order, and each byte that is not white space is in exactly one.
void expect_partition(std::string_view text) {
  std::vector<Span> spans;
  split_sentences(text, spans);
  std::size_t at = 0;
  auto white = [&](std::size_t i) { return std::string_view(" \t\n\r\f\v").find(text[i]) != std::string_view::npos; };
  for (Span span : spans) {
    ASSERT_LE(at, span.begin);
    ASSERT_LT(span.begin, span.end);
    ASSERT_LE(span.end, text.size());
    for (; at < span.begin; ++at) ASSERT_TRUE(white(at));
    ASSERT_FALSE(white(span.begin));
    ASSERT_FALSE(white(span.end - 1));
    at = span.end;
  }
  for (; at < text.size(); ++at) ASSERT_TRUE(white(at));
}

TEST(Sentences, PartitionAnyBytes) {
  std::mt19937 random(7);
  const std::string_view alphabet = ".?! \n()[]\"'AaB1\xE2\x80\xA6\x9D\x9C\xE3\x82\xC3\x89,:/";
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = static_cast<int>(random() % 60); i > 0; --i) text += alphabet[random() % alphabet.size()];
    expect_partition(text);
  }
}

TEST(Sentences, LongHostileTextsArePartitioned) {
  for (const char* unit : {"(", "[a", ".", ". ", "A.", "?", "\"", "a.A", "((.", "…", "' "}) {
    std::string text;
    while (text.size() < 400000) text += unit;
    expect_partition(text);
  }
}

}  // namespace
}  // namespace apud
