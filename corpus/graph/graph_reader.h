// Reads one graph file in place: mapped, every offset checked before use.
// Layer 2. Programs ask a GraphView, which joins several of these.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/graph/graph_types.h"

namespace apud {

// Safe for several threads at once. Numbers are those of this file. Every function throws Error(kDamaged), naming the
// file, where it meets bytes that the writer cannot have written; a number out of range is a broken promise of the
// caller and gives the same error.
class GraphReader {
 public:
  // Maps the file and checks its frame: microseconds, whatever its size. Throws Error kUnreadable, kVersion, kDamaged.
  explicit GraphReader(const std::string& path);
  // Reads bytes that the caller keeps; `name` stands in messages.
  GraphReader(std::string_view bytes, std::string name);
  GraphReader(GraphReader&&) noexcept;
  GraphReader& operator=(GraphReader&&) noexcept;
  ~GraphReader();

  [[nodiscard]] NodeNumber nodes() const;
  [[nodiscard]] std::uint64_t relations() const;
  [[nodiscard]] std::uint32_t documents() const;
  [[nodiscard]] std::uint32_t predicates() const;
  [[nodiscard]] const std::string& name() const;  // the path

  // Reads all of it and compares checksums and every reference: "" if it is whole, else what is wrong.
  [[nodiscard]] std::string check() const;

  [[nodiscard]] NodeView node(NodeNumber node) const;
  [[nodiscard]] std::vector<AliasView> aliases(NodeNumber node) const;  // most used first
  [[nodiscard]] RelationView relation(RelationNumber number) const;
  [[nodiscard]] std::string_view document(std::uint32_t document) const;           // its name
  [[nodiscard]] std::string_view predicate(std::uint32_t predicate) const;         // in order of their bytes
  [[nodiscard]] std::uint64_t predicate_relations(std::uint32_t predicate) const;  // how many have it

  [[nodiscard]] std::optional<NodeNumber> find_id(std::string_view id) const;
  // Folds the name. Whom it names, by name or alias: most used under this name first.
  [[nodiscard]] std::vector<NameMatch> find_name(std::string_view name, std::size_t limit) const;
  [[nodiscard]] std::vector<NameMatch> find_prefix(std::string_view prefix, std::size_t limit) const;
  // Names within a few edits, nearest first; looks at some thousand names at most, whatever the graph's size.
  [[nodiscard]] std::vector<NameMatch> find_nearest(std::string_view name, std::size_t limit) const;
  [[nodiscard]] std::optional<std::uint32_t> find_predicate(std::string_view predicate) const;

  // One direction of a node's edges: surest first, then in the order of relations. What is at the other end, which
  // relation, and its label (see graph_format.h): three columns of the same length, not yet checked.
  struct Edges {
    std::span<const std::uint32_t> neighbours, relations, labels;
  };
  [[nodiscard]] Edges outgoing(NodeNumber node) const;  // where it is the subject
  [[nodiscard]] Edges incoming(NodeNumber node) const;  // where it is the object
  [[nodiscard]] std::span<const std::uint32_t> with_predicate(std::uint32_t predicate) const;  // surest first

  struct State;
  [[nodiscard]] const State& state() const { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

}  // namespace apud
