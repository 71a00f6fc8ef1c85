// One moment of one or several indexes, to be asked.
// Layer 3: joins the manifest, the segments and the graph. No <xapian.h> above corpus/search.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/graph/graph_view.h"
#include "corpus/model/document_info.h"
#include "corpus/model/passage.h"
#include "corpus/search/citation_query.h"
#include "corpus/search/search_request.h"
#include "corpus/store/knowledge.h"

namespace apud {

struct IndexStats {
  std::uint64_t documents = 0, sentences = 0, source_bytes = 0, index_bytes = 0, generation = 0;
  std::uint32_t version = 0;
  std::uint64_t entities = 0, relations = 0;    // an entity of several indexes counts in each
  std::map<std::string, std::uint64_t> blocks;  // by block_kind_name
};

class IndexReader {
 public:
  // Opens directories of apud-index, or Xapian stub files that list such directories and remote shards, as one.
  // Throws Error: kNoIndex (with how to make one), kVersion, kDamaged.
  static IndexReader open(const std::vector<std::string>& paths);
  IndexReader(IndexReader&&) noexcept;
  IndexReader& operator=(IndexReader&&) noexcept;
  ~IndexReader();

  [[nodiscard]] SearchResult search(const SearchRequest& request) const;  // throws Error(kQuery)
  [[nodiscard]] WordCounts counts(const std::vector<std::string>& words) const;
  [[nodiscard]] std::optional<Passage> passage(const std::string& document, std::uint32_t block) const;
  [[nodiscard]] std::optional<DocumentInfo> document(const std::string& name) const;
  [[nodiscard]] std::vector<DocumentInfo> documents() const;  // by name
  // All passages of a document in reading order, a few at a time: calls `visit` until it returns false.
  template <typename F>
  void each_passage(const DocumentInfo& info, F visit) const {
    for (std::uint32_t block = 0; block < info.blocks; ++block)
      if (auto found = passage(info.name, block); found && !visit(*found)) return;
  }
  [[nodiscard]] IndexStats stats() const;

  // Whom a name may mean: the entity with this id; else those of this name or alias, most used first; else those whose
  // names begin so; else those with a name within a few letters. Empty if there is none.
  [[nodiscard]] std::vector<EntityMatch> entities(const std::string& name, std::size_t limit = 10) const;
  [[nodiscard]] std::optional<Entity> entity(const std::string& id) const;
  [[nodiscard]] RelationResult relations(const RelationRequest& request) const;
  [[nodiscard]] PathResult paths(const PathRequest& request) const;
  // The graphs of the local indexes as one; lives as long as the reader.
  [[nodiscard]] const GraphView& graph() const;
  // The relation that an edge of graph() stands for, with its passage.
  [[nodiscard]] FoundRelation relation(const RelationView& edge) const;
  [[nodiscard]] CitationResult citations(const CitationRequest& request) const;
  [[nodiscard]] UnresolvedResult unresolved_citations(std::uint32_t offset, std::uint32_t limit) const;
  // Every entity of the local indexes, and every relation by document and place, until `visit` returns false.
  void each_entity(const std::function<bool(const Entity&)>& visit) const;
  void each_relation(const std::function<bool(const FoundRelation&)>& visit) const;

  // Reads every file of the index and compares it with its checksum: one line for each that is damaged, empty if all
  // are whole. Remote shards are left out.
  [[nodiscard]] std::vector<std::string> check() const;

 private:
  struct State;
  [[nodiscard]] std::vector<Entity> entities_of(const std::vector<FoundRelation>& relations) const;
  void name_entities(std::vector<std::pair<std::string, std::uint64_t>>& counts) const;
  explicit IndexReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace apud
