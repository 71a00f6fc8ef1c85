// A node's neighbours, in either direction, over all readers of a view.
// Layer 2; only corpus/graph includes it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "corpus/graph/graph_columns.h"
#include "corpus/graph/graph_joints.h"
#include "corpus/graph/label_filter.h"

namespace apud {

class Neighbours {
 public:
  Neighbours(GraphView::State& state, const RelationFilter& filter) : state_(state), filtered_(!filter.any()) {
    for (const auto& reader : state.readers) filters_.emplace_back(*reader, filter);
  }

  // Calls visit(neighbour) for each edge that passes, a neighbour as often as there are relations, until it returns
  // false. Returns the edges looked at.
  template <typename F>
  std::uint64_t each(NodeNumber node, F visit) {
    std::uint64_t steps = 0;
    if (state_.single()) {
      walk({0, node}, visit, steps);
      return steps;
    }
    for (const LocalNode& part : state_.parts(node))
      if (!walk(part, visit, steps)) break;
    return steps;
  }

 private:
  template <typename F>
  bool walk(const LocalNode& part, F& visit, std::uint64_t& steps) {
    const GraphReader& reader = *state_.readers[part.reader];
    if (filtered_ && filters_[part.reader].impossible()) return true;
    for (const GraphReader::Edges& edges : {reader.outgoing(part.node), reader.incoming(part.node)})
      if (!(filtered_ ? walk_edges<true>(part.reader, edges, visit, steps)
                      : walk_edges<false>(part.reader, edges, visit, steps)))
        return false;
    return true;
  }
  template <bool kFiltered, typename F>
  bool walk_edges(std::uint32_t reader, const GraphReader::Edges& edges, F& visit, std::uint64_t& steps) {
    const std::span<const std::uint32_t> neighbours = edges.neighbours;
    const NodeNumber nodes = state_.readers[reader]->nodes();
    for (std::size_t i = 0; i < neighbours.size(); ++i) {
      ++steps;
      const NodeNumber neighbour = neighbours[i];
      if (neighbour >= nodes) {
        if (neighbour == kNoNode) continue;
        state_.readers[reader]->state().damaged("an edge's end");
      }
      if (kFiltered && !filters_[reader].passes(edges.labels[i], edges.relations[i])) continue;
      if (!visit(reader == 0 ? neighbour : state_.joint(reader, neighbour))) return false;
    }
    return true;
  }

  GraphView::State& state_;
  std::vector<LabelFilter> filters_;
  bool filtered_;
};

}  // namespace apud
