#include "corpus/search/query_text.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <random>

#include "corpus/search/query_plan.h"

namespace apud {
namespace {

std::string canonical(const std::string& query) { return read_query(query).canonical; }

TEST(QueryText, LeavesSyntaxAsItIsMeant) {
  EXPECT_EQ(canonical("bank AND loan"), "bank AND loan");
  EXPECT_EQ(canonical("(Bank OR loan) AND china"), "( bank OR loan ) AND china");
  EXPECT_EQ(canonical("\"Free Trade\" zone"), "\"free trade\" zone");
  EXPECT_EQ(canonical("+bank -loan"), "+bank -loan");
  EXPECT_EQ(canonical("bank NEAR/3 loan"), "bank NEAR/3 loan");
  EXPECT_EQ(canonical("econom*"), "econom*");
  EXPECT_EQ(canonical("section:Trade title:\"Open World\""), "section:trade title:\"open world\"");
  EXPECT_EQ(canonical("2019..2023 year:2020 page:3..5"), "year:2019..2023 year:2020 page:3..5");
  EXPECT_EQ(canonical("-bank"), "NOT bank");
  EXPECT_EQ(canonical("\xE2\x80\x9Copen door\xE2\x80\x9D"), "\"open door\"");
}

TEST(QueryText, TakesNaturalLanguageAsWords) {
  EXPECT_EQ(canonical("Articles about TSS (Time Sharing System), an operating system?"),
            "articles about tss time sharing system an operating system");
  EXPECT_EQ(canonical("note: the bank"), "note the bank");
  EXPECT_EQ(canonical("say \"hello"), "say hello");
  EXPECT_EQ(canonical("operators like *, +. or not and"), "operators like or not and");
  EXPECT_EQ(canonical("algorithms - concurrent"), "algorithms concurrent");
  EXPECT_EQ(canonical("time-sharing"), "time sharing");
  EXPECT_EQ(canonical("(e.g. what"), "e g what");
  EXPECT_EQ(canonical("year: about 5"), "year about 5");
  EXPECT_EQ(canonical(""), "");
  EXPECT_EQ(canonical("?!"), "");
}

TEST(QueryText, HexGoesBothWays) { EXPECT_EQ(unhex(hex_of("a b\"\xFF")), "a b\"\xFF"); }

// Whatever a user types becomes a query.
TEST(QueryPlan, NeverThrows) {
  const std::vector<std::string> pieces = {
      "AND", "OR",         "NOT",      "XOR", "NEAR", "NEAR/2", "ADJ",      "(",      ")",         "\"",
      "+",   "-",          "*",        "a*",  "word", "kind:",  "kind:box", "doc:\"", "year:2019", "year:1..",
      "..2", "2019..2023", "section:", ":",   "中国", "\xFF",   "title:x",  "~",      "NEAR/",     "x:y",
      "'",   "\\",         "the",      "+(",  "-\"",  "=",      "[",        "@"};
  const Xapian::Database none;
  std::mt19937 random(11);
  for (int round = 0; round < 5000; ++round) {
    std::string query;
    for (int count = static_cast<int>(random() % 9); count > 0; --count) {
      query += pieces[random() % pieces.size()];
      if (random() % 2 != 0) query += ' ';
    }
    const QueryText text = read_query(query);
    if (text.canonical.empty()) continue;
    EXPECT_NO_THROW(plan_query(text, none)) << query;
  }
  EXPECT_NO_THROW(plan_query(read_query(std::string(20000, '(') + "a" + std::string(20000, ')')), none));
  std::string nots;
  for (int i = 0; i < 3000; ++i) nots += "NOT x" + std::to_string(i) + " ";
  EXPECT_NO_THROW(plan_query(read_query(nots), none));
}

}  // namespace
}  // namespace apud
