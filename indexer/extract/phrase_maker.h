// Phrases from subtrees, kept until the next sentence.
// Layer 5, pure.
#pragma once

#include <deque>
#include <vector>

#include "indexer/extract/named_sentence.h"

namespace apud {

// Which dependents stay out of a phrase, as a set of labels.
using LabelBits = std::uint64_t;
constexpr LabelBits label_bit(Label label) { return LabelBits{1} << static_cast<unsigned>(label); }

class PhraseMaker {
 public:
  // Forgets the phrases made; keeps their memory.
  void reset() { used_ = 0; }
  // The words of the subtree of `head` without those below a direct dependent with one of the labels `skip`, and
  // without marks at the edges. The view is good until reset().
  Phrase subtree(const NamedSentence& sentence, std::uint32_t head, LabelBits skip);
  // These words as a phrase.
  Phrase of(std::uint32_t head, std::vector<std::uint32_t> words);

 private:
  std::vector<std::uint32_t>& next();

  std::deque<std::vector<std::uint32_t>> pool_;
  std::size_t used_ = 0;
};

}  // namespace apud
