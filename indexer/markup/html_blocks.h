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

  void read(const HtmlNode* root);
  // The words of one element, as a paragraph would have them.
  ReadingText words_of(const HtmlNode* node);

 private:
  struct List {
    const HtmlNode* node = nullptr;
    bool ordered = false;
    int next = 1;
  };
  struct Item {
    const HtmlNode* node = nullptr;
    std::string marker;
    bool fresh = true;
  };

  bool enter(const HtmlNode* node);
  void leave(const HtmlNode* node);
  bool enter_block(const HtmlNode* node, HtmlTag tag);
  void enter_inline(const HtmlNode* node, HtmlTag tag);
  void add_text(const HtmlNode* node);
  void flush();
  void open_item(const HtmlNode* node);
  void open_note(const HtmlNode* node);
  void close_note();
  void close_link(const HtmlNode* node);
  bool is_box(const HtmlNode* node, HtmlTag tag) const;
  void read_table(const HtmlNode* table);
  bool lays_out(const HtmlNode* table) const;
  void read_row(const HtmlNode* row, MarkedTable& table, std::vector<int>& spans);
  std::vector<ReadingText> paragraphs_of(const HtmlNode* node);
  void read_figure(const HtmlNode* figure);
  [[nodiscard]] bool is_left_out(const HtmlNode* node) const;
  [[nodiscard]] std::uint32_t offset_of(const HtmlNode* node) const;
  [[nodiscard]] std::uint32_t begin_of(const ReadingText& text) const;

  std::string_view source_;
  std::uint32_t base_;
  const HtmlTree& tree_;
  const HtmlNotes& notes_;
  const std::vector<bool>& left_out_;
  BlockBuilder& builder_;

  ReadingText text_;                 // of the paragraph that is open
  std::optional<ReadingText> note_;  // the paragraphs of the note so far
  const HtmlNode* note_node_ = nullptr;
  std::uint32_t note_at_ = 0;
  const HtmlNode* heading_ = nullptr;
  const HtmlNode* pre_ = nullptr;
  bool caption_ = false;  // inside words that caption a figure or a table
  int strong_ = 0;
  bool after_break_ = false;
  std::string picture_;
  std::vector<List> lists_;
  std::vector<Item> items_;
  std::vector<const HtmlNode*> boxes_;
};

}  // namespace apud::markup
