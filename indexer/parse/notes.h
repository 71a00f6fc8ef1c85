// Finds footnotes and endnotes, their numbers, and the marks in the text that belong to them.
// Layer 4, pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/document.h"
#include "indexer/parse/lines.h"
#include "indexer/parse/marks.h"

namespace apud::parse {

struct NotePiece {
  std::uint32_t line = 0;
  Span words;         // the line's words without the note's number
  bool jump = false;  // other text stands between this piece and the one before it
};

struct Note {
  int number = 0;                                    // after repair
  std::vector<std::vector<NotePiece>> paragraphs{};  // never empty; a note may have no words
  std::uint32_t page = 0;
  bool by_page = true;  // it stands on the page of its mark, or the next
  Span number_span{};   // where its number stands; empty where it has none
  std::vector<std::string> warnings{};
};

struct NoteSet {
  std::vector<Note> notes;   // in order of the source
  std::vector<Mark> marks;   // marks kept, in order of the source; `number` names the note
  std::vector<int> note_of;  // for each mark the index into notes, or -1
};

std::string note_number_text(int number);  // 12 -> "12", -1 -> "*"

// Sets LineRole::kNote on the lines of notes. Diagnostics: note_renumbered, note_number_displaced, note_missing,
// note_without_mark, mark_without_note.
// In Markdown only "[^4]" and "[^4]:" count. `raised`: numbers that a page shows raised, in order, are marks whatever
// stands around them.
NoteSet find_notes(std::string_view text, std::vector<Line>& lines, std::uint32_t pages, bool markdown,
                   std::vector<Diagnostic>& diagnostics, const std::vector<Mark>& raised = {});

}  // namespace apud::parse
