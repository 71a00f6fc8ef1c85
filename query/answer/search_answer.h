// A search answered: each hit's best sentence with its matches, its address and its sources.
// Layer 5.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "corpus/evidence/evidence.h"
#include "query/answer/passage_source.h"

namespace apud {

struct FoundPassage {
  std::uint32_t rank = 1;  // from 1, over all pages of the answer
  double score = 0;
  Evidence evidence;          // the best sentence
  std::vector<Span> matches;  // of evidence.quote
  std::vector<Span> cells;    // of evidence.quote: a table row's cells, where they are all found in it
  std::vector<Source> sources;
};

struct SearchAnswer {
  std::string query;
  GroupBy group = GroupBy::kPassage;
  std::uint32_t offset = 0;
  std::vector<FoundPassage> results;
  std::uint64_t estimated_total = 0;
  std::map<std::string, std::vector<std::pair<std::string, std::uint64_t>>> facets;
  std::string suggestion;  // "" if there is none
};

SearchAnswer answer_search(const PassageSource& index, const SearchRequest& request);

}  // namespace apud
