// Turns what marked-up documents say outright (headings, paragraphs, tables, notes) into the blocks of a document.
// Layer 5, pure. Knows neither HTML nor Markdown: their readers hand over finished texts in the order of the source.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/model/document.h"
#include "indexer/markup/reading_text.h"
#include "indexer/parse/numbering.h"

namespace apud::markup {

struct MarkedCell {
  std::vector<ReadingText> paragraphs;  // never empty
  bool head = false;
  bool repeated = false;  // the same cell as the one above it or to its left: it spans both
};

struct MarkedRow {
  std::vector<MarkedCell> cells;
  std::uint32_t at = 0;  // source offset
};

struct MarkedTable {
  std::vector<MarkedRow> rows;
  std::optional<ReadingText> caption;
  std::uint32_t at = 0;
};

class BlockBuilder {
 public:
  explicit BlockBuilder(std::string_view source) : source_(source) {}

  // `at` is the source offset at which each begins; blocks are put in its order at the end.
  void heading(int marks, ReadingText text, std::uint32_t at);
  void paragraph(ReadingText text, std::uint32_t at);
  void item(std::string marker, ReadingText text, std::uint32_t at);
  void code(ReadingText text, std::uint32_t at);
  void table(MarkedTable table);
  void figure(ReadingText caption, std::uint32_t at);
  void note(std::string number, std::string key, ReadingText text, std::uint32_t at);
  // What follows stands in a box, until it is closed; boxes nest.
  void open_box(std::uint32_t at);
  void close_box();
  // A rule, or anything else that ends what has no end of its own.
  void rule();
  void diagnose(const char* code, Span source, std::string message);

  [[nodiscard]] bool in_box() const { return !boxes_.empty(); }
  // The blocks in order, with their ids, sections and notes. A title that no heading gives is `title`.
  Document finish(const std::optional<ReadingText>& title);

 private:
  struct Draft {
    Block block;
    std::uint32_t at = 0;
    std::vector<MarkRef> marks;
    int marks_level = 0;  // of a heading, as its source gives it
  };
  struct Box {
    std::uint32_t index = 0;
    bool stated = false;  // its end is stated, not guessed
  };

  Draft& add(BlockKind kind, ReadingText text, std::uint32_t at);
  bool take_caption(ReadingText& text, std::uint32_t at);
  void label_float(Draft& draft, std::string label, ReadingText text);
  bool captions_last_float(BlockKind kind) const;
  void start_float(BlockKind kind, std::string label, ReadingText title, std::uint32_t at);
  void source_line(ReadingText text, std::uint32_t at);
  void close_stated_end();
  void close_guessed_box();
  void add_row(const MarkedRow& row, std::uint32_t table, std::size_t number);
  void add_layout(const MarkedTable& table);
  bool takes_paragraph_as_caption();
  void take_title(Document& document, const std::optional<ReadingText>& title);
  void resolve_marks(Draft& draft, const std::vector<std::uint32_t>& id);

  std::string_view source_;
  std::vector<Draft> drafts_;
  std::vector<std::uint32_t> section_;
  std::vector<Box> boxes_;
  std::optional<std::uint32_t> open_float_;  // the last table or figure: a source line behind it is its own
  bool float_has_content_ = false;           // its rows or its picture have come
  parse::HeadingLevels levels_;
  std::unordered_map<std::string, std::uint32_t> notes_;  // drafts by key
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace apud::markup
