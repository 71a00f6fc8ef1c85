// What comes out of small pages, block by block, and where in the source it stands.
// Tests only; may include everything.
#include "indexer/markup/html.h"

#include <gtest/gtest.h>

#include <string>

#include "corpus/text/error.h"
#include "tests/support/block_dump.h"
#include "tests/support/document_invariants.h"

namespace apud {
namespace {

std::string dump(const std::string& text) {
  const SourceText source = SourceText::decode(text);
  const Document document = parse_html(source);
  EXPECT_EQ(testing::broken_promise(source, document), "") << text;
  return testing::dump_blocks(document);
}

std::string cells_of_first_table(const std::string& text) {
  std::string all;
  for (const Block& block : parse_html(SourceText::decode(text)).blocks) {
    if (block.kind != BlockKind::kTable) continue;
    for (const auto& row : block.cells) {
      for (const std::string& cell : row) all += cell + "|";
      all += "\n";
    }
    return all;
  }
  return all;
}

TEST(Html, LeavesThePagesFurnitureOut) {
  EXPECT_EQ(
      dump("<html><head><title>T | Site</title><style>p{}</style></head><body><header><nav><a href=/>Home</a></nav>"
           "</header><div class='cookie-banner'>Cookies!</div><main><h1>The Title</h1><p>Words that say something "
           "at length.</p><script>x()</script><p hidden>Unseen.</p></main><footer>Copyright</footer></body></html>"),
      "title The Title\nparagraph Words that say something at length.\n");
  EXPECT_EQ(
      dump("<body><ul><li><a href=a>One</a><li><a href=b>Two</a><li><a href=c>Three</a></ul><h2>Part</h2>"
           "<p>Words that say something at length, so that the page has a text.</p>"),
      "title Part\nheading[L2] Part\nparagraph Words that say something at length, so that the page has a text.\n");
}

TEST(Html, TakesTheTitleFromTheHead) {
  EXPECT_EQ(dump("<title>The &amp; Title</title><h2>A</h2><p>b"), "title The & Title\nheading[L2] A\nparagraph b\n");
}

TEST(Html, ReadsWordsThroughTagsAndReferences) {
  EXPECT_EQ(dump("<p>A <b>b<i>c</i></b> d&nbsp;&amp;&#x2019;e<br>f gro&shy;wn H<sub>2</sub>O<!-- x --> &copy2019 </p>"),
            "paragraph A bc d &\u2019e f grown H2O \u00A9"
            "2019\n");
  EXPECT_EQ(dump("<p>a</b>b</p>c<br><br>d<div>e<p>f</div>"),
            "paragraph ab\nparagraph c\nparagraph d\nparagraph e\nparagraph f\n");
}

TEST(Html, TakesAuthorAndDateFromTheHead) {
  const Document document = parse_html(SourceText::decode(
      "<head><meta name=Author content='A. Quay'><meta property='article:published_time' content=2019-03-04>"
      "<meta name=author content='Somebody else'></head><body><p>Words.</p>"));
  EXPECT_EQ(document.author, "A. Quay");
  EXPECT_EQ(document.date, "2019-03-04");
}

TEST(Html, NamesTheElementsAsABrowserHasThem) {
  const SourceText source = SourceText::decode(
      "<body><main><h1>T</h1><p>One <b>bold</b> word.<p>Two<div id=part><p>Three</p><ul><li>Four</ul>"
      "<table><tr><th>A<th>B<tr><td>1<td>2</table><aside><h2>Box</h2><p id='x y'>Five</aside>"
      "<p id=twice>Six<p id=twice>Seven</div>");
  std::string elements;
  for (const Block& block : parse_html(source).blocks) elements += block.text + ": " + block.element + "\n";
  EXPECT_EQ(elements,
            "One bold word.: body > main > p:nth-child(2)\n"
            "Two: body > main > p:nth-child(3)\n"
            "Three: #part > p:nth-child(1)\n"
            "Four: #part > ul:nth-child(2) > li:nth-child(1)\n"
            ": #part > table:nth-child(3)\n"
            "1 2: #part > table:nth-child(3) > tbody:nth-child(1) > tr:nth-child(2)\n"
            "Box: #part > aside:nth-child(4)\n"
            "Five: #part > aside:nth-child(4) > p:nth-child(2)\n"
            "Six: #part > p:nth-child(5)\n"
            "Seven: #part > p:nth-child(6)\n");
}

TEST(Html, LeadsBackToTheSource) {
  const SourceText source = SourceText::decode("<p>\n a <b>b</b> &amp;\nc</p>");
  const Document document = parse_html(source);
  const auto spans = document.blocks.at(0).map.source_of(Span{0, 7});
  ASSERT_EQ(spans.size(), 1u);
  EXPECT_EQ(source.text().substr(spans[0].begin, spans[0].size()), "a <b>b</b> &amp;\nc");
}

TEST(Html, TiesNotesBothWays) {
  EXPECT_EQ(
      dump("<p>One.<sup id=r1><a href='#n1'>1</a></sup> Two.<a class=footnote-ref href='#n2' id=r2><sup>2</sup></a></p>"
           "<section><ol><li id=n1><p>First. <a href='#r1'>\u21A9</a></p><p>More.</p></li>"
           "<li id=n2>See <a href='https://x.y/z'>there</a>. <a href='#r2'>back</a></li></ol></section>"),
      "paragraph One. Two. (1@4) (2@9)\n"
      "footnote[#1] First.\nMore.\n"
      "footnote[#2] See there (https://x.y/z).\n");
  EXPECT_EQ(dump("<p>One.[<a href='#a'>1</a>]</p><p><a name=a></a>[1] Note.</p>"),
            "paragraph One.[1]\nparagraph [1] Note.\n")
      << "nothing but brackets outside of the link says that it is a mark";
  EXPECT_EQ(dump("<p>One.<a href='#a'>[1]</a></p><p><a name=a></a>[1] Note.</p>"),
            "paragraph One. (1@4)\nfootnote[#1] Note.\n");
}

TEST(Html, TiesRaisedNumbersWithoutLinks) {
  EXPECT_EQ(dump("<p>One.<sup>1</sup> 5 km<sup>2</sup></p><p><sup>1</sup> The note.</p>"),
            "paragraph One. 5 km2 (1@4)\nfootnote[#1] The note.\n");
}

TEST(Html, ReadsTablesWithSpans) {
  const std::string table =
      "<table><caption>Table 2. Ships</caption><thead><tr><th rowspan=2>Flag<th "
      "colspan=2>Ships</tr><tr><th>2018<th>2019"
      "</thead><tr><td rowspan=2>BG<td>1<td>2<tr><td>3<td>4<tfoot><tr><td colspan=3>Source: Office.</table>";
  EXPECT_EQ(cells_of_first_table(table), "Flag|Ships 2018|Ships 2019|\nBG|1|2|\nBG|3|4|\n");
  EXPECT_EQ(dump(table),
            "table[Table 2] Ships\ntable_row[#1 ^0] BG 1 2\ntable_row[#2 ^0] BG 3 4\nsource[^0] Source: Office.\n");
}

TEST(Html, LetsTablesThatLayOutThrough) {
  EXPECT_EQ(dump("<table><tr><td><h2>Part</h2><p>Words.</p></td></tr></table>"),
            "title Part\nheading[L2] Part\nparagraph Words.\n");
}

TEST(Html, KnowsBoxesAndFigures) {
  EXPECT_EQ(dump("<aside><h4>Box 1.2 The lock</h4><p>Words.</p></aside><p>Behind.</p>"),
            "box[Box 1.2] The lock\nparagraph[^0] Words.\nparagraph Behind.\n");
  EXPECT_EQ(dump("<div><p>Box 3: Weirs</p><p>Words.</p></div><p>Behind.</p>"),
            "box[Box 3] Weirs\nparagraph[^0] Words.\nparagraph Behind.\n");
  EXPECT_EQ(dump("<figure><img src=a alt='x'><figcaption>Figure 3. Cranes<br><br>Source: Port.</figcaption></figure>"),
            "figure[Figure 3] Cranes\nsource[^0] Source: Port.\n");
  EXPECT_EQ(dump("<figure><img src=a alt='A &amp; B'></figure>"), "figure A & B\n");
}

TEST(Html, LeavesTheSignsOfAnchorsOutOfHeadings) {
  EXPECT_EQ(dump("<h1>T</h1><h2 id=a>Part <a href='#a'>#</a></h2><p>b"), "title T\nheading[L2] Part\nparagraph b\n");
}

TEST(Html, NumbersTheItemsOfLists) {
  EXPECT_EQ(dump("<ol start=3><li>a<ul><li>b</ul><li>c</ol><ol type=a><li>d</ol>"),
            "paragraph[#3 item] a\nparagraph[#\u2022 item] b\nparagraph[#4 item] c\nparagraph[#a item] d\n");
}

TEST(Html, BelievesTheEncodingThatThePageNames) {
  const std::string page =
      "<!doctype html><meta charset=\"ISO-8859-2\"><p>\xB3\xF3"
      "d\xBC, \xC8"
      "esk\xFD, 25 \xB0";
  EXPECT_EQ(dump(page), "paragraph \u0142\u00F3d\u017A, \u010Cesk\u00FD, 25 \u00B0\n");
  EXPECT_EQ(dump("<!doctype html><meta charset=windows-1251><p>\xD1\xEE\xF4\xE8\xFF"),
            "paragraph \u0421\u043E\u0444\u0438\u044F\n");
  EXPECT_EQ(dump("<!doctype html><meta charset=utf-8><p>caf\xE9"), "paragraph caf\u00E9\n");
}

TEST(Html, ReadsWhatIsNestedWithoutEnd) {
  std::string deep;
  for (int i = 0; i < 200000; ++i) deep += "<div>";
  EXPECT_EQ(dump(deep + "Words."), "paragraph Words.\n");
  deep.clear();
  for (int i = 0; i < 100000; ++i) deep += "<b><p>" + std::to_string(i % 10) + "</b>";
  EXPECT_EQ(parse_html(SourceText::decode(deep)).blocks.size(), 100000U);
  std::string wide = "<a ";
  for (int i = 0; i < 100000; ++i) wide += "b" + std::to_string(i) + " ";
  EXPECT_EQ(dump(wide + ">x"), "paragraph x\n");
}

}  // namespace
}  // namespace apud
