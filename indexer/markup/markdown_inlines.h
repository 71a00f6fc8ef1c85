// The words of a Markdown paragraph: what cmark understood, laid over the source that it came from.
// Layer 5, pure. cmark's own columns for inline nodes are wrong behind line ends and escapes, so the source is walked
// along with its nodes.
#pragma once

#include <cmark-gfm.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/text/span.h"
#include "indexer/markup/markdown_notes.h"
#include "indexer/markup/reading_text.h"

namespace apud::markup {

// What a leaf block's children say.
struct InlineText {
  explicit InlineText(std::string_view source) : text(source), picture(source) {}
  ReadingText text;
  ReadingText picture;  // the words of its pictures
  bool has_picture = false;
};

class InlineReader {
 public:
  // `quotes`: signs of quotation that may stand at the start of a line.
  InlineReader(std::string_view source, int quotes, const NoteLabels& labels)
      : source_(source), quotes_(quotes), labels_(labels) {}

  // `span`: the source of the leaf block, from its first word on.
  InlineText read(cmark_node* leaf, Span span);

 private:
  void enter(cmark_node* node);
  void leave(cmark_node* node);
  void add_literal(std::string_view literal);
  std::size_t add_escape(std::string_view rest);
  void resync(std::string_view rest);
  void add_code(std::string_view literal);
  void add_html(std::string_view literal);
  void add_note_mark();
  void skip_delimiters(std::uint32_t most);
  void skip_line_end();
  void leave_link(cmark_node* node);
  void copy(Span span);
  [[nodiscard]] char at(std::uint32_t offset) const { return offset < end_ ? source_[offset] : '\0'; }

  std::string_view source_;
  int quotes_;
  const NoteLabels& labels_;
  std::uint32_t cursor_ = 0, end_ = 0;
  int strong_ = 0, pictures_ = 0;
  std::vector<char> links_;  // the sign that opened each open link: '[' or '<', 0 for a bare address
  std::optional<InlineText> out_;
};

}  // namespace apud::markup
