// The index on the disk as a source of passages.
// Layer 5. Apart from passage_source.h, so that answers and their tests need neither files nor Xapian.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/answer/passage_source.h"

namespace apud {

// Does not own the reader, which must live longer.
class IndexView final : public PassageSource {
 public:
  explicit IndexView(const IndexReader& reader) : reader_(reader) {}
  [[nodiscard]] SearchResult search(const SearchRequest& request) const override { return reader_.search(request); }
  [[nodiscard]] std::optional<Passage> passage(const std::string& document, std::uint32_t block) const override {
    return reader_.passage(document, block);
  }
  [[nodiscard]] std::optional<DocumentInfo> document(const std::string& name) const override {
    return reader_.document(name);
  }
  [[nodiscard]] std::vector<DocumentInfo> documents() const override { return reader_.documents(); }
  [[nodiscard]] IndexStats stats() const override { return reader_.stats(); }
  [[nodiscard]] std::vector<std::string> check() const override { return reader_.check(); }

 private:
  const IndexReader& reader_;
};

}  // namespace apud
