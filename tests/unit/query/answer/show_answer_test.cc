#include "query/answer/show_answer.h"

#include <gtest/gtest.h>

#include "corpus/text/content_hash.h"
#include "query/answer/index_answers.h"
#include "tests/support/memory_index.h"

namespace apud {
namespace {

MemoryIndex reading_order() {
  MemoryIndex index;
  index.add(BlockKind::kHeading, "1. Piers").level = 1;             // 0
  index.add(BlockKind::kParagraph, "One. Two.");                    // 1
  index.add(BlockKind::kFootnote, "Note one.").number = "1";        // 2
  index.add(BlockKind::kTable, "Table 3 Ships").label = "Table 3";  // 3
  index.passages.back().cells = {{"No.", "Ship"}};
  for (const char* ship : {"1 Anna", "2 Berta", "3 Clara"}) {  // 4 to 6
    Passage& row = index.add(BlockKind::kTableRow, ship);
    row.parent = 3;
    row.cells = {{std::string(ship, 1), ship + 2}};
  }
  index.add(BlockKind::kParagraph, "Three. Four. Five.");     // 7
  index.add(BlockKind::kFootnote, "Note two.").number = "2";  // 8
  return index;
}

std::vector<std::string> quotes(const std::vector<Evidence>& list) {
  std::vector<std::string> all;
  for (const Evidence& evidence : list) all.push_back(evidence.quote);
  return all;
}
using Texts = std::vector<std::string>;

TEST(Show, FindsNeighboursPastNotesAndTables) {
  const MemoryIndex index = reading_order();
  const auto answer = answer_show(index, {"harbour.txt", 7, 1}, 2);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->evidence.quote, "Three.");
  EXPECT_EQ(quotes(answer->before), (Texts{"One.", "Two."}));
  EXPECT_EQ(quotes(answer->after), (Texts{"Four.", "Five."}));
}

TEST(Show, OfAWholeBlockHasNeighboursOutsideIt) {
  const MemoryIndex index = reading_order();
  const auto answer = answer_show(index, {"harbour.txt", 7, std::nullopt}, 1);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->evidence.quote, "Three. Four. Five.");
  EXPECT_EQ(quotes(answer->before), (Texts{"Two."}));
  EXPECT_TRUE(answer->after.empty());
}

TEST(Show, KeepsNotesAmongNotes) {
  const MemoryIndex index = reading_order();
  const auto answer = answer_show(index, {"harbour.txt", 2, 1}, 5);
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->before.empty());
  EXPECT_EQ(quotes(answer->after), (Texts{"Note two."}));
}

TEST(Show, OfANoteNamesTheSentencesThatItHangsOn) {
  MemoryIndex index;
  index.add(BlockKind::kParagraph, "One. Two. Three.");
  index.mark("Two.", "1", 1);
  index.add(BlockKind::kFootnote, "The note.");
  index.add(BlockKind::kFootnote, "Its second paragraph.").parent = 1;
  EXPECT_EQ(quotes(answer_show(index, {"harbour.txt", 1, 1}, 2)->cited_from), (Texts{"Two."}));
  EXPECT_EQ(quotes(answer_show(index, {"harbour.txt", 2, 1}, 2)->cited_from), (Texts{"Two."}));
  EXPECT_TRUE(answer_show(index, {"harbour.txt", 0, 1}, 2)->cited_from.empty());
}

TEST(Show, OfARowHasItsHeadAndTheRowsAround) {
  const MemoryIndex index = reading_order();
  const auto answer = answer_show(index, {"harbour.txt", 5, 1}, 1);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->head, (std::vector<Texts>{{"No.", "Ship"}}));
  ASSERT_EQ(answer->rows.size(), 3u);
  EXPECT_EQ(answer->rows[0].cells, (std::vector<Texts>{{"1", "Anna"}}));
  EXPECT_EQ(quotes(answer->before), (Texts{"1 Anna"}));
}

TEST(Show, TakesTheHeadOfATableThatHoldsItsRowsToo) {
  MemoryIndex index = reading_order();
  index.passages[3].cells = {{"No.", "Ship"}, {"1", "Anna"}, {"2", "Berta"}, {"3", "Clara"}};
  EXPECT_EQ(answer_show(index, {"harbour.txt", 3, std::nullopt}, 2)->head, (std::vector<Texts>{{"No.", "Ship"}}));
  EXPECT_EQ(answer_show(index, {"harbour.txt", 6, 1}, 0)->head, (std::vector<Texts>{{"No.", "Ship"}}));
}

TEST(Show, OfATableHasAllItsRows) {
  const MemoryIndex index = reading_order();
  const auto answer = answer_show(index, {"harbour.txt", 3, std::nullopt}, 2);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->parts.size(), 3u);
}

