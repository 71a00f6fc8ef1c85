// What a search asks for and what it finds; the values that the reader of an index passes on.
// Layer 2: values only, no <xapian.h>.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "corpus/model/passage.h"

namespace apud {

enum class SortBy : std::uint8_t { kRelevance, kDocument, kDate };
enum class GroupBy : std::uint8_t { kPassage, kDocument };

struct SearchRequest {
  std::string query;  // Xapian's query language; whatever cannot be parsed is searched as words
  SortBy sort = SortBy::kRelevance;
  GroupBy group = GroupBy::kPassage;
  std::uint32_t offset = 0;
  std::uint32_t limit = 10;
  std::vector<std::string> facets;  // any of "kind", "document", "entity", "year"
};

struct SearchHit {
  double score = 0;
  Passage passage;             // with group document: its best passage
  std::uint32_t sentence = 0;  // index into passage.sentences of the best one
  std::vector<Span> matches;   // of passage.text: words that the query asked for (phrases as one span)
};

struct SearchResult {
  std::vector<SearchHit> hits;
  std::uint64_t estimated_total = 0;
  // Most frequent first. Entities are counted on the 2,000 best hits (200 of them where a shard is remote).
  std::map<std::string, std::vector<std::pair<std::string, std::uint64_t>>> facets;
  std::string suggestion;   // a corrected query, or ""
  std::string interpreted;  // the query as understood, for --explain and messages
};

struct WordCounts {
  std::uint64_t passages = 0;
  std::vector<std::uint64_t> with;  // of each word
};

}  // namespace apud
