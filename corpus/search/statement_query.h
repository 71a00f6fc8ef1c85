// What is asked of relations by the words and ids of their ends; the way that needs no graph.
// Layer 2: values only, no <xapian.h>.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/model/passage.h"
#include "corpus/model/relation.h"

namespace apud {

// An end: one of these entities, or all of these words (by their stems) in its words or its name. Empty: any.
struct StatementEnd {
  std::vector<std::string> ids;
  std::string words;
  [[nodiscard]] bool any() const { return ids.empty() && words.empty(); }
};

struct StatementQuery {
  StatementEnd either, subject, object;
  std::string predicate;  // "" for any
  std::optional<Status> status;
  std::optional<Polarity> polarity;
  float min_confidence = 0;
};

struct Statement {
  Passage passage;
  Relation relation;
};

struct StatementResult {
  std::vector<Statement> statements;
  std::uint64_t total = 0;  // an estimate where not all passages were looked at
};

}  // namespace apud
