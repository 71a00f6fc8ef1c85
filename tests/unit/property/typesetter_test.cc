// The typesetter against itself: what it sets can be read back by the plain rules that it promises.
#include "tests/support/typesetter.h"

#include <gtest/gtest.h>

#include "tests/support/document_generator.h"
#include "tests/support/line_breaker.h"

namespace apud::testing {
namespace {

std::string joined(const std::vector<SetLine>& lines) {
  std::string out;
  for (const SetLine& line : lines) out += line.text + "\n";
  return out;
}

TEST(LineBreaker, FillsLinesAndKeepsNumbersFromTheirStarts) {
  EXPECT_EQ(joined(break_lines("one two three four 5 Six", {}, 9, false)), "one two\nthree\nfour 5\nSix\n");
  EXPECT_EQ(joined(break_lines("one two", {}, 0, false)), "one two\n");
}

TEST(LineBreaker, BreaksCompoundsAlwaysAndOtherWordsOnlyOnRequest) {
  EXPECT_EQ(joined(break_lines("a long-term administration", {}, 10, false)), "a long-\nterm\nadministration\n");
  EXPECT_EQ(joined(break_lines("the administration", {}, 12, true)), "the admi-\nnistration\n");
}

TEST(LineBreaker, BreaksUrlsBehindASlash) {
  EXPECT_EQ(joined(break_lines("see https://a.example/bcd/e.html.", {}, 24, false)),
            "see https://a.example/\nbcd/e.html.\n");
}

TEST(LineBreaker, GluesMarksAndNamesTheirLine) {
  const auto lines = break_lines("It ended. It began.", {{"1", 9}, {"2", 19}}, 10, false);
  ASSERT_EQ(joined(lines), "It ended.1\nIt began.2\n");
  EXPECT_EQ(lines[0].notes, std::vector<std::size_t>{0});
  EXPECT_EQ(lines[1].notes, std::vector<std::size_t>{1});
}

LogicalDocument small_document() {
  LogicalDocument document;
  document.title = "A Title";
  LogicalBlock paragraph;
  paragraph.text = "Word of it.";
  paragraph.marks = {{"1", 11}};
  document.blocks = {paragraph};
  LogicalBlock note;
  note.kind = BlockKind::kFootnote;
  note.number = "1";
  note.text = "See it.";
  document.notes = {note};
  return document;
}

TEST(Typesetter, PutsNotesBelowThePageOrAtTheEnd) {
  EXPECT_EQ(typeset(small_document(), {.name = ""}), "A Title\n\nWord of it.1\n\n1 See it.\n\f");
  EXPECT_EQ(
      typeset(small_document(),
              {.name = "", .page_break = PageBreak::kNone, .notes = NotePlace::kEnd, .note_style = NoteStyle::kDot}),
      "A Title\n\nWord of it.1\n\nNotes\n\n1. See it.\n");
  EXPECT_EQ(typeset(small_document(), {.name = "",
                                       .running_head = RunningHead::kTitle,
                                       .note_style = NoteStyle::kOwnLine,
                                       .crlf = true,
                                       .no_blanks = true}),
            "A Title\r\nWord of it.1\r\n1\r\nSee it.\r\n1\r\n\f");
}

TEST(Typesetter, SetsEveryGeneratedDocumentWithinItsWidth) {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const LogicalDocument document = generate_document(seed);
    for (const Setting& setting : settings()) {
      if (setting.line_a_paragraph) continue;
      const std::string text = typeset(document, setting);
      for (std::size_t at = 0, end; at < text.size(); at = end + 1) {
        end = std::min(text.find('\n', at), text.size());
        EXPECT_LE(columns(text.substr(at, end - at)), static_cast<std::size_t>(setting.width) + 10) << setting.name;
      }
    }
  }
}

TEST(LogicalDocument, DumpsShowMarksAndDifferences) {
  EXPECT_EQ(dump(small_document()), "title A Title\nparagraph <> Word of it.^1^\nfootnote #1 <> See it.\n");
  EXPECT_EQ(first_difference("a\nb\n", "a\nc\n"), "expected: b\n   found: c\n");
  EXPECT_EQ(first_difference("a\n", "a\nc\n"), "expected: \n   found: c\n");
  EXPECT_EQ(first_difference("a\n", "a\n"), "");
}

}  // namespace
}  // namespace apud::testing
