// What words have to do with each other.
#include "query/trace/senses.h"

#include <gtest/gtest.h>

#include "corpus/text/error.h"

namespace apud {
namespace {

std::string key(const char* word) { return sense_key(word); }

TEST(Senses, KnowsWhatIsTheSameOppositeExclusiveAndAKind) {
  const Senses senses(
      "# a head\n"
      "same\tbuild,construct\n"
      "same\tenter into force,take effect\n"
      "opposite\topen\tclose,shut\n"
      "exclusive\tfilm,novel\n"
      "kind\tactor\tperson\n"
      "light\tvery\n"
      "linking\tlie\n"
      "denying\twithout\n");
  EXPECT_TRUE(senses.same(key("building"), key("construct")));
  EXPECT_FALSE(senses.same(key("build"), key("open")));
  EXPECT_TRUE(senses.opposite(key("shut"), key("opened")));
  EXPECT_FALSE(senses.opposite(key("shut"), key("close")));
  EXPECT_TRUE(senses.exclusive(key("films"), key("novel")));
  EXPECT_FALSE(senses.exclusive(key("film"), key("film")));
  EXPECT_TRUE(senses.kind_of(key("actor"), key("person")));
  EXPECT_FALSE(senses.kind_of(key("person"), key("actor")));
  EXPECT_TRUE(senses.light("veri") || senses.light(key("very")));
  EXPECT_TRUE(senses.linking(key("lies")));
  EXPECT_TRUE(senses.denying(key("without")));
}

TEST(Senses, FindsTheLongestPhrase) {
  const Senses senses("same\ttake effect,take effect at once,begin\n");
  const std::vector<std::string> keys = {key("takes"), key("effect"), key("today")};
  const Senses::PhraseMatch match = senses.phrase_at(keys);
  ASSERT_EQ(match.words, 2u);
  EXPECT_TRUE(senses.same(*match.key, key("begin")));
  EXPECT_EQ(senses.phrase_at(std::vector<std::string>{key("effect")}).words, 0u);
}

TEST(Senses, RefusesLinesWithoutTheirForm) {
  for (const char* line : {"same", "opposite\ta", "light\ta\tb", "unlike\ta,b", "same\t,"}) {
    try {
      const Senses senses(line, "list");
      ADD_FAILURE() << line;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kDamaged);
      EXPECT_NE(std::string(error.what()).find("list line 1"), std::string::npos) << error.what();
    }
  }
}

TEST(Senses, OfTheProgramCanBeRead) {
  const auto senses = Senses::load();
  EXPECT_TRUE(senses->same(key("build"), key("construct")));
  EXPECT_TRUE(senses->opposite(key("open"), key("close")));
}

}  // namespace
}  // namespace apud
