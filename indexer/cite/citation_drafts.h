// What the search for citations has found before it knows which works are meant.
// Layer 5: values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/model/placed_citation.h"
#include "indexer/cite/cited_works.h"

namespace apud {

// Citations of one kind of place refer back to each other: "ibid." in a source line never means a note.
enum class CitationStream : std::uint8_t { kNotes, kSourceLines, kLists, kText };

struct CitationDraft {
  std::uint32_t block = 0;
  CitationStream stream = CitationStream::kNotes;
  PlacedCitation placed;
  WorkHint hint;        // of a short form
  std::string note;     // number of the note that it points to; "" if to none
  char suffix = 0;      // of an author and year
  bool certain = true;  // else it is one only if its work is known

  std::uint32_t works_before = 0;     // known where it stands
  std::optional<std::uint32_t> work;  // index in CitedWorks
};

// Gives each draft its work, in the order of the document, and removes what is no citation after all. Numbers the rest:
// `ordinal` and `full`. `numbers` are the notes' numbers by block, "" for other blocks; a note's later paragraphs have
// its number.
void resolve_citations(std::vector<CitationDraft>& drafts, const std::vector<std::string>& numbers, CitedWorks& works);

}  // namespace apud
