// A passage survives its byte form whatever the repairs were; bytes of any other origin are refused; quotations lead
// back to the file.
#include "corpus/model/passage.h"

#include <gtest/gtest.h>

#include <random>
#include <tuple>

#include "corpus/model/citation_codec.h"
#include "corpus/model/passage_builder.h"
#include "corpus/text/content_hash.h"
#include "corpus/text/utf8.h"

namespace apud {
namespace {

void expect_equal(const Passage& a, const Passage& b) {
  EXPECT_EQ(a.document, b.document);
  EXPECT_EQ(a.title, b.title);
  EXPECT_EQ(a.section, b.section);
  EXPECT_EQ(a.block, b.block);
  EXPECT_EQ(a.kind, b.kind);
  EXPECT_EQ(a.place, b.place);
  EXPECT_EQ(a.level, b.level);
  EXPECT_EQ(a.label, b.label);
  EXPECT_EQ(a.number, b.number);
  EXPECT_EQ(a.block_title, b.block_title);
  EXPECT_EQ(a.parent, b.parent);
  EXPECT_EQ(a.page, b.page);
  EXPECT_EQ(a.page_starts, b.page_starts);
  EXPECT_EQ(a.year, b.year);
  ASSERT_EQ(a.text, b.text);
  EXPECT_EQ(a.exact, b.exact);
  ASSERT_EQ(a.runs, b.runs);
  EXPECT_EQ(a.ranges, b.ranges);
  EXPECT_EQ(a.file_map, b.file_map);
  EXPECT_EQ(a.range_lines, b.range_lines);
  EXPECT_EQ(a.line_breaks, b.line_breaks);
  EXPECT_EQ(a.sentences, b.sentences);
  EXPECT_EQ(a.cells, b.cells);
  EXPECT_EQ(a.knowledge, b.knowledge);
  EXPECT_EQ(a.page_labels, b.page_labels);
  EXPECT_EQ(a.stacks, b.stacks);
  EXPECT_EQ(a.element, b.element);
  ASSERT_EQ(a.refs.size(), b.refs.size());
  for (std::size_t i = 0; i < a.refs.size(); ++i) {
    EXPECT_EQ(a.refs[i].number, b.refs[i].number);
    EXPECT_EQ(a.refs[i].at, b.refs[i].at);
    EXPECT_EQ(a.refs[i].block, b.refs[i].block);
  }
}

// A document of one paragraph, put together piece by piece as a parser would.
struct Builder {
  std::string file;  // the decoded source
  Block block;

