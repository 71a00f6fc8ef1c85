// One pass over the nodes, then two sorts.
// Layer 2, pure.
#include "corpus/graph/node_columns.h"

#include <numeric>
#include <string_view>

namespace apud {

using namespace graph_format;

NodeColumns::NodeColumns(const NodeTable& table) {
  nodes.reserve(std::size_t{table.size()} + 1);
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    table.prefetch_names(i);
    add_node(table, i);
  }
  nodes.push_back({text.size(), 0, 0, 0, 0, static_cast<std::uint32_t>(aliases.size()), 0});
  deal_ids(table);
  names.sort();
}

void NodeColumns::add_node(const NodeTable& table, std::uint32_t number) {
  const NodeTable::Node& node = table[number];
  table.ordered_names(number, name_numbers_);
  const std::string_view id = table.id(number);
  // Without a name it has that in its id; npos + 1 is 0.
  const std::string_view name = name_numbers_.empty() ? id.substr(id.find(':') + 1) : table.text(name_numbers_[0]);
  nodes.push_back({text.size(), static_cast<std::uint32_t>(id.size()), static_cast<std::uint32_t>(name.size()),
                   node.mentions, node.documents, static_cast<std::uint32_t>(aliases.size()),
                   static_cast<std::uint32_t>(node.type)});
  text.insert(text.end(), id.begin(), id.end());
  text.insert(text.end(), name.begin(), name.end());
  names.add(name, number, name_numbers_.empty() ? 0 : table.name(name_numbers_[0]).uses(), false);
  for (std::size_t k = 1; k < name_numbers_.size(); ++k) {
    const NodeName& alias = table.name(name_numbers_[k]);
    const std::string_view words = table.text(name_numbers_[k]);
    aliases.push_back({text.size(), static_cast<std::uint32_t>(words.size()), alias.reason, alias.uses(),
                       alias.document, alias.block, alias.begin, alias.end, 0});
    text.insert(text.end(), words.begin(), words.end());
    names.add(words, number, alias.uses(), true);
  }
}

void NodeColumns::deal_ids(const NodeTable& table) {
  const std::uint64_t buckets = bucket_count(table.size());
  std::vector<std::uint32_t> bucket(table.size());
  id_starts.assign(buckets + 1, 0);
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    bucket[i] = static_cast<std::uint32_t>(graph_hash(table.id(i)) & (buckets - 1));
    ++id_starts[bucket[i] + 1];
  }
  std::partial_sum(id_starts.begin(), id_starts.end(), id_starts.begin());
  LargeVector<std::uint32_t> next(id_starts);
  id_nodes.resize(table.size());
  for (std::uint32_t i = 0; i < table.size(); ++i) id_nodes[next[bucket[i]]++] = i;
}

}  // namespace apud
