// The index on the disk as a source of passages.
// Layer 5. Apart from passage_source.h, so that answers and their tests need neither files nor Xapian.
#pragma once

#include <functional>
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
  [[nodiscard]] std::vector<EntityMatch> entities(const std::string& name, std::size_t limit) const override {
    return reader_.entities(name, limit);
  }
  [[nodiscard]] std::optional<Entity> entity(const std::string& id) const override { return reader_.entity(id); }
  [[nodiscard]] RelationResult relations(const RelationRequest& request) const override {
    return reader_.relations(request);
  }
  [[nodiscard]] PathResult paths(const PathRequest& request) const override { return reader_.paths(request); }
  [[nodiscard]] const GraphView* graph() const override { return &reader_.graph(); }
  [[nodiscard]] FoundRelation relation(const RelationView& edge) const override { return reader_.relation(edge); }
  [[nodiscard]] CitationResult citations(const CitationRequest& request) const override {
    return reader_.citations(request);
  }
  [[nodiscard]] UnresolvedResult unresolved_citations(std::uint32_t offset, std::uint32_t limit) const override {
    return reader_.unresolved_citations(offset, limit);
  }
  void each_entity(const std::function<bool(const Entity&)>& visit) const override { reader_.each_entity(visit); }
  void each_relation(const std::function<bool(const FoundRelation&)>& visit) const override {
    reader_.each_relation(visit);
  }
  [[nodiscard]] std::vector<std::string> check() const override { return reader_.check(); }

 private:
  const IndexReader& reader_;
};

}  // namespace apud
