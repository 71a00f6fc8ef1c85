// The table of words that say the same.
#include "corpus/names/meanings.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "corpus/text/error.h"

namespace apud {
namespace {

bool means(const Meanings& meanings, const std::vector<WordMeaning>& words, std::string_view name) {
  return std::any_of(words.begin(), words.end(),
                     [&](const WordMeaning& word) { return meanings.name(word.meaning) == name; });
}

TEST(Meanings, FormsOfAWordMeanTheSame) {
  const auto meanings = Meanings::load();
  for (const std::string_view word : {"direct", "directed", "directing", "directors", "filmmaker"})
    EXPECT_TRUE(means(*meanings, meanings->of_word(word), "direct")) << word;
  for (const std::string_view word : {"starred", "starring", "acts", "actresses"})
    EXPECT_TRUE(means(*meanings, meanings->of_word(word), "act")) << word;
  EXPECT_TRUE(meanings->of_word("xyzzy").empty());
  EXPECT_TRUE(meanings->of_word("").empty());
}

TEST(Meanings, PredicatesTellWhichEndDoes) {
  const auto meanings = Meanings::load();
  const PredicateMeaning by = meanings->of_predicate("directed_by");
  EXPECT_TRUE(by.doer_is_object);
  EXPECT_EQ(by.object, EntityType::kPerson);
  EXPECT_EQ(by.subject, EntityType::kWork);
  EXPECT_FALSE(meanings->of_predicate("invests_in").doer_is_object);
  EXPECT_TRUE(meanings->of_predicate("starred_actors").doer_is_object);
  EXPECT_TRUE(means(*meanings, meanings->of_predicate("releaseYear").words, "release"));
}

TEST(Meanings, ABadTableIsRefusedWithItsLine) {
  try {
    (void)Meanings::parse("a\tb\n", "own.tsv");
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("own.tsv:1"), std::string::npos);
  }
}

}  // namespace
}  // namespace apud
