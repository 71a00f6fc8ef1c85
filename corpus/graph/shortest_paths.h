// The shortest paths between two nodes, found from both ends at once.
// Layer 2; only corpus/graph includes it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "corpus/graph/neighbours.h"

namespace apud {

inline constexpr std::uint32_t kMostHops = 100;  // a depth has seven bits

struct NodePath {
  std::vector<NodeNumber> nodes;  // both ends included
  bool through_hub = false;
  double cost = 0;  // sum of the logarithms of the degrees of the nodes between the ends
  [[nodiscard]] std::size_t length() const { return nodes.size() - 1; }
  friend bool operator<(const NodePath& a, const NodePath& b);
};

// What a search must do without.
struct Detour {
  std::span<const NodeNumber> nodes{};       // not to be passed
  std::span<const NodeNumber> first_hops{};  // not to be gone to from the first node
  bool hubs = false;                         // hubs are not to be passed
};

class ShortestPaths {
 public:
  ShortestPaths(GraphView::State& state, const RelationFilter& filter, std::uint64_t max_steps);

  // Up to `limit` of the shortest paths that have at most `max_hops` hops, in their order; all have the same length.
  // Where there are very many, not all are looked at. May change stopped() to true.
  std::vector<NodePath> find(NodeNumber from, NodeNumber to, std::uint32_t max_hops, std::size_t limit,
                             const Detour& without);

  [[nodiscard]] bool stopped() const { return stopped_; }  // more steps would have been needed
  [[nodiscard]] std::uint64_t steps() const { return steps_; }
  [[nodiscard]] bool is_hub(NodeNumber node) const { return state_.degree(node) >= hub_degree_; }
  [[nodiscard]] double cost(NodeNumber node) const;

 private:
  struct Side {
    std::vector<NodeNumber> frontier, next;
    std::uint32_t depth = 0;
  };
  struct Partial;

  void start(NodeNumber from, NodeNumber to, const Detour& without);
  void expand(std::uint32_t side, const Detour& without);
  void meet(std::uint32_t side, NodeNumber own, NodeNumber other, const Detour& without);
  [[nodiscard]] std::uint64_t weight(const Side& side) const;
  [[nodiscard]] std::uint32_t mark_of(std::uint32_t side, std::uint32_t depth) const {
    return state_.mark_round << 8 | side << 7 | depth;
  }
  [[nodiscard]] std::vector<NodePath> best_paths(std::size_t limit);
  std::vector<NodeNumber> parents(NodeNumber node, std::uint32_t side, std::uint32_t depth);

  GraphView::State& state_;
  Neighbours neighbours_;
  NodeScratch& marks_;  // of a node that was reached: round, side, depth
  std::uint64_t max_steps_, steps_ = 0, most_now_ = 0;
  std::uint64_t hub_degree_;
  bool stopped_ = false;
  std::array<Side, 2> sides_;
  std::array<NodeNumber, 2> ends_{};
  std::vector<std::pair<NodeNumber, NodeNumber>> meetings_;  // edges from what the first side reached to the second's
};

}  // namespace apud
