// Sorting without comparing: dealt to groups of nodes that fit into the cache, then within each by two keys of ten bits.
// Layer 2, pure.
#include "corpus/graph/edge_columns.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>

namespace apud {

using namespace graph_format;

namespace {

constexpr std::uint32_t kGroupBits = 10, kGroup = 1U << kGroupBits;  // nodes dealt with together
constexpr std::uint32_t kKeys = 1024;
static_assert(kMostThousandths < kKeys && kGroup <= kKeys);

// The surest have the lowest key.
std::uint32_t unsure(const Edge& edge) { return kMostThousandths - confidence_in(edge.label); }

// Where the elements of each key begin once they are in order.
template <typename Key>
std::array<std::uint32_t, kKeys + 1> starts_of(std::span<const Edge> edges, Key key) {
  std::array<std::uint32_t, kKeys + 1> starts{};
  for (const Edge& edge : edges) ++starts[key(edge) + 1];
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  return starts;
}

// Calls visit(number, row) for each relation.
template <typename F>
void each_relation(const RelationRows& rows, F visit) {
  std::uint32_t number = 0;
  rows.each([&](std::span<const RelationRow> piece) {
    for (const RelationRow& row : piece) visit(number++, row);
  });
}

// Relations in their order, with a key each; `scratch` spares allocating.
void sort_surest_first(std::span<std::uint32_t> relations, std::span<const std::uint16_t> keys,
                       std::vector<std::uint64_t>& scratch) {
  scratch.resize(relations.size());
  if (relations.size() < kKeys) {
    for (std::size_t i = 0; i < relations.size(); ++i) scratch[i] = std::uint64_t{keys[i]} << 32 | relations[i];
    std::sort(scratch.begin(), scratch.end());
  } else {
    std::array<std::uint32_t, kKeys + 1> place{};
    for (const std::uint16_t key : keys) ++place[key + 1U];
    std::partial_sum(place.begin(), place.end(), place.begin());
    for (std::size_t i = 0; i < relations.size(); ++i) scratch[place[keys[i]]++] = relations[i];
  }
  for (std::size_t i = 0; i < relations.size(); ++i) relations[i] = static_cast<std::uint32_t>(scratch[i]);
}

}  // namespace

void EdgeLists::sort(const RelationRows& rows, std::uint32_t nodes, bool outgoing) {
  deal(rows, nodes, outgoing);
  starts_.assign(std::size_t{nodes} + 1, 0);
  for (std::size_t group = 0; group + 1 < group_starts_.size(); ++group) sort_group(group, nodes);
}

void EdgeLists::deal(const RelationRows& rows, std::uint32_t nodes, bool outgoing) {
  const auto own = outgoing ? &RelationRow::subject : &RelationRow::object;
  const auto other = outgoing ? &RelationRow::object : &RelationRow::subject;
  group_starts_.assign((nodes >> kGroupBits) + 2, 0);
  each_relation(rows, [&](std::uint32_t, const RelationRow& row) {
    if (row.*own != kNone) ++group_starts_[(row.*own >> kGroupBits) + 1];
  });
  std::partial_sum(group_starts_.begin(), group_starts_.end(), group_starts_.begin());
  edges_.resize(group_starts_.back());
  std::vector<std::uint32_t> next(group_starts_);
  each_relation(rows, [&](std::uint32_t number, const RelationRow& row) {
    if (row.*own == kNone) return;
    edges_[next[row.*own >> kGroupBits]++] = {row.*own, row.*other, number, label(row)};
  });
}

void EdgeLists::sort_group(std::size_t group, std::uint32_t nodes) {
  const std::uint32_t begin = group_starts_[group], first_node = static_cast<std::uint32_t>(group) << kGroupBits;
  const std::span<Edge> edges = std::span(edges_).subspan(begin, group_starts_[group + 1] - begin);
  if (by_confidence_.size() < edges.size()) by_confidence_.resize(edges.size());
  auto place = starts_of(edges, unsure);
  for (const Edge& edge : edges) by_confidence_[place[unsure(edge)]++] = edge;
  const auto node_of = [&](const Edge& edge) { return edge.own - first_node; };
  place = starts_of(edges, node_of);
  for (std::uint32_t i = 0; i < kGroup && first_node + i <= nodes; ++i) starts_[first_node + i] = begin + place[i];
  for (const Edge& edge : std::span(by_confidence_).first(edges.size())) edges[place[node_of(edge)]++] = edge;
}

PredicateColumns::PredicateColumns(const RelationRows& rows, std::uint32_t predicates)
    : starts(std::size_t{predicates} + 1, 0), relations(rows.size()) {
  each_relation(rows, [&](std::uint32_t, const RelationRow& row) { ++starts[row.predicate + 1]; });
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  LargeVector<std::uint32_t> next(starts);
  LargeVector<std::uint16_t> keys(rows.size());
  each_relation(rows, [&](std::uint32_t number, const RelationRow& row) {
    const std::uint32_t at = next[row.predicate]++;
    relations[at] = number;
    keys[at] = static_cast<std::uint16_t>(kMostThousandths - confidence_in(marks_of(row)));
  });
  std::vector<std::uint64_t> sorted;
  for (std::uint32_t p = 0; p < predicates; ++p) {
    const std::size_t begin = starts[p], size = starts[p + 1] - begin;
    sort_surest_first(std::span(relations).subspan(begin, size), std::span(keys).subspan(begin, size), sorted);
  }
}

}  // namespace apud
