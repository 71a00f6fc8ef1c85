// Puts repaired text together from pieces of lines, with the way back to the source.
// Layer 4, pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/document.h"
#include "indexer/parse/notes.h"
#include "indexer/parse/word_joiner.h"

namespace apud::parse {

struct Piece {
  Span words;
  bool jump = false;  // what stands between the piece before and this one belongs to something else
};

struct BuiltText {
  std::string text;
  TextMap map;
  std::vector<FootnoteRef> refs;
};

class TextBuilder {
 public:
  // `block_of_note` gives the id of a note's block; it may be filled after the texts are built.
  TextBuilder(std::string_view source, const NoteSet& notes, const WordJoiner& joiner, bool markdown,
              std::vector<Diagnostic>& diagnostics);

  // Joins the pieces: blanks folded, marks of notes taken out, broken words and addresses made whole, ligatures
  // taken apart, junk dropped. A ref's `block` holds the index of its note until the caller sets the block.
  BuiltText build(const std::vector<Piece>& pieces);

 private:
  void add_piece(const Piece& piece);
  void add_gap(std::string_view left, std::string_view right, bool jump);
  std::uint32_t add_special(std::uint32_t at, std::uint32_t end);
  std::uint32_t add_digits(std::uint32_t at, std::uint32_t end);
  std::uint32_t add_emphasis(std::uint32_t at, std::uint32_t end);
  std::uint32_t add_link(std::uint32_t at, std::uint32_t end);
  std::uint32_t add_blanks(std::uint32_t at, std::uint32_t end);
  std::uint32_t add_replacement(std::uint32_t at, std::uint32_t end);
  [[nodiscard]] std::uint32_t skip_tag(std::uint32_t at, std::uint32_t end) const;
  [[nodiscard]] char last_byte(std::uint32_t at) const;  // of the text so far, the open run included
  const Mark* mark_at(std::uint32_t at);
  void add_mark(const Mark& mark);
  void open(std::uint32_t at);
  void flush(std::uint32_t end);
  void insert(std::string_view text);
  void insert_blank();
  void diagnose(const char* code, Span span, const char* message);

  std::string_view source_;
  const NoteSet& notes_;
  const WordJoiner& joiner_;
  bool markdown_;
  std::vector<Diagnostic>& diagnostics_;

  BuiltText out_;
  std::uint32_t run_begin_ = 0;  // source offset of the run being copied
  bool in_run_ = false;
  bool jump_ = false;  // of the next run
  std::size_t next_mark_ = 0;
  std::vector<std::uint32_t> links_;  // offsets of the brackets that end open links
};

}  // namespace apud::parse
