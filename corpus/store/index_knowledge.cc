// Entities, relations and paths of an open index: the graphs of the local indexes, and what remote shards say themselves.
// Layer 3.
#include <algorithm>
#include <set>

#include "corpus/graph/paths.h"
#include "corpus/store/graph_build.h"
#include "corpus/store/index_reader_state.h"

namespace apud {
namespace {

constexpr std::uint32_t kMostPassages = 4000;  // that are looked at where the graph does not have all that is asked for
constexpr std::uint32_t kMostRemotePassages = 400;
constexpr std::size_t kFewLetters = 3;  // a shorter name has too many neighbours

// "Located in" as predicates are written.
std::string predicate_form(const std::string& words) {
  std::string form;
  for (const char c : words) {
    const bool blank = c == ' ' || c == '-';
    form += blank ? '_' : static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  return form;
}

template <typename Request>
RelationFilter filter_of(const Request& request) {
  RelationFilter filter;
  filter.predicate = predicate_form(request.predicate);
  filter.status = request.status;
  filter.polarity = request.polarity;
  filter.min_confidence = request.min_confidence;
  return filter;
}

EntityMatch match_of(const GraphView& graph, const NameMatch& match, FoundBy by) {
  return {graph.entity(match.node), by, std::string(match.key), graph.node(match.node).documents};
}

// Adds what is not there yet: with several kinds of look-ups the first has found it best.
void add(std::vector<EntityMatch>& matches, EntityMatch match, std::size_t limit) {
  const auto same = [&](const EntityMatch& known) { return known.entity.id == match.entity.id; };
  if (matches.size() < limit && std::none_of(matches.begin(), matches.end(), same)) matches.push_back(std::move(match));
}

void add_remote(const Searcher& searcher, const std::string& name, std::vector<EntityMatch>& matches,
                std::size_t limit) {
  if (!searcher.has_remotes()) return;
  for (Entity& entity : searcher.remote_entities(name)) {
    const FoundBy by = entity.id == name ? FoundBy::kId : FoundBy::kName;
    add(matches, {std::move(entity), by, name, 0}, limit);
  }
}

// Whom a name means exactly.
std::vector<EntityMatch> named(const GraphView& graph, const Searcher& searcher, const std::string& name,
                               std::size_t limit) {
  std::vector<EntityMatch> matches;
  if (name.empty()) return matches;
  if (const std::optional<NodeNumber> node = graph.find_id(name)) {
    matches.push_back({graph.entity(*node), FoundBy::kId, name, graph.node(*node).documents});
    return matches;
  }
  for (const NameMatch& match : graph.find_name(name, limit))
    add(matches, match_of(graph, match, match.alias ? FoundBy::kAlias : FoundBy::kName), limit);
  add_remote(searcher, name, matches, limit);
  return matches;
}

bool surer(const FoundRelation& a, const FoundRelation& b) { return a.relation.confidence > b.relation.confidence; }

void list_ids(const Argument& argument, std::set<std::string>& ids) {
  if (!argument.entity.empty()) ids.insert(argument.entity);
}

void list_ids(const Relation& relation, std::set<std::string>& ids) {
  list_ids(relation.subject, ids);
  list_ids(relation.object, ids);
  if (relation.according_to) list_ids(*relation.according_to, ids);
  for (const Qualifier& qualifier : relation.qualifiers) list_ids(qualifier.argument, ids);
}

// One request, with whom its names mean.
class RelationSearch {
 public:
  RelationSearch(const GraphView& graph, const Searcher& searcher, const RelationRequest& request)
      : graph_(graph), searcher_(searcher), request_(request) {
    result_.names = resolved(request.name);
    result_.subjects = resolved(request.subject);
    result_.objects = resolved(request.object);
  }

  template <typename Found>
  RelationResult run(const Found& found) {
    const bool words = is_words(request_.name, result_.names) || is_words(request_.subject, result_.subjects) ||
                       is_words(request_.object, result_.objects);
    // The graph has what joins entities; what is between words alone stands in the passages.
    const bool anybody = request_.name.empty() && request_.subject.empty() && request_.object.empty();
    const bool merged = words || anybody || searcher_.has_remotes();
    if (!words && !anybody)
      ask_graph(found, merged ? 0 : request_.offset, (merged ? request_.offset : 0) + request_.limit);
    if (merged) {
      ask_passages(!words && !anybody);
      slice();
    }
    return std::move(result_);
  }

 private:
  static constexpr std::size_t kMostMatches = 10;

  std::vector<EntityMatch> resolved(const std::string& name) { return named(graph_, searcher_, name, kMostMatches); }
  static bool is_words(const std::string& name, const std::vector<EntityMatch>& matches) {
    return !name.empty() && matches.empty();
  }

  // False if nothing of the local indexes can match.
  bool node_of(const std::vector<EntityMatch>& matches, NodeNumber& node) const {
    if (matches.empty()) return true;
    const std::optional<NodeNumber> found = graph_.find_id(matches.front().entity.id);
    if (found) node = *found;
    return found.has_value();
  }

  template <typename Found>
  void ask_graph(const Found& found, std::size_t offset, std::size_t limit) {
    RelationQuery query;
    query.filter = filter_of(request_);
    query.offset = offset;
    query.limit = limit;
    if (!node_of(result_.names, query.node) || !node_of(result_.subjects, query.subject) ||
        !node_of(result_.objects, query.object))
      return;
    for (const RelationView& view : graph_.relations(query, &result_.total)) result_.relations.push_back(found(view));
  }

  static StatementEnd end_of(const std::string& name, const std::vector<EntityMatch>& matches) {
    StatementEnd end;
    if (matches.empty())
      end.words = name;
    else
      end.ids = {matches.front().entity.id};
    return end;
  }

  void ask_passages(bool remote_only) {
    StatementQuery query;
    query.either = end_of(request_.name, result_.names);
    query.subject = end_of(request_.subject, result_.subjects);
    query.object = end_of(request_.object, result_.objects);
    query.predicate = predicate_form(request_.predicate);
    query.status = request_.status;
    query.polarity = request_.polarity;
    query.min_confidence = request_.min_confidence;
    const std::uint32_t most = searcher_.has_remotes() ? kMostRemotePassages : kMostPassages;
    StatementResult said = searcher_.statements(query, most, remote_only);
    for (Statement& statement : said.statements)
      result_.relations.push_back({std::move(statement.relation), std::move(statement.passage)});
    result_.total += said.total;
  }

  void slice() {
    std::stable_sort(result_.relations.begin(), result_.relations.end(), surer);
    std::vector<FoundRelation>& all = result_.relations;
    const std::size_t begin = std::min<std::size_t>(request_.offset, all.size());
    const std::size_t end = std::min<std::size_t>(begin + request_.limit, all.size());
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(end), all.end());
    all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(begin));
  }

