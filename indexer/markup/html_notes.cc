// Of two links that lead to each other the first is the mark. Raised numbers without links count where paragraphs that
// begin with the same raised numbers come behind them.
// Layer 5, pure.
#include "indexer/markup/html_notes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/parse/characters.h"

namespace apud::markup {
namespace {

constexpr std::size_t kLongestNote = 20'000;

// A mark's words without brackets and blanks: "[1]" is "1". Empty where they are no mark.
std::string mark_number(std::string_view words) {
  std::string number;
  for (const char c : words)
    if (c != '[' && c != ']' && c != '(' && c != ')' && c != ' ' && c != '.') number += c;
  if (number.empty() || number.size() > 4) return "";
  if (std::all_of(number.begin(), number.end(), parse::is_digit)) return number;
  if (number.size() == 1 && parse::is_lower(number[0])) return number;
  for (const std::string_view sign : {"*", "**", "***", "\u2020", "\u2021", "\u00A7", "\u00B6"})
    if (number == sign) return number;
  return "";
}

bool is_note_word(std::string_view word) {
  constexpr std::array<std::string_view, 9> kWords{"footnote", "noteref", "fnref",     "fn",  "footnoteref",
                                                   "endnote",  "ref",     "reference", "note"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

const HtmlNode* ancestor(const HtmlNode* node, HtmlTag tag, int most) {
  for (; node != nullptr && most-- > 0; node = node->parent)
    if (node->tag == tag) return node;
  return nullptr;
}

// Among the first nodes below one: no page may make many links walk over all of it.
bool holds(const HtmlNode* node, bool (*is_it)(const HtmlNode*)) {
  int most = 300;
  for (const HtmlNode* at = node; at != nullptr && most-- > 0; at = next_node(at, node))
    if (is_it(at)) return true;
  return false;
}

// The element that holds a note, given the one that a mark leads to; null where that is no note.
const HtmlNode* note_element(const HtmlNode* target) {
  while (target != nullptr && (!is_element(target) || !is_block(target->tag))) target = target->parent;
  if (target == nullptr) return nullptr;
  if (target->tag == HtmlTag::kTd) target = target->parent;
  if (target != nullptr && target->tag == HtmlTag::kDt) {
    for (const HtmlNode* next = target->after; next != nullptr; next = next->after)
      if (next->tag == HtmlTag::kDd) return next;
  }
  // A paragraph that is all that an item of a list holds stands for the item.
  if (target != nullptr && target->tag == HtmlTag::kP && target->parent != nullptr &&
      target->parent->tag == HtmlTag::kLi)
    target = target->parent;
  const HtmlTag tag = target == nullptr ? HtmlTag::kBody : target->tag;
  if (tag == HtmlTag::kBody || tag == HtmlTag::kHtml || tag == HtmlTag::kMain || tag == HtmlTag::kArticle ||
      is_heading(tag))
    return nullptr;
  if (holds(target, [](const HtmlNode* node) { return is_heading(node->tag); })) return nullptr;
  return target;
}

class NoteFinder {
 public:
  explicit NoteFinder(const HtmlTree& tree) : tree_(tree), root_(tree.body()), found_(tree.size()) {}

  HtmlNotes run() {
    collect();
    for (const HtmlNode* link : links_) take_link(link);
    take_raised();
    return std::move(found_);
  }

 private:
  void collect() {
    for (const HtmlNode* at = root_; at != nullptr; at = next_node(at, root_)) {
      if (!is_element(at)) continue;
      const std::string_view id = attribute(at, "id");
      if (!id.empty()) ids_.emplace(id, at);
      const HtmlTag tag = at->tag;
      if (tag == HtmlTag::kA) {
        const std::string_view name = attribute(at, "name");
        if (!name.empty()) ids_.emplace(name, at);
        const std::string_view href = attribute(at, "href");
        if (href.size() > 1 && href[0] == '#') links_.push_back(at);
      }
      if (tag == HtmlTag::kSup) raised_.push_back(at);
    }
  }

  [[nodiscard]] const HtmlNode* target_of(const HtmlNode* link) const {
    const auto found = ids_.find(attribute(link, "href").substr(1));
    return found == ids_.end() ? nullptr : found->second;
  }

  // Inside a known note, and back to a mark.
  bool is_back_link(const HtmlNode* link, const HtmlNode* target) const {
    const HtmlNode* note = link;
    while (note != nullptr && found_.note(note) == nullptr) note = note->parent;
    if (note == nullptr || target == nullptr) return false;
    const std::string& key = found_.note(note)->key;
    int most = 100;
    for (const HtmlNode* at = target; at != nullptr && most-- > 0; at = next_node(at, target))
      if (const HtmlMark* mark = found_.mark(at); mark != nullptr && mark->key == key) return true;
    for (const HtmlNode* at = target; at != nullptr; at = at->parent)
      if (const HtmlMark* mark = found_.mark(at)) return mark->key == key;
    // Some pages name the paragraph in which the mark stands.
    return mark_number(words_below(tree_, link, 12)).empty() && words_below(tree_, link, 12).size() < 12;
  }

  // Remembered: many marks may lead to one place.
  const HtmlNode* note_of(const HtmlNode* target) {
    if (target == nullptr) return nullptr;
    const auto [entry, fresh] = elements_.try_emplace(target, nullptr);
    if (!fresh) return entry->second;
    const HtmlNode* note = note_element(target);
    if (note != nullptr && words_below(tree_, note, kLongestNote).size() >= kLongestNote) note = nullptr;
    entry->second = note;
    return note;
  }

  void take_link(const HtmlNode* link) {
    const HtmlNode* const target = target_of(link);
    if (is_back_link(link, target)) return found_.add_back(link);
    const std::string words = words_below(tree_, link, 12);
    const std::string number = mark_number(words);
    if (number.empty()) return;
    const bool raised = ancestor(link, HtmlTag::kSup, 3) != nullptr ||
                        holds(link, [](const HtmlNode* node) { return node->tag == HtmlTag::kSup; });
    const std::string_view role = attribute(link, "role");
    const bool named = role == "doc-noteref" || attribute(link, "epub:type") == "noteref" ||
                       has_class_word(link, is_note_word) ||
                       (link->parent != nullptr && has_class_word(link->parent, is_note_word));
    const bool bracketed = words.starts_with('[') && words.ends_with(']');
    if (!raised && !named && !bracketed) return;
    HtmlMark mark{number, std::string(attribute(link, "href").substr(1))};
    const HtmlNode* const note = note_of(target);
    if (note != nullptr && !stands_below(link, note)) {
      // Two names may lead to one note.
      if (const HtmlMark* known = found_.note(note))
        mark.key = known->key;
      else
        found_.add_note(note, mark);
    } else if (target != nullptr) {
      return;  // a number that leads to a section
    } else {
      mark.key.clear();
    }
    found_.add_mark(link, std::move(mark));
  }

  // The block that begins with this raised number, if words follow it there.
  [[nodiscard]] const HtmlNode* block_begun_by(const HtmlNode* raised) const {
    const HtmlNode* node = raised;
    while (node->parent != nullptr && !is_block(node->tag)) {
      for (const HtmlNode* before = node->before; before != nullptr; before = before->before)
        if (!before->white) return nullptr;
      node = node->parent;
    }
    return words_below(tree_, node, 16).size() > words_below(tree_, raised, 16).size() ? node : nullptr;
  }

  void take_raised() {
    std::unordered_map<std::string, std::vector<const HtmlNode*>> loose;
    for (const HtmlNode* raised : raised_) {
      const bool linked = ancestor(raised, HtmlTag::kA, 3) != nullptr ||
                          holds(raised, [](const HtmlNode* node) { return node->tag == HtmlTag::kA; });
      const std::string number = mark_number(words_below(tree_, raised, 8));
      if (linked || number.empty()) continue;
      const HtmlNode* const block = block_begun_by(raised);
      const auto marks = loose.find(number);
      if (block == nullptr) {
        loose[number].push_back(raised);
      } else if (marks != loose.end() && found_.note(block) == nullptr && !is_heading(block->tag)) {
        const std::string key = "\n" + number + "\n" + std::to_string(found_.notes());
        found_.add_note(block, {number, key});
        found_.add_back(raised);
        for (const HtmlNode* mark : marks->second) found_.add_mark(mark, {number, key});
        loose.erase(marks);
      }
    }
  }

  const HtmlTree& tree_;
  const HtmlNode* root_;
  std::unordered_map<std::string_view, const HtmlNode*> ids_;
  std::unordered_map<const HtmlNode*, const HtmlNode*> elements_;  // targets and the notes that they stand in
  std::vector<const HtmlNode*> links_, raised_;
  HtmlNotes found_;
};

}  // namespace

HtmlNotes find_html_notes(const HtmlTree& tree) { return NoteFinder(tree).run(); }

}  // namespace apud::markup
