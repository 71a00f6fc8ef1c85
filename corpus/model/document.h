// A parsed document: its blocks in reading order and what was repaired or doubtful on the way.
// Layer 1: values only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/model/block.h"

namespace apud {

struct Diagnostic {
  std::string code;     // "note_renumbered", "box_end_guessed" ...; stable, listed in docs/input_format.md
  Span source;          // in SourceText::text()
  std::string message;  // for people
};

// A line that states one thing outright: "Kismet|directed_by|William Dieterle". Spans are of the block's text.
struct StatedTriple {
  std::uint32_t block = 0, sentence = 0;  // sentence: index in Block::sentences
  Span subject, predicate, object;
  bool literal = false;  // the object is a quoted string of N-Triples, no name
};

struct Document {
  std::string name;          // unique in an index: the path below the folder given, or the file's name
  std::string label;         // "CHAPTER 7" where it stands above the title; else empty
  std::string title;         // empty where none was found
  std::string author, date;  // as the file's own fields give them; empty where they do not
  std::uint32_t pages = 1;
  std::vector<std::string> page_labels;  // what is printed on each page, "iv"; "" or too few where nothing is known
  Span title_source;
  std::vector<Block> blocks;  // reading order; a box, table, figure stands before its children
  std::vector<Diagnostic> diagnostics;
  std::vector<StatedTriple> triples;  // of a file of triples, by block and sentence; else empty
};

}  // namespace apud
