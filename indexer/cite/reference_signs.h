// Whether words of a note are a reference: names, a quoted title, years, pages, addresses against words of prose.
// Layer 5, pure.
#pragma once

#include <cstdint>

#include "indexer/cite/note_words.h"

namespace apud {

struct ReferenceSigns {
  std::uint32_t capitals = 0,
                smalls = 0;  // words outside quotes and brackets; small ones that titles often have do not count
  std::uint32_t verbs = 0;   // finite verbs and pronouns among the small ones
  std::uint32_t commas = 0;
  bool title_in_quotes = false;  // a quoted stretch that stands as titles do
  bool year = false;
  bool year_in_brackets = false;  // "(1999)", "(London: Harbour Press, 1974)", followed by no prose
  bool pages = false;
  bool address = false;
  bool numbered = false;     // "vol. 3", "no. 2", "14, no. 2", "2nd ed."
  bool names_first = false;  // begins as names do: "Bly, S., & Costa, M.", "J. Bly"
};

ReferenceSigns signs_of(const NoteWords& words, std::uint32_t first, std::uint32_t end);

// Whether words [first, end) are a reference in full, as far as their looks tell.
bool looks_like_reference(const NoteWords& words, std::uint32_t first, std::uint32_t end);

// A word that stands before a year and names nobody: "May", "since", "Table", "Act".
bool names_nobody(const NoteWords& words, std::uint32_t i);

// Begins with "Family, I." or "I. Family": what references do and sentences seldom.
bool begins_with_names(const NoteWords& words, std::uint32_t first, std::uint32_t end);

// Behind "See also", "quoted in", "Source:", "for example,": the first word of the reference. `first` if there is none.
std::uint32_t behind_lead(const NoteWords& words, std::uint32_t first, std::uint32_t end);

// Behind prose that leads to a reference and holds no other: "For a sceptical view see", "Among many others". `first` if
// there is none.
std::uint32_t behind_prose(const NoteWords& words, std::uint32_t first, std::uint32_t end);

// Where what is said about a reference begins: ", who thinks that", "quoted in", ", with the lower estimate in". `end` if
// nowhere.
std::uint32_t end_of_reference(const NoteWords& words, std::uint32_t first, std::uint32_t end);

// Whether a sentence belongs to the reference before it: "Oxford: Clarendon Press, 1999.", "Accessed May 4, 2019."
bool continues_reference(const NoteWords& words, std::uint32_t first, std::uint32_t end);

}  // namespace apud
