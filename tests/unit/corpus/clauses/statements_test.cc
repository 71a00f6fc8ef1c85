#include <gtest/gtest.h>

#include <fstream>

#include "corpus/text/span.h"
#include "tests/support/proposition_dump.h"

namespace apud {
namespace {

// A case of a table in this folder: "@ sentence", then what it states, a line each.
struct Statements {
  std::string sentence;
  std::vector<std::string> stated;
};

std::vector<Statements> read_table(const std::string& name) {
  std::ifstream in(std::string(APUD_SOURCE_DIR) + "/tests/unit/corpus/clauses/" + name);
  std::vector<Statements> table;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("@ "))
      table.push_back({line.substr(2), {}});
    else if (line.starts_with("  "))
      table.back().stated.push_back(line.substr(2));
  }
  return table;
}

class StatementsTest : public ::testing::TestWithParam<const char*> {};

TEST_P(StatementsTest, AreFound) {
  const std::vector<Statements> table = read_table(GetParam());
  ASSERT_GE(table.size(), 20U);
  Analyzer analyzer(load_language_model());
  Analysis analysis;
  PropositionFinder finder;
  for (const Statements& expected : table) {
    const std::string& text = expected.sentence;
    analyzer.analyze(text, {0, static_cast<std::uint32_t>(text.size())}, {}, analysis);
    std::vector<std::string> found;
    for (const Proposition& p : finder.find(text, analysis)) found.push_back(testing::dump(text, analysis, p));
    EXPECT_EQ(found, expected.stated) << text;
  }
}

INSTANTIATE_TEST_SUITE_P(Clauses, StatementsTest,
                         ::testing::Values("clauses.txt", "standing.txt", "joined.txt", "inferred.txt"));

}  // namespace
}  // namespace apud
