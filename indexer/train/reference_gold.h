// References with marked fields: JSON lines, one reference each, read into words and their labels.
// Layer 7: a part of apud-train.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/cite/labels.h"
#include "indexer/cite/reference_words.h"

namespace apud {

struct GoldReference {
  std::string text, line;  // `line`: the JSON that it was read from
  std::string origin;      // of a reference made from another one: that one's text
  std::vector<ReferenceWord> words;
  std::vector<FieldLabel> labels;  // of each word
  float weight = 1;
  bool foreign = false;  // marked by other rules than the fields that are wanted
};

// {"text", "fields": [[label, first, last], ...]} with offsets in characters. The labels follow one convention, whatever
// the annotators': marks belong to the field before them, opening ones and markers ("vol.", "pp.", "In") to the field
// behind; what one span holds of volume, issue and pages is taken apart. Throws Error(kUnreadable).
std::vector<GoldReference> read_references(const std::string& path);

}  // namespace apud
