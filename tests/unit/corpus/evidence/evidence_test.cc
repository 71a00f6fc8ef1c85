#include "corpus/evidence/evidence.h"

#include <gtest/gtest.h>

#include "query/answer/search_answer.h"
#include "tests/support/memory_index.h"

namespace apud {
namespace {

// Prose with two notes, a box with a table in it, a page's note in the middle of the box.
MemoryIndex harbour() {
  MemoryIndex index;
  index.add(BlockKind::kParagraph, "The pier was built in 1907. It burned down twice. Nobody was hurt");  // 0
  index.mark("1907.", "1", 1);
  index.mark("twice", "2", 3);
  index.add(BlockKind::kFootnote, "Harbour board, minutes of 1908.").number = "1";  // 1
  Passage& more = index.add(BlockKind::kFootnote, "See also the mayor's diary.");   // 2
  more.parent = 1;
  index.add(BlockKind::kFootnote, "Fire brigade, log book.").number = "2";  // 3
  index.add(BlockKind::kBox, "").label = "Box 4";                           // 4
  const auto inside = [&index](BlockKind kind, const std::string& text, std::uint32_t parent) -> Passage& {
    Passage& passage = index.add(kind, text);
    passage.parent = parent;
    passage.place = parent == 4 ? BlockKind::kBox : kind;
    passage.label = parent == 4 ? "Box 4" : "Table 9";
    return passage;
  };
  inside(BlockKind::kParagraph, "Cranes came late. They were slow.", 4);      // 5
  index.add(BlockKind::kFootnote, "A note of this page.");                    // 6
  inside(BlockKind::kTable, "Table 9 Cranes by year", 4);                     // 7
  inside(BlockKind::kTableRow, "1950 three", 7).cells = {{"1950", "three"}};  // 8
  inside(BlockKind::kSource, "Source: the port's books.", 7);                 // 9
  inside(BlockKind::kSource, "Source: own survey.", 4);                       // 10
  index.add(BlockKind::kParagraph, "Outside again.");                         // 11
  return index;
}

std::vector<std::string> texts(const std::vector<Source>& sources) {
  std::vector<std::string> all;
  for (const Source& source : sources) all.push_back(source.text);
  return all;
}

TEST(Evidence, IsASentenceWithItsAddress) {
  const MemoryIndex index = harbour();
  const Evidence evidence = evidence_of(*index.passage("harbour.txt", 0), 1);
  EXPECT_EQ(evidence.quote, "It burned down twice.");
  EXPECT_EQ(evidence.exact, evidence.quote);
  EXPECT_EQ(evidence.where.ref, "harbour.txt#b0.2");
  ASSERT_EQ(evidence.where.bytes.size(), 1u);
  const Span bytes = evidence.where.bytes.front();
  EXPECT_EQ(index.file.substr(bytes.begin, bytes.size()), evidence.exact);
  EXPECT_EQ(evidence.where.lines, (Span{1, 1}));
}

TEST(Evidence, OfNoSuchSentenceIsTheWholePassage) {
  const MemoryIndex index = harbour();
  EXPECT_EQ(evidence_of(*index.passage("harbour.txt", 0), 9).where.ref, "harbour.txt#b0");
}

TEST(Refs, HangOnTheSentenceInFrontOfThem) {
  const MemoryIndex index = harbour();
  const Passage prose = *index.passage("harbour.txt", 0);
  ASSERT_EQ(refs_of(prose, 0).size(), 1u);
  EXPECT_EQ(refs_of(prose, 0).front().number, "1");
  EXPECT_EQ(refs_of(prose, 1).front().number, "2");
  EXPECT_TRUE(refs_of(prose, 2).empty());
  EXPECT_EQ(refs_of(prose, std::nullopt).size(), 2u);
}

TEST(Sources, AreTheWholeNoteWithItsFurtherParagraphs) {
  const MemoryIndex index = harbour();
  SourceFinder finder(index);
  const auto sources = finder.sources_of(*index.passage("harbour.txt", 0), 0);
  EXPECT_EQ(texts(sources), (std::vector<std::string>{"Harbour board, minutes of 1908.\nSee also the mayor's diary."}));
  EXPECT_EQ(sources.front().number, "1");
  EXPECT_EQ(sources.front().where.ref, "harbour.txt#b1");
  EXPECT_EQ(sources.front().where.bytes.size(), 2u);
  EXPECT_EQ(sources.front().where.lines, (Span{3, 5}));
  EXPECT_EQ(texts(finder.sources_of(*index.passage("harbour.txt", 0), 1)),
            (std::vector<std::string>{"Fire brigade, log book."}));
}

TEST(Sources, OfABoxAreFoundBehindAPagesNote) {
  const MemoryIndex index = harbour();
  SourceFinder finder(index);
  const auto sources = finder.sources_of(*index.passage("harbour.txt", 5), 0);
  EXPECT_EQ(texts(sources), (std::vector<std::string>{"Source: own survey."}));
  EXPECT_EQ(sources.front().via, Via::kSourceLine);
}

TEST(Sources, OfARowAreTheTablesAndThenTheBoxs) {
  const MemoryIndex index = harbour();
  SourceFinder finder(index);
  const auto sources = finder.sources_of(*index.passage("harbour.txt", 8), 0);
  EXPECT_EQ(texts(sources), (std::vector<std::string>{"Source: the port's books.", "Source: own survey."}));
  EXPECT_EQ(sources.front().via, Via::kTableSource);
  EXPECT_EQ(sources.back().via, Via::kSourceLine);
  const int look_ups = index.look_ups;
  finder.sources_of(*index.passage("harbour.txt", 8), 0);
  EXPECT_LE(index.look_ups - look_ups, 3) << "source lines are looked for once";
}

TEST(Sources, OfALongTableAreFoundWithFewLookUps) {
  MemoryIndex index;
  for (const int rows : {0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 1000}) {
    const auto table = static_cast<std::uint32_t>(index.passages.size());
    index.add(BlockKind::kTable, "Ships");
    for (int row = 0; row < rows; ++row) {
      index.add(BlockKind::kTableRow, "ship").parent = table;
      if (row % 40 == 39) index.add(BlockKind::kFootnote, "A page's note.");
    }
    index.add(BlockKind::kSource, "Source: table of " + std::to_string(rows)).parent = table;
    index.add(BlockKind::kParagraph, "Prose.");
    index.add(BlockKind::kSource, "Source: of nothing.");
    SourceFinder finder(index);
    index.look_ups = 0;
    EXPECT_EQ(texts(finder.sources_of(index.passages[table + (rows > 0 ? 1 : 0)], 0)),
              (std::vector<std::string>{"Source: table of " + std::to_string(rows)}));
    EXPECT_LE(index.look_ups, 60);
  }
}

TEST(Sources, OfASourceLineAreNotItself) {
  const MemoryIndex index = harbour();
  SourceFinder finder(index);
  EXPECT_TRUE(finder.sources_of(*index.passage("harbour.txt", 10), 0).empty());
}

TEST(Sources, SurviveParentsThatPointNowhereOrAtThemselves) {
  MemoryIndex index;
  index.add(BlockKind::kParagraph, "One.").parent = 0;
  index.add(BlockKind::kParagraph, "Two.").parent = 77;
  index.mark("Two.", "5", 99);
  SourceFinder finder(index);
  EXPECT_TRUE(finder.sources_of(index.passages[0], 0).empty());
  EXPECT_TRUE(finder.sources_of(index.passages[1], 0).empty());
}

TEST(SearchAnswer, CountsMatchesFromTheSentencesBeginning) {
  MemoryIndex index = harbour();
  index.result.hits = {index.hit(0, 1, {"pier", "burned"}), index.hit(8, 0, {"three"})};
  index.result.estimated_total = 9;
  SearchRequest request;
  request.query = "burned";
  request.offset = 0;
  const SearchAnswer answer = answer_search(index, request);
  ASSERT_EQ(answer.results.size(), 2u);
  EXPECT_EQ(answer.results[0].evidence.quote, "It burned down twice.");
  EXPECT_EQ(answer.results[0].matches, (std::vector<Span>{{3, 9}})) << "the match in another sentence is left out";
  EXPECT_EQ(answer.results[1].rank, 2u);
  EXPECT_EQ(answer.results[1].cells, (std::vector<Span>{{0, 4}, {5, 10}}));
}

}  // namespace
}  // namespace apud
