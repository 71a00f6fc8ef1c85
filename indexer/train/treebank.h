// Reads treebanks in CoNLL-U.
// Layer 7: a part of apud-train.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace apud {

struct GoldWord {
  std::string form, lemma, upos, xpos, label;
  std::uint32_t head = 0;  // from 1; 0 is the root
  bool space_after = true;
  bool inside = false;  // a later part of a multiword token: follows the one before without a space
};

struct GoldSentence {
  std::vector<GoldWord> words;
  std::string text;
  std::string document;  // its id, where it starts one
  bool starts_paragraph = false;
  bool starts_document = false;
};

// Throws Error(kUnreadable) with the line where a file is not CoNLL-U.
std::vector<GoldSentence> read_treebank(const std::string& path);

}  // namespace apud