  void source_only(std::string_view text) { file += text; }
  void insert(std::string_view text) { block.text += text; }
  void copy(std::string_view text, bool jump = false) {
    block.map.add({.text = static_cast<std::uint32_t>(block.text.size()),
                   .source = static_cast<std::uint32_t>(file.size()),
                   .length = static_cast<std::uint32_t>(text.size()),
                   .jump = jump});
    block.text += text;
    file += text;
  }
  void line_end(std::string_view end = "\n") {
    insert(" ");
    source_only(end);
  }
  [[nodiscard]] Passage passage(const std::string& name = "a.txt") const {
    Document document;
    document.name = name;
    document.title = "A title";
    document.blocks = {block};
    return make_passage(document, block, SourceText::decode(file));
  }
};

Passage through_bytes(const Passage& passage) {
  const std::optional<Passage> back = decode_passage(encode_passage(passage));
  EXPECT_TRUE(back.has_value());
  return back.value_or(Passage{});
}

TEST(Passage, SurvivesItsByteForm) {
  Builder b;
  b.source_only("\f");
  b.copy("The dyna");
  b.source_only("-\n");
  b.copy("mism of trade");
  b.line_end();
  b.copy("grew.");
  b.source_only("1");
  b.copy(" In 2019, ");
  b.source_only("\f7\n1 A note.\n");
  b.copy("it fell.", true);
  b.block.id = 57;
  b.block.label = "Box 1.1";
  b.block.number = "3";
  b.block.title = "A run-in";
  b.block.level = 2;
  b.block.page = 8;
  b.block.page_starts = {{.at = 3, .page = 9}, {.at = 5, .page = 11}};
  b.block.refs = {{.number = "1", .at = 26, .source = {}, .block = 60},
                  {.number = "*", .at = 30, .source = {}, .block = {}}};
  b.block.sentences = {{0, 26}, {27, static_cast<std::uint32_t>(b.block.text.size())}};
  b.block.cells = {{"No.", "Country"}, {}, {""}};
  Passage passage = b.passage("folder/a#b5 ü.txt");
  passage.knowledge = std::string("\0what it says", 13);
  passage.page_labels = {"viii", "", "2"};
  passage.stacks = {{2, {8, 70, 90, 510, 104}}, {1, {9, 60, 80, 500, 92}}, {1, {}}};
  passage.element = "#part-2 > p:nth-child(3)";
  EXPECT_EQ(passage.text, "The dynamism of trade grew. In 2019, it fell.");
  EXPECT_EQ(passage.exact, "The dyna-\nmism of trade\ngrew.1 In 2019, it fell.");
  EXPECT_EQ(passage.ranges.size(), 2u);
  EXPECT_EQ(passage.year, 2019u);
  expect_equal(through_bytes(passage), passage);
}

TEST(Passage, SpansOfAPageStandInRectangles) {
  Builder b;
  b.copy("One line.");
  b.line_end();
  b.copy("Two begins. Three");
  b.line_end();
  b.copy("ends here");
  b.source_only("\n\f");
  b.copy("overleaf.", true);
  b.block.line_boxes = {{1, 70, 100, 500, 110}, {1, 70, 112, 500, 122}, {1, 70, 124, 300, 134}, {2, 60, 80, 120, 90}};
  Document document;
  document.page_labels = {"iv", "v"};
  document.blocks = {b.block};
  document.blocks[0].page_starts = {{static_cast<std::uint32_t>(b.block.text.find("overleaf")), 2}};
  const Passage passage = through_bytes(make_passage(document, document.blocks[0], SourceText::decode(b.file)));
  ASSERT_EQ(passage.stacks.size(), 2U);
  const auto boxes = [&](std::string_view words) {
    const auto at = static_cast<std::uint32_t>(passage.text.find(words));
    return boxes_of(passage, {at, at + static_cast<std::uint32_t>(words.size())});
  };
  const auto is_near = [](const PageBox& one, const PageBox& two) {
    return one.page == two.page && one.left == two.left && one.right == two.right && one.top + 2 >= two.top &&
           one.top <= two.top + 2 && one.bottom + 2 >= two.bottom && one.bottom <= two.bottom + 2;
  };
  EXPECT_EQ(boxes(passage.text), (std::vector<PageBox>{{1, 70, 100, 500, 134}, {2, 60, 80, 120, 90}}));
  ASSERT_EQ(boxes("Two begins.").size(), 1U);
  EXPECT_TRUE(is_near(boxes("Two begins.")[0], {1, 70, 112, 500, 122}));
  EXPECT_TRUE(is_near(boxes("Three ends here")[0], {1, 70, 112, 500, 134}));
  EXPECT_EQ(boxes("overleaf."), (std::vector<PageBox>{{2, 60, 80, 120, 90}}));
  EXPECT_EQ(page_label_at(passage, 0), "iv");
  EXPECT_EQ(page_label_at(passage, static_cast<std::uint32_t>(passage.text.find("overleaf"))), "v");
}

TEST(Passage, LineEndsCostNothing) {
  Builder one, many;
  one.copy(std::string(600, 'x'));
  for (int i = 0; i < 10; ++i) {
    if (i > 0) many.line_end(i % 3 == 0 ? "\r\n" : i % 3 == 1 ? "\n" : "\n   ");
    many.copy(std::string(60, 'x'));
  }
  const Passage a = one.passage(), b = many.passage();
  const std::size_t overhead = encode_passage(a).size() - a.exact.size();
  EXPECT_LE(encode_passage(b).size() - b.exact.size(), overhead + 1);
  expect_equal(through_bytes(b), b);
}

TEST(Passage, HyphensAndMarksCostThreeBytes) {
  Builder b;
  b.copy("one");
  for (int i = 0; i < 10; ++i) {
    b.source_only("-\n");
    b.copy("a word and a ");
  }
  const Passage passage = b.passage();
  const std::size_t plain = passage.exact.size() + passage.document.size() + passage.title.size();
  EXPECT_LE(encode_passage(passage).size(), plain + 24 + 10 * 3);
  expect_equal(through_bytes(passage), passage);
}

TEST(Passage, KeepsTextWithoutSource) {
  Passage passage;
  passage.document = "d";
  passage.text = "No runs at all.";
  passage.exact = "Something else.";
  expect_equal(through_bytes(passage), passage);
  expect_equal(through_bytes(Passage{}), Passage{});
}

TEST(Passage, LeavesRunsOutThatDoNotLeadToTheSource) {
  Passage passage;
  passage.text = "abc";
  passage.exact = "abd";
  passage.runs = {{.text = 0, .source = 0, .length = 3}};
  Passage expected = passage;
  expected.runs.clear();
  expect_equal(through_bytes(passage), expected);
}

// Pieces of every kind that a parser makes, in any order.
Builder random_builder(std::mt19937& random) {
  Builder b;
  const char* const pieces[] = {"word ", "\n", "a\nb", "\r\n", "\r", "é", " ", "x", "北京", "end. "};
  const char* const gaps[] = {"",   "-\n", "\n", "\r\n", "\n  ",
                              "\f", "12",  "\r", "\n\n", "a long stretch that is left out here"};
  const char* const insertions[] = {"", " ", "fi", "\n", " x"};
  for (auto left = random() % 30; left > 0; --left) {
    switch (random() % 6) {
      case 0: b.source_only(gaps[random() % 10]); break;
      case 1: b.insert(insertions[random() % 5]); break;
      case 2: b.line_end(random() % 4 == 0 ? "\r\n" : "\n"); break;
      case 3: b.copy("", random() % 8 == 0); break;
      default: b.copy(pieces[random() % 10], random() % 8 == 0);
    }
  }
  return b;
}

TEST(Passage, AnyRepairsSurvive) {
  std::mt19937 random(3);
  for (int round = 0; round < 20000; ++round) {
    const Passage passage = random_builder(random).passage();
    expect_equal(through_bytes(passage), passage);
    if (HasFatalFailure() || HasNonfatalFailure()) FAIL() << "round " << round;
  }
}

// What is quoted of the file is what stands there.
TEST(Passage, QuotesAnySpan) {
  std::mt19937 random(4);
  for (int round = 0; round < 5000; ++round) {
    const Builder b = random_builder(random);
    const Passage passage = b.passage();
    const auto size = static_cast<std::uint32_t>(passage.text.size());
    const auto begin = static_cast<std::uint32_t>(random() % (size + 1));
    const Span span{begin, begin + static_cast<std::uint32_t>(random() % (size - begin + 3))};
    const Quote quote = quote_of(passage, span);
    std::string exact;
    for (const Span bytes : quote.bytes) exact += b.file.substr(bytes.begin, bytes.size());
    ASSERT_EQ(quote.exact, exact) << round;
    const SourceText source = SourceText::decode(b.file);
    if (quote.bytes.empty()) continue;
    std::uint32_t first = ~0U, last = 0;
    for (const Span bytes : quote.bytes) {
      first = std::min(first, source.line_of(bytes.begin));
      last = std::max(last, source.line_of(bytes.end - 1));
    }
    ASSERT_EQ(quote.lines, (Span{first, last})) << round;
  }
}

TEST(Passage, QuotesTheFileOfAnotherEncoding) {
  Builder b;
  b.source_only("Überschrift é\n");
  b.copy("Größe der Ma");
  b.source_only("-\n");
  b.copy("ße. Zweiter Satz über é. ");
  b.source_only("Fußnote ü\n");
  b.copy("Schluß.", true);
  std::string latin1;
  for (std::size_t i = 0; i < b.file.size(); ++i) {
    const auto byte = static_cast<unsigned char>(b.file[i]);
    if (byte < 0x80)
      latin1 += b.file[i];
    else
      latin1 += static_cast<char>((byte & 3) << 6 | (b.file[++i] & 0x3F));
  }
  Document document;
  document.blocks = {b.block};
  const Passage passage = through_bytes(make_passage(document, b.block, SourceText::decode(latin1)));
  for (const char* sentence : {"Größe der Maße.", "Zweiter Satz über é.", "é. Schluß.", "Schluß."}) {
    const auto at = static_cast<std::uint32_t>(passage.text.find(sentence));
    const Quote quote = quote_of(passage, {at, at + static_cast<std::uint32_t>(std::string(sentence).size())});
    std::string file;
    for (const Span bytes : quote.bytes) file += latin1.substr(bytes.begin, bytes.size());
    EXPECT_EQ(SourceText::decode(file + "\xE9").text(), quote.exact + "é");
  }
}

TEST(Passage, RefusesBytesOfOtherOrigin) {
  std::mt19937 random(5);
  const std::string good = encode_passage(random_builder(random).passage());
  for (std::size_t size = 0; size < good.size(); ++size)
    EXPECT_FALSE(decode_passage(std::string_view(good).substr(0, size)));
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ (1 << random() % 8));
    EXPECT_FALSE(decode_passage(bad));
  }
}

