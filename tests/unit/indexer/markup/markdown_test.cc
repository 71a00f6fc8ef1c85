// What comes out of small Markdown texts, block by block, and where in the source it stands.
// Tests only; may include everything.
#include "indexer/markup/markdown.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/block_dump.h"
#include "tests/support/document_invariants.h"

namespace apud {
namespace {

std::string dump(const std::string& text) {
  const SourceText source = SourceText::decode(text);
  const Document document = parse_markdown(source);
  EXPECT_EQ(testing::broken_promise(source, document), "") << text;
  return testing::dump_blocks(document);
}

std::string source_of_first(const std::string& text) {
  const SourceText source = SourceText::decode(text);
  const Document document = parse_markdown(source);
  std::string all;
  const Block& block = document.blocks.at(0);
  for (const Span& span : block.map.source_of(Span{0, static_cast<std::uint32_t>(block.text.size())}))
    all += (all.empty() ? "" : "|") + std::string(source.text().substr(span.begin, span.size()));
  return all;
}

TEST(Markdown, ReadsTheCommonParts) {
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

TEST(Markdown, TakesMarkupOutOfWords) {
  EXPECT_EQ(dump("A *b _c_* **d** ~~e~~ `f g` \\*h\\* &amp; &#8217;i <b>j</b> k<!-- l -->m n_o_p 2 * 3.\n"),
            "paragraph A b c d e f g *h* & \u2019i j km n_o_p 2 * 3.\n");
  EXPECT_EQ(dump("one  \ntwo\\\nthree\nfour\r\nfive\n"), "paragraph one two three four five\n");
  EXPECT_EQ(dump("> quoted words\n> go on\nand on\n"), "paragraph quoted words go on and on\n");
  EXPECT_EQ(dump("Words ![of a picture](a.png) here.\n"), "paragraph Words here.\n");
}

TEST(Markdown, KeepsAddressesThatLeadOut) {
  EXPECT_EQ(
      dump("[a](https://x.y/z), [b](w.html), [c][r], <https://d.e>, https://f.g/h_i.\n\n[r]: https://j.k \"t\"\n"),
      "paragraph a (https://x.y/z), b, c (https://j.k), https://d.e, https://f.g/h_i.\n");
  EXPECT_EQ(dump("[a *b*](<https://x.y/z z> \"title\") c\n"), "paragraph a b (https://x.y/z z) c\n");
}

TEST(Markdown, LeadsBackToTheSource) {
  EXPECT_EQ(source_of_first("x\n"), "x");
  EXPECT_EQ(source_of_first("> **a** &amp; b\n> c\n"), "a** &amp; b\n> c");
  EXPECT_EQ(source_of_first("&amp; b &lt;\n"), "&amp; b &lt;");
  EXPECT_EQ(source_of_first("- \xEF\xAC\x81ne\n"), "\xEF\xAC\x81ne");
}

TEST(Markdown, NumbersNotesAsTheyArePrinted) {
  EXPECT_EQ(dump("A.[^x] B.[^2]\n\n[^2]: Two.\n[^x]: One\n    more.\n\n    Second paragraph.\n[^u]: Unused.\n"),
            "paragraph A. B. (1@2) (2@5)\n"
            "footnote[#2] Two.\n"
            "footnote[#1] One more.\nSecond paragraph.\n"
            "footnote[#3] Unused.\n");
  EXPECT_EQ(dump("A.[^7]\n\n[^7]: Seven.\n"), "paragraph A. (7@2)\nfootnote[#7] Seven.\n");
}

TEST(Markdown, NestsLists) {
  EXPECT_EQ(dump("3. a\n\n   b\n4. c\n   * d\n     e\n"),
            "paragraph[#3 item] a\nparagraph b\nparagraph[#4 item] c\nparagraph[#* item] d e\n");
}

TEST(Markdown, KnowsBoxesTablesAndFiguresByTheirCaptions) {
  EXPECT_EQ(dump("**Box 2.1 Locks and weirs**\n\nWords in the box.\n\nSource: Somebody.\n\nWords behind it.\n"),
            "box[Box 2.1] Locks and weirs\nparagraph[^0] Words in the box.\nsource[^0] Source: Somebody.\n"
            "paragraph Words behind it.\n");
  EXPECT_EQ(dump("> **Locks**\n>\n> Words in the box.\n\nWords behind it.\n"),
            "box Locks\nparagraph[^0] Words in the box.\nparagraph Words behind it.\n");
  EXPECT_EQ(dump("Table 3 Ships by flag\n\n| A |\n|---|\n| x |\n\nSource: S.\n"),
            "table[Table 3] Ships by flag\ntable_row[#1 ^0] x\nsource[^0] Source: S.\n");
  EXPECT_EQ(dump("![A crane](a.png)\n\nFigure 4: The quay\n"), "figure[Figure 4] The quay\n");
  EXPECT_EQ(dump("![A crane](a.png)\n"), "figure A crane\n");
  EXPECT_EQ(dump("Table 3 shows ships.\n"), "paragraph Table 3 shows ships.\n");
}

TEST(Markdown, ReadsRawHtml) {
  EXPECT_EQ(
      dump("<div>\n<table><tr><th>A</th><th>B</th></tr>\n\n<tr><td>x &amp; y</td><td>z</td></tr></table>\n</div>\n\n"
           "Behind.\n"),
      "table \ntable_row[#1 ^0] x & y z\nparagraph Behind.\n");
}

TEST(Markdown, LeavesCodeAsItIs) {
  EXPECT_EQ(dump("```c\nint *a;\n\n  b[^1];\n```\n"), "paragraph int *a;\n\n  b[^1];\n");
}

TEST(Markdown, TakesTheTitleFromItsFields) {
  EXPECT_EQ(dump("---\ntitle: \"The Title\"\nauthor: A\n---\n\n## Part\n\nWords.\n"),
            "title The Title\nheading[L2] Part\nparagraph Words.\n");
  EXPECT_EQ(dump("---\n\nWords: and more.\n\n---\n"), "paragraph Words: and more.\n");
}

TEST(Markdown, NeverPutsANoteUnderALaterHeading) {
  const Document document =
      parse_markdown(SourceText::decode("# Title\n\n[^1]: The note.\n\n## Later\n\nThis is said.[^1]\n"));
  ASSERT_EQ(document.blocks.size(), 3u);
  EXPECT_EQ(document.blocks[0].kind, BlockKind::kFootnote);
  EXPECT_EQ(document.blocks[2].refs.size(), 1u);
  EXPECT_TRUE(document.blocks[0].section.empty());
}

TEST(Markdown, TakesAuthorAndDateFromTheFieldsAtTheTop) {
  const Document document =
      parse_markdown(SourceText::decode("---\ntitle: T\nauthor: \"A. Quay\"\ndate: 2019-03-04\n---\n\nWords.\n"));
  EXPECT_EQ(document.author, "A. Quay");
  EXPECT_EQ(document.date, "2019-03-04");
}

}  // namespace
}  // namespace apud
