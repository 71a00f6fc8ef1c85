// Joins readers: nodes by id, names by rank, relations by confidence.
// Layer 2.
#include "corpus/graph/graph_view.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "corpus/graph/graph_columns.h"
#include "corpus/graph/graph_joints.h"
#include "corpus/text/error.h"

namespace apud {

GraphView::GraphView(std::vector<std::shared_ptr<const GraphReader>> readers) : state_(std::make_unique<State>()) {
  std::uint64_t nodes = 0, relations = 0;
  for (const auto& reader : readers) {
    state_->first_node.push_back(nodes);
    state_->first_relation.push_back(relations);
    nodes += reader->nodes();
    relations += reader->relations();
  }
  state_->first_node.push_back(nodes);
  state_->first_relation.push_back(relations);
  if (nodes >= kNoNode) throw Error(ErrorCode::kUsage, "more nodes than can be asked as one", "", "name fewer indexes");
  state_->readers = std::move(readers);
}

GraphView::GraphView(GraphView&&) noexcept = default;
GraphView& GraphView::operator=(GraphView&&) noexcept = default;
GraphView::~GraphView() = default;

LocalNode GraphView::State::local(NodeNumber node) const {
  if (single()) return {0, node};
  const auto after = std::upper_bound(first_node.begin(), first_node.end() - 1, node);
  if (node >= node_count() || after == first_node.begin())
    throw Error(ErrorCode::kInternal, "no such node", std::to_string(node), "");
  const auto reader = static_cast<std::uint32_t>(after - first_node.begin() - 1);
  return {reader, static_cast<NodeNumber>(node - first_node[reader])};
}

NodeNumber GraphView::State::joint(std::uint32_t reader, NodeNumber node) {
  const auto number = static_cast<NodeNumber>(first_node[reader] + node);
  if (reader == 0 || node == kNoNode) return node;
  if (!joined) joined.emplace(node_count());
  if (number >= node_count()) readers[reader]->state().damaged("a node's number");
  std::uint32_t& known = (*joined)[number];
  if (known != 0) return known - 1;
  const std::string_view id = readers[reader]->node(node).id;
  known = number + 1;
  for (std::uint32_t other = 0; other < reader; ++other) {
    const std::optional<NodeNumber> found = readers[other]->find_id(id);
    if (!found) continue;
    known = static_cast<NodeNumber>(first_node[other] + *found) + 1;
    break;
  }
  return known - 1;
}

std::vector<LocalNode> GraphView::State::parts(NodeNumber node) const {
  const LocalNode own = local(node);
  if (single()) return {own};
  const std::string_view id = readers[own.reader]->node(own.node).id;
  std::vector<LocalNode> found;
  for (std::uint32_t reader = 0; reader < readers.size(); ++reader)
    if (const auto number = readers[reader]->find_id(id)) found.push_back({reader, *number});
  return found;
}

std::uint64_t GraphView::State::degree(NodeNumber node) const {
  const auto of = [this](const LocalNode& part) {
    return readers[part.reader]->outgoing(part.node).relations.size() +
           readers[part.reader]->incoming(part.node).relations.size();
  };
  if (single()) return of({0, node});
  std::uint64_t sum = 0;
  for (const LocalNode& part : parts(node)) sum += of(part);
  return sum;
}

RelationView GraphView::State::view_of(std::uint32_t reader, std::uint64_t relation) {
  RelationView view = readers[reader]->relation(relation);
  view.number += first_relation[reader];
  view.source = reader;
  if (view.subject != kNoNode) view.subject = joint(reader, view.subject);
  if (view.object != kNoNode) view.object = joint(reader, view.object);
  return view;
}

std::uint64_t GraphView::nodes() const { return state_->first_node.back(); }
std::uint64_t GraphView::relations() const { return state_->first_relation.back(); }
std::uint64_t GraphView::degree(NodeNumber node) const { return state_->degree(node); }

NodeView GraphView::node(NodeNumber node) const {
  const LocalNode own = state_->local(node);
  if (state_->readers.empty()) throw Error(ErrorCode::kInternal, "no such node", std::to_string(node), "");
  NodeView view = state_->readers[own.reader]->node(own.node);
  if (state_->single()) return view;
  std::uint64_t mentions = 0, documents = 0;
  std::uint32_t most = 0;
  for (const LocalNode& part : state_->parts(node)) {
    const NodeView other = state_->readers[part.reader]->node(part.node);
    mentions += other.mentions;
    documents += other.documents;
    if (other.mentions > most) view.name = other.name;  // the name where it is spoken of most
    most = std::max(most, other.mentions);
  }
  view.mentions = static_cast<std::uint32_t>(std::min<std::uint64_t>(mentions, 0xFFFFFFFF));
  view.documents = static_cast<std::uint32_t>(std::min<std::uint64_t>(documents, 0xFFFFFFFF));
  return view;
}

std::vector<AliasView> GraphView::aliases(NodeNumber node) const {
  const LocalNode own = state_->local(node);
  if (state_->single()) return state_->readers[0]->aliases(own.node);
  const std::string_view name = this->node(node).name;
  std::vector<AliasView> all;
  std::map<std::string_view, std::size_t> places;
  for (const LocalNode& part : state_->parts(node)) {
    std::vector<AliasView> some = state_->readers[part.reader]->aliases(part.node);
    const NodeView other = state_->readers[part.reader]->node(part.node);
    if (other.name != name) some.push_back({other.name, "the name in another index", 0, ""});
    for (const AliasView& alias : some) {
      if (alias.name == name) continue;
      const auto [place, added] = places.emplace(alias.name, all.size());
      if (added) {
        all.push_back(alias);
      } else {
        std::uint32_t& sum = all[place->second].mentions;
        sum += std::min(alias.mentions, 0xFFFFFFFF - sum);
      }
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const AliasView& a, const AliasView& b) { return a.mentions > b.mentions; });
  return all;
}

Entity GraphView::entity(NodeNumber node) const {
  const NodeView view = this->node(node);
  Entity entity{std::string(view.id), std::string(view.name), view.type, {}, view.mentions};
  for (const AliasView& alias : aliases(node))
    entity.aliases.push_back(
        {std::string(alias.name), std::string(alias.reason), alias.block, alias.span, alias.mentions});
  return entity;
}

RelationView GraphView::relation(RelationNumber number) const {
  const auto& first = state_->first_relation;
  if (number >= first.back()) throw Error(ErrorCode::kInternal, "no such relation", std::to_string(number), "");
  const auto reader =
      static_cast<std::uint32_t>(std::upper_bound(first.begin(), first.end() - 1, number) - first.begin() - 1);
  return state_->view_of(reader, number - first[reader]);
}

std::vector<std::pair<std::string_view, std::uint64_t>> GraphView::predicates(std::size_t limit) const {
  std::map<std::string_view, std::uint64_t> counts;
  for (const auto& reader : state_->readers)
    for (std::uint32_t i = 0; i < reader->predicates(); ++i)
      counts[reader->predicate(i)] += reader->predicate_relations(i);
  std::vector<std::pair<std::string_view, std::uint64_t>> all(counts.begin(), counts.end());
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  if (all.size() > limit) all.resize(limit);
  return all;
}

std::optional<NodeNumber> GraphView::find_id(std::string_view id) const {
  for (std::uint32_t reader = 0; reader < state_->readers.size(); ++reader)
    if (const auto found = state_->readers[reader]->find_id(id))
      return static_cast<NodeNumber>(state_->first_node[reader] + *found);
  return std::nullopt;
}

namespace {

// What the readers found, each node once: the nearest first, then as each reader ranks, then by mentions.
template <typename F>
std::vector<NameMatch> joined_matches(const GraphView& view, GraphView::State& state, std::size_t limit, F find) {
  if (state.single()) return find(*state.readers[0]);
  struct Ranked {
    NameMatch match;
    std::size_t rank;
  };
  std::vector<Ranked> all;
  for (std::uint32_t reader = 0; reader < state.readers.size(); ++reader) {
    std::size_t rank = 0;
    for (NameMatch match : find(*state.readers[reader])) {
      match.node = state.joint(reader, match.node);
      const auto same =
          std::find_if(all.begin(), all.end(), [&](const Ranked& one) { return one.match.node == match.node; });
      if (same == all.end()) {
        match.mentions = view.node(match.node).mentions;
        all.push_back({match, rank});
      } else if (std::pair<std::size_t, std::size_t>(match.distance, rank) <
                 std::pair<std::size_t, std::size_t>(same->match.distance, same->rank)) {
        match.mentions = same->match.mentions;
        *same = {match, rank};
      }
      ++rank;
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Ranked& a, const Ranked& b) {
    return std::tuple(a.match.distance, a.rank, b.match.mentions) <
           std::tuple(b.match.distance, b.rank, a.match.mentions);
  });
  std::vector<NameMatch> matches;
  for (std::size_t i = 0; i < std::min(limit, all.size()); ++i) matches.push_back(all[i].match);
  return matches;
}

}  // namespace

std::vector<NameMatch> GraphView::find_name(std::string_view name, std::size_t limit) const {
  return joined_matches(*this, *state_, limit,
                        [&](const GraphReader& reader) { return reader.find_name(name, limit); });
}
std::vector<NameMatch> GraphView::find_prefix(std::string_view prefix, std::size_t limit) const {
  return joined_matches(*this, *state_, limit,
                        [&](const GraphReader& reader) { return reader.find_prefix(prefix, limit); });
}
std::vector<NameMatch> GraphView::find_nearest(std::string_view name, std::size_t limit) const {
  return joined_matches(*this, *state_, limit,
                        [&](const GraphReader& reader) { return reader.find_nearest(name, limit); });
}

void GraphView::each_relation(const std::function<bool(const RelationView&)>& visit) const {
  for (std::uint32_t reader = 0; reader < state_->readers.size(); ++reader)
    for (std::uint64_t number = 0; number < state_->readers[reader]->relations(); ++number)
      if (!visit(state_->view_of(reader, number))) return;
}

void GraphView::each_node(const std::function<bool(NodeNumber)>& visit) const {
  for (std::uint32_t reader = 0; reader < state_->readers.size(); ++reader)
    for (NodeNumber node = 0; node < state_->readers[reader]->nodes(); ++node) {
      const auto number = static_cast<NodeNumber>(state_->first_node[reader] + node);
      if (state_->joint(reader, node) == number && !visit(number)) return;
    }
}

}  // namespace apud
