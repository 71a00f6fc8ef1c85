// A sentence counts what it has of the query, rare words more, and a little for words that stand together.
// Layer 2.
#include "corpus/search/highlight.h"

#include <algorithm>

#include "corpus/search/tokenizer.h"
#include "corpus/search/vocabulary.h"

namespace apud {
namespace {

constexpr std::uint32_t kNear = 4;    // words apart
constexpr double kNearBonus = 0.15;   // of the weights of two different terms that stand near each other
constexpr double kPhraseWeight = 10;  // a phrase's place decides

}  // namespace

void Highlighter::add(const std::string& word, double weight) {
  if (word.empty() || !terms_.emplace(word, static_cast<int>(weights_.size())).second) return;
  weights_.push_back(weight);
  first_[static_cast<unsigned char>(word[0])] = true;
}

int Highlighter::term_of(std::string_view token) const {
  if (!first_[static_cast<unsigned char>(token[0])]) return -1;
  if (words_.words.contains(std::string(token))) return terms_.find(token)->second;
  if (!words_.stems.empty()) {
    const std::string stem = stem_term(token);
    if (!stem.empty() && words_.stems.contains(stem)) return terms_.find(stem)->second;
  }
  for (const std::string& start : words_.starts)
    if (token.starts_with(start)) return terms_.find(start)->second;
  return -1;
}

std::vector<Highlighter::Match> Highlighter::matches_in(const Passage& passage) const {
  std::vector<Match> matches;
  std::uint32_t position = 0;
  Tokenizer tokenizer(passage.text);
  for (SearchToken token; tokenizer.next(token);) {
    if (token.pair) continue;
    if (const int term = term_of(token.term); term >= 0)
      matches.push_back({token.span, term, weights_[static_cast<std::size_t>(term)], position});
    ++position;
  }
  int id = static_cast<int>(weights_.size());
  for (const Phrase& phrase : words_.phrases) {
    for (const Span& span : phrase_spans(phrase, passage.text)) matches.push_back({span, id, kPhraseWeight, 0});
    ++id;
  }
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) { return a.span < b.span; });
  return matches;
}

Marks Highlighter::mark(const Passage& passage) const {
  const std::vector<Match> matches = matches_in(passage);
  Marks marks;
  for (const Match& match : matches)
    if (!marks.matches.empty() && match.span.begin < marks.matches.back().end)
      marks.matches.back().end = std::max(marks.matches.back().end, match.span.end);
    else
      marks.matches.push_back(match.span);
  double best = 0;
  std::vector<bool> seen;
  auto match = matches.begin();
  for (std::uint32_t i = 0; i < passage.sentences.size(); ++i) {
    double score = 0;
    const Match* previous = nullptr;
    seen.assign(weights_.size() + words_.phrases.size(), false);
    while (match != matches.end() && match->span.begin < passage.sentences[i].begin) ++match;
    for (; match != matches.end() && match->span.begin < passage.sentences[i].end; ++match) {
      if (!seen[static_cast<std::size_t>(match->term)]) score += match->weight;
      seen[static_cast<std::size_t>(match->term)] = true;
      if (previous != nullptr && previous->term != match->term && match->position - previous->position <= kNear)
        score += kNearBonus * (previous->weight + match->weight);
      previous = &*match;
    }
    if (score <= best) continue;
    best = score;
    marks.sentence = i;
  }
  return marks;
}

}  // namespace apud
