// What comes out of small texts, block by block, as a canonical dump (tests/support/block_dump.h).
// Tests only; may include everything.
#include "indexer/parse/parser.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/block_dump.h"

namespace apud {
namespace {

std::string dump(const std::string& text) { return testing::dump_blocks(parse_document(SourceText::decode(text))); }

bool has_diagnostic(const std::string& text, const std::string& code) {
  for (const Diagnostic& diagnostic : parse_document(SourceText::decode(text)).diagnostics)
    if (diagnostic.code == code) return true;
  return false;
}

// Lines of the usual width, so that what stands around them counts as prose.
const std::string kProse =
    "The harbour was rebuilt after the flood and has since been used by ships of every size and flag,\n"
    "although the older quays are too shallow for the largest of them when the water is low in autumn.\n";

TEST(Parser, TakesTheTitleOutOfTheBlocks) {
  EXPECT_EQ(
      dump("CHAPTER 3\n\nHarbours of the North\nand Their Keepers\n\n" + kProse),
      "title Harbours of the North and Their Keepers\n"
      "paragraph The harbour was rebuilt after the flood and has since been used by ships of every size and flag, "
      "although the older quays are too shallow for the largest of them when the water is low in autumn.\n");
}

TEST(Parser, NestsHeadingsByTheStyleOfTheirNumbers) {
  const std::string text = "Title of the Whole\n\nI. First Part\n\n" + kProse + "\n1. A section\n\n" + kProse +
                           "\n2. Another section\n\n" + kProse + "\nII. Second Part\n\n" + kProse;
  const Document document = parse_document(SourceText::decode(text));
  std::string headings;
  for (const Block& block : document.blocks)
    if (block.kind == BlockKind::kHeading) headings += std::to_string(block.level) + " " + block.title + "; ";
  EXPECT_EQ(headings, "1 First Part; 2 A section; 2 Another section; 1 Second Part; ");
  EXPECT_EQ(document.blocks.back().section.size(), 1u);
}

TEST(Parser, TiesMarksToNotesBelowTheText) {
  EXPECT_EQ(dump("Title\n\nThe quay was sold.1 Nobody paid 4.8 percent.\n\n1\tHansen, P., “The Quay,” Daily Post "
                 "(May 2, 1999): p. 3.\n"),
            "title Title\n"
            "paragraph The quay was sold. Nobody paid 4.8 percent. (1@18)\n"
            "footnote[#1] Hansen, P., “The Quay,” Daily Post (May 2, 1999): p. 3.\n");
}

TEST(Parser, TellsAMarkFromAYear) {
  const std::string text =
      "Title\n\nIt has stood since 2019.1 The owner left in 2020.5 meters of snow.\n\n1\tA note.\n";
  EXPECT_NE(dump(text).find("since 2019. The owner left in 2020.5 meters"), std::string::npos) << dump(text);
}

TEST(Parser, PutsADisplacedNumberBack) {
  const std::string text =
      "Title\n\nOne thing is known.1 Another is not.2\n\n1\tThe report names the owner of the\n\n"
      "2\tharbour and his bank.\n\tIt is silent about the price.\n";
  EXPECT_EQ(dump(text),
            "title Title\n"
            "paragraph One thing is known. Another is not. (1@19) (2@35)\n"
            "footnote[#1] The report names the owner of the harbour and his bank.\n"
            "footnote[#2] It is silent about the price.\n");
  EXPECT_TRUE(has_diagnostic(text, "note_renumbered"));
}

TEST(Parser, JoinsASentenceOverNotesAndPages) {
  const std::string text =
      "Title\n\nThe pilots of the lower river were paid by the depth of ships1 and not by the peo-\n\n"
      "1\tA note that stands between the two halves.\n\fple on board, as one might have thought.\n";
  const std::string found = dump(text);
  EXPECT_NE(found.find("not by the people on board, as one might have thought."), std::string::npos) << found;
}

TEST(Parser, ReadsABoxUpToItsSource) {
  EXPECT_EQ(
      dump("Title\n\n" + kProse +
           "\nBox 2.1  How a pilot is paid\n\nThe depth counts.\n\nThe flag does not.\n\n"
           "Source: Harbour Office, Tariff (1991).\n\n" +
           kProse),
      "title Title\n"
      "paragraph The harbour was rebuilt after the flood and has since been used by ships of every size and flag, "
      "although the older quays are too shallow for the largest of them when the water is low in autumn.\n"
      "box[Box 2.1] How a pilot is paid\n"
      "paragraph[^1] The depth counts.\n"
      "paragraph[^1] The flag does not.\n"
      "source[^1] Source: Harbour Office, Tariff (1991).\n"
      "paragraph The harbour was rebuilt after the flood and has since been used by ships of every size and flag, "
      "although the older quays are too shallow for the largest of them when the water is low in autumn.\n");
}

TEST(Parser, DividesCellsByNamesAndNumbers) {
  const Document document = parse_document(
      SourceText::decode("Title\n\n" + kProse +
                         "\nTable 1  Plans of some countries\n\nNo. Country Name of the plan\n\n"
                         "1 Saudi Arabia Vision of the Coast\n\n2 Peru Two Ports Plan 2040\n\nSource: The authors.\n"));
  ASSERT_GE(document.blocks.size(), 4u);
  const Block& table = document.blocks[1];
  EXPECT_EQ(table.cells, (std::vector<std::vector<std::string>>{{"No.", "Country", "Name of the plan"},
                                                                {"1", "Saudi Arabia", "Vision of the Coast"},
                                                                {"2", "Peru", "Two Ports Plan 2040"}}));
  EXPECT_EQ(document.blocks[2].kind, BlockKind::kTableRow);
  EXPECT_EQ(document.blocks[4].kind, BlockKind::kSource);
}

TEST(Parser, LeavesOutRunningHeadsAndPageNumbers) {
  std::string text;
  for (int page = 1; page <= 4; ++page)
    text += "Annual Report of the Harbour\n\nPage text number " + std::string(1, static_cast<char>('0' + page)) +
            " is complete.\n\n" + std::to_string(page + 10) + "\n\f";
  const std::string found = dump(text);
  EXPECT_EQ(found.find("\nparagraph Annual"), std::string::npos) << found;
  EXPECT_EQ(found.find("paragraph 1"), std::string::npos) << found;
  EXPECT_NE(found.find("Page text number 4 is complete."), std::string::npos) << found;
}

TEST(Parser, FoldsLigaturesJunkAndBlanks) {
  EXPECT_EQ(dump("Title\n\nThe e\uFB00ort was su\uFB03cient\u2002and  ( January13, 2021) it\u00ADself ended.\n"),
            "title Title\nparagraph The effort was sufficient and (January 13, 2021) itself ended.\n");
}

TEST(Parser, JoinsBrokenAddresses) {
  EXPECT_EQ(dump("Title\n\nSee https://www.harbour.\nexample/2020/a.html for more.\n"),
            "title Title\nparagraph See https://www.harbour.example/2020/a.html for more.\n");
}

TEST(Parser, SaysOnWhichPageATextGoesOn) {
  const Document document = parse_document(SourceText::decode(
      "Title\n\n" + kProse +
      "The last line of this page is as long as the others and the sentence that stands on it is not\n\f"
      "finished before the next one begins.\n"));
  ASSERT_EQ(document.blocks.size(), 1u);
  ASSERT_EQ(document.blocks[0].page_starts.size(), 1u);
  EXPECT_EQ(document.blocks[0].page_starts[0].page, 2u);
  EXPECT_EQ(document.blocks[0].text.substr(document.blocks[0].page_starts[0].at),
            "finished before the next one begins.");
}

TEST(Parser, ReadsMarkdownAsText) {
  EXPECT_EQ(dump("# The Title\n\n## 1 A part\n\nSome **bold** words and [a link](#there).[^1]\n\n- first\n- second\n\n"
                 "| A | B |\n|---|---|\n| x | y |\n\n[^1]: The note.\n"),
            "title The Title\n"
            "heading[#1 L2] 1 A part\n"
            "paragraph Some bold words and a link. (1@27)\n"
            "paragraph[#- item] first\n"
            "paragraph[#- item] second\n"
            "table \n"
            "table_row[#1 ^4] x y\n"
            "footnote[#1] The note.\n");
}

TEST(Parser, NeverPutsANoteUnderALaterHeading) {
  const Document document =
      parse_document(SourceText::decode("# Title\n\n[^1]: The note.\n\n## Later\n\nThis is said.[^1]\n"));
  ASSERT_EQ(document.blocks.size(), 3u);
  EXPECT_EQ(document.blocks[0].kind, BlockKind::kFootnote);
  EXPECT_EQ(document.blocks[2].refs.size(), 1u);
  EXPECT_TRUE(document.blocks[0].section.empty());
}

TEST(Parser, GivesADocumentForAnyBytes) {
  for (const char* text : {"", "\n", "\f\f", "1", "Box 1", "Table 1", "Source:", "#", "[^1]:", "-", "\xEF\xBF\xBD"})
    EXPECT_NO_THROW(dump(text)) << text;
}

}  // namespace
}  // namespace apud
