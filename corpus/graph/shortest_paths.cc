// Level by level from both ends, the lighter side first; where they meet, paths are read back in order of their cost.
// Layer 2.
#include "corpus/graph/shortest_paths.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <queue>
#include <tuple>

namespace apud {
namespace {

// A hub is joined to so many that a path through it says little: four times the root of the number of relations.
constexpr double kHubFactor = 4;
constexpr std::uint64_t kLeastHubDegree = 64;
constexpr std::uint32_t kBlocked = 127;               // in place of a depth
constexpr std::uint32_t kLastRound = (1U << 24) - 1;  // a round has 24 bits of a mark
constexpr std::uint64_t kExtraSteps = 4096;           // spent after the first meeting, beside as many as before it
constexpr std::size_t kMaxMeetings = 4096;
constexpr std::size_t kMaxPartials = 20000;

NodeScratch& scratch_of(GraphView::State& state) {
  if (!state.marks) state.marks.emplace(state.node_count());
  return *state.marks;
}

}  // namespace

bool operator<(const NodePath& a, const NodePath& b) {
  return std::tuple(a.length(), a.through_hub, a.cost, std::cref(a.nodes).get()) <
         std::tuple(b.length(), b.through_hub, b.cost, std::cref(b.nodes).get());
}

ShortestPaths::ShortestPaths(GraphView::State& state, const RelationFilter& filter, std::uint64_t max_steps)
    : state_(state), neighbours_(state, filter), marks_(scratch_of(state)), max_steps_(max_steps) {
  const double relations = static_cast<double>(state.first_relation.back());
  hub_degree_ = std::max(kLeastHubDegree, static_cast<std::uint64_t>(kHubFactor * std::sqrt(relations)));
}

double ShortestPaths::cost(NodeNumber node) const { return std::log2(1.0 + static_cast<double>(state_.degree(node))); }

void ShortestPaths::start(NodeNumber from, NodeNumber to, const Detour& without) {
  if (state_.mark_round == kLastRound) {
    marks_.clear();
    state_.mark_round = 0;
  }
  ++state_.mark_round;
  meetings_.clear();
  ends_ = {from, to};
  for (const NodeNumber node : without.nodes) marks_[node] = mark_of(0, kBlocked);
  for (std::uint32_t side = 0; side < 2; ++side) {
    sides_[side].frontier.assign(1, ends_[side]);
    sides_[side].depth = 0;
    marks_[ends_[side]] = mark_of(side, 0);
  }
}

void ShortestPaths::meet(std::uint32_t side, NodeNumber own, NodeNumber other, const Detour& without) {
  if (side == 1) std::swap(own, other);
  const bool first_hop = own == ends_[0];
  if (first_hop && std::find(without.first_hops.begin(), without.first_hops.end(), other) != without.first_hops.end())
    return;
  if (meetings_.empty()) most_now_ = std::min(max_steps_, 2 * steps_ + kExtraSteps);
  meetings_.emplace_back(own, other);
}

// Once the sides have met, nothing new is reached: only further meetings are of use.
void ShortestPaths::expand(std::uint32_t number, const Detour& without) {
  Side& side = sides_[number];
  const std::uint32_t new_mark = mark_of(number, side.depth + 1), round = state_.mark_round;
  side.next.clear();
  most_now_ = max_steps_;
  for (const NodeNumber node : side.frontier) {
    const bool first_hop = number == 0 && side.depth == 0 && !without.first_hops.empty();
    const auto visit = [&](NodeNumber neighbour) {
      std::uint32_t& mark = marks_[neighbour];
      if (mark >> 8 == round) {
        if ((mark & kBlocked) != kBlocked && (mark >> 7 & 1) != number) meet(number, node, neighbour, without);
        return meetings_.size() < kMaxMeetings;
      }
      if (!meetings_.empty()) return true;
      if (first_hop &&
          std::find(without.first_hops.begin(), without.first_hops.end(), neighbour) != without.first_hops.end())
        return true;
      if (without.hubs && is_hub(neighbour)) {
        mark = mark_of(0, kBlocked);
        return true;
      }
      mark = new_mark;
      side.next.push_back(neighbour);
      return true;
    };
    steps_ += neighbours_.each(node, visit);
    if (steps_ > most_now_ || meetings_.size() >= kMaxMeetings) break;
  }
  if (meetings_.empty() && steps_ > max_steps_) stopped_ = true;
  side.frontier.swap(side.next);
  ++side.depth;
}

// About how many edges the next level of a side has.
std::uint64_t ShortestPaths::weight(const Side& side) const {
  constexpr std::size_t kCounted = 64;
  std::uint64_t degrees = 0;
  const std::size_t counted = std::min(side.frontier.size(), kCounted);
  for (std::size_t i = 0; i < counted; ++i) degrees += state_.degree(side.frontier[i]);
  return counted == 0 ? 0 : degrees * side.frontier.size() / counted;
}

std::vector<NodePath> ShortestPaths::find(NodeNumber from, NodeNumber to, std::uint32_t max_hops, std::size_t limit,
                                          const Detour& without) {
  start(from, to, without);
  max_hops = std::min(max_hops, kMostHops);
  while (meetings_.empty() && sides_[0].depth + sides_[1].depth < max_hops) {
    if (sides_[0].frontier.empty() || sides_[1].frontier.empty()) return {};
    expand(weight(sides_[0]) <= weight(sides_[1]) ? 0 : 1, without);
    if (stopped_) return {};
  }
  return best_paths(limit);
}

// The middle of a path, still to be read back to both ends.
struct ShortestPaths::Partial {
  NodePath path;
  std::uint32_t before = 0, behind = 0;  // hops that are missing
  friend bool operator>(const Partial& a, const Partial& b) {
    return std::tuple(a.path.through_hub, a.path.cost, std::cref(a.path.nodes).get()) >
           std::tuple(b.path.through_hub, b.path.cost, std::cref(b.path.nodes).get());
  }
};

std::vector<NodeNumber> ShortestPaths::parents(NodeNumber node, std::uint32_t side, std::uint32_t depth) {
  std::vector<NodeNumber> found;
  const std::uint32_t wanted = mark_of(side, depth);
  steps_ += neighbours_.each(node, [&](NodeNumber neighbour) {
    if (marks_[neighbour] == wanted) found.push_back(neighbour);
    return depth > 0 || found.empty();  // there is one node of depth 0
  });
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

// Best first: costs only grow, so what is complete when it comes up is the next best path.
std::vector<NodePath> ShortestPaths::best_paths(std::size_t limit) {
  std::sort(meetings_.begin(), meetings_.end());
  meetings_.erase(std::unique(meetings_.begin(), meetings_.end()), meetings_.end());
  std::priority_queue<Partial, std::vector<Partial>, std::greater<>> queue;
  const auto pass = [this](NodePath& path, NodeNumber node) {
    if (node == ends_[0] || node == ends_[1]) return;
    path.cost += cost(node);
    path.through_hub = path.through_hub || is_hub(node);
  };
  for (const auto& [own, other] : meetings_) {
    Partial partial{{{own, other}, false, 0}, marks_[own] & kBlocked, marks_[other] & kBlocked};
    pass(partial.path, own);
    pass(partial.path, other);
    queue.push(std::move(partial));
  }
  std::vector<NodePath> found;
  while (!queue.empty() && found.size() < limit) {
    Partial partial = queue.top();
    queue.pop();
    if (partial.before + partial.behind == 0) {
      found.push_back(std::move(partial.path));
      continue;
    }
    if (steps_ > max_steps_ || queue.size() > kMaxPartials) {
      stopped_ = true;
      if (!found.empty()) return found;
    }
    const bool front = partial.before > 0;
    const std::uint32_t depth = (front ? partial.before : partial.behind) - 1;
    for (const NodeNumber node :
         parents(front ? partial.path.nodes.front() : partial.path.nodes.back(), front ? 0 : 1, depth)) {
      Partial longer = partial;
      longer.path.nodes.insert(front ? longer.path.nodes.begin() : longer.path.nodes.end(), node);
      (front ? longer.before : longer.behind) = depth;
      pass(longer.path, node);
      queue.push(std::move(longer));
      if (stopped_) break;
    }
  }
  return found;
}

}  // namespace apud
