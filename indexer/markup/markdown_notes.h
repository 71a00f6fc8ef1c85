// Notes of Markdown that no mark refers to: cmark would drop them.
// Layer 5, pure.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace apud::markup {

// A note's label as it is compared.
std::string note_label(std::string_view label);

struct NoteLabels {
  // What is printed for each label: its own number, or, where a label of the text is none, its place in the order of the
  // marks.
  std::unordered_map<std::string, std::string> numbers;
  // A paragraph of marks, one for each note ("[^7]: ...") that has none in the text; to be fed to cmark behind it.
  std::string unused;
};

NoteLabels read_note_labels(std::string_view text);

}  // namespace apud::markup
