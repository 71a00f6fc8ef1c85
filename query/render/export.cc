// Layer 6: reads the index through what it is given.
#include "query/render/export.h"

#include <algorithm>

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

}  // namespace

std::uint64_t export_graph(const PassageSource& index, const RelationRequest& filter, bool sources,
                           GraphExporter& exporter) {
  exporter.begin();
  for (const DocumentInfo& info : index.documents()) exporter.document(info);
  EntityTable names;
  index.each_entity([&](const Entity& entity) {
    exporter.entity(entity);
    Entity bare = entity;
    bare.aliases.clear();  // an edge names its ends; their further names stand with the nodes
    names.add(bare);
    return true;
  });
  const std::string predicate = as_predicate(filter.predicate);
  std::uint64_t count = 0;
  SourceFinder finder(index);
  index.each_relation([&](const FoundRelation& found) {
    if (!passes(found.relation, filter, predicate)) return true;
    ToldRelation told = told_relation(finder, FoundRelation(found), sources);
    exporter.relation(told, names);
    return ++count != filter.limit || filter.limit == 0;
  });
  exporter.end();
  return count;
}

}  // namespace apud
