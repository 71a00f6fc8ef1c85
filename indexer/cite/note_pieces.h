// A note cut where a reference may begin: at semicolons, and where a sentence seems to end.
// Layer 5, pure.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/cite/note_words.h"

namespace apud {

struct NotePiece {
  std::uint32_t first = 0, end = 0;  // words; the full stop belongs to it, the semicolon does not
  bool hard = false;                 // behind a semicolon, a line end, or at the start
};

// Pieces rise and are not empty. Nothing is cut inside quotation marks or brackets, nor behind initials and
// abbreviations. Linear.
void cut_pieces(const NoteWords& words, std::vector<NotePiece>& pieces);

}  // namespace apud
