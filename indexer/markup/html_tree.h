// A page's tree as the HTML standard has it built, in one piece of memory; walked without recursion.
// Layer 5, pure.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "corpus/text/span.h"
#include "indexer/markup/html_tags.h"

namespace apud::markup {

struct HtmlAttribute {
  std::string_view name;   // in small letters
  std::string_view value;  // references made out
  Span source;             // of the value as it stands
  const HtmlAttribute* next = nullptr;
};

// An element or a stretch of text.
struct HtmlNode {
  HtmlNode *parent = nullptr, *before = nullptr, *after = nullptr, *first = nullptr, *last = nullptr;
  const HtmlAttribute* attributes = nullptr;  // those that anybody asks for
  Span source;  // of an element its start tag, empty where it is implied; of text its words
  Span end_tag;
  std::uint32_t number = 0;  // in the order of the page, from 0
  HtmlTag tag = HtmlTag::kNone;
  bool white = false;    // text of nothing but white space
  bool foreign = false;  // inside <svg> or <math>
};

class HtmlTree {
 public:
  // `html` must outlive the tree. Linear in it; elements nested deeper than browsers nest them become neighbours.
  // Throws Error(kUnreadable) for a page whose tree would take more than some hundred megabytes.
  explicit HtmlTree(std::string_view html);
  ~HtmlTree();
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  [[nodiscard]] const HtmlNode* root() const { return root_; }  // the element <html>
  [[nodiscard]] const HtmlNode* body() const { return body_; }
  [[nodiscard]] std::size_t size() const { return size_; }  // nodes
  [[nodiscard]] std::string_view words(const HtmlNode* text) const {
    return html_.substr(text->source.begin, text->source.size());
  }
  // An element's name in small letters.
  [[nodiscard]] std::string name_of(const HtmlNode* element) const;

 private:
  struct Memory;
  std::string_view html_;
  std::unique_ptr<Memory> memory_;
  const HtmlNode *root_ = nullptr, *body_ = nullptr;
  std::size_t size_ = 0;
};

inline bool is_element(const HtmlNode* node) { return node->tag != HtmlTag::kNone; }
inline bool is_text(const HtmlNode* node) { return node->tag == HtmlTag::kNone; }
std::string_view attribute(const HtmlNode* node, std::string_view name);
const HtmlAttribute* find_attribute(const HtmlNode* node, std::string_view name);
inline bool has_attribute(const HtmlNode* node, std::string_view name) { return find_attribute(node, name) != nullptr; }
// Whether the class or the id of an element has one of some words, in small letters, between other signs.
bool has_class_word(const HtmlNode* node, bool (*is_word)(std::string_view));
bool is_hidden(const HtmlNode* node);

// The next node below `root` in the order of the page; `into` false leaves the children of `node` out. Null at the end.
// `leave` is called for every element that is left on the way.
template <typename Leave>
const HtmlNode* next_node(const HtmlNode* node, const HtmlNode* root, bool into, Leave leave) {
  if (into && node->first != nullptr) return node->first;
  while (true) {
    leave(node);
    if (node == root) return nullptr;
    if (node->after != nullptr) return node->after;
    node = node->parent;
    if (node == nullptr) return nullptr;
  }
}
inline const HtmlNode* next_node(const HtmlNode* node, const HtmlNode* root, bool into = true) {
  return next_node(node, root, into, [](const HtmlNode*) {});
}

// The words below a node, references made out, white space folded; at most `most` bytes and a little more.
std::string words_below(const HtmlTree& tree, const HtmlNode* node, std::size_t most);
bool stands_below(const HtmlNode* node, const HtmlNode* above);

}  // namespace apud::markup
