// Finds the sentence of a passage that answers best, and marks the words that were asked for.
// For corpus/search alone. Layer 2.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "corpus/model/passage.h"
#include "corpus/search/query_plan.h"

namespace apud {

struct Marks {
  std::uint32_t sentence = 0;
  std::vector<Span> matches;  // rising, not overlapping
};

class Highlighter {
 public:
  // `words.phrases` and what else is in `words` count with the weights of `weight_of` (a term of the index to its
  // inverse document frequency).
  template <typename F>
  Highlighter(const QueryWords& words, F weight_of) : words_(words) {
    for (const std::string& stem : words.stems) add(stem, weight_of("Z" + stem));
    for (const std::string& word : words.words) add(word, weight_of(word));
    for (const std::string& start : words.starts) add(start, 1.0);
  }
  [[nodiscard]] Marks mark(const Passage& passage) const;

 private:
  struct Match {
    Span span;
    int term = -1;  // index of the query's term
    double weight = 0;
    std::uint32_t position = 0;  // in words
  };
  void add(const std::string& word, double weight);
  [[nodiscard]] int term_of(std::string_view token) const;
  [[nodiscard]] std::vector<Match> matches_in(const Passage& passage) const;

  const QueryWords& words_;
  std::map<std::string, int, std::less<>> terms_;
  std::vector<double> weights_;
  std::array<bool, 256> first_{};  // first bytes of the terms: stemming keeps a word's first letter
};

}  // namespace apud
