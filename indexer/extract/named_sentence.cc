// Children from heads, and which words belong to names and values: one pass each.
// Layer 5, pure.
#include "indexer/extract/named_sentence.h"

#include <algorithm>

namespace apud {

void NamedSentence::set(const Block& block, const SentenceReading& reading, const Knowledge& knowledge,
                        std::span<const Mention> mentions) {
  block_ = &block;
  reading_ = &reading;
  knowledge_ = &knowledge;
  // A mention that ends before the sentence begins is of no interest here.
  const auto behind = std::partition_point(mentions.begin(), mentions.end(),
                                           [&](const Mention& m) { return m.span.begin < reading.span.begin; });
  mentions_ = mentions.subspan(static_cast<std::size_t>(behind - mentions.begin()));
  set_children();
  set_mentions();
  set_values();
}

void NamedSentence::set_children() {
  const std::uint32_t n = size();
  first_.assign(n, kNone);
  next_.assign(n, kNone);
  last_.assign(n, kNone);
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::uint32_t head = token(i).head;
    if (head >= n) continue;
    if (last_[head] == kNone)
      first_[head] = i;
    else
      next_[last_[head]] = i;
    last_[head] = i;
  }
}

// Later mentions of the same place are longer (they rise by span), so they win where they are.
void NamedSentence::set_mentions() {
  const std::uint32_t n = size();
  mention_.assign(n, kNone);
  std::uint32_t word = 0;
  for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
    const Span span = mentions_[m].span;
    if (span.begin >= reading_->span.end) break;
    while (word < n && token(word).span.end <= span.begin) ++word;
    for (std::uint32_t i = word; i < n && token(i).span.begin < span.end; ++i) {
      const Span own = token(i).span;
      // A title may be part of the joined word: "President Xi" for the mention "Xi".
      const bool inside = own.end == span.end || (own.begin >= span.begin && own.end < span.end);
      const bool longer = mention_[i] == kNone || mentions_[mention_[i]].span.size() < span.size();
      if (inside && longer) mention_[i] = m;
    }
  }
}

void NamedSentence::set_values() {
  const std::uint32_t n = size();
  value_.assign(n, kNone);
  std::uint32_t word = 0;
  for (std::uint32_t v = 0; v < reading_->values.size(); ++v) {
    const Span span = reading_->values[v].span;
    while (word < n && token(word).span.end <= span.begin) ++word;
    for (std::uint32_t i = word; i < n && token(i).span.begin < span.end; ++i)
      if (token(i).span.end <= span.end) value_[i] = v;
  }
}

std::string_view NamedSentence::noun(std::uint32_t i) const {
  const std::string_view own = word(i);
  const std::size_t gap = own.rfind(' ');
  const Tag tag = token(i).tag;
  if (gap == std::string_view::npos && tag != Tag::kNnp && tag != Tag::kNnps) return lemma(i);
  noun_ = gap == std::string_view::npos ? own : own.substr(gap + 1);
  for (char& c : noun_)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return noun_;
}

std::uint32_t NamedSentence::child(std::uint32_t i, Label label) const {
  for (std::uint32_t c = first_[i]; c != kNone; c = next_[c])
    if (token(c).label == label) return c;
  return kNone;
}

bool NamedSentence::below(std::uint32_t i, std::uint32_t ancestor) const {
  for (std::uint32_t steps = 0; i < size() && steps <= size(); ++steps) {
    if (i == ancestor) return true;
    i = token(i).head;
  }
  return false;
}

void NamedSentence::subtree(std::uint32_t i, std::vector<std::uint32_t>& words) const {
  words.assign(1, i);
  for (std::size_t at = 0; at < words.size(); ++at)
    for (std::uint32_t c = first_[words[at]]; c != kNone; c = next_[c]) words.push_back(c);
  std::sort(words.begin(), words.end());
}

std::uint32_t NamedSentence::mention_head(std::uint32_t i) const {
  const std::uint32_t own = mention_[i];
  if (own == kNone) return i;
  for (std::uint32_t steps = 0; steps < size(); ++steps) {
    const std::uint32_t head = token(i).head;
    if (head >= size() || mention_[head] != own) break;
    i = head;
  }
  return i;
}

}  // namespace apud
