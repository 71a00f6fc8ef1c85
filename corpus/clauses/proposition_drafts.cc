// The words of phrases, gathered into the pool.
// Layer 3, pure.
#include "corpus/clauses/proposition_drafts.h"

namespace apud {
namespace {

constexpr TagSet kEdgeMarks = tag_set({Tag::kComma, Tag::kFullStop, Tag::kColon, Tag::kHyph, Tag::kNfp, Tag::kCc});

}  // namespace

Range Drafts::trim(const SentenceTree& tree, std::size_t begin) {
  while (words.size() > begin && tree.tagged(words.back(), kEdgeMarks)) words.pop_back();
  std::size_t first = begin;
  while (first < words.size() && tree.tagged(words[first], kEdgeMarks)) ++first;
  return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(words.size() - first)};
}

Range Drafts::phrase(SentenceTree& tree, std::uint32_t head, LabelSet skip, LabelSet skip_deep, std::uint32_t without) {
  const std::size_t begin = words.size();
  tree.collect(head, skip, skip_deep, without, words);
  return trim(tree, begin);
}

}  // namespace apud
