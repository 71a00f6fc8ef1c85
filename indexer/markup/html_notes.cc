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

const GumboNode* ancestor(const GumboNode* node, GumboTag tag, int most) {
  for (; node != nullptr && most-- > 0; node = node->parent)
    if (tag_of(node) == tag) return node;
  return nullptr;
}

// Among the first nodes below one: no page may make many links walk over all of it.
bool holds(const GumboNode* node, bool (*is_it)(const GumboNode*)) {
  int most = 300;
  for (const GumboNode* at = node; at != nullptr && most-- > 0; at = next_node(at, node))
    if (is_it(at)) return true;
  return false;
}

// The element that holds a note, given the one that a mark leads to; null where that is no note.
const GumboNode* note_element(const GumboNode* target) {
  while (target != nullptr && (!is_element(target) || !is_block(tag_of(target)))) target = target->parent;
  if (target == nullptr) return nullptr;
  if (tag_of(target) == GUMBO_TAG_TD) target = target->parent;
  if (target != nullptr && tag_of(target) == GUMBO_TAG_DT) {
    const GumboVector* const siblings = children_of(target->parent);
    for (std::size_t i = target->index_within_parent + 1; i < siblings->length; ++i) {
      const auto* const next = static_cast<const GumboNode*>(siblings->data[i]);
      if (tag_of(next) == GUMBO_TAG_DD) return next;
    }
  }
  // A paragraph that is all that an item of a list holds stands for the item.
  if (target != nullptr && tag_of(target) == GUMBO_TAG_P && target->parent != nullptr &&
      tag_of(target->parent) == GUMBO_TAG_LI)
    target = target->parent;
  const GumboTag tag = target == nullptr ? GUMBO_TAG_BODY : tag_of(target);
  if (tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_MAIN || tag == GUMBO_TAG_ARTICLE ||
      is_heading(tag))
    return nullptr;
  if (holds(target, [](const GumboNode* node) { return is_heading(tag_of(node)); })) return nullptr;
  return target;
}

class NoteFinder {
 public:
  explicit NoteFinder(const HtmlTree& tree) : root_(tree.body()), found_(tree.size()) {}

  HtmlNotes run() {
    collect();
    for (const GumboNode* link : links_) take_link(link);
    take_raised();
    return std::move(found_);
  }

 private:
  void collect() {
    for (const GumboNode* at = root_; at != nullptr; at = next_node(at, root_)) {
      if (!is_element(at)) continue;
      const std::string_view id = attribute(at, "id");
      if (!id.empty()) ids_.emplace(id, at);
      const GumboTag tag = tag_of(at);
      if (tag == GUMBO_TAG_A) {
        const std::string_view name = attribute(at, "name");
        if (!name.empty()) ids_.emplace(name, at);
        const std::string_view href = attribute(at, "href");
        if (href.size() > 1 && href[0] == '#') links_.push_back(at);
      }
      if (tag == GUMBO_TAG_SUP) raised_.push_back(at);
    }
  }

  [[nodiscard]] const GumboNode* target_of(const GumboNode* link) const {
    const auto found = ids_.find(attribute(link, "href").substr(1));
    return found == ids_.end() ? nullptr : found->second;
  }

  // Inside a known note, and back to a mark.
  bool is_back_link(const GumboNode* link, const GumboNode* target) const {
    const GumboNode* note = link;
    while (note != nullptr && found_.note(note) == nullptr) note = note->parent;
    if (note == nullptr || target == nullptr) return false;
    const std::string& key = found_.note(note)->key;
    int most = 100;
    for (const GumboNode* at = target; at != nullptr && most-- > 0; at = next_node(at, target))
      if (const HtmlMark* mark = found_.mark(at); mark != nullptr && mark->key == key) return true;
    for (const GumboNode* at = target; at != nullptr; at = at->parent)
      if (const HtmlMark* mark = found_.mark(at)) return mark->key == key;
    // Some pages name the paragraph in which the mark stands.
    return mark_number(words_below(link, 12)).empty() && words_below(link, 12).size() < 12;
  }

  // Remembered: many marks may lead to one place.
  const GumboNode* note_of(const GumboNode* target) {
    if (target == nullptr) return nullptr;
    const auto [entry, fresh] = elements_.try_emplace(target, nullptr);
    if (!fresh) return entry->second;
    const GumboNode* note = note_element(target);
    if (note != nullptr && words_below(note, kLongestNote).size() >= kLongestNote) note = nullptr;
    entry->second = note;
    return note;
  }

  void take_link(const GumboNode* link) {
    const GumboNode* const target = target_of(link);
    if (is_back_link(link, target)) return found_.add_back(link);
    const std::string words = words_below(link, 12);
    const std::string number = mark_number(words);
    if (number.empty()) return;
    const bool raised = ancestor(link, GUMBO_TAG_SUP, 3) != nullptr ||
                        holds(link, [](const GumboNode* node) { return tag_of(node) == GUMBO_TAG_SUP; });
    const std::string_view role = attribute(link, "role");
    const bool named = role == "doc-noteref" || attribute(link, "epub:type") == "noteref" ||
                       has_class_word(link, is_note_word) ||
                       (link->parent != nullptr && has_class_word(link->parent, is_note_word));
    const bool bracketed = words.starts_with('[') && words.ends_with(']');
    if (!raised && !named && !bracketed) return;
    HtmlMark mark{number, std::string(attribute(link, "href").substr(1))};
    const GumboNode* const note = note_of(target);
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
  static const GumboNode* block_begun_by(const GumboNode* raised) {
    const GumboNode* node = raised;
    while (node->parent != nullptr && !is_block(tag_of(node))) {
      for (std::size_t i = 0; i < node->index_within_parent; ++i)
        if (static_cast<const GumboNode*>(children_of(node->parent)->data[i])->type != GUMBO_NODE_WHITESPACE)
          return nullptr;
      node = node->parent;
    }
    return words_below(node, 16).size() > words_below(raised, 16).size() ? node : nullptr;
  }

  void take_raised() {
    std::unordered_map<std::string, std::vector<const GumboNode*>> loose;
    for (const GumboNode* raised : raised_) {
      const bool linked = ancestor(raised, GUMBO_TAG_A, 3) != nullptr ||
                          holds(raised, [](const GumboNode* node) { return tag_of(node) == GUMBO_TAG_A; });
      const std::string number = mark_number(words_below(raised, 8));
      if (linked || number.empty()) continue;
      const GumboNode* const block = block_begun_by(raised);
      const auto marks = loose.find(number);
      if (block == nullptr) {
        loose[number].push_back(raised);
      } else if (marks != loose.end() && found_.note(block) == nullptr && !is_heading(tag_of(block))) {
        const std::string key = "\n" + number + "\n" + std::to_string(found_.notes());
        found_.add_note(block, {number, key});
        found_.add_back(raised);
        for (const GumboNode* mark : marks->second) found_.add_mark(mark, {number, key});
        loose.erase(marks);
      }
    }
  }

  const GumboNode* root_;
  std::unordered_map<std::string_view, const GumboNode*> ids_;
  std::unordered_map<const GumboNode*, const GumboNode*> elements_;  // targets and the notes that they stand in
  std::vector<const GumboNode*> links_, raised_;
  HtmlNotes found_;
};

}  // namespace

HtmlNotes find_html_notes(const HtmlTree& tree) { return NoteFinder(tree).run(); }

}  // namespace apud::markup
