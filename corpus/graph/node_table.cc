// Sums mentions, unites aliases, and chooses each node's name.
// Layer 2, pure.
#include "corpus/graph/node_table.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace apud {
namespace {

constexpr char kOtherSpelling[] = "the name in another document";

std::uint64_t key_of(std::uint32_t node, std::uint32_t hash) { return std::uint64_t{node} << 32 | hash; }

void add_up(std::uint32_t& sum, std::uint64_t more) {  // stays at the largest number
  sum = static_cast<std::uint32_t>(std::min<std::uint64_t>(sum + more, std::numeric_limits<std::uint32_t>::max()));
}

}  // namespace

std::uint32_t NodeTable::node_of(std::string_view id, std::uint64_t hash) {
  bool added = false;
  const std::uint32_t node = ids_.add(id, hash, added);
  if (added) {
    nodes_.emplace_back();
    const std::size_t colon = id.find(':');
    if (const auto type = entity_type_of(id.substr(0, colon)); type && colon != std::string_view::npos)
      nodes_.back().type = *type;
  }
  return node;
}

std::uint32_t NodeTable::find_name(std::uint32_t node, std::string_view text, std::uint32_t hash) const {
  if (nodes_[node].names <= kFewNames) {
    for (std::uint32_t at = nodes_[node].first_name; at != graph_format::kNone; at = names_[at].next)
      if (names_[at].hash == hash && this->text(at) == text) return at;
    return graph_format::kNone;
  }
  const auto [begin, end] = many_names_.equal_range(key_of(node, hash));
  const auto found = std::find_if(begin, end, [&](const auto& entry) { return this->text(entry.second) == text; });
  return found == end ? graph_format::kNone : found->second;
}

NodeName& NodeTable::name_of(std::uint32_t number, std::string_view text) {
  text = text.substr(0, graph_format::kNone - 1);
  const auto hash = static_cast<std::uint32_t>(graph_hash(text));
  const std::uint32_t known = find_name(number, text, hash);
  if (known != graph_format::kNone) return names_[known];
  const auto added = static_cast<std::uint32_t>(names_.size());
  Node& node = nodes_[number];
  names_.emplace_back();
  names_.back().text = text_.size();
  names_.back().size = static_cast<std::uint32_t>(text.size());
  names_.back().hash = hash;
  names_.back().next = node.first_name;
  names_.back().reason = reasons_.add(kOtherSpelling);
  text_.insert(text_.end(), text.begin(), text.end());
  node.first_name = added;
  if (++node.names == kFewNames + 1)
    for (std::uint32_t at = added; at != graph_format::kNone; at = names_[at].next)
      many_names_.emplace(key_of(number, names_[at].hash), at);
  else if (node.names > kFewNames)
    many_names_.emplace(key_of(number, hash), added);
  return names_.back();
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
  constexpr std::uint32_t kNameAhead = 16, kTextAhead = 8;
  const auto first = [&](std::uint32_t ahead) {
    return node + ahead < nodes_.size() ? nodes_[node + ahead].first_name : graph_format::kNone;
  };
  if (const std::uint32_t name = first(kNameAhead); name != graph_format::kNone) __builtin_prefetch(&names_[name]);
  if (const std::uint32_t name = first(kTextAhead); name != graph_format::kNone) __builtin_prefetch(text(name).data());
}

void NodeTable::ordered_names(std::uint32_t node, std::vector<std::uint32_t>& numbers) const {
  numbers.clear();
  for (std::uint32_t at = nodes_[node].first_name; at != graph_format::kNone; at = names_[at].next)
    numbers.push_back(at);
  if (numbers.size() < 2) return;
  const auto better_name = [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(names_[b].as_name, text(a)) < std::tuple(names_[a].as_name, text(b));
  };
  std::iter_swap(numbers.begin(), std::min_element(numbers.begin(), numbers.end(), better_name));
  std::sort(numbers.begin() + 1, numbers.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(names_[b].uses(), text(a)) < std::tuple(names_[a].uses(), text(b));
  });
}

}  // namespace apud
