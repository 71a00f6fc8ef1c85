// What a view knows about its readers: which nodes are one, and scratch space for paths.
// Layer 2; only corpus/graph includes it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "corpus/graph/graph_view.h"

namespace apud {

// A node in one of the readers.
struct LocalNode {
  std::uint32_t reader = 0;
  NodeNumber node = 0;
};

// Numbers for every node of a view, all zero at first. The system gives the memory page by page when it is touched, so
// a short search in a large graph stays cheap.
class NodeScratch {
 public:
  explicit NodeScratch(std::size_t nodes)
      : numbers_(static_cast<std::uint32_t*>(std::calloc(nodes + 1, sizeof(std::uint32_t))), &std::free),
        nodes_(nodes) {
    if (numbers_ == nullptr) throw std::bad_alloc();
  }
  std::uint32_t& operator[](NodeNumber node) { return numbers_.get()[node]; }
  void clear() { std::fill_n(numbers_.get(), nodes_, 0U); }

 private:
  std::unique_ptr<std::uint32_t, void (*)(void*)> numbers_;
  std::size_t nodes_;
};

struct GraphView::State {
  std::vector<std::shared_ptr<const GraphReader>> readers;
  std::vector<std::uint64_t> first_node, first_relation;  // of each reader, and the sums
  std::optional<NodeScratch> joined;                      // with several readers: the node that stands for it, plus one
  std::optional<NodeScratch> marks;                       // of find_paths
  std::uint32_t mark_round = 0;                           // in use; marks of earlier rounds are void

  [[nodiscard]] bool single() const { return readers.size() == 1; }
  [[nodiscard]] std::size_t node_count() const { return first_node.back(); }
  [[nodiscard]] LocalNode local(NodeNumber node) const;
  // The number in the view of a reader's node: that of the first reader that has its id.
  NodeNumber joint(std::uint32_t reader, NodeNumber node);
  // The node in each reader that has it.
  [[nodiscard]] std::vector<LocalNode> parts(NodeNumber node) const;
  [[nodiscard]] std::uint64_t degree(NodeNumber node) const;
  RelationView view_of(std::uint32_t reader, std::uint64_t relation);
  // The relations that join two different nodes, in either direction; surest first.
  std::vector<RelationView> between(NodeNumber a, NodeNumber b, const RelationFilter& filter, std::size_t limit);
};

}  // namespace apud
