// Builds a page's tree out of its tags by the rules of the HTML standard ("tree construction"), where these matter for
// what stands in the text: implied elements, elements that end by themselves, misnested formatting, tables.
// Layer 5, pure. Part of html_tree.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "indexer/markup/html_tokens.h"
#include "indexer/markup/html_tree.h"

namespace apud::markup {

// Memory that is given out in pieces and taken back as a whole.
class HtmlMemory {
 public:
  // Throws Error(kUnreadable) behind some hundred megabytes.
  void* take(std::size_t bytes);
  template <typename T>
  T* make() {
    return new (take(sizeof(T))) T();
  }
  std::string_view keep(std::string_view text);

 private:
  std::vector<std::unique_ptr<char[]>> chunks_;
  char* next_ = nullptr;
  std::size_t left_ = 0, taken_ = 0;
};

class HtmlBuilder {
 public:
  HtmlBuilder(std::string_view html, HtmlMemory& memory);
  void run();
  [[nodiscard]] HtmlNode* root() const { return root_; }
  [[nodiscard]] HtmlNode* body() const { return body_; }

 private:
  enum class Mode : std::uint8_t {
    kBeforeHead,
    kInHead,
    kAfterHead,
    kInBody,
    kInTable,
    kInCaption,
    kInColumnGroup,
    kInTableBody,
    kInRow,
    kInCell,
    kInSelect
  };
  enum class Scope : std::uint8_t { kAny, kButton, kListItem, kTable };

  // What a token does in a mode; false: the mode has changed, and the token is to be looked at again.
  bool process();
  bool in_mode(Mode mode);
  bool before_head();
  bool in_head();
  bool after_head();
  bool in_body();
  bool in_table();
  bool start_in_table();
  bool in_caption();
  bool in_column_group();
  bool in_table_body();
  bool in_row();
  bool in_cell();
  bool in_select();
  bool in_foreign();
  bool start_in_body();
  bool start_block(HtmlTag tag);
  bool start_other(HtmlTag tag);
  bool start_formatting(HtmlTag tag);
  bool end_in_body();
  bool foster_in_body();
  bool start_head_element(HtmlTag tag);
  void open_body(bool stated);

  // Nodes.
  HtmlNode* current() const { return stack_.back(); }
  HtmlNode* make_element();
  HtmlNode* insert(HtmlNode* element);
  HtmlNode* insert_element() { return insert(make_element()); }
  HtmlNode* insert_implied(HtmlTag tag);
  void insert_void();
  void insert_raw();
  void insert_text();
  void put(HtmlNode* node, HtmlNode* target);
  void take_attributes(HtmlNode* element);
  [[nodiscard]] bool is_integration_point(const HtmlNode* node) const;
  [[nodiscard]] bool is_token_foreign() const;

  // The stack of open elements.
  [[nodiscard]] bool same_name(const HtmlNode* element) const;
  [[nodiscard]] bool is_boundary(const HtmlNode* node, Scope scope) const;
  [[nodiscard]] bool in_scope(HtmlTag tag, Scope scope = Scope::kAny) const;
  [[nodiscard]] bool is_open(HtmlTag tag) const;
  void pop();
  void pop_until(HtmlTag tag);
  void pop_to(bool (*is_context)(HtmlTag));
  void generate_implied_ends(HtmlTag except = HtmlTag::kNone);
  void close_paragraph();
  void close_cell();
  void end_element(HtmlTag tag);
  void end_any_other();
  bool close_float(HtmlTag tag, Mode mode);
  void reset_mode();

  // The list of active formatting elements (html_formatting.cc).
  void push_formatting(HtmlNode* element);
  void push_marker() { formatting_.push_back(nullptr); }
  void clear_to_marker();
  void reconstruct_formatting();
  void adopt(HtmlTag tag);
  bool adopt_once(HtmlTag tag);
  HtmlNode* clone(const HtmlNode* element);
  HtmlNode* rebuild_path(std::size_t formatting, std::size_t furthest, std::size_t& bookmark);
  [[nodiscard]] std::size_t stack_index(const HtmlNode* element) const;

  std::string_view html_;
  HtmlMemory& memory_;
  HtmlTokens tokens_;
  HtmlToken token_;
  std::vector<HtmlNode*> stack_;
  std::vector<HtmlNode*> formatting_;  // null: a marker
  HtmlNode *root_ = nullptr, *head_ = nullptr, *body_ = nullptr, *form_ = nullptr;
  Mode mode_ = Mode::kBeforeHead;
  bool raw_ = false;       // the current element holds text up to its end tag
  bool foster_ = false;    // what a table cannot hold goes before it
  bool line_due_ = false;  // a line end at the start of <pre> is none of its text
  std::size_t moved_ = 0;  // nodes, by adoption: bounded
};

void unlink(HtmlNode* node);
void append(HtmlNode* parent, HtmlNode* node);

}  // namespace apud::markup
