// Evidence: a quotation with its address, and the chain of notes and source lines behind it.
// Layer 3: values, and how they are made from passages. The same in answers and in apud-index --explain.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/evidence/passage_lookup.h"

namespace apud {

// The address of a passage, as in docs/output_schema.md.
struct Where {
  std::string document;
  std::string title;
  std::vector<std::string> section;
  BlockKind place = BlockKind::kParagraph;  // where it stands: "block" in JSON
  BlockKind kind = BlockKind::kParagraph;   // what it is itself
  std::string label;                        // "" where there is none
  std::string number;                       // of a note, row or heading
  std::uint32_t page = 1;
  std::string page_label;      // what is printed on that page; "" where it is not known
  Span lines;                  // first and last, inclusive, from 1
  std::vector<Span> bytes;     // of the file
  std::vector<PageBox> boxes;  // of a PDF: the rectangles that it stands in
  std::string element;         // of HTML: the element that it stands in, as a CSS selector
  std::string ref;
};

struct Evidence {
  std::string quote;
  std::string exact;
  Where where;
};

enum class Via : std::uint8_t { kFootnote, kSourceLine, kTableSource, kInline, kReferenceList };
const char* via_name(Via via);  // "footnote", "source line", "table source", "inline", "reference list"

// One place that cites a work, and one sentence that leans on it there.
struct CitedPlace {
  Where where;        // of the sentence; of a box, table or figure where a source line cites; else of the reference
  std::string claim;  // the sentence; a box's label and title; "" where nothing points to the reference
  Via via = Via::kFootnote;
  std::string number;  // of a note
  CitationForm form = CitationForm::kFull;
  std::string raw;      // the words of this place: "Ibid., 45"
  std::string locator;  // the pages that it means
  std::string ref;      // citation_ref of this place
};

struct CitationRecord {
  std::string id;  // the work's entity id; of an unresolved citation its citation_ref
  Citation work;   // as its fullest reference here gives it; work.raw is that reference
  std::vector<CitedPlace> cited_from;
};

struct Source {
  Via via = Via::kFootnote;
  std::string number;  // of a note; "" otherwise
  std::string text;    // the note in full, its paragraphs joined by "\n"; what stands in brackets in the text itself
  Where where;         // of its first paragraph; its bytes and lines cover all; of the sentence with the brackets
  std::vector<CitationRecord> citations;
};

// A sentence of a passage (an index into `sentences`) as evidence; the whole passage if there is none such.
Evidence evidence_of(const Passage& passage, std::optional<std::uint32_t> sentence);

// A table row's cells as spans of its quotation, where they are all found in it; empty for everything else.
std::vector<Span> cells_in(const Passage& row, const std::string& quote);

// The sentence that a note's mark hangs on; nullopt in a passage without sentences.
std::optional<std::uint32_t> sentence_of(const Passage& passage, const PassageRef& ref);

// The marks of notes that hang on a sentence: those inside it or behind it, before the next one starts.
std::vector<PassageRef> refs_of(const Passage& passage, std::optional<std::uint32_t> sentence);

// Finds the sources of passages and remembers those of boxes and tables, which many hits share.
class SourceFinder {
 public:
  explicit SourceFinder(const PassageLookup& index) : index_(index) {}
  // Notes first, in the order of their marks; then authors and years in brackets; then the source lines from the
  // innermost table, figure or box outward. Each with its citations.
  std::vector<Source> sources_of(const Passage& passage, std::optional<std::uint32_t> sentence);

 private:
  std::optional<Source> note(const std::string& document, const PassageRef& ref);
  void add_inline(const Passage& passage, std::optional<std::uint32_t> sentence, std::vector<Source>& sources) const;
  void add_citations(const Passage& passage, Source& source) const;
  const std::vector<Source>& source_lines(const Passage& container);
  const std::optional<Passage>& parent_of(const Passage& passage);

  using Place = std::pair<std::string, std::uint32_t>;  // document and block
  const PassageLookup& index_;
  std::map<Place, std::vector<Source>> lines_of_;
  std::map<Place, std::optional<Passage>> parents_;
};

// The blocks inside a box, table or figure (those of blocks inside it too), in reading order.
std::vector<Passage> parts_of(const PassageLookup& index, const Passage& container);
bool is_container(BlockKind kind);

}  // namespace apud
