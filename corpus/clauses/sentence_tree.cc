// Children by counting sort; subtrees by a stack of our own.
// Layer 3, pure.
#include "corpus/clauses/sentence_tree.h"

#include <algorithm>

namespace apud {

void SentenceTree::read(std::string_view text, const Analysis& analysis) {
  text_ = text;
  analysis_ = &analysis;
  read_children();
  classes_.resize(size());
  for (std::uint32_t i = 0; i < size(); ++i) classes_[i] = classes_of_lemma(lemma(i));
}

void SentenceTree::read_children() {
  const std::uint32_t n = size();
  heads_.resize(n);
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::uint32_t h = token(i).head;
    heads_[i] = h < n && h != i ? h : kRoot;
  }
  link();
  if (order_.size() == n) return;
  stack_.assign(n, 0);  // words in a circle, which no parser makes, hang on nothing
  for (std::uint32_t i : order_) stack_[i] = 1;
  for (std::uint32_t i = 0; i < n; ++i)
    if (stack_[i] == 0) heads_[i] = kRoot;
  link();
}

// Children and order from heads.
void SentenceTree::link() {
  const std::uint32_t n = size();
  first_child_.assign(n + 2, 0);
  children_.resize(n);
  for (std::uint32_t h : heads_)
    if (h != kRoot) ++first_child_[h + 2];
  for (std::uint32_t i = 2; i < n + 2; ++i) first_child_[i] += first_child_[i - 1];
  for (std::uint32_t i = 0; i < n; ++i)
    if (heads_[i] != kRoot) children_[first_child_[heads_[i] + 1]++] = i;
  order_.clear();
  for (std::uint32_t i = 0; i < n; ++i)
    if (heads_[i] == kRoot) order_.push_back(i);
  for (std::size_t k = 0; k < order_.size(); ++k)
    for (std::uint32_t child : children(order_[k])) order_.push_back(child);
}

bool SentenceTree::is(std::uint32_t i, std::string_view lower) const {
  const std::string_view w = word(i);
  return w.size() == lower.size() && std::equal(w.begin(), w.end(), lower.begin(), [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
         });
}

std::uint32_t SentenceTree::child(std::uint32_t i, LabelSet set) const {
  for (std::uint32_t c : children(i))
    if (has(c, set)) return c;
  return kRoot;
}

void SentenceTree::collect(std::uint32_t top, LabelSet skip, LabelSet skip_deep, std::uint32_t without,
                           std::vector<std::uint32_t>& words) {
  const std::size_t begin = words.size();
  words.push_back(top);
  stack_.clear();
  for (std::uint32_t c : children(top))
    if (!has(c, skip | skip_deep) && c != without) stack_.push_back(c);
  while (!stack_.empty() && words.size() - begin < kLongestPhrase) {
    const std::uint32_t i = stack_.back();
    stack_.pop_back();
    words.push_back(i);
    for (std::uint32_t c : children(i))
      if (!has(c, skip_deep) && c != without) stack_.push_back(c);
  }
  std::sort(words.begin() + static_cast<std::ptrdiff_t>(begin), words.end());
}

}  // namespace apud
