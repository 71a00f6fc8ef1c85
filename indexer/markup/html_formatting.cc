// Formatting that is closed in another order than it was opened: the standard's "adoption agency". It moves nodes about,
// so that a hostile page could make it work long: what it has moved is counted.
// Layer 5, pure.
#include <algorithm>
#include <string_view>

#include "indexer/markup/html_builder.h"

namespace apud::markup {
namespace {

using enum HtmlTag;

constexpr std::size_t kMostOpen = 64;          // formatting elements that go on
constexpr std::size_t kMostMoved = 5'000'000;  // nodes

}  // namespace

std::size_t HtmlBuilder::stack_index(const HtmlNode* element) const {
  const auto found = std::find(stack_.rbegin(), stack_.rend(), element);
  return found == stack_.rend() ? SIZE_MAX : static_cast<std::size_t>(stack_.rend() - found) - 1;
}

HtmlNode* HtmlBuilder::clone(const HtmlNode* element) {
  auto* const copy = memory_.make<HtmlNode>();
  copy->tag = element->tag;
  copy->source = element->source;
  copy->attributes = element->attributes;
  return copy;
}

// No more than three alike are kept.
void HtmlBuilder::push_formatting(HtmlNode* element) {
  const auto tag_text = [&](const HtmlNode* node) { return html_.substr(node->source.begin, node->source.size()); };
  std::size_t alike = 0, earliest = 0, open = 0, oldest = 0;
  for (std::size_t i = formatting_.size(); i-- > 0 && formatting_[i] != nullptr;) {
    oldest = i;
    ++open;
    if (formatting_[i]->tag != element->tag || tag_text(formatting_[i]) != tag_text(element)) continue;
    ++alike;
    earliest = i;
  }
  if (alike >= 3)
    formatting_.erase(formatting_.begin() + static_cast<std::ptrdiff_t>(earliest));
  else if (open >= kMostOpen)
    formatting_.erase(formatting_.begin() + static_cast<std::ptrdiff_t>(oldest));
  formatting_.push_back(element);
}

void HtmlBuilder::clear_to_marker() {
  while (!formatting_.empty()) {
    const bool marker = formatting_.back() == nullptr;
    formatting_.pop_back();
    if (marker) return;
  }
}

void HtmlBuilder::reconstruct_formatting() {
  if (formatting_.empty()) return;
  const auto goes_on = [&](const HtmlNode* node) { return node == nullptr || stack_index(node) != SIZE_MAX; };
  std::size_t first = formatting_.size();
  while (first > 0 && !goes_on(formatting_[first - 1])) --first;
  for (; first < formatting_.size(); ++first) formatting_[first] = insert(clone(formatting_[first]));
}

void HtmlBuilder::adopt(HtmlTag tag) {
  if (current()->tag == tag && std::find(formatting_.begin(), formatting_.end(), current()) == formatting_.end()) {
    if (token_.kind == HtmlToken::Kind::kEndTag) current()->end_tag = token_.source;
    return pop();
  }
  for (int round = 0; round < 8; ++round)
    if (!adopt_once(tag)) return;
}

// Between the formatting element and the furthest block: elements that are formatting themselves are cloned around what
// stands further in. Returns the outermost of them, or the block itself.
HtmlNode* HtmlBuilder::rebuild_path(std::size_t formatting, std::size_t furthest, std::size_t& bookmark) {
  HtmlNode* const block = stack_[furthest];
  HtmlNode* last = block;
  int inner = 0;
  for (std::size_t i = furthest; i-- > formatting + 1;) {
    HtmlNode* const node = stack_[i];
    auto entry = std::find(formatting_.begin(), formatting_.end(), node);
    if (++inner > 3 && entry != formatting_.end()) {
      if (static_cast<std::size_t>(entry - formatting_.begin()) < bookmark) --bookmark;
      formatting_.erase(entry);
      entry = formatting_.end();
    }
    if (entry == formatting_.end()) {
      stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(i));
      continue;
    }
    HtmlNode* const copy = clone(node);
    if (last == block) bookmark = static_cast<std::size_t>(entry - formatting_.begin()) + 1;
    *entry = stack_[i] = copy;
    unlink(last);
    append(copy, last);
    last = copy;
  }
  return last;
}

// One round; false where there is nothing more to do.
bool HtmlBuilder::adopt_once(HtmlTag tag) {
  std::size_t entry = formatting_.size();
  while (entry > 0 && formatting_[entry - 1] != nullptr && formatting_[entry - 1]->tag != tag) --entry;
  if (entry == 0 || formatting_[entry - 1] == nullptr) {
    if (token_.kind == HtmlToken::Kind::kEndTag) end_any_other();
    return false;
  }
  HtmlNode* const element = formatting_[--entry];
  const auto forget = [&] { std::erase(formatting_, element); };
  const std::size_t at = stack_index(element);
  if (at == SIZE_MAX) return forget(), false;
  if (!in_scope(tag)) return false;
  std::size_t furthest = at + 1;
  while (furthest < stack_.size() && !is_special(stack_[furthest]->tag)) ++furthest;
  if (furthest == stack_.size() || moved_ > kMostMoved) {
    if (token_.kind == HtmlToken::Kind::kEndTag) element->end_tag = token_.source;
    while (stack_.size() > at && stack_.size() > 1) pop();
    return forget(), false;
  }
  HtmlNode* const block = stack_[furthest];
  HtmlNode* const ancestor = stack_[at - 1];
  std::size_t bookmark = entry;
  HtmlNode* const last = rebuild_path(at, furthest, bookmark);
  unlink(last);
  put(last, ancestor);
  HtmlNode* const copy = clone(element);
  while (block->first != nullptr) {
    HtmlNode* const child = block->first;
    unlink(child);
    append(copy, child);
    ++moved_;
  }
  append(block, copy);
  const auto own = std::find(formatting_.begin(), formatting_.end(), element);
  if (static_cast<std::size_t>(own - formatting_.begin()) < bookmark) --bookmark;
  formatting_.erase(own);
  formatting_.insert(formatting_.begin() + static_cast<std::ptrdiff_t>(std::min(bookmark, formatting_.size())), copy);
  std::erase(stack_, element);
  stack_.insert(stack_.begin() + static_cast<std::ptrdiff_t>(stack_index(block)) + 1, copy);
  return true;
}

}  // namespace apud::markup
