#include "query/render/text.h"

#include <gtest/gtest.h>

#include "query/render/characters.h"
#include "tests/support/memory_index.h"

namespace apud {
namespace {

MemoryIndex harbour() {
  MemoryIndex index;
  index.add(BlockKind::kParagraph, "The old pier was built in 1907 from timber of the northern forests. It burned.")
      .section = {"1. Piers and quays of the old town", "a. Timber"};
  index.mark("forests.", "1", 1);
  index.add(BlockKind::kFootnote, "Harbour board, minutes of the meeting that decided on the timber, 1906.").number =
      "1";
  index.add(BlockKind::kTable, "Table 1 Ships").label = "Table 1";
  index.passages.back().cells = {{"No.", "Ship"}};
  Passage& row = index.add(BlockKind::kTableRow, "1 Anna");
  row.parent = 2;
  row.label = "Table 1";
  row.number = "1";
  row.cells = {{"1", "Anna"}};
  index.result.hits = {index.hit(0, 0, {"pier", "timber"}), index.hit(3, 0, {"Anna"})};
  index.result.estimated_total = 12;
  return index;
}

SearchAnswer search(const MemoryIndex& index) {
  SearchRequest request;
  request.query = "pier";
  return answer_search(index, request);
}

void expect_within(const std::string& text, unsigned width) {
  std::size_t begin = 0;
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
    EXPECT_LE(columns(text.substr(begin, end - begin)), width) << text.substr(begin, end - begin);
    begin = end + 1;
  }
  EXPECT_EQ(begin, text.size()) << "ends in a line end";
}

TEST(Text, OfASearchNamesSentencePlaceAndNotes) {
  const MemoryIndex index = harbour();
  EXPECT_EQ(text_of(search(index), {60, false}),
            " 1  The old pier was built in 1907 from timber of the\n"
            "    northern forests.\n"
            "    harbour.txt › 1. Piers and quays of the old… › a. Timber\n"
            "    page 1, line 1 · harbour.txt#b0.1\n"
            "    note 1: Harbour board, minutes of the meeting that deci…\n"
            "\n"
            " 2  1 │ Anna\n"
            "    harbour.txt › Table 1, row 1\n"
            "    page 1, line 7 · harbour.txt#b3.1\n"
            "\n"
            "1–2 of about 12 passages · next: --offset 2\n"
            "in context: apud show harbour.txt#b0.1\n");
}

TEST(Text, OfDocumentsNamesEachByItsTitle) {
  MemoryIndex index = harbour();
  index.result.hits.resize(1);
  index.result.estimated_total = 1;
  SearchRequest request;
  request.query = "pier";
  request.group = GroupBy::kDocument;
  const std::string text = text_of(answer_search(index, request), {100, false});
  EXPECT_TRUE(text.starts_with(" 1  The Harbour Book\n    The old pier was built")) << text;
  EXPECT_TRUE(text.ends_with("\n1 document · in context: apud show harbour.txt#b0.1\n")) << text;
}

TEST(Text, OfFacetsShowsTheMostFrequentTen) {
  MemoryIndex index = harbour();
  for (int i = 0; i < 12; ++i) index.result.facets["year"].emplace_back(std::to_string(2000 + i), 1000);
  const std::string text = text_of(search(index), {200, false});
  EXPECT_NE(text.find("year      2000 1,000 · 2001 1,000 · "), std::string::npos) << text;
  EXPECT_NE(text.find(" · 2009 1,000 · 2 more\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("2010"), std::string::npos) << text;
}

TEST(Text, MarksMatchesInColourOnly) {
  const MemoryIndex index = harbour();
  const std::string plain = text_of(search(index), {100, false}), colour = text_of(search(index), {100, true});
  EXPECT_EQ(plain.find('\x1b'), std::string::npos);
  EXPECT_NE(colour.find("\x1b[1;31mpier\x1b[0m"), std::string::npos);
  std::string stripped;
  for (std::size_t at = 0; at < colour.size(); ++at) {
    if (colour[at] == '\x1b')
      at = colour.find('m', at);
    else
      stripped += colour[at];
  }
  EXPECT_EQ(stripped, plain) << "colour carries nothing that the words do not say";
}

TEST(Text, StaysWithinItsWidth) {
  const MemoryIndex index = harbour();
  for (const unsigned width : {20u, 33u, 60u, 100u, 200u}) {
    expect_within(text_of(search(index), {width, false}), width);
    expect_within(text_of(*answer_show(index, {"harbour.txt", 0, 1}, 2), {width, false}), width);
    expect_within(text_of(*answer_show(index, {"harbour.txt", 2, std::nullopt}, 2), {width, false}), width);
    expect_within(text_of(*answer_outline(index, "harbour.txt"), 0, 100, {width, false}), width);
  }
}

TEST(Text, LetsADocumentSteerNothing) {
  MemoryIndex index("a\x1b[31m.txt", "t\x1b]0;owned\x07");
  index.add(BlockKind::kParagraph, "Clear \x1b[2J the screen.");
  index.result.hits = {index.hit(0, 0, {"Clear"})};
  index.result.estimated_total = 1;
  for (const std::string& text :
       {text_of(search(index), {100, false}), text_of(*answer_show(index, {index.info.name, 0, 1}, 2), {100, false}),
        text_of(*answer_outline(index, index.info.name), 0, 100, {100, false}),
        text_of(answer_stats(index, {}, 0, 10), {100, false})})
    EXPECT_EQ(text.find('\x1b'), std::string::npos) << text;
}

TEST(Text, OfAPassageHasItsContextAndNotesInFull) {
  const MemoryIndex index = harbour();
  EXPECT_EQ(text_of(*answer_show(index, {"harbour.txt", 0, 1}, 2), {60, false}),
            "The Harbour Book\n"
            "harbour.txt › 1. Piers and quays of the old town › a. Timber\n"
            "page 1, line 1 · harbour.txt#b0.1\n"
            "\n"
            "  ▌ The old pier was built in 1907 from timber of the\n"
            "  ▌ northern forests. [1]\n"
            "    It burned.\n"
            "\n"
            "note 1  Harbour board, minutes of the meeting that decided\n"
            "        on the timber, 1906.\n"
            "        page 1, line 3 · harbour.txt#b1\n");
}

TEST(Text, OfARowIsATableWithItsHead) {
  const MemoryIndex index = harbour();
  EXPECT_EQ(text_of(*answer_show(index, {"harbour.txt", 3, 1}, 2), {60, false}),
            "The Harbour Book\n"
            "harbour.txt › Table 1, row 1\n"
            "page 1, line 7 · harbour.txt#b3.1\n"
            "\n"
            "    No.  Ship\n"
            "    ─────────\n"
            "  ▌ 1    Anna\n");
}

TEST(Text, ShowsTheSourceWhereWordsWereRejoined) {
  MemoryIndex index;
  Passage& passage = index.add(BlockKind::kParagraph, "A dyna-\nmism.");
  passage.text = "A dynamism.";
  passage.runs = {{0, 0, 6, false}, {6, 8, 5, false}};
  passage.sentences = {{0, 11}};
  const std::string text = text_of(*answer_show(index, {"harbour.txt", 0, 1}, 2), {60, false});
  EXPECT_NE(text.find("  ▌ A dynamism.\n"), std::string::npos) << text;
  EXPECT_NE(text.find("as it stands in the source:\n  │ A dyna-\n  │ mism.\n"), std::string::npos) << text;
}

TEST(Text, OfStatsIsAlignedAndGrouped) {
  MemoryIndex index = harbour();
  index.info.bytes = 39961;
  const std::string text = text_of(answer_stats(index, {"/x/.apud"}, 0, 10), {100, false});
  EXPECT_NE(text.find("index     /x/.apud\n"), std::string::npos) << text;
  EXPECT_NE(text.find("2.00 times the text"), std::string::npos) << text;
  EXPECT_NE(text.find("document     title             pages  blocks  sentences   bytes\n"), std::string::npos) << text;
  EXPECT_NE(text.find("harbour.txt  The Harbour Book      3       4          5  39,961\n"), std::string::npos) << text;
}

TEST(Text, OfVerifyNamesEveryFault) {
  VerifyAnswer answer;
  answer.documents = 2;
  EXPECT_EQ(text_of(answer, 0, 10, {100, false}), "all match: 2 documents, 0 passages and 0 sentences\n");
  answer.damaged.push_back("segments/1/passages: other bytes than were written");
  EXPECT_EQ(text_of(answer, 0, 10, {120, false}),
            "the index  segments/1/passages: other bytes than were written\n"
            "\n"
            "0 quotations differ, 0 files changed, 0 files missing (checked 2 documents, 0 passages and 0 sentences)\n"
            "The index is damaged: remove it and run apud-index again.\n");
  answer.damaged.clear();
  answer.mismatches.push_back({"a.txt#b1", "quote_differs", "the file has other words at these bytes"});
  answer.missing.push_back({"b.txt", "/x/b.txt", "gone"});
  EXPECT_EQ(text_of(answer, 0, 10, {120, false}),
            "b.txt     the file is gone: /x/b.txt\n"
            "a.txt#b1  the file has other words at these bytes\n"
            "\n"
            "1 quotation differs, 0 files changed, 1 file missing (checked 2 documents, 0 passages and 0 sentences)\n"
            "Run apud-index on what changed, with --prune for what is gone.\n");
}

TEST(ShellWord, QuotesWhatAShellWouldDivide) {
  EXPECT_EQ(shell_word("chapter-1.txt#b2.1"), "chapter-1.txt#b2.1");
  EXPECT_EQ(shell_word("my report.txt#b2"), "'my report.txt#b2'");
  EXPECT_EQ(shell_word("it's"), "'it'\\''s'");
  EXPECT_EQ(shell_word(""), "''");
}

TEST(Grouped, DividesThousands) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(18446744073709551615u), "18,446,744,073,709,551,615");
}

}  // namespace
}  // namespace apud
