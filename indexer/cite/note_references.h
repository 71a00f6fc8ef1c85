// The references of a note: which words are one, in what form, and what leads to it.
// Layer 5, pure.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "indexer/cite/note_pieces.h"
#include "indexer/cite/note_words.h"
#include "indexer/cite/short_forms.h"

namespace apud {

struct NoteReference {
  std::uint32_t lead = 0, first = 0, end = 0;  // words: [lead, first) leads to it, [first, end) is it
  bool paper = false;                          // is a paper with a date in figures (dated_papers.h)
  bool full = false;                           // looks like a reference that stands for itself
  std::optional<ShortForm> short_form;         // of a full one too, where its title may be a short one
};

// Rising, not overlapping. Linear but for a bounded number of attempts a piece.
void find_note_references(const NoteWords& words, const std::vector<NotePiece>& pieces,
                          std::vector<NoteReference>& found);

}  // namespace apud
