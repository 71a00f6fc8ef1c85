// What is asked of the relations themselves, by the words and ids of their ends; the way that needs no graph.
// Layer 2: values only, no <xapian.h>.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/model/passage.h"
#include "corpus/model/relation.h"

namespace apud {

// An end: one of these entities, or all of these words' stems in its name or text. Empty: any.
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
  [[nodiscard]] bool any() const {
    return either.any() && subject.any() && object.any() && predicate.empty() && !status && !polarity;
  }
};

struct Statement {
  Passage passage;
  Relation relation;
};

struct StatementResult {
  std::vector<Statement> statements;  // by shard, document and place
  std::uint64_t total = 0;            // an estimate beyond those given
};

}  // namespace apud
