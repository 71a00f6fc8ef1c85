// The sentences, rows and notes that may say what a claim says, best first.
// Layer 5. Asks the index once for passages, and ranks their sentences itself.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "query/trace/claim_index.h"
#include "query/trace/reading.h"

namespace apud {

struct Candidate {
  std::uint32_t passage = 0;          // of CandidatePool::passages
  std::uint32_t sentence = kNowhere;  // of the passage; kNowhere: the passage as a whole
  double score = 0;                   // 0 to 1: the share of the claim's weight that is found, with its surroundings
};

// What of the claim is looked for.
struct ClaimTerm {
  std::string key, lower;
  std::vector<std::string> synonyms;  // keys
  double weight = 0;
};

struct CandidatePool {
  std::vector<Passage> passages;      // best first
  std::vector<Candidate> candidates;  // best first, each after those that say more that is new
  std::vector<ClaimTerm> terms;
};

// Keys of words, remembered over many claims; bounded.
class KeyCache {
 public:
  const std::string& key(const std::string& lower);

 private:
  std::unordered_map<std::string, std::string> keys_;
};

// `others` are further names of what the claim names: looked for, too.
CandidatePool find_candidates(const ClaimIndex& index, const ReadSentence& claim, const Senses& senses,
                              const std::vector<std::string>& others, KeyCache& keys);

}  // namespace apud
