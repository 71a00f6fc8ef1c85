// Layer 7: reads the index through what it is given.
#include "query/render/export.h"

#include <algorithm>
#include <limits>
#include <unordered_set>

namespace apud {
namespace {

// "Located in" and "located_in" are one.
std::string as_predicate(std::string text) {
  std::replace(text.begin(), text.end(), ' ', '_');
  return text;
}

bool passes(const Relation& relation, const RelationRequest& filter, const std::string& predicate) {
  return (predicate.empty() || relation.predicate == predicate) &&
         (!filter.status || relation.status == *filter.status) &&
         (!filter.polarity || relation.polarity == *filter.polarity) && relation.confidence >= filter.min_confidence;
}

// An entity and whatever a relation joins it to.
class Neighbourhood {
 public:
  Neighbourhood(const PassageSource& index, const std::string& id) : id_(id) {
    if (id.empty()) return;
    members_.insert(id);
    RelationRequest request;
    request.name = id;
    request.limit = std::numeric_limits<std::uint32_t>::max();
    for (const FoundRelation& found : index.relations(request).relations)
      if (at(found.relation))
        for (const Argument* end : {&found.relation.subject, &found.relation.object}) members_.insert(end->entity);
  }
  [[nodiscard]] bool has(const std::string& id) const { return id_.empty() || members_.contains(id); }
  // At it, or between two of its neighbours.
  [[nodiscard]] bool has(const Relation& relation) const {
    if (id_.empty() || at(relation)) return true;
    return !relation.subject.entity.empty() && !relation.object.entity.empty() && has(relation.subject.entity) &&
           has(relation.object.entity);
  }

 private:
  [[nodiscard]] bool at(const Relation& relation) const {
    return relation.subject.entity == id_ || relation.object.entity == id_;
  }
  std::string id_;
  std::unordered_set<std::string> members_;
};

}  // namespace

std::uint64_t export_graph(const PassageSource& index, const RelationRequest& filter, bool sources,
                           GraphExporter& exporter) {
  const Neighbourhood around(index, filter.name);
  exporter.begin();
  for (const DocumentInfo& info : index.documents()) exporter.document(info);
  EntityTable names;
  index.each_entity([&](const Entity& entity) {
    if (around.has(entity.id)) exporter.entity(entity);
    Entity bare = entity;
    bare.aliases.clear();  // an edge names its ends; their further names stand with the nodes
    names.add(bare);
    return true;
  });
  const std::string predicate = as_predicate(filter.predicate);
  std::uint64_t count = 0;
  SourceFinder finder(index);
  index.each_relation([&](const FoundRelation& found) {
    if (!passes(found.relation, filter, predicate) || !around.has(found.relation)) return true;
    ToldRelation told = told_relation(finder, FoundRelation(found), sources);
    exporter.relation(told, names);
    return ++count != filter.limit || filter.limit == 0;
  });
  exporter.end();
  return count;
}

}  // namespace apud
