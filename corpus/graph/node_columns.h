// The nodes of a graph that is written as the columns of its file: rows, aliases, text, ids by bucket, names in order.
// Layer 2, pure.
#pragma once

#include <cstdint>
#include <vector>

#include "corpus/graph/graph_format.h"
#include "corpus/graph/large_table.h"
#include "corpus/graph/name_order.h"
#include "corpus/graph/node_table.h"

namespace apud {

class NodeColumns {
 public:
  explicit NodeColumns(const NodeTable& table);

  LargeVector<graph_format::NodeRow> nodes;  // one more than there are nodes
  LargeVector<graph_format::AliasRow> aliases;
  LargeVector<char> text;
  LargeVector<std::uint32_t> id_starts, id_nodes;
  NameOrder names;

 private:
  void add_node(const NodeTable& table, std::uint32_t number);
  void deal_ids(const NodeTable& table);
  std::vector<std::uint32_t> name_numbers_;  // of one node
};

}  // namespace apud
