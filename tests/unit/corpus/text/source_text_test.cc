// Encodings are found, and every character of the decoded text leads back to its own bytes in the file.
#include "corpus/text/source_text.h"

#include <gtest/gtest.h>

#include <random>

#include "corpus/text/utf8.h"

namespace apud {
namespace {

std::string file_bytes(const SourceText& source, const std::string& file, std::string_view word) {
  const std::size_t at = source.text().find(word);
  if (at == std::string_view::npos) return "not in the text";
  const auto begin = static_cast<std::uint32_t>(at);
  const Span span = source.to_file({begin, begin + static_cast<std::uint32_t>(word.size())});
  return file.substr(span.begin, span.size());
}

std::string utf16(std::u16string_view text, bool big) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    bytes += big ? high : low;
    bytes += big ? low : high;
  }
  return bytes;
}

TEST(SourceText, KeepsPlainUtf8AsItIs) {
  const std::string file = "Ça va, 北京 and \xF0\x9F\x98\x80.\n";
  const SourceText source = SourceText::decode(file);
  EXPECT_EQ(source.encoding(), Encoding::kUtf8);
  EXPECT_EQ(source.text(), file);
  EXPECT_TRUE(source.offset_map().identity());
  EXPECT_EQ(source.to_file({3, 9}), (Span{3, 9}));
}

TEST(SourceText, KeepsByteOrderMarkAndNulBytes) {
  const SourceText source =
      SourceText::decode(std::string("\xEF\xBB\xBF"
                                     "a\0b",
                                     6));
  EXPECT_EQ(source.encoding(), Encoding::kUtf8);
  EXPECT_EQ(source.text(), std::string_view("\xEF\xBB\xBF"
                                            "a\0b",
                                            6));
}

TEST(SourceText, FindsLatin1) {
  const std::string file = "caf\xE9 d'\xE9t\xE9\xE9 end";
  const SourceText source = SourceText::decode(file);
  EXPECT_EQ(source.encoding(), Encoding::kLatin1);
  EXPECT_EQ(source.text(), "café d'étéé end");
  EXPECT_EQ(file_bytes(source, file, "café"), "caf\xE9");
  EXPECT_EQ(file_bytes(source, file, "étéé"), "\xE9t\xE9\xE9");
  EXPECT_EQ(file_bytes(source, file, "end"), "end");
}

TEST(SourceText, FindsWindows1252ByItsQuotationMarks) {
  const std::string file =
      "\x93Yes\x94 \x97 5 \x80 \xFC"
      "ber";
  const SourceText source = SourceText::decode(file);
  EXPECT_EQ(source.encoding(), Encoding::kWindows1252);
  EXPECT_EQ(source.text(), "“Yes” — 5 € über");
  EXPECT_EQ(file_bytes(source, file, "“Yes”"), "\x93Yes\x94");
  EXPECT_EQ(file_bytes(source, file, "€"), "\x80");
  EXPECT_EQ(file_bytes(source, file, "über"),
            "\xFC"
            "ber");
}

TEST(SourceText, KeepsDamagedUtf8AsUtf8) {
  const std::string file = "naïve café \xC3 broken \xE2\x80 twice \xFF\xFE über";
  const SourceText source = SourceText::decode(file);
  EXPECT_EQ(source.encoding(), Encoding::kUtf8WithErrors);
  EXPECT_EQ(source.text(), "naïve café � broken � twice �� über");
  EXPECT_EQ(source.decoding_errors(), 4u);
  EXPECT_EQ(file_bytes(source, file, "�� über"), "\xFF\xFE über");
  EXPECT_EQ(file_bytes(source, file, "� twice"), "\xE2\x80 twice");
}

TEST(SourceText, RefusesOverlongSequencesAndSurrogates) {
  const SourceText source = SourceText::decode("éééé \xC0\x80 \xED\xA0\x80");
  EXPECT_EQ(source.encoding(), Encoding::kUtf8WithErrors);
  EXPECT_EQ(source.text(), "éééé �� ���");
}

