// A walk over the children from the head on; what is left out is never entered.
// Layer 5, pure.
#include "indexer/extract/phrase_maker.h"

#include <algorithm>

#include "indexer/extract/arguments.h"

namespace apud {

std::vector<std::uint32_t>& PhraseMaker::next() {
  if (used_ == pool_.size()) pool_.emplace_back();
  pool_[used_].clear();
  return pool_[used_++];
}

Phrase PhraseMaker::subtree(const NamedSentence& sentence, std::uint32_t head, LabelBits skip) {
  std::vector<std::uint32_t>& words = next();
  words.push_back(head);
  for (std::size_t at = 0; at < words.size(); ++at)
    for (std::uint32_t c = sentence.first_child(words[at]); c != kNone; c = sentence.next_child(c))
      if (at != 0 || (skip & label_bit(sentence.token(c).label)) == 0) words.push_back(c);
  std::sort(words.begin(), words.end());
  return without_marks(sentence, {.head = head, .words = words});
}

Phrase PhraseMaker::of(std::uint32_t head, std::vector<std::uint32_t> words) {
  std::vector<std::uint32_t>& kept = next();
  kept.swap(words);
  return {.head = head, .words = kept};
}

}  // namespace apud
