// Labelled words to the stretches of a reference that hold its fields.
// Layer 5, pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/cite/labels.h"
#include "indexer/cite/reference_words.h"

namespace apud {

// Neighbouring words of one field, without the marks and markers ("In", quotes, a final comma) at its ends.
struct FieldRun {
  FieldLabel label = FieldLabel::kOutside;
  std::uint32_t first = 0, last = 0;  // words [first, last)
  Span span;                          // bytes
  float confidence = 0;               // of its least certain word
  bool in = false;                    // "In" stood before it
};

// Rising; no run is empty.
std::vector<FieldRun> field_runs(std::string_view text, const std::vector<ReferenceWord>& words,
                                 const std::vector<FieldLabel>& labels, const std::vector<float>& confidence);

// The bytes as a value: white space as single blanks, mark-up left out.
std::string plain(std::string_view text);

}  // namespace apud
