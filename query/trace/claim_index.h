// What tracing asks of an index, so that tests can answer from memory.
// Layer 5. IndexReader's own limits and errors hold here too.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpus/evidence/passage_lookup.h"
#include "corpus/search/search_request.h"
#include "corpus/store/index_reader.h"

namespace apud {

class ClaimIndex : public PassageLookup {
 public:
  [[nodiscard]] virtual SearchResult search(const SearchRequest& request) const = 0;
  // In how many passages words are, in any form.
  [[nodiscard]] virtual WordCounts counts(const std::vector<std::string>& words) const = 0;
  [[nodiscard]] virtual std::vector<EntityMatch> entities(const std::string& name, std::size_t limit) const = 0;
};

// Does not own the reader, which must live longer.
class ReaderClaimIndex final : public ClaimIndex {
 public:
  explicit ReaderClaimIndex(const IndexReader& reader) : reader_(reader) {}
  [[nodiscard]] std::optional<Passage> passage(const std::string& document, std::uint32_t block) const override {
    return reader_.passage(document, block);
  }
  [[nodiscard]] SearchResult search(const SearchRequest& request) const override { return reader_.search(request); }
  [[nodiscard]] WordCounts counts(const std::vector<std::string>& words) const override {
    return reader_.counts(words);
  }
  [[nodiscard]] std::vector<EntityMatch> entities(const std::string& name, std::size_t limit) const override {
    return reader_.entities(name, limit);
  }

 private:
  const IndexReader& reader_;
};

}  // namespace apud
