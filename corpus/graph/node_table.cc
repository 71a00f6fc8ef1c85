// Sums mentions, unites aliases, and chooses each node's name.
// Layer 2, pure.
#include "corpus/graph/node_table.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace apud {
namespace {

constexpr char kOtherSpelling[] = "the name in another document";

void add_up(std::uint32_t& sum, std::uint64_t more) {  // stays at the largest number
  sum = static_cast<std::uint32_t>(std::min<std::uint64_t>(sum + more, std::numeric_limits<std::uint32_t>::max()));
}

}  // namespace

std::uint32_t NodeTable::node_of(std::string_view id, std::uint64_t hash) {
  bool added = false;
  const std::uint32_t node = ids_.add(id, hash, 0, added);
  if (added) {
    nodes_.emplace_back();
    const std::size_t colon = id.find(':');
    if (const auto type = entity_type_of(id.substr(0, colon)); type && colon != std::string_view::npos)
      nodes_.back().type = *type;
  }
  return node;
}

NodeName& NodeTable::name_of(std::uint32_t node, std::string_view text) {
  bool added = false;
  const std::uint32_t number = texts_.add(text, node, added);
  if (added) {
    names_.emplace_back();
    names_.back().node = node;
    names_.back().next = nodes_[node].first_name;
    names_.back().reason = reasons_.add(kOtherSpelling);
    nodes_[node].first_name = number;
  }
  return names_[number];
}

std::uint32_t NodeTable::add(const Entity& entity, std::uint32_t document) {
  const std::uint32_t number = node_of(entity.id);
  std::uint64_t by_alias = 0;
  for (const Alias& alias : entity.aliases) {
    by_alias += alias.mentions;
    if (alias.name.empty()) continue;
    NodeName& name = name_of(number, alias.name);
    add_up(name.as_alias, alias.mentions);
    if (name.aliased && (name.block != graph_format::kNone || !alias.block)) continue;
    name.aliased = true;  // the first reason that stands in a document, else the first
    name.reason = reasons_.add(alias.reason);
    if (!alias.block) continue;
    name.document = document;
    name.block = *alias.block;
    name.begin = alias.span.begin;
    name.end = alias.span.end;
  }
  if (!entity.name.empty())
    add_up(name_of(number, entity.name).as_name, entity.mentions > by_alias ? entity.mentions - by_alias : 1);
  Node& node = nodes_[number];
  add_up(node.mentions, entity.mentions);
  if (node.last_document != document) ++node.documents;
  node.last_document = document;
  if (!node.named) node.type = entity.type;
  node.named = true;
  return number;
}

void NodeTable::prefetch_names(std::uint32_t node) const {
  constexpr std::uint32_t kNameAhead = 24, kEntryAhead = 16, kTextAhead = 8;
  const auto first = [&](std::uint32_t ahead) {
    return node + ahead < nodes_.size() ? nodes_[node + ahead].first_name : graph_format::kNone;
  };
  if (const std::uint32_t name = first(kNameAhead); name != graph_format::kNone) __builtin_prefetch(&names_[name]);
  if (const std::uint32_t name = first(kEntryAhead); name != graph_format::kNone) texts_.prefetch_entry(name);
  if (const std::uint32_t name = first(kTextAhead); name != graph_format::kNone)
    __builtin_prefetch(texts_[name].data());
}

void NodeTable::ordered_names(std::uint32_t node, std::vector<std::uint32_t>& numbers) const {
  numbers.clear();
  for (std::uint32_t at = nodes_[node].first_name; at != graph_format::kNone; at = names_[at].next)
    numbers.push_back(at);
  if (numbers.size() < 2) return;
  const auto better_name = [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(names_[b].as_name, texts_[a]) < std::tuple(names_[a].as_name, texts_[b]);
  };
  std::iter_swap(numbers.begin(), std::min_element(numbers.begin(), numbers.end(), better_name));
  std::sort(numbers.begin() + 1, numbers.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(names_[b].uses(), texts_[a]) < std::tuple(names_[a].uses(), texts_[b]);
  });
}

}  // namespace apud
