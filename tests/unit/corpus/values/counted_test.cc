// What numbers count and what "respectively" deals out, from trees.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "corpus/values/values.h"
#include "tests/support/value_dump.h"

namespace apud {
namespace {

struct Read {
  std::vector<Value> values;
  Analysis analysis;
};

Read read(std::string_view text) {
  static const auto model = load_language_model();
  Read result;
  const Span sentence{0, static_cast<std::uint32_t>(text.size())};
  find_values(text, sentence, result.values);
  Analyzer(model).analyze(text, sentence, {}, result.analysis);
  find_counted(text, result.analysis, result.values);
  return result;
}

TEST(Counted, IsTheHeadWithItsNouns) {
  const std::pair<const char*, const char*> table[] = {
      {"The fund paid for nearly 300 livelihood assistance projects.",
       "quantity nearly 300 [livelihood assistance project]"},
      {"They set up over 50 joint laboratories.", "quantity over 50 [laboratory]"},
      {"The port created 16,000 jobs.", "quantity 16000 [job]"},
      {"The port handled 30 million tonnes of grain.", "quantity 30000000 tonne [grain]"},
      {"It took 12 more years.", "quantity 12 year"},
      {"Some 300 of the ships left.", "quantity about 300 [ship]"},
      {"The number of farms reached 350.", "quantity 350"},
      {"A total of 109 enterprises opened shops.", "quantity 109 [enterprise]"},
  };
  for (const auto& [text, expected] : table) {
    const Read result = read(text);
    ASSERT_EQ(result.values.size(), 1U) << text;
    EXPECT_EQ(dump(result.values[0]), expected) << text;
  }
}

std::string shares(std::string_view text) {
  const Read result = read(text);
  std::string out;
  for (const Share& share : respectively(text, result.analysis, result.values)) {
    const Span word = result.analysis.tokens[share.word].span;
    ((out += out.empty() ? "" : ", ") += text.substr(word.begin, word.size())) += '=' + result.values[share.value].text;
  }
  return out;
}

TEST(Respectively, DealsValuesOutInOrder) {
  EXPECT_EQ(shares("Exports and imports grew by 4.8 and 5.7 percent respectively."),
            "Exports=4.8, imports=5.7 percent");
  EXPECT_EQ(shares("Kenya, Uganda and Chad received $3 million, $4 million and $5 million respectively."),
            "Kenya=$3 million, Uganda=$4 million, Chad=$5 million");
  EXPECT_EQ(shares("Sales of rice and wheat grew by 3 and 4 percent, respectively."), "rice=3, wheat=4 percent");
}

TEST(Respectively, DealsNothingOutWhereTheListsDiffer) {
  EXPECT_EQ(shares("Exports grew by 4.8 and 5.7 percent respectively."), "");
  EXPECT_EQ(shares("Kenya, Uganda and Chad received $3 million and $5 million respectively."), "");
  EXPECT_EQ(shares("Kenya and Uganda received $3 million and $5 million."), "");
}

}  // namespace
}  // namespace apud
