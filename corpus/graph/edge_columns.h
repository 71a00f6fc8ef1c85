// The lists of relations in a graph that is written: each node's edges in either direction, each predicate's relations.
// Layer 2, pure.
#pragma once

#include <cstdint>
#include <vector>

#include "corpus/graph/graph_format.h"
#include "corpus/graph/large_table.h"
#include "corpus/graph/row_chunks.h"

namespace apud {

using RelationRows = RowChunks<graph_format::RelationRow>;

struct Edge {
  std::uint32_t own, neighbour, relation, label;
};

// One direction after the other, in the same memory.
class EdgeLists {
 public:
  // A node's edges stand surest first, then in the order of relations. Relations without a node at this end give none.
  void sort(const RelationRows& rows, std::uint32_t nodes, bool outgoing);
  [[nodiscard]] const LargeVector<std::uint32_t>& starts() const { return starts_; }  // one more than there are nodes
  [[nodiscard]] const LargeVector<Edge>& edges() const { return edges_; }

 private:
  void deal(const RelationRows& rows, std::uint32_t nodes, bool outgoing);
  void sort_group(std::size_t group, std::uint32_t nodes);

  LargeVector<std::uint32_t> starts_;
  LargeVector<Edge> edges_, by_confidence_;
  std::vector<std::uint32_t> group_starts_;
};

// A predicate's relations, surest first, then in their order.
struct PredicateColumns {
  PredicateColumns(const RelationRows& rows, std::uint32_t predicates);
  LargeVector<std::uint32_t> starts;  // one more than there are predicates
  LargeVector<std::uint32_t> relations;
};

}  // namespace apud
