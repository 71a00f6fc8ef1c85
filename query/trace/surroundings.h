// What stands above and before a sentence: the headings, the title of its box or table, the sentences before.
// Layer 5.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "corpus/evidence/passage_lookup.h"
#include "query/trace/alignment.h"

namespace apud {

// For one claim: remembers what many sentences share.
class SurroundingsFinder {
 public:
  explicit SurroundingsFinder(const PassageLookup& index) : index_(index) {}
  // Good until the next call. `sentence` kNowhere: the passage as a whole.
  const Surroundings& of(const Passage& passage, std::uint32_t sentence);
  // The table, box or figure that a passage stands in.
  const std::optional<Passage>& parent(const Passage& passage);

 private:
  using Place = std::pair<std::string, std::uint32_t>;  // document and block
  struct Above {
    std::unordered_set<std::string> keys;
    std::vector<Value> dates;
    std::vector<std::pair<Span, std::string>> mentions;
  };
  struct Before {
    std::unordered_set<std::string> keys;
    std::vector<Value> dates;
  };
  const Above& above(const Passage& passage);
  const Before& end_before(const Passage& passage);

  const PassageLookup& index_;
  std::map<Place, std::optional<Passage>> parents_;
  std::map<Place, Above> above_;
  std::map<Place, Before> before_;
  Surroundings result_;
};

}  // namespace apud