TEST(Show, KnowsWhatTheIndexDoesNotHave) {
  const MemoryIndex index = reading_order();
  EXPECT_FALSE(answer_show(index, {"harbour.txt", 99, std::nullopt}, 2));
  EXPECT_FALSE(answer_show(index, {"harbour.txt", 7, 4}, 2));
  EXPECT_FALSE(answer_show(index, {"other.txt", 1, std::nullopt}, 2));
  EXPECT_FALSE(answer_outline(index, "other.txt"));
}

std::string said(const MemoryIndex& index, const std::string& target) {
  const NotFound missing = explain_missing(index, target);
  return missing.what + ": " + missing.where + ": " + missing.todo;
}

TEST(Show, NamesTheNearestReference) {
  const MemoryIndex index = reading_order();
  EXPECT_EQ(
      said(index, "harbour.txt#b99"),
      "no such passage: harbour.txt#b99: the last one is harbour.txt#b8; apud show harbour.txt lists the headings");
  EXPECT_EQ(said(index, "harbour.txt#b7.9"),
            "no such sentence: harbour.txt#b7.9: the last one of this passage is harbour.txt#b7.3");
  EXPECT_EQ(said(index, "habour.txt#b7.2"), "no such document: habour.txt: did you mean harbour.txt#b7.2?");
  EXPECT_EQ(said(index, "habour.txt"), "no such document: habour.txt: did you mean harbour.txt?");
  EXPECT_EQ(said(index, "harbour.txt#7"), "no such passage: harbour.txt#7: a reference looks like harbour.txt#b0.1");
  EXPECT_EQ(said(index, "zzz"), "no such document: zzz: apud stats lists the documents of this index");
}

TEST(Outline, ListsHeadingsAndTablesAndCountsNotes) {
  const MemoryIndex index = reading_order();
  const auto answer = answer_outline(index, "harbour.txt");
  ASSERT_TRUE(answer);
  ASSERT_EQ(answer->entries.size(), 2u);
  EXPECT_EQ(answer->entries[0].title, "1. Piers");
  EXPECT_EQ(answer->entries[1].ref, "harbour.txt#b3");
  EXPECT_EQ(answer->notes, 2u);
}

TEST(Verify, FindsEveryQuotationInAnUnchangedFile) {
  const MemoryIndex index = reading_order();
  VerifyAnswer answer;
  verify_document(index, index.info, index.file, answer);
  EXPECT_TRUE(answer.all_match());
  EXPECT_EQ(answer.passages, 9u);
  EXPECT_EQ(answer.sentences, index.info.sentences);
}

TEST(Verify, NamesWhatNoLongerMatches) {
  const MemoryIndex index = reading_order();
  VerifyAnswer answer;
  std::string bytes = index.file;
  bytes[bytes.find("Two.")] = 't';
  verify_document(index, index.info, bytes, answer);
  ASSERT_EQ(answer.mismatches.size(), 1u);
  EXPECT_EQ(answer.mismatches[0].ref, "harbour.txt#b1");
  EXPECT_EQ(answer.mismatches[0].reason, "quote_differs");
  ASSERT_EQ(answer.changed.size(), 1u);
  EXPECT_EQ(answer.changed[0].reason, "bytes_differ");
}

TEST(Verify, SurvivesAFileThatWasCut) {
  const MemoryIndex index = reading_order();
  VerifyAnswer answer;
  verify_document(index, index.info, index.file.substr(0, 12), answer);
  ASSERT_EQ(answer.mismatches.size(), 8u) << "all but the first block";
  EXPECT_EQ(answer.mismatches.back().reason, "out_of_range");
  EXPECT_EQ(answer.changed[0].reason, "size_differs");
}

TEST(Verify, AsksTheIndexAboutItsOwnFiles) {
  MemoryIndex index;
  index.info.path = "/dev/null";
  index.info.hash = content_hash("");
  const auto ignore = [](std::uint64_t, std::uint64_t) {};
  EXPECT_TRUE(answer_verify(index, ignore).all_match());
  index.damaged = {"passages: cut short"};
  EXPECT_FALSE(answer_verify(index, ignore).all_match());
  EXPECT_EQ(answer_verify(index, ignore).damaged, index.damaged);
}

TEST(Verify, NamesFilesThatAreGone) {
  MemoryIndex index = reading_order();
  index.info.path = "/nonexistent/harbour.txt";
  const VerifyAnswer answer = answer_verify(index, [](std::uint64_t, std::uint64_t) {});
  ASSERT_EQ(answer.missing.size(), 1u);
  EXPECT_EQ(answer.missing[0].reason, "gone");
  EXPECT_FALSE(answer.all_match());
}

}  // namespace
}  // namespace apud
