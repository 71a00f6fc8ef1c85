// What in a sentence or row may fill the hole of a question, and how well it does.
// Layer 6, pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/model/passage.h"
#include "corpus/model/relation.h"
#include "query/ask/sought.h"

namespace apud {

struct Filler {
  Span span;                    // of the passage's text
  std::string entity;           // id, or ""
  std::uint32_t token = kRoot;  // its head in the sentence; kRoot in a row
  double fit = 0;               // 0 to 1: of its kind
  double standing = 0;          // 0 to 1: of its place
};

struct FillerRequest {
  const Claim& question;
  const Sought& sought;
  const ReadSentence& found;
  const Alignment& alignment;
  const Passage& passage;
  const BlockKnowledge& knowledge;  // of the passage
  const Passage* table = nullptr;   // of a row
  const Senses& senses;
};

// Words that the question has already are no answer. In the order of the text.
std::vector<Filler> find_fillers(const FillerRequest& request);

}  // namespace apud
