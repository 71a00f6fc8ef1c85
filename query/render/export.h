// The graph for other programs: JSON lines, GraphML, N-Quads, CSV, DOT, Cypher. Written as it is read, so that its size
// does not matter (DOT apart, which keeps the edges to choose from).
// Layer 7, pure: what is written goes to sinks that the caller gives.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/answer/relation_answer.h"
#include "query/plan/command_line.h"

namespace apud {

using Sink = std::function<void(std::string_view)>;

// begin, documents, entities, relations, end: in this order.
class GraphExporter {
 public:
  virtual ~GraphExporter() = default;
  virtual void begin() {}
  virtual void document(const DocumentInfo& info) { static_cast<void>(info); }
  virtual void entity(const Entity& entity) = 0;
  virtual void relation(const ToldRelation& told, const EntityTable& entities) = 0;
  virtual void end() {}
};

// Sends all documents, all entities and the relations that pass the filter to an exporter. Of the request the name,
// predicate, status, polarity, confidence and limit count; a limit of 0 means all. A name is an entity's id: then that
// entity and its neighbours go out, with the relations among them. `sources`: with the notes behind each. Gives how many
// relations went out.
std::uint64_t export_graph(const PassageSource& index, const RelationRequest& filter, bool sources,
                           GraphExporter& exporter);

std::unique_ptr<GraphExporter> json_lines_exporter(Sink sink);
std::unique_ptr<GraphExporter> graphml_exporter(Sink sink);
std::unique_ptr<GraphExporter> nquads_exporter(Sink sink);
std::unique_ptr<GraphExporter> csv_exporter(Sink nodes, Sink relationships);
// The `most` best connected entities, as few parts as can be.
std::unique_ptr<GraphExporter> dot_exporter(Sink sink, std::size_t most);
std::unique_ptr<GraphExporter> cypher_exporter(Sink sink);

}  // namespace apud
