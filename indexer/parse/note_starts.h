// Numbers and signs at a line's start that may begin a note.
// Layer 4, pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "corpus/text/span.h"
#include "indexer/parse/lines.h"

namespace apud::parse {

enum class NoteForm : std::uint8_t {
  kAlone,      // "12" and nothing else on its line
  kTabbed,     // "12", then a tab, two blanks or junk, then words
  kSpaced,     // "12 Words"
  kDotted,     // "12. Words", "12) Words"
  kBracketed,  // "[12] Words"
  kMarkdown,   // "[^12]: Words"
  kRaised      // "* Words"
};

struct NoteStart {
  std::uint32_t line = 0;
  int number = 0;  // signs count below zero, as in marks.h
  NoteForm form = NoteForm::kSpaced;
  Span number_span{};
  std::uint32_t text_begin = 0;  // where the words after the number begin
};

std::optional<NoteStart> find_note_start(std::string_view text, const Line& line, std::uint32_t index);

// "Notes", "Endnotes" ... and nothing else on the line.
bool is_notes_heading(std::string_view words);

}  // namespace apud::parse
