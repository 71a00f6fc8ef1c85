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
  Span lines;               // first and last, inclusive, from 1
  std::vector<Span> bytes;  // of the file
  std::string ref;
};

struct Evidence {
  std::string quote;
  std::string exact;
  Where where;
};

enum class Via : std::uint8_t { kFootnote, kSourceLine, kTableSource };
const char* via_name(Via via);  // "footnote", "source line", "table source"

struct Source {
  Via via = Via::kFootnote;
  std::string number;  // of a note; "" otherwise
  std::string text;    // the note in full, its paragraphs joined by "\n"
  Where where;         // of its first paragraph; its bytes and lines cover all
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
  // Notes first, in the order of their marks, then the source lines from the innermost table, figure or box outward.
  std::vector<Source> sources_of(const Passage& passage, std::optional<std::uint32_t> sentence);

 private:
  std::optional<Source> note(const std::string& document, const PassageRef& ref);
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