  const GraphView& graph_;
  const Searcher& searcher_;
  const RelationRequest& request_;
  RelationResult result_;
};

[[noreturn]] void throw_damaged(const std::string& what, const std::string& where) {
  throw Error(ErrorCode::kDamaged, what, where, "run apud-index --force into a new directory");
}

}  // namespace

std::string relation_id(const FoundRelation& found) { return relation_id(found.passage.document, found.relation); }

std::optional<std::uint32_t> sentence_of(const FoundRelation& found) {
  const std::uint32_t sentence = found.relation.sentence;
  if (sentence == 0 || sentence > found.passage.sentences.size()) return std::nullopt;
  return sentence - 1;
}

BlockKnowledge knowledge_of(const Passage& passage) {
  if (passage.knowledge.empty()) return {};
  std::optional<BlockKnowledge> knowledge = decode_block_knowledge(passage.knowledge, passage.text, passage.block);
  if (!knowledge)
    throw_damaged("what a passage says cannot be read", passage_ref(passage.document, passage.block, std::nullopt));
  return std::move(*knowledge);
}

const GraphView& IndexReader::State::graph() {
  const std::lock_guard lock(graph_mutex);
  if (graph_view) return *graph_view;
  std::vector<std::shared_ptr<const GraphReader>> readers;
  for (OpenIndex& index : indexes) {
    if (index.graph == nullptr) index.graph = graph_in_memory(index.manifest, index.segments);
    readers.push_back(index.graph);
  }
  return graph_view.emplace(std::move(readers));
}

FoundRelation IndexReader::State::found(const RelationView& view) const {
  std::optional<Passage> passage;
  const OpenIndex& index = indexes.at(view.source);
  for (std::size_t i = 0; i < index.segments.size(); ++i)
    if (segment_number(index.manifest.segments[i].name) == view.locator.segment) {
      passage = index.segments[i].passage(view.locator.passage);
      break;
    }
  if (!passage || passage->document != view.document || passage->block != view.block)  // where blocks were left out
    passage = searcher.passage(std::string(view.document), view.block);
  if (!passage) throw_damaged("the graph names a passage that is not there", index.directory);
  BlockKnowledge knowledge = knowledge_of(*passage);
  const std::optional<std::uint32_t> at = index_in_record(view.record);
  if (!at || *at >= knowledge.relations.size())
    throw_damaged("the graph names a relation that is not there", index.directory + "/" + index.manifest.graph.name);
  return {std::move(knowledge.relations[*at]), std::move(*passage)};
}