TEST(SourceText, DecodesUtf16OfBothOrders) {
  for (const bool big : {false, true}) {
    const std::string file = utf16(u"\uFEFFOld 北京 \U0001F600 text", big);
    const SourceText source = SourceText::decode(file);
    EXPECT_EQ(source.encoding(), big ? Encoding::kUtf16Be : Encoding::kUtf16Le);
    EXPECT_EQ(source.text(), "\uFEFFOld 北京 \U0001F600 text");
    EXPECT_EQ(file_bytes(source, file, "北京 "), utf16(u"北京 ", big));
    EXPECT_EQ(file_bytes(source, file, "\U0001F600 te"), utf16(u"\U0001F600 te", big));
  }
}

TEST(SourceText, DecodesUtf16WithoutMark) {
  const std::string file = utf16(u"A plain sentence, long enough to show itself.", false);
  const SourceText source = SourceText::decode(file);
  EXPECT_EQ(source.encoding(), Encoding::kUtf16Le);
  EXPECT_EQ(source.text(), "A plain sentence, long enough to show itself.");
}

TEST(SourceText, ReplacesHalfPairsAndHalfUnitsOfUtf16) {
  const SourceText source = SourceText::decode("\xFF\xFE" +
                                               utf16(u"a\xD800"
                                                     u"b",
                                                     false) +
                                               "x");
  EXPECT_EQ(source.text(), "\uFEFFa�b�");
  EXPECT_EQ(source.decoding_errors(), 2u);
}

TEST(SourceText, CountsLinesOfAllThreeKinds) {
  const SourceText source = SourceText::decode("one\ntwo\r\nthree\rfour\n\nsix\n");
  EXPECT_EQ(source.line_count(), 6u);
  const auto line_of = [&](std::string_view word) {
    return source.line_of(static_cast<std::uint32_t>(source.text().find(word)));
  };
  EXPECT_EQ(line_of("one"), 1u);
  EXPECT_EQ(line_of("two"), 2u);
  EXPECT_EQ(line_of("three"), 3u);
  EXPECT_EQ(line_of("four"), 4u);
  EXPECT_EQ(line_of("six"), 6u);
  EXPECT_EQ(SourceText::decode("").line_count(), 0u);
  EXPECT_EQ(SourceText::decode("no end").line_count(), 1u);
  EXPECT_EQ(SourceText::decode("\r\r\n\n").line_count(), 3u);
}

// Slow and obvious: the characters, one by one.
TEST(SourceText, LinesAgreeWithAnOracle) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string file;
    for (int i = 0; i < 60; ++i) file += "\n\rab"[random() % 4];
    const SourceText source = SourceText::decode(file);
    std::uint32_t line = 1;
    for (std::uint32_t at = 0; at < file.size(); ++at) {
      ASSERT_EQ(source.line_of(at), line) << round << " " << at;
      if (file[at] == '\n' || (file[at] == '\r' && file.substr(at + 1, 1) != "\n")) ++line;
    }
  }
}

// Any bytes give valid UTF-8, and the pieces of the file that its characters come from are the file, in order.
TEST(SourceText, AnyBytesDecodeAndLeadBack) {
  std::mt19937 random(11);
  for (int round = 0; round < 2000; ++round) {
    std::string file;
    if (round % 5 == 0) file = "\xFF\xFE";
    if (round % 5 == 1) file = "\xFE\xFF";
    if (round % 5 == 2) file = "éééééééééééééééé";
    for (auto left = random() % 40; left > 0; --left)
      file += static_cast<char>(random() % 3 == 0 ? random() % 256 : 'a' + random() % 26);
    const SourceText source = SourceText::decode(file);
    ASSERT_EQ(valid_utf8_prefix(source.text()), source.text().size());
    std::string joined;
    for (std::uint32_t at = 0; at < source.text().size();) {
      const std::uint32_t next = at + utf8_step(source.text().substr(at)).length;
      const Span span = source.to_file({at, next});
      ASSERT_LE(span.begin, span.end);
      ASSERT_LE(span.end, file.size());
      joined += file.substr(span.begin, span.size());
      at = next;
    }
    ASSERT_EQ(joined, file) << round;
  }
}

}  // namespace
}  // namespace apud
