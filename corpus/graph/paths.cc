// Several paths, shortest first (Yen's method), and alternatives to those that only a hub makes short.
// Layer 2. Reasons and measurements: docs/decisions/graph.md.
#include "corpus/graph/paths.h"

#include <algorithm>
#include <set>
#include <span>

#include "corpus/graph/shortest_paths.h"

namespace apud {
namespace {

constexpr std::size_t kMaxPaths = 1000;

bool shares_root(const NodePath& a, const NodePath& b, std::size_t size) {
  return a.nodes.size() > size &&
         std::equal(b.nodes.begin(), b.nodes.begin() + static_cast<std::ptrdiff_t>(size), a.nodes.begin());
}

// The shortest paths that leave `path` behind its first `size` nodes, other than those that are taken.
void add_spurs(ShortestPaths& search, const PathQuery& query, const NodePath& path, std::size_t size, bool no_hubs,
               const std::vector<NodePath>& taken, std::set<NodePath>& candidates) {
  std::vector<NodeNumber> first_hops;
  for (const NodePath& one : taken)
    if (shares_root(one, path, size)) first_hops.push_back(one.nodes[size]);
  const std::span<const NodeNumber> root(path.nodes.data(), size - 1);
  const auto hops = static_cast<std::uint32_t>(query.max_hops - root.size());
  for (NodePath& spur : search.find(path.nodes[size - 1], query.to, hops, query.limit, {root, first_hops, no_hubs})) {
    NodePath whole;
    whole.nodes.assign(root.begin(), root.end());
    whole.nodes.insert(whole.nodes.end(), spur.nodes.begin(), spur.nodes.end());
    for (std::size_t i = 1; i + 1 < whole.nodes.size(); ++i) {
      whole.cost += search.cost(whole.nodes[i]);
      whole.through_hub = whole.through_hub || search.is_hub(whole.nodes[i]);
    }
    candidates.insert(std::move(whole));
  }
}

// Up to query.limit paths without loops, in their order.
std::vector<NodePath> several_paths(ShortestPaths& search, const PathQuery& query, bool no_hubs) {
  std::vector<NodePath> taken = search.find(query.from, query.to, query.max_hops, query.limit, {{}, {}, no_hubs});
  std::set<NodePath> candidates;
  for (std::size_t next = 0; next < taken.size() && taken.size() < query.limit && !search.stopped();) {
    for (; next < taken.size() && !search.stopped(); ++next) {
      const NodePath path = taken[next];
      for (std::size_t size = 1; size < path.nodes.size() && size <= query.max_hops && !search.stopped(); ++size)
        add_spurs(search, query, path, size, no_hubs, taken, candidates);
    }
    while (!candidates.empty() && taken.size() < query.limit) {
      const NodePath best = std::move(candidates.extract(candidates.begin()).value());
      const bool known =
          std::any_of(taken.begin(), taken.end(), [&](const NodePath& one) { return one.nodes == best.nodes; });
      if (known) continue;
      taken.push_back(best);
      break;
    }
  }
  return taken;
}

// Of paths through hubs one stays, if others of the same length or one hop more can take the places of the rest.
void replace_hub_paths(std::vector<NodePath>& paths, std::vector<NodePath> others, std::size_t limit) {
  std::vector<NodePath> kept, spare;
  for (NodePath& path : paths) {
    const bool spared = path.through_hub && !kept.empty();
    (spared ? spare : kept).push_back(std::move(path));
  }
  for (std::vector<NodePath>* more : {&others, &spare})
    for (NodePath& path : *more) {
      const bool known =
          std::any_of(kept.begin(), kept.end(), [&](const NodePath& one) { return one.nodes == path.nodes; });
      if (kept.size() < limit && !known) kept.push_back(std::move(path));
    }
  std::sort(kept.begin(), kept.end());
  paths = std::move(kept);
}

Path explained(GraphView::State& state, const PathQuery& query, const NodePath& found) {
  Path path;
  path.through_hub = found.through_hub;
  for (std::size_t i = 0; i + 1 < found.nodes.size(); ++i) {
    const NodeNumber from = found.nodes[i], to = found.nodes[i + 1];
    path.hops.push_back(
        {from, to, state.between(from, to, query.filter, std::max<std::size_t>(query.relations_per_hop, 1))});
  }
  return path;
}

}  // namespace

PathAnswer find_paths(const GraphView& graph, const PathQuery& asked) {
  GraphView::State& state = graph.state();
  PathAnswer answer;
  PathQuery query = asked;
  query.limit = std::min(query.limit, kMaxPaths);
  query.max_hops = std::min(query.max_hops, kMostHops);
  if (query.from >= state.node_count() || query.to >= state.node_count() || query.limit == 0) return answer;
  for (NodeNumber* end : {&query.from, &query.to}) {
    const LocalNode local = state.local(*end);
    *end = state.joint(local.reader, local.node);
  }
  if (query.from == query.to) return answer;
  ShortestPaths search(state, query.filter, query.max_steps);
  std::vector<NodePath> paths = several_paths(search, query, false);
  const auto hubs = std::count_if(paths.begin(), paths.end(), [](const NodePath& path) { return path.through_hub; });
  if (hubs > 1 && paths.size() == query.limit && !search.stopped()) {
    query.max_hops = std::min<std::uint32_t>(query.max_hops, static_cast<std::uint32_t>(paths[0].length()) + 1);
    replace_hub_paths(paths, several_paths(search, query, true), query.limit);
  }
  for (const NodePath& path : paths) answer.paths.push_back(explained(state, query, path));
  answer.stopped = search.stopped();
  answer.steps = search.steps();
  return answer;
}

}  // namespace apud