std::vector<EntityMatch> IndexReader::entities(const std::string& name, std::size_t limit) const {
  return state_->reading([&] {
    const GraphView& graph = state_->graph();
    std::vector<EntityMatch> matches = named(graph, state_->searcher, name, limit);
    if (!matches.empty() || name.size() < kFewLetters) return matches;
    for (const NameMatch& match : graph.find_prefix(name, limit))
      add(matches, match_of(graph, match, FoundBy::kBeginning), limit);
    if (!matches.empty()) return matches;
    for (const NameMatch& match : graph.find_nearest(name, limit))
      add(matches, match_of(graph, match, FoundBy::kNear), limit);
    return matches;
  });
}

std::optional<Entity> IndexReader::entity(const std::string& id) const {
  return state_->reading([&]() -> std::optional<Entity> {
    const GraphView& graph = state_->graph();
    if (const std::optional<NodeNumber> node = graph.find_id(id)) return graph.entity(*node);
    if (!state_->searcher.has_remotes()) return std::nullopt;
    for (Entity& entity : state_->searcher.remote_entities(id))
      if (entity.id == id) return std::move(entity);
    return std::nullopt;
  });
}

std::vector<Entity> IndexReader::entities_of(const std::vector<FoundRelation>& relations) const {
  std::set<std::string> ids;
  for (const FoundRelation& found : relations) list_ids(found.relation, ids);
  std::vector<Entity> entities;
  for (const std::string& id : ids)
    if (std::optional<Entity> found = entity(id)) entities.push_back(std::move(*found));
  return entities;
}

RelationResult IndexReader::relations(const RelationRequest& request) const {
  return state_->reading([&] {
    RelationResult result =
        RelationSearch(state_->graph(), state_->searcher, request).run([&](const RelationView& view) {
          return state_->found(view);
        });
    result.entities = entities_of(result.relations);
    return result;
  });
}

PathResult IndexReader::paths(const PathRequest& request) const {
  return state_->reading([&] {
    const GraphView& graph = state_->graph();
    PathResult result;
    PathQuery query;
    const std::optional<NodeNumber> from = graph.find_id(request.from), to = graph.find_id(request.to);
    if (!from || !to) return result;
    query.from = *from;
    query.to = *to;
    query.max_hops = request.max_hops;
    query.limit = std::size_t{request.offset} + request.limit;
    query.filter = filter_of(request);
    const PathAnswer answer = find_paths(graph, query);
    result.stopped = answer.stopped;
    std::vector<FoundRelation> all;
    for (std::size_t i = request.offset; i < answer.paths.size(); ++i) {
      FoundPath& path = result.paths.emplace_back();
      path.through_hub = answer.paths[i].through_hub;
      for (const PathHop& hop : answer.paths[i].hops) {
        FoundHop& found = path.hops.emplace_back();
        found.from = graph.node(hop.from).id;
        found.to = graph.node(hop.to).id;
        for (const RelationView& view : hop.relations) found.relations.push_back(state_->found(view));
        all.insert(all.end(), found.relations.begin(), found.relations.end());
      }
    }
    result.entities = entities_of(all);
    return result;
  });
}

const GraphView& IndexReader::graph() const {
  return state_->reading([&]() -> const GraphView& { return state_->graph(); });
}

FoundRelation IndexReader::relation(const RelationView& edge) const {
  return state_->reading([&] { return state_->found(edge); });
}

void IndexReader::each_entity(const std::function<bool(const Entity&)>& visit) const {
  state_->reading([&] {
    const GraphView& graph = state_->graph();
    graph.each_node([&](NodeNumber node) { return visit(graph.entity(node)); });
  });
}

void IndexReader::each_relation(const std::function<bool(const FoundRelation&)>& visit) const {
  for (const DocumentInfo& info : documents()) {
    bool go_on = true;
    each_passage(info, [&](const Passage& passage) {
      for (Relation& relation : knowledge_of(passage).relations)
        if (go_on) go_on = visit({std::move(relation), passage});
      return go_on;
    });
    if (!go_on) return;
  }
}

}  // namespace apud
