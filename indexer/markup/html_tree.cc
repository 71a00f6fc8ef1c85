// The tree's shape is html_builder.h's; here its nodes are numbered, and asked.
// Layer 5, pure.
#include "indexer/markup/html_tree.h"

#include "indexer/markup/character_references.h"
#include "indexer/markup/html_builder.h"
#include "indexer/parse/characters.h"

namespace apud::markup {

struct HtmlTree::Memory : HtmlMemory {};

HtmlTree::HtmlTree(std::string_view html) : html_(html), memory_(std::make_unique<Memory>()) {
  HtmlBuilder builder(html, *memory_);
  builder.run();
  root_ = builder.root();
  body_ = builder.body();
  for (HtmlNode* at = builder.root(); at != nullptr; at = const_cast<HtmlNode*>(next_node(at, root_)))
    at->number = static_cast<std::uint32_t>(size_++);
}

HtmlTree::~HtmlTree() = default;

std::string HtmlTree::name_of(const HtmlNode* element) const {
  if (element->tag != HtmlTag::kUnknown) return std::string(html_name_of(element->tag));
  std::string name;
  for (std::uint32_t at = element->source.begin + 1; at < element->source.end; ++at) {
    const char c = html_[at];
    if (!parse::is_letter(c) && !parse::is_digit(c) && c != '-') break;
    name += parse::to_lower(c);
  }
  return name;
}

const HtmlAttribute* find_attribute(const HtmlNode* node, std::string_view name) {
  const HtmlAttribute* at = node->attributes;
  while (at != nullptr && at->name != name) at = at->next;
  return at;
}

std::string_view attribute(const HtmlNode* node, std::string_view name) {
  const HtmlAttribute* const found = find_attribute(node, name);
  return found == nullptr ? std::string_view() : found->value;
}

bool has_class_word(const HtmlNode* node, bool (*is_word)(std::string_view)) {
  if (node->attributes == nullptr) return false;
  for (const char* const name : {"class", "id"}) {
    const std::string_view value = attribute(node, name);
    std::string word;
    for (std::size_t i = 0; i <= value.size() && i < 400; ++i) {
      const char c = i < value.size() ? value[i] : ' ';
      if (parse::is_letter(c) && word.size() < 30) {
        word += parse::to_lower(c);
      } else {
        if (!word.empty() && is_word(word)) return true;
        word.clear();
      }
    }
  }
  return false;
}

bool is_hidden(const HtmlNode* node) {
  if (node->attributes == nullptr) return false;
  if (has_attribute(node, "hidden")) return true;
  const std::string_view style = attribute(node, "style");
  const std::size_t display = style.find("display");
  return display != std::string_view::npos && style.substr(display, 16).find("none") != std::string_view::npos;
}

std::string words_below(const HtmlTree& tree, const HtmlNode* node, std::size_t most) {
  std::string words;
  const auto add = [&](std::string_view text) {
    for (std::size_t i = 0; i < text.size() && words.size() < most; ++i) {
      const char c = text[i];
      const bool white = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!white)
        words += c;
      else if (!words.empty() && words.back() != ' ')
        words += ' ';
    }
  };
  for (const HtmlNode* at = node; at != nullptr && words.size() < most;) {
    const bool skip = is_skipped(at->tag);
    if (is_text(at)) {
      // References are longer than what they stand for, but not by more than this.
      const std::string_view text = tree.words(at).substr(0, 40 * (most + 40));
      if (text.find('&') == std::string_view::npos)
        add(text);
      else
        add(without_references(text, false));
    }
    at = next_node(at, node, !skip);
  }
  while (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

bool stands_below(const HtmlNode* node, const HtmlNode* above) {
  for (; node != nullptr; node = node->parent)
    if (node == above) return true;
  return false;
}

}  // namespace apud::markup
