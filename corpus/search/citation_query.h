// What is asked about citations and what is found; the values that the reader of an index passes on.
// Layer 2: values only, no <xapian.h>.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/model/passage.h"

namespace apud {

struct CitationRequest {
  // Words of the work (authors, title, container, publisher, year) or of the sentence that leans on it, all of them; also
  // "in quotes", author:NAME, title:WORDS, year:2019 and year:2019..2021. Any string is legal. "": all works.
  std::string query;
  std::uint32_t offset = 0, limit = 10;
};

// One place that cites a work: passage->citations[index].
struct FoundCitation {
  std::shared_ptr<const Passage> passage;
  std::size_t index = 0;
};

struct FoundWork {
  std::string id;                     // the work's entity id, else the citation's own reference
  double score = 0;                   // 0 where nothing was asked for
  std::vector<FoundCitation> places;  // all of them, in the order of the index
};

struct CitationResult {
  std::vector<FoundWork> works;  // best first; with the same score, and without a query, in the order of the index
  std::uint64_t total = 0;       // works that match, with those left out
};

// Notes that give no citation, and citations whose work could not be told.
struct UnresolvedResult {
  std::vector<std::shared_ptr<const Passage>> notes;  // in the order of the index
  std::uint64_t total = 0;
};

// A query, read. Words are folded.
struct WantedWords {
  enum class In : std::uint8_t { kAnywhere, kAuthor, kTitle };
  In in = In::kAnywhere;
  bool phrase = false;  // side by side
  std::vector<std::string> words;
};
struct CitationQuery {
  std::vector<WantedWords> wanted;         // each has to be there
  std::vector<std::pair<int, int>> years;  // from, to; one of each has to be there
  [[nodiscard]] bool empty() const { return wanted.empty() && years.empty(); }
};
CitationQuery read_citation_query(const std::string& query);

}  // namespace apud
