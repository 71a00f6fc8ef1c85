// A citation where a document has it: its bytes, the work that it means, and the sentences that lean on it.
// Layer 1: values only. Found by indexer/cite, kept with the passage of its block.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/citation.h"
#include "corpus/text/span.h"

namespace apud {

// How the words name the work.
enum class CitationForm : std::uint8_t {
  kFull,        // a reference that stands for itself: in a note, a source line, a list of references
  kAuthorYear,  // "(Smith 2019, p. 4)" in running text
  kIbid,        // "Ibid., 45", "Id. at 3", "idem"
  kOpCit,       // "Smith, op. cit., 45", "loc. cit."
  kShortTitle,  // "Smith, History, 45", "Smith 2019, 45" in a note
  kBackward,    // "Smith, supra note 4, at 7", "see note 4 above"
};
inline constexpr int kCitationForms = 6;
const char* citation_form_name(CitationForm form);  // "full", "author-year", "ibid", "op. cit.", "short title", "supra"
std::optional<CitationForm> citation_form_of(std::string_view name);

// A sentence that leans on a citation: the one at the note's mark, or the one that an author and year stand in. Of a
// source line the box, table or figure that it belongs to, as a whole.
struct CitedFrom {
  std::uint32_t block = 0;
  std::uint32_t sentence = 0;  // from 1; 0: the block as a whole
  friend auto operator<=>(const CitedFrom&, const CitedFrom&) = default;
};

// One of the citations of a document.
struct CitationPlace {
  std::uint32_t block = 0;
  std::uint32_t ordinal = 0;  // from 1, within the block
  friend auto operator<=>(const CitationPlace&, const CitationPlace&) = default;
};

struct PlacedCitation {
  std::uint32_t ordinal = 0;  // from 1, within the block, in the order of `span`
  Span span;                  // of the block's text: the reference alone
  Span lead;                  // of the block's text: "See also", "quoted in" before it; empty where there is none
  CitationForm form = CitationForm::kFull;
  std::string work;  // the work's entity id; "" where it could not be told (`apud citations --unresolved`)
  // What is printed here and nothing else: of "Ibid., 45" a page. citation.raw is the text at `span`, so that it needs
  // no place in an index; the spans of citation.fields are offsets in it.
  Citation citation;
  // Where the fields of the work are printed in full: a citation of the same document whose form is kFull (or
  // kAuthorYear, where the document has nothing fuller). Nullopt: here, or nowhere.
  std::optional<CitationPlace> full;
  std::string locator;              // the pages that are meant, of all forms but kFull: "45", "45-47"; "" if none
  std::vector<CitedFrom> supports;  // rising; empty for what nothing points to (an entry of a list of references)
};

// A citation's permanent address, "chapter-11.txt#b57.c2".
std::string citation_ref(std::string_view document, std::uint32_t block, std::uint32_t ordinal);

}  // namespace apud
