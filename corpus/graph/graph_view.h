// One graph or several asked as one: nodes with the same id are one node.
// Layer 2.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/graph/graph_reader.h"

namespace apud {

// Numbers of nodes and relations are those of the view. Not safe for several threads at once (views keep what they
// have joined); copies of the readers' state are shared, so a view a thread is cheap.
// Throws Error(kDamaged) like GraphReader.
class GraphView {
 public:
  explicit GraphView(std::vector<std::shared_ptr<const GraphReader>> readers);  // also none: an empty graph
  GraphView(GraphView&&) noexcept;
  GraphView& operator=(GraphView&&) noexcept;
  ~GraphView();

  // Sums over the readers: a node that is in two of them counts twice.
  [[nodiscard]] std::uint64_t nodes() const;
  [[nodiscard]] std::uint64_t relations() const;

  [[nodiscard]] NodeView node(NodeNumber node) const;  // mentions and documents of all readers
  [[nodiscard]] Entity entity(NodeNumber node) const;  // with aliases and their reasons, most used first
  [[nodiscard]] std::vector<AliasView> aliases(NodeNumber node) const;  // united, most used first
  [[nodiscard]] std::uint64_t degree(NodeNumber node) const;            // relations with it at either end
  [[nodiscard]] RelationView relation(RelationNumber number) const;

  // The predicates with how many relations have them, commonest first.
  [[nodiscard]] std::vector<std::pair<std::string_view, std::uint64_t>> predicates(std::size_t limit) const;

  [[nodiscard]] std::optional<NodeNumber> find_id(std::string_view id) const;
  [[nodiscard]] std::vector<NameMatch> find_name(std::string_view name, std::size_t limit = 10) const;
  [[nodiscard]] std::vector<NameMatch> find_prefix(std::string_view prefix, std::size_t limit = 10) const;
  [[nodiscard]] std::vector<NameMatch> find_nearest(std::string_view name, std::size_t limit = 5) const;

  // The relations that match, surest first, then in document order (with neither node nor predicate given: in document
  // order alone). `total`, if given, is set to how many match in all: that reads all of a node's edges.
  [[nodiscard]] std::vector<RelationView> relations(const RelationQuery& query, std::uint64_t* total = nullptr) const;
  // Every relation in document order, every node in order of its number, until `visit` returns false.
  void each_relation(const std::function<bool(const RelationView&)>& visit) const;
  void each_node(const std::function<bool(NodeNumber)>& visit) const;

  struct State;
  [[nodiscard]] State& state() const { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

}  // namespace apud
