// A block's first byte leads to its text node, and that to the elements around it.
// Layer 5, pure.
#include "indexer/markup/html_elements.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/parse/characters.h"

namespace apud::markup {
namespace {

constexpr int kDeepest = 64;  // elements in a selector; what lies deeper has none
constexpr std::size_t kLongestId = 60;

using Place = std::pair<std::uint32_t, const HtmlNode*>;  // where the words of a text node begin

// What needs no escape in a selector.
bool is_plain_name(std::string_view id) {
  if (id.empty() || id.size() > kLongestId || !parse::is_letter(id[0])) return false;
  return std::all_of(id.begin(), id.end(),
                     [](char c) { return parse::is_letter(c) || parse::is_digit(c) || c == '-' || c == '_'; });
}

class Selectors {
 public:
  explicit Selectors(const HtmlTree& tree) : tree_(tree), ordinal_(tree.size()) {
    for (const HtmlNode* at = tree.root(); at != nullptr; at = next_node(at, tree.root())) {
      if (is_text(at) && !at->white) texts_.emplace_back(at->source.begin, at);
      if (const std::string_view id = attribute(at, "id"); !id.empty()) ++ids_[id];
    }
    // What a table could not hold stands before it in the tree.
    const auto begins_before = [](const Place& a, const Place& b) { return a.first < b.first; };
    if (!std::is_sorted(texts_.begin(), texts_.end(), begins_before))
      std::stable_sort(texts_.begin(), texts_.end(), begins_before);
  }

  // The text node whose words stand at an offset; null before the first one.
  [[nodiscard]] const HtmlNode* text_at(std::uint32_t offset) const {
    const auto after = std::upper_bound(texts_.begin(), texts_.end(), offset,
                                        [](std::uint32_t at, const Place& place) { return at < place.first; });
    return after == texts_.begin() ? nullptr : std::prev(after)->second;
  }

  std::string selector_of(const HtmlNode* node) {
    std::vector<std::string> steps;
    for (; node != nullptr && is_element(node); node = node->parent) {
      if (static_cast<int>(steps.size()) == kDeepest) return "";
      const std::string_view id = attribute(node, "id");
      if (is_plain_name(id) && ids_[id] == 1) {
        steps.push_back("#" + std::string(id));
        break;
      }
      const std::string name = tree_.name_of(node);
      if (name.empty()) return "";
      const bool only = node->tag == HtmlTag::kBody || node->tag == HtmlTag::kMain;
      steps.push_back(only ? name : name + (":nth-child(" + std::to_string(ordinal_of(node)) + ")"));
      if (node->tag == HtmlTag::kBody) break;
    }
    std::string selector;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) selector += (selector.empty() ? "" : " > ") + *step;
    return selector;
  }

 private:
  // Among the elements of its parent, from 1. All of them are counted at once.
  std::uint32_t ordinal_of(const HtmlNode* node) {
    if (ordinal_[node->number] > 0 || node->parent == nullptr) return std::max(1U, ordinal_[node->number]);
    std::uint32_t ordinal = 0;
    for (const HtmlNode* sibling = node->parent->first; sibling != nullptr; sibling = sibling->after)
      if (is_element(sibling)) ordinal_[sibling->number] = ++ordinal;
    return std::max(1U, ordinal_[node->number]);
  }

  const HtmlTree& tree_;
  std::vector<Place> texts_;
  std::unordered_map<std::string_view, std::uint32_t> ids_;  // and how often each stands there
  std::vector<std::uint32_t> ordinal_;
};

bool is_frame(const HtmlNode* node, BlockKind kind) {
  const HtmlTag tag = node->tag;
  switch (kind) {
    case BlockKind::kTable: return tag == HtmlTag::kTable;
    case BlockKind::kTableRow: return tag == HtmlTag::kTr;
    case BlockKind::kFigure: return tag == HtmlTag::kFigure;
    case BlockKind::kBox:
      return tag == HtmlTag::kAside || tag == HtmlTag::kDiv || tag == HtmlTag::kSection || tag == HtmlTag::kBlockquote;
    default: return false;
  }
}

// The element that stands for a block of this kind: the frame around its words, else what is nearest.
const HtmlNode* element_around(const HtmlNode* text, BlockKind kind) {
  const HtmlNode* nearest = nullptr;
  for (const HtmlNode* at = text->parent; at != nullptr && is_element(at); at = at->parent) {
    if (nearest == nullptr && is_block(at->tag)) nearest = at;
    if (is_frame(at, kind)) return at;
  }
  return nearest;
}

}  // namespace

void name_elements(const HtmlTree& tree, Document& document) {
  Selectors selectors(tree);
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    Block& block = document.blocks[b];
    // What has no words of its own stands where its first part does.
    std::size_t speaks = b;
    while (speaks + 1 < document.blocks.size() && speaks < b + 8 && document.blocks[speaks].map.runs().empty())
      ++speaks;
    const std::vector<Run>& runs = document.blocks[speaks].map.runs();
    const HtmlNode* const text = runs.empty() ? nullptr : selectors.text_at(runs.front().source);
    if (text == nullptr) continue;
    block.element = selectors.selector_of(element_around(text, block.kind));
  }
}

}  // namespace apud::markup
