// The nodes of a graph that is written: entities of many documents joined by id.
// Layer 2, pure.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/graph/string_table.h"
#include "corpus/model/entity.h"

namespace apud {

// A name of a node, as name or as alias.
struct NodeName {
  std::uint64_t text = 0;  // where its bytes are
  std::uint32_t size = 0;
  std::uint32_t hash = 0;                   // of its bytes
  std::uint32_t as_name = 0, as_alias = 0;  // how often it was used
  bool aliased = false;                     // some document gives it as an alias; if none does, the rest says nothing
  std::uint32_t reason = 0;
  std::uint32_t document = graph_format::kNone, block = graph_format::kNone;
  std::uint32_t begin = 0, end = 0;
  std::uint32_t next = graph_format::kNone;  // of the same node
  [[nodiscard]] std::uint32_t uses() const { return as_name + as_alias; }
};

class NodeTable {
 public:
  struct Node {
    std::uint32_t mentions = 0, documents = 0;
    std::uint32_t last_document = graph_format::kNone;
    std::uint32_t first_name = graph_format::kNone, names = 0;
    EntityType type = EntityType::kConcept;
    bool named = false;  // an entity gave it its name and type
  };

  std::uint32_t add(const Entity& entity, std::uint32_t document);  // its node
  // The node with this id; made from the id alone if there is none.
  std::uint32_t node_of(std::string_view id) { return node_of(id, StringTable::hash_of(id)); }
  std::uint32_t node_of(std::string_view id, std::uint64_t hash);  // StringTable::hash_of(id)
  void prefetch(std::uint64_t hash, int step) const { ids_.prefetch(hash, step); }

  // For going through the nodes in order: fetches names of nodes that come soon.
  void prefetch_names(std::uint32_t node) const;

  [[nodiscard]] std::uint32_t size() const { return ids_.size(); }
  [[nodiscard]] const Node& operator[](std::uint32_t node) const { return nodes_[node]; }
  [[nodiscard]] std::string_view id(std::uint32_t node) const { return ids_[node]; }
  // The node's names by number: the first is its name, the others are aliases, most used first.
  void ordered_names(std::uint32_t node, std::vector<std::uint32_t>& numbers) const;
  [[nodiscard]] const NodeName& name(std::uint32_t number) const { return names_[number]; }
  [[nodiscard]] std::string_view text(std::uint32_t number) const {
    return {text_.data() + names_[number].text, names_[number].size};
  }
  [[nodiscard]] const StringTable& reasons() const { return reasons_; }

 private:
  NodeName& name_of(std::uint32_t node, std::string_view text);
  [[nodiscard]] std::uint32_t find_name(std::uint32_t node, std::string_view text, std::uint32_t hash) const;

  static constexpr std::uint32_t kFewNames = 32;  // of a node: these are gone through one by one
  StringTable ids_, reasons_;
  LargeVector<Node> nodes_;
  LargeVector<NodeName> names_;
  LargeVector<char> text_;
  // Names of nodes with more, by node and hash.
  std::unordered_multimap<std::uint64_t, std::uint32_t> many_names_;
};

}  // namespace apud
