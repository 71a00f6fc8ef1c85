// References that name a work by what was said before: "Ibid., 45", "Smith, op. cit.", "supra note 4", "Smith, History, 45".
// Layer 5, pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "corpus/model/placed_citation.h"
#include "indexer/cite/note_words.h"

namespace apud {

struct ShortForm {
  CitationForm form = CitationForm::kIbid;
  std::uint32_t end = 0;                         // behind its last word
  std::uint32_t names_first = 0, names_end = 0;  // words that name the author; none: empty
  std::uint32_t title_first = 0, title_end = 0;  // words of the title, without quotation marks
  std::string note;                              // number of the note that it points to; "" if to none
  std::string locator;                           // "45", "45-47, 50"
  int year = 0;                                  // of an author and year: "Jones 2001a, p. 4"
  char suffix = 0;
  bool certain = false;  // nothing else looks like it; else it is one only if such a work is known
};

// What words [first, end) are, leads ("See") already left out. Nullopt if they are none of these.
std::optional<ShortForm> read_short_form(const NoteWords& words, std::uint32_t first, std::uint32_t end);

// The pages that begin at a word: "p. 45", "at 45–47, 50"; "" if none. Sets `end` behind them.
std::string read_locator(const NoteWords& words, std::uint32_t first, std::uint32_t end, std::uint32_t& behind);

}  // namespace apud
