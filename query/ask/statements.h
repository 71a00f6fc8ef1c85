// Answers out of sentences and rows: the question laid beside each, as a claim with a hole, and what fills the hole.
// Layer 6.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "query/answer/passage_source.h"
#include "query/ask/sought.h"
#include "query/trace/claim_index.h"

namespace apud {

struct StatedAnswer {
  std::string text;                       // the words, or an entity's name
  std::string entity;                     // its id, or ""
  double score = 0;                       // 0 to 1
  std::uint32_t passage = 0;              // of StatedResult::passages, that says it
  std::optional<std::uint32_t> sentence;  // of the passage; none: as a whole
  Span span;                              // of the answer's words in the passage's text
  Status status = Status::kAsserted;
  // For --explain.
  double coverage = 0, fit = 0, standing = 0;
};

struct StatedResult {
  Sought sought;
  std::vector<Passage> passages;
  std::vector<StatedAnswer> answers;  // best first, equal ones once; also such as are too weak to be given
};

// Keeps the models that it reads with. Throws Error where one is missing.
class StatementReader {
 public:
  StatementReader(const ClaimIndex& claims, const PassageSource& index);
  ~StatementReader();
  StatedResult answer(const std::string& question);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace apud
