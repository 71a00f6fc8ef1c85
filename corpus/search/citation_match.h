// Whether a citation is what a query asks for, seen from its fields and the sentences that lean on it.
// Layer 2, pure.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "corpus/model/citation.h"
#include "corpus/search/citation_query.h"

namespace apud {

class CitationMatcher {
 public:
  // `weight` tells how much a word counts.
  CitationMatcher(CitationQuery query, const std::function<double(const std::string& word)>& weight);
  // 0 if it does not match; more where authors and titles have the words. `claims` gives the sentences and is called only
  // where the fields do not have all words; where it is empty, what the fields do not have is in the sentences.
  [[nodiscard]] double score(const Citation& work, const std::string& raw,
                             const std::function<std::vector<std::string>()>& claims) const;
  [[nodiscard]] bool has_phrase() const;

 private:
  struct Wanted {
    WantedWords words;
    std::vector<std::string> stems;
    double weight = 0;
  };
  [[nodiscard]] static bool has(const Wanted& wanted, const std::string& text);

  std::vector<Wanted> wanted_;
  std::vector<std::pair<int, int>> years_;
};

}  // namespace apud
