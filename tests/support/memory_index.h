// An index in memory: a document that a test writes block by block, and hits that it chooses itself.
// Test support: implements PassageSource without Xapian and without files.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "query/answer/passage_source.h"

namespace apud {

class MemoryIndex final : public PassageSource {
 public:
  explicit MemoryIndex(std::string name = "harbour.txt", std::string title = "The Harbour Book");

  // Appends a block as a paragraph of the file. A sentence ends at ". " and at the end. Gives it for changes, which
  // must not touch its text; valid until the next call.
  Passage& add(BlockKind kind, const std::string& text);
  // A note's mark behind the first occurrence of `words` in the last block.
  void mark(const std::string& words, const std::string& number, std::uint32_t note);
  SearchHit hit(std::uint32_t block, std::uint32_t sentence, const std::vector<std::string>& words) const;

  [[nodiscard]] SearchResult search(const SearchRequest& request) const override;
  [[nodiscard]] std::optional<Passage> passage(const std::string& document, std::uint32_t block) const override;
  [[nodiscard]] std::optional<DocumentInfo> document(const std::string& name) const override;
  [[nodiscard]] std::vector<DocumentInfo> documents() const override;
  [[nodiscard]] IndexStats stats() const override;
  [[nodiscard]] std::vector<EntityMatch> entities(const std::string& name, std::size_t limit) const override;
  [[nodiscard]] std::optional<Entity> entity(const std::string& id) const override;
  [[nodiscard]] RelationResult relations(const RelationRequest& request) const override;
  [[nodiscard]] PathResult paths(const PathRequest& request) const override;
  [[nodiscard]] CitationResult citations(const CitationRequest& request) const override;
  [[nodiscard]] UnresolvedResult unresolved_citations(std::uint32_t offset, std::uint32_t limit) const override;
  void each_entity(const std::function<bool(const Entity&)>& visit) const override;
  void each_relation(const std::function<bool(const FoundRelation&)>& visit) const override;
  [[nodiscard]] std::vector<std::string> check() const override { return damaged; }

  // An entity named so, whose id is made as everywhere.
  Entity& name(EntityType type, const std::string& name, std::uint32_t mentions = 1);
  // A relation of a sentence (from 1) of the last block; its ends are ids of entities known here, or else words. The
  // spans of words that stand in the sentence are found. Gives it for changes; valid until the next call.
  Relation& tell(std::uint32_t sentence, const std::string& subject, const std::string& predicate,
                 const std::string& object, float confidence = 0.9F);

  SearchResult result;            // what the next search gives
  std::vector<Passage> passages;  // by block
  std::string file;               // the source document's bytes
  DocumentInfo info;
  std::vector<std::string> damaged;
  std::vector<Entity> known;
  std::vector<Relation> told;
  PathResult path_result;  // what the next question for paths gives
  mutable std::vector<PathRequest> paths_asked;
  mutable int look_ups = 0;  // calls of passage()
};

}  // namespace apud
