// What is asked of an index about entities and relations, and what it answers.
// Layer 3: values only; made by IndexReader.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/model/entity.h"
#include "corpus/model/passage.h"
#include "corpus/model/relation.h"

namespace apud {

// How a name led to an entity, best first.
enum class FoundBy : std::uint8_t { kId, kName, kAlias, kBeginning, kNear };

struct EntityMatch {
  Entity entity;  // of all documents: mentions are summed, aliases united, most used first
  FoundBy by = FoundBy::kName;
  std::string key;              // the folded name that matched
  std::uint32_t documents = 0;  // that mention it; 0 where that is not known (remote shards)
};

// An end is an entity's id ("country:serbia"), or its name or alias in any spelling, or else words: then relations match
// that have all of their stems in the words of that end.
struct RelationRequest {
  std::string name;             // at either end
  std::string subject, object;  // both as above; "" for any
  std::string predicate;        // "located_in"; also as words: "located in"
  std::optional<Status> status;
  std::optional<Polarity> polarity;
  float min_confidence = 0;
  std::uint32_t offset = 0, limit = 10;
};

struct FoundRelation {
  Relation relation;
  Passage passage;  // its evidence; passage.document names the document
};
std::string relation_id(const FoundRelation& found);

// The sentence that a relation stands in, as an index into Passage::sentences; nullopt: the block as a whole.
std::optional<std::uint32_t> sentence_of(const FoundRelation& found);

struct RelationResult {
  std::vector<FoundRelation> relations;  // surest first, then by document and place
  std::uint64_t total = 0;               // exact where each end asked for is an entity of a local index
  std::vector<Entity> entities;          // every entity that `relations` name, by id
  // Whom the request's names mean, best first; the first is what was asked for. Empty where a name is no entity's.
  std::vector<EntityMatch> names, subjects, objects;
};

struct PathRequest {
  std::string from, to;  // entities' ids
  std::uint32_t max_hops = 6;
  std::string predicate;  // every hop's; "" for any
  std::optional<Status> status;
  std::optional<Polarity> polarity;
  float min_confidence = 0;
  std::uint32_t offset = 0, limit = 10;
};

struct FoundHop {
  std::string from, to;                  // ids
  std::vector<FoundRelation> relations;  // that join them, surest first, at least one; where subject is `from` it
                                         // points forward
};
struct FoundPath {
  std::vector<FoundHop> hops;
  bool through_hub = false;  // passes an entity that is joined to a large share of all
};
struct PathResult {
  std::vector<FoundPath> paths;  // shortest first
  std::vector<Entity> entities;  // every entity that `paths` name, by id
  bool stopped = false;          // the search was cut off: there may be more
};

// What a passage's block names and says; empty where nothing is stored. Throws Error(kDamaged).
BlockKnowledge knowledge_of(const Passage& passage);

}  // namespace apud
