// One direction of a graph's edges, dealt to their nodes.
// Layer 2, pure.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

#include "corpus/graph/graph_format.h"

namespace apud {

struct Edge {
  std::uint32_t neighbour, relation, label;
};

class EdgeColumns {
 public:
  // A node's edges stand surest first, then in the order of relations. Relations without a node at this end give none.
  EdgeColumns(const std::vector<graph_format::RelationRow>& relations, std::uint32_t nodes, bool outgoing)
      : starts_(std::size_t{nodes} + 1, 0) {
    const auto own = outgoing ? &graph_format::RelationRow::subject : &graph_format::RelationRow::object;
    const auto other = outgoing ? &graph_format::RelationRow::object : &graph_format::RelationRow::subject;
    for (const graph_format::RelationRow& row : relations)
      if (row.*own != graph_format::kNone) ++starts_[row.*own + 1];
    std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
    edges_.resize(starts_.back());
    std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
    for (std::uint32_t number = 0; number < relations.size(); ++number) {
      const graph_format::RelationRow& row = relations[number];
      if (row.*own == graph_format::kNone) continue;
      const auto flag_bits = static_cast<std::uint32_t>(row.record >> graph_format::kRecordBits);
      edges_[next[row.*own]++] = {row.*other, number, graph_format::label(row.confidence, flag_bits, row.predicate)};
    }
    for (std::uint32_t node = 0; node < nodes; ++node)
      std::sort(edges_.begin() + starts_[node], edges_.begin() + starts_[node + 1], [](const Edge& a, const Edge& b) {
        const std::uint32_t x = graph_format::label_confidence(a.label), y = graph_format::label_confidence(b.label);
        return x != y ? x > y : a.relation < b.relation;
      });
  }
  [[nodiscard]] const std::vector<std::uint32_t>& starts() const { return starts_; }
  [[nodiscard]] const std::vector<Edge>& edges() const { return edges_; }

 private:
  std::vector<std::uint32_t> starts_;
  std::vector<Edge> edges_;
};

}  // namespace apud
