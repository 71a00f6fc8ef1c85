// One pass over the signs "[^": a label before a colon at a line's start is a note, any other one a mark.
// Layer 5, pure.
#include "indexer/markup/markdown_notes.h"

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "indexer/parse/characters.h"

namespace apud::markup {

std::string note_label(std::string_view label) {
  std::string folded(label);
  std::transform(folded.begin(), folded.end(), folded.begin(), parse::to_lower);
  return folded;
}

NoteLabels read_note_labels(std::string_view text) {
  constexpr std::size_t kLongestLabel = 100;
  std::vector<std::string> notes, marks;  // marks in the order in which they first appear
  std::unordered_set<std::string> known, defined;
  for (std::size_t at = text.find("[^"); at != std::string_view::npos; at = text.find("[^", at + 2)) {
    const std::size_t close = text.substr(at, kLongestLabel).find_first_of("]\n");
    if (close == std::string_view::npos || text[at + close] != ']' || close < 3) continue;
    std::string label = note_label(text.substr(at + 2, close - 2));
    std::size_t begin = at;
    while (begin > 0 && text[begin - 1] == ' ' && at - begin < 4) --begin;
    const bool starts = begin == 0 || text[begin - 1] == '\n' || text[begin - 1] == '\r';
    if (starts && text.substr(at + close + 1, 1) == ":") {
      if (defined.insert(label).second) notes.push_back(std::move(label));
    } else if (known.insert(label).second) {
      marks.push_back(std::move(label));
    }
  }
  NoteLabels labels;
  for (const std::string& label : notes) {
    if (known.contains(label)) continue;
    labels.unused += (labels.unused.empty() ? "\n\n[^" : " [^") + label + "]";
    marks.push_back(label);
  }
  if (!labels.unused.empty()) labels.unused += '\n';
  std::erase_if(marks, [&](const std::string& label) { return !defined.contains(label); });
  const bool numbers = std::all_of(marks.begin(), marks.end(), [](const std::string& label) {
    return std::all_of(label.begin(), label.end(), parse::is_digit);
  });
  std::size_t order = 0;
  for (const std::string& label : marks) labels.numbers[label] = numbers ? label : std::to_string(++order);
  return labels;
}

}  // namespace apud::markup
