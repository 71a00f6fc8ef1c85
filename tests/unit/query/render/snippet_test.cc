#include "query/render/snippet.h"

#include <gtest/gtest.h>

#include <random>

#include "corpus/text/utf8.h"

namespace apud {
namespace {

Span find(const std::string& text, const std::string& word) {
  const auto at = static_cast<std::uint32_t>(text.find(word));
  return {at, at + static_cast<std::uint32_t>(word.size())};
}

TEST(Snippet, OfAShortSentenceIsAllOfIt) {
  const std::string text = "The pier was built.";
  EXPECT_EQ(marked_html(snippet_of(text, {find(text, "pier")}, 100)), "The <b>pier</b> was built.");
}

TEST(Snippet, IsCutAroundTheMatches) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "word" + std::to_string(i) + " ";
  text += "end.";
  const MarkedText cut = snippet_of(text, {find(text, "word20"), find(text, "word21")}, 60);
  EXPECT_LE(cut.text.size(), 60u + 2 * 3);
  EXPECT_TRUE(cut.text.starts_with("…word")) << cut.text;
  EXPECT_TRUE(cut.text.ends_with("…")) << cut.text;
  ASSERT_EQ(cut.marks.size(), 2u);
  EXPECT_EQ(cut.text.substr(cut.marks[0].begin, cut.marks[0].size()), "word20");
  EXPECT_EQ(cut.text.substr(cut.marks[1].begin, cut.marks[1].size()), "word21");
}

TEST(Snippet, WithoutMatchesIsTheBeginning) {
  const MarkedText cut = snippet_of("one two three four five six", {}, 12);
  EXPECT_EQ(cut.text, "one two…");
}

TEST(Snippet, JoinsMarksThatOverlap) {
  EXPECT_EQ(marked_html(snippet_of("abcdef", {{3, 5}, {0, 2}, {1, 4}}, 100)), "<b>abcde</b>f");
  EXPECT_EQ(marked_html(snippet_of("abc", {{1, 1}, {2, 99}}, 100)), "abc") << "empty and impossible marks";
}

TEST(Html, EscapesWhatIsMarkupElsewhere) { EXPECT_EQ(marked_html({"a<b>&c", {{1, 4}}}), "a<b>&lt;b&gt;</b>&amp;c"); }

TEST(Snippet, StaysValidForAnyWidthAndMarks) {
  std::mt19937 engine(11);
  const auto random = [&] { return static_cast<unsigned>(engine()); };
  const std::vector<std::string> pieces = {"a", " ", "é", "中", "ward ", "\xF0\x9F\x9A\xA2"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    std::vector<std::uint32_t> starts;
    for (unsigned count = random() % 60; count > 0; --count) {
      starts.push_back(static_cast<std::uint32_t>(text.size()));
      text += pieces[random() % pieces.size()];
    }
    std::vector<Span> marks;
    for (unsigned count = starts.empty() ? 0 : random() % 4; count > 0; --count) {
      const std::size_t first = random() % starts.size(), last = std::min(first + random() % 5, starts.size() - 1);
      marks.push_back({starts[first], starts[last]});
    }
    const MarkedText cut = snippet_of(text, marks, random() % 80);
    EXPECT_EQ(valid_utf8_prefix(cut.text), cut.text.size());
    std::uint32_t at = 0;
    for (const Span& mark : cut.marks) {
      EXPECT_LE(at, mark.begin);
      EXPECT_LE(mark.end, cut.text.size());
      at = mark.end;
    }
    marked_html(cut);
  }
}

}  // namespace
}  // namespace apud
