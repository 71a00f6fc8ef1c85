// Files of triples: which texts are such files, and what their lines give.
#include "indexer/parse/triples.h"

#include <gtest/gtest.h>

namespace apud {
namespace {

Document parsed(const std::string& text) {
  const SourceText source = SourceText::decode(text);
  return parse_triples(source, triple_form(source.text()));
}

TEST(Triples, TellsTheFormFromTheLines) {
  EXPECT_EQ(triple_form("Ada|wrote|Notes\nAda|born_in|London\n"), TripleForm::kBars);
  EXPECT_EQ(triple_form("Ada\twrote\tNotes\r\nAda\tborn in\tLondon\r\n"), TripleForm::kTabs);
  EXPECT_EQ(triple_form("# made by hand\n<http://a.org/Ada> <http://a.org/wrote> \"Notes\"@en .\n"),
            TripleForm::kNTriples);
  EXPECT_EQ(triple_form("Ada wrote | notes | on it | here\nand more"), TripleForm::kNone);
  EXPECT_EQ(triple_form("| a | b | c |\n| - | - | - |\n"), TripleForm::kNone);
  EXPECT_EQ(triple_form("a||c\n"), TripleForm::kNone);
  EXPECT_EQ(triple_form(""), TripleForm::kNone);
  EXPECT_EQ(triple_form("One sentence.\nAnother one.\n"), TripleForm::kNone);
}

TEST(Triples, GroupsTheLinesOfASubjectAndKeepsTheWayBack) {
  const std::string text = "Ada|wrote|Notes\nAda|born_in|London\n\nBo|wrote|Songs\n";
  const Document document = parsed(text);
  ASSERT_EQ(document.blocks.size(), 2u);
  ASSERT_EQ(document.triples.size(), 3u);
  EXPECT_EQ(document.blocks[0].text, "Ada|wrote|Notes Ada|born_in|London");
  ASSERT_EQ(document.blocks[0].sentences.size(), 2u);
  const auto source = document.blocks[0].map.source_of(document.blocks[0].sentences[1]);
  ASSERT_EQ(source.size(), 1u);
  EXPECT_EQ(text.substr(source[0].begin, source[0].end - source[0].begin), "Ada|born_in|London");
  const StatedTriple& last = document.triples[1];
  EXPECT_EQ(document.blocks[0].text.substr(last.object.begin, last.object.end - last.object.begin), "London");
}

TEST(Triples, KeepsALineThatIsNoneAndSaysSo) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "N" + std::to_string(i) + "|is|M\n";
  text += "this one is not\n";
  const Document document = parsed(text);
  EXPECT_EQ(document.triples.size(), 300u);
  ASSERT_EQ(document.diagnostics.size(), 1u);
  EXPECT_EQ(document.diagnostics[0].code, "not_a_triple");
  EXPECT_EQ(document.blocks.back().text, "this one is not");
}

TEST(Triples, ReadsNamesOfIrisAndLiterals) {
  EXPECT_EQ(triple_name("<http://a.org/wiki/Ada_Lovelace>"), "Ada Lovelace");
  EXPECT_EQ(triple_name("<http://a.org/onto#bornIn>"), "bornIn");
  EXPECT_EQ(triple_name("<http://a.org/S%C3%A3o_Paulo/>"), "S\xC3\xA3o Paulo");
  EXPECT_EQ(triple_name("\"a \\\"b\\\" \\u00E9\"@fr"), "a \"b\" \xC3\xA9");
  EXPECT_EQ(triple_name("plain words"), "plain words");
  EXPECT_EQ(triple_name("\""), "\"");
  EXPECT_EQ(triple_name("<>"), "<>");
}

}  // namespace
}  // namespace apud