// Behind a right checksum, too, nothing is read that is not there (for the sanitizers).
TEST(Passage, SurvivesForgedBytes) {
  std::mt19937 random(6);
  for (int round = 0; round < 20000; ++round) {
    Builder b = random_builder(random);
    b.block.cells = {{"a", "b"}};
    b.block.refs = {{.number = "1", .at = 0, .source = {}, .block = 2}};
    b.block.sentences = {{0, static_cast<std::uint32_t>(b.block.text.size())}};
    if (round % 2 == 0) b.file += "\xE9 \xFF";
    std::string bytes = encode_passage(b.passage());
    bytes.resize(bytes.size() - 4);
    for (auto left = random() % 4; left > 0; --left) {
      if (random() % 3 == 0) bytes.resize(random() % (bytes.size() + 1));
      if (!bytes.empty()) bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    const std::uint32_t sum = checksum32(bytes);
    for (int i = 0; i < 4; ++i) bytes += static_cast<char>(sum >> (8 * i) & 0xFF);
    if (const std::optional<Passage> passage = decode_passage(bytes)) {
      quote_of(*passage, {0, 1000});
      for (const Span sentence : passage->sentences) quote_of(*passage, sentence);
    }
  }
}

TEST(Passage, PlacesBlocksInTheirBox) {
  Document document;
  document.blocks.resize(6);
  for (std::uint32_t i = 0; i < 6; ++i) document.blocks[i].id = i;
  document.blocks[0].kind = BlockKind::kHeading;
  document.blocks[0].text = "II. Ways";
  document.blocks[1].kind = BlockKind::kBox;
  document.blocks[1].label = "Box 2";
  document.blocks[2].parent = 1;
  document.blocks[2].section = {0};
  document.blocks[3].kind = BlockKind::kSource;
  document.blocks[3].parent = 1;
  document.blocks[4].kind = BlockKind::kTable;
  document.blocks[5].kind = BlockKind::kTableRow;
  document.blocks[5].parent = 4;
  const SourceText source = SourceText::decode("");
  const auto passage = [&](std::size_t i) { return make_passage(document, document.blocks[i], source); };
  EXPECT_EQ(passage(2).place, BlockKind::kBox);
  EXPECT_EQ(passage(2).kind, BlockKind::kParagraph);
  EXPECT_EQ(passage(2).label, "Box 2");
  EXPECT_EQ(passage(2).section, (std::vector<std::string>{"II. Ways"}));
  EXPECT_EQ(passage(3).place, BlockKind::kSource);
  EXPECT_EQ(passage(5).place, BlockKind::kTableRow);
  EXPECT_EQ(passage(1).place, BlockKind::kBox);
}

TEST(Passage, FindsTheLatestYear) {
  EXPECT_EQ(latest_year("From 1998 to 2024-25."), 2024u);
  EXPECT_EQ(latest_year("in the 1990s"), 1990u);
  EXPECT_EQ(latest_year("$2500 or 1,500 or 2000.5 or 1.2000 or 1999%"), 0u);
  EXPECT_EQ(latest_year("€2500, £1200; 12024, 20245, 3000, 0999"), 0u);
  EXPECT_EQ(latest_year("2019"), 2019u);
  EXPECT_EQ(latest_year("It ended in 2019."), 2019u);
  EXPECT_EQ(latest_year(""), 0u);
}

TEST(PassageRef, GoesBothWays) {
  EXPECT_EQ(passage_ref("chapter.txt", 57, std::nullopt), "chapter.txt#b57");
  EXPECT_EQ(passage_ref("a#b1 ü.txt", 57, 2), "a#b1 ü.txt#b57.2");
  const auto ref = parse_ref("a#b1 ü.txt#b57.2");
  ASSERT_TRUE(ref);
  EXPECT_EQ(ref->document, "a#b1 ü.txt");
  EXPECT_EQ(ref->block, 57u);
  EXPECT_EQ(ref->sentence, 2u);
  EXPECT_FALSE(parse_ref("x#b0")->sentence);
  for (const char* bad : {"", "#b5", "a", "a#b", "a#bx", "a#b5.", "a#b5.0", "a#b5.x", "a#b5.1x", "a#b5 ", "a#b-1",
                          "a#b99999999999", "a#b5.99999999999"})
    EXPECT_FALSE(parse_ref(bad)) << bad;
}

TEST(BlockKind, NamesGoBothWays) {
  for (int i = 0; i < kBlockKinds; ++i) {
    const auto kind = static_cast<BlockKind>(i);
    EXPECT_EQ(block_kind_of(block_kind_name(kind)), kind);
  }
  EXPECT_EQ(block_kind_name(BlockKind::kTableRow), std::string("table_row"));
  EXPECT_FALSE(block_kind_of("chapter"));
}

PlacedCitation placed_citation(const std::string& text) {
  PlacedCitation placed;
  placed.ordinal = 2;
  placed.span = {4, static_cast<std::uint32_t>(text.size())};
  placed.lead = {0, 3};
  placed.form = CitationForm::kShortTitle;
  placed.work = "work:okoro_tides_2014";
  placed.full = CitationPlace{7, 1};
  placed.locator = "45-47";
  placed.supports = {{3, 2}, {9, 0}};
  Citation& c = placed.citation;
  c.raw = text.substr(4);
  c.type = "article-journal";
  c.author = {{"Okoro", "B.", "Jr.", ""}, {"", "", "", "Port of Zenda"}};
  c.title = "Tides";
  c.note = "not in the text";
  c.issued = {{.year = 2014, .month = 5, .day = 9}, {.year = 2014, .month = 6}, ""};
  c.accessed.raw = "February 30";
  c.fields = {{"title", {{7, 12}}, 0.5F}, {"a name of its own", {}, 1.0F}};
  return placed;
}

TEST(PassageCodec, KeepsCitations) {
  Passage passage;
  passage.exact = passage.text = "See Okoro, Tides, 45-47.";
  passage.runs = {{0, 0, static_cast<std::uint32_t>(passage.text.size())}};
  passage.citations = {placed_citation(passage.text), {}};
  const std::optional<Passage> read = decode_passage(encode_passage(passage));
  ASSERT_TRUE(read);
  ASSERT_EQ(read->citations.size(), 2u);
  const PlacedCitation &a = passage.citations[0], &b = read->citations[0];
  EXPECT_EQ(std::tie(a.ordinal, a.span, a.lead, a.form, a.work, a.full, a.locator, a.supports),
            std::tie(b.ordinal, b.span, b.lead, b.form, b.work, b.full, b.locator, b.supports));
  const Citation &c = a.citation, &d = b.citation;
  EXPECT_EQ(std::tie(c.raw, c.type, c.title, c.note, c.issued.from, c.issued.to, c.accessed.raw),
            std::tie(d.raw, d.type, d.title, d.note, d.issued.from, d.issued.to, d.accessed.raw));
  ASSERT_EQ(d.author.size(), 2u);
  EXPECT_EQ(d.author[0].suffix, "Jr.");
  EXPECT_EQ(d.author[1].literal, "Port of Zenda");
  ASSERT_EQ(d.fields.size(), 2u);
  EXPECT_EQ(d.fields[0].name, "title");
  EXPECT_EQ(d.fields[0].spans, c.fields[0].spans);
  EXPECT_FLOAT_EQ(d.fields[0].confidence, 0.5F);
  EXPECT_EQ(d.fields[1].name, "a name of its own");
  EXPECT_EQ(read->citations[1].citation.type, "document");
}

TEST(PassageCodec, RefusesBrokenCitations) {
  const std::string text = "See Okoro, Tides, 45-47.";
  std::string bytes;
  ByteWriter writer(bytes);
  write_citations(writer, {placed_citation(text)}, text);
  const auto reads = [&](std::string_view given) {
    ByteReader reader(given);
    read_citations(reader, text);
    return !reader.failed() && reader.at_end();
  };
  EXPECT_TRUE(reads(bytes));
  for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(reads(bytes.substr(0, size))) << size;
  std::mt19937 random(7);
  for (int i = 0; i < 20000; ++i) {
    std::string broken = bytes;
    for (int changes = 0; changes < 3; ++changes) broken[random() % broken.size()] = static_cast<char>(random());
    reads(broken);
  }
}

}  // namespace
}  // namespace apud
