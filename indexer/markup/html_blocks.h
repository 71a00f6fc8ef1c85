// HTML to blocks: the elements of a page, or of a piece of HTML that stands in Markdown, in order.
// Layer 5, pure.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "corpus/text/span.h"
#include "indexer/markup/block_builder.h"
#include "indexer/markup/html_notes.h"
#include "indexer/markup/html_tree.h"

namespace apud::markup {

// Reads a piece of HTML; all of it counts as text.
void read_html_blocks(std::string_view source, Span piece, BlockBuilder& builder);

class HtmlBlocks {
 public:
  // `base` is the offset of the tree's text in the source. `left_out`, by number: elements that are none of the text.
  HtmlBlocks(std::string_view source, std::uint32_t base, const HtmlTree& tree, const HtmlNotes& notes,
             const std::vector<bool>& left_out, BlockBuilder& builder);

  void read(const GumboNode* root);
  // The words of one element, as a paragraph would have them.
  ReadingText words_of(const GumboNode* node);

 private:
  struct List {
    const GumboNode* node = nullptr;
    bool ordered = false;
    int next = 1;
  };
  struct Item {
    const GumboNode* node = nullptr;
    std::string marker;
    bool fresh = true;
  };

  bool enter(const GumboNode* node);
  void leave(const GumboNode* node);
  bool enter_block(const GumboNode* node, GumboTag tag);
  void enter_inline(const GumboNode* node, GumboTag tag);
  void add_text(const GumboNode* node);
  void flush();
  void open_item(const GumboNode* node);
  void open_note(const GumboNode* node);
  void close_note();
  void close_link(const GumboNode* node);
  bool is_box(const GumboNode* node, GumboTag tag) const;
  void read_table(const GumboNode* table);
  bool lays_out(const GumboNode* table) const;
  void read_row(const GumboNode* row, MarkedTable& table, std::vector<int>& spans);
  std::vector<ReadingText> paragraphs_of(const GumboNode* node);
  void read_figure(const GumboNode* figure);
  [[nodiscard]] bool is_left_out(const GumboNode* node) const;
  [[nodiscard]] std::uint32_t offset_of(const GumboNode* node) const;
  [[nodiscard]] std::uint32_t begin_of(const ReadingText& text) const;

  std::string_view source_;
  std::uint32_t base_;
  const HtmlTree& tree_;
  const HtmlNotes& notes_;
  const std::vector<bool>& left_out_;
  BlockBuilder& builder_;

  ReadingText text_;                 // of the paragraph that is open
  std::optional<ReadingText> note_;  // the paragraphs of the note so far
  const GumboNode* note_node_ = nullptr;
  std::uint32_t note_at_ = 0;
  const GumboNode* heading_ = nullptr;
  const GumboNode* pre_ = nullptr;
  bool caption_ = false;  // inside words that caption a figure or a table
  int strong_ = 0;
  bool after_break_ = false;
  std::string picture_;
  std::vector<List> lists_;
  std::vector<Item> items_;
  std::vector<const GumboNode*> boxes_;
};

}  // namespace apud::markup
