// What an answer asks of an index: the calls of IndexReader, so that tests can answer from memory.
// Layer 5. IndexReader's own limits and errors hold here too.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "corpus/evidence/passage_lookup.h"
#include "corpus/model/document_info.h"
#include "corpus/model/passage.h"
#include "corpus/search/citation_query.h"
#include "corpus/search/search_request.h"
#include "corpus/store/index_reader.h"

namespace apud {

class PassageSource : public PassageLookup {
 public:
  [[nodiscard]] virtual SearchResult search(const SearchRequest& request) const = 0;
  [[nodiscard]] virtual std::optional<DocumentInfo> document(const std::string& name) const = 0;
  [[nodiscard]] virtual std::vector<DocumentInfo> documents() const = 0;
  [[nodiscard]] virtual IndexStats stats() const = 0;
  [[nodiscard]] virtual std::vector<EntityMatch> entities(const std::string& name, std::size_t limit) const = 0;
  [[nodiscard]] virtual std::optional<Entity> entity(const std::string& id) const = 0;
  [[nodiscard]] virtual RelationResult relations(const RelationRequest& request) const = 0;
  [[nodiscard]] virtual PathResult paths(const PathRequest& request) const = 0;
  [[nodiscard]] virtual const GraphView* graph() const { return nullptr; }  // nullptr: there is none
  [[nodiscard]] virtual FoundRelation relation(const RelationView& /*edge*/) const { return {}; }
  [[nodiscard]] virtual CitationResult citations(const CitationRequest& request) const = 0;
  [[nodiscard]] virtual UnresolvedResult unresolved_citations(std::uint32_t offset, std::uint32_t limit) const = 0;
  virtual void each_entity(const std::function<bool(const Entity&)>& visit) const = 0;
  virtual void each_relation(const std::function<bool(const FoundRelation&)>& visit) const = 0;
  [[nodiscard]] virtual std::vector<std::string> check() const = 0;  // a line for each damaged file of the index
};

}  // namespace apud
