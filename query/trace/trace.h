// A claim traced: what the index says to it, in which words, with which figures, on whose authority.
// Layer 5.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "corpus/evidence/evidence.h"
#include "query/trace/claim_index.h"
#include "query/trace/verdict.h"

namespace apud {

enum class Verdict : std::uint8_t { kSupported, kContradicted, kNotFound };
const char* verdict_name(Verdict verdict);  // "supported", "contradicted", "not_found"

struct TracedNumber {
  std::string claimed, found;  // the words of both
  Match match = Match::kEqual;
};

// How a word of the claim was found, for --explain.
struct TracedWord {
  std::string claimed, found;
  Tie tie = Tie::kNone;
};

struct TracedDifference {
  ConflictKind kind = ConflictKind::kValue;
  std::string claimed, found;
};

struct TracedEvidence {
  Stance stance = Stance::kRelated;
  double score = 0;  // 0 to 1
  Evidence evidence;
  std::vector<Span> matches, differing, cells;  // of evidence.quote
  std::string passage;                          // the text of the whole passage, and where in it the quotation stands
  Span span;
  std::vector<TracedNumber> numbers;
  std::vector<TracedDifference> differences;
  std::vector<Source> sources;
  bool nearest = false;  // the sources are those of the nearest note of the paragraph, not of the sentence
  Status status = Status::kAsserted;
  bool reported = false;
  // For --explain.
  std::vector<TracedWord> words;
  double retrieval = 0, coverage = 0;
  std::string reason;  // why it is no more than related
};

struct TraceAnswer {
  std::string claim;
  Verdict verdict = Verdict::kNotFound;
  std::vector<TracedEvidence> evidence;  // what decides first
  std::string note;                      // what is odd about the claim: "a question", ""
  std::vector<TraceAnswer> parts;        // of several sentences: each one
  std::uint32_t candidates = 0;          // sentences that were compared
};

inline constexpr std::size_t kMostClaimWords = 1000, kMostClaimSentences = 20;

// Loads models and lists once for any number of claims.
class Tracer {
 public:
  explicit Tracer(const ClaimIndex& index);
  ~Tracer();
  // Throws Error(kUsage) for a claim without words or with too many of them.
  TraceAnswer trace(const std::string& claim, std::uint32_t offset, std::uint32_t limit);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace apud
