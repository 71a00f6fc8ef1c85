// How two nodes hang together: the shortest paths between them, over relations in either direction.
// Layer 2.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "corpus/graph/graph_view.h"

namespace apud {

struct PathQuery {
  NodeNumber from = kNoNode, to = kNoNode;
  std::uint32_t max_hops = 6;
  std::size_t limit = 10;              // paths
  std::size_t relations_per_hop = 3;   // the surest of those that join two neighbours
  RelationFilter filter{};             // holds for every hop
  std::uint64_t max_steps = 20000000;  // edges looked at, in all
};

struct PathHop {
  NodeNumber from = kNoNode, to = kNoNode;
  std::vector<RelationView> relations;  // at least one; surest first. Where subject == from it points forward
};

struct Path {
  std::vector<PathHop> hops;
  bool through_hub = false;  // passes a node that is joined to a large share of all
};

struct PathAnswer {
  // Shortest first; of the same length those through less connected nodes first. No two pass the same nodes.
  std::vector<Path> paths;
  bool stopped = false;  // max_steps was reached: there may be more, or shorter ones
  std::uint64_t steps = 0;
};

// No path, equal ends and kNoNode give no paths. docs/decisions/graph.md says how hubs are kept from drowning the rest.
PathAnswer find_paths(const GraphView& graph, const PathQuery& query);

}  // namespace apud
