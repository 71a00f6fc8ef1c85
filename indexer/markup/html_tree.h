// A page's tree as gumbo builds it, in one piece of memory; walked without recursion.
// Layer 5, pure. The only header of the folder, with its parts html_*.h, that knows gumbo.
#pragma once

#include <gumbo.h>

#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "corpus/text/span.h"

namespace apud::markup {

class HtmlTree {
 public:
  // `html` must outlive the tree. Throws Error(kUnreadable) for what is nested so deep, or so large, that the parser
  // would take minutes or gigabytes.
  explicit HtmlTree(std::string_view html);
  ~HtmlTree();
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  [[nodiscard]] const GumboNode* root() const;  // the element <html>
  [[nodiscard]] const GumboNode* body() const;  // null where there is none
  // Nodes are numbered in the order of the page.
  [[nodiscard]] std::size_t size() const { return size_; }
  // A stretch of the page that a node points to.
  [[nodiscard]] Span span(const GumboStringPiece& piece) const;

 private:
  struct Memory;
  std::string_view html_;
  std::unique_ptr<Memory> memory_;
  GumboOutput* output_ = nullptr;
  std::size_t size_ = 0;
};

// A node's number in its tree; it stands where the parser kept its flags, which nobody needs after it.
// Copied as bytes: most numbers are no value of the flags' type.
inline std::size_t number_of(const GumboNode* node) {
  std::uint32_t number = 0;
  static_assert(sizeof node->parse_flags == sizeof number);
  std::memcpy(&number, &node->parse_flags, sizeof number);
  return number;
}

inline bool is_element(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}
inline bool is_text(const GumboNode* node) {  // words, white space or CDATA
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
}
// GUMBO_TAG_LAST for what is no element.
inline GumboTag tag_of(const GumboNode* node) { return is_element(node) ? node->v.element.tag : GUMBO_TAG_LAST; }
// Null for a leaf.
inline const GumboVector* children_of(const GumboNode* node) {
  if (is_element(node)) return &node->v.element.children;
  return node->type == GUMBO_NODE_DOCUMENT ? &node->v.document.children : nullptr;
}
std::string_view attribute(const GumboNode* node, const char* name);
bool has_attribute(const GumboNode* node, const char* name);
// Whether the class or the id of an element has one of some words, in small letters, between other signs.
bool has_class_word(const GumboNode* node, bool (*is_word)(std::string_view));
bool is_block(GumboTag tag);    // begins a paragraph of its own
bool is_skipped(GumboTag tag);  // holds no text of the page: scripts, styles, controls
bool is_hidden(const GumboNode* node);
bool is_heading(GumboTag tag);

// The next node below `root` in the order of the page; `into` false leaves the children of `node` out. Null at the end.
// `leave` is called for every element that is left on the way.
template <typename Leave>
const GumboNode* next_node(const GumboNode* node, const GumboNode* root, bool into, Leave leave) {
  const GumboVector* const children = children_of(node);
  if (into && children != nullptr && children->length > 0) return static_cast<const GumboNode*>(children->data[0]);
  while (true) {
    leave(node);
    if (node == root || node->parent == nullptr) return nullptr;
    const GumboVector* const siblings = children_of(node->parent);
    const std::size_t next = node->index_within_parent + 1;
    if (siblings != nullptr && next < siblings->length) return static_cast<const GumboNode*>(siblings->data[next]);
    node = node->parent;
  }
}
const GumboNode* next_node(const GumboNode* node, const GumboNode* root, bool into = true);

// The words below a node, white space folded; at most `most` bytes and a little more.
std::string words_below(const GumboNode* node, std::size_t most);
bool stands_below(const GumboNode* node, const GumboNode* above);

}  // namespace apud::markup
