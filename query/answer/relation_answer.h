// What the index says of somebody or something: relations with their evidence, entities, and the paths between them.
// Layer 5.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/evidence/evidence.h"
#include "query/answer/passage_source.h"

namespace apud {

// A relation with the sentence that says it and the chain behind that.
struct ToldRelation {
  std::string id;
  Relation relation;
  std::string text;  // of the block: what the relation's spans are of
  Evidence evidence;
  std::vector<Span> words;  // of evidence.quote: the relation's own words, in order
  std::vector<Span> cells;  // of evidence.quote: a table row's cells
  std::vector<Source> sources;
};

// The entities that an answer names, by id.
class EntityTable {
 public:
  void add(const std::vector<Entity>& entities);
  void add(const Entity& entity);
  [[nodiscard]] const Entity* find(std::string_view id) const;  // nullptr if it is not among them

 private:
  std::map<std::string, Entity, std::less<>> entities_;
};

// Without `sources` they are left empty, which saves their look-ups.
ToldRelation told_relation(SourceFinder& finder, FoundRelation&& found, bool sources = true);

// What a name turned out to mean.
enum class NameState : std::uint8_t { kFound, kAmbiguous, kUnknown };
struct ResolvedName {
  std::string asked;
  NameState state = NameState::kUnknown;
  std::optional<EntityMatch> match;     // kFound
  std::vector<EntityMatch> candidates;  // kAmbiguous: whom it may mean; kUnknown: the nearest names
};
// An id or a name that is one entity's alone; else an alias that is; else the one entity whose name begins so.
// Several of the same kind are ambiguous.
ResolvedName resolve_name(const PassageSource& index, const std::string& name);

struct EntityAnswer {
  ResolvedName name;
  std::vector<ToldRelation> relations;
  std::uint64_t total = 0;  // relations that match
  std::uint32_t offset = 0;
  std::vector<Evidence> passages;  // sentences that name it, the best first
  std::uint64_t passage_total = 0;
  EntityTable entities;
};
EntityAnswer answer_entity(const PassageSource& index, const std::string& name, std::uint32_t offset,
                           std::uint32_t limit);

struct RelationsAnswer {
  std::vector<ToldRelation> relations;
  std::uint64_t total = 0;
  std::uint32_t offset = 0;
  EntityTable entities;
  std::string suggestion;  // where nothing was found: the name that was probably meant; else ""
};
RelationsAnswer answer_relations(const PassageSource& index, const RelationRequest& request);

struct ToldHop {
  std::string from, to;  // ids
  ToldRelation relation;
  bool forward = true;       // its subject is `from`
  std::uint32_t others = 0;  // further relations that join the two
};
// The ids of the entities that a path passes, in order: one more than its hops.
std::vector<std::string> nodes_of(const std::vector<ToldHop>& path);
struct PathsAnswer {
  ResolvedName from, to;
  std::vector<std::vector<ToldHop>> paths;  // shortest first
  bool stopped = false;                     // the search was cut off: there may be more
  std::uint32_t offset = 0, max_hops = 0;
  EntityTable entities;
  [[nodiscard]] bool same() const {  // both names mean one entity
    return from.match && to.match && from.match->entity.id == to.match->entity.id;
  }
};
// `request.from` and `request.to` are names here.
PathsAnswer answer_paths(const PassageSource& index, const PathRequest& request);

}  // namespace apud
