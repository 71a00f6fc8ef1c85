// The notes of a page and the marks that lead to them, by their links or by raised numbers.
// Layer 5, pure.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/markup/html_tree.h"

namespace apud::markup {

struct HtmlMark {
  std::string number;  // as printed: "1", "*"
  std::string key;     // of its note; "" where there is none
};

class HtmlNotes {
 public:
  explicit HtmlNotes(std::size_t nodes) : roles_(nodes) {}
  // The mark that an element is (<a> or <sup>), the note that it holds; null for any other.
  [[nodiscard]] const HtmlMark* mark(const HtmlNode* node) const { return find(marks_, Role::kMark, node); }
  [[nodiscard]] const HtmlMark* note(const HtmlNode* node) const { return find(notes_, Role::kNote, node); }
  // It leads from a note to a mark, or repeats a note's number: none of the text.
  [[nodiscard]] bool leads_back(const HtmlNode* node) const { return roles_[node->number] == Role::kBack; }
  [[nodiscard]] std::size_t notes() const { return notes_.size(); }

  void add_mark(const HtmlNode* node, HtmlMark mark) { add(marks_, Role::kMark, node, std::move(mark)); }
  void add_note(const HtmlNode* node, HtmlMark mark) { add(notes_, Role::kNote, node, std::move(mark)); }
  void add_back(const HtmlNode* node) { roles_[node->number] = Role::kBack; }

 private:
  enum class Role : std::uint8_t { kNone, kMark, kNote, kBack };
  using Marks = std::unordered_map<const HtmlNode*, HtmlMark>;

  const HtmlMark* find(const Marks& marks, Role role, const HtmlNode* node) const {
    if (roles_[node->number] != role) return nullptr;
    const auto found = marks.find(node);
    return found == marks.end() ? nullptr : &found->second;
  }
  void add(Marks& marks, Role role, const HtmlNode* node, HtmlMark mark) {
    roles_[node->number] = role;
    marks.emplace(node, std::move(mark));
  }

  std::vector<Role> roles_;  // by number: most nodes have none, and are asked often
  Marks marks_, notes_;
};

HtmlNotes find_html_notes(const HtmlTree& tree);

}  // namespace apud::markup
