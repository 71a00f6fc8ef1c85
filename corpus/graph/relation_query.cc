// Relations that match a query: the shortest lists that hold them all, merged surest first.
// Layer 2.
#include <algorithm>
#include <array>
#include <tuple>

#include "corpus/graph/graph_joints.h"
#include "corpus/graph/graph_view.h"
#include "corpus/graph/label_filter.h"

namespace apud {

using namespace graph_format;

namespace {

// What one reader is asked for, in its own numbers; kNone: not asked for.
struct LocalQuery {
  std::uint32_t node = kNone, subject = kNone, object = kNone;
  [[nodiscard]] bool ends_match(const RelationRow& row) const {
    return (subject == kNone || row.subject == subject) && (object == kNone || row.object == object) &&
           (node == kNone || row.subject == node || row.object == node);
  }
};

// Walks the relations of one list that match, in the list's order.
class Cursor {
 public:
  // With no labels, the relations themselves are asked. `skip`: edges to this neighbour are left out.
  Cursor(std::uint32_t reader_number, const GraphReader& reader, const LocalQuery& query, const LabelFilter& filter,
         GraphReader::Edges edges, bool all, std::uint32_t skip)
      : reader_(reader_number),
        state_(&reader.state()),
        query_(query),
        filter_(filter),
        edges_(edges),
        all_(all),
        skip_(skip) {
    end_ = all ? state_->relations.size() : edges.relations.size();
    next_ = 0;
    advance();
  }
  [[nodiscard]] bool done() const { return next_ > end_; }
  [[nodiscard]] std::uint32_t reader() const { return reader_; }
  [[nodiscard]] std::uint32_t relation() const { return relation_; }
  [[nodiscard]] auto rank() const { return std::tuple(-static_cast<int>(confidence_), reader_, relation_); }

  void advance() {
    for (; next_ < end_; ++next_)
      if (takes(next_)) break;
    ++next_;  // behind the one that it stands on, or behind the end
  }

 private:
  bool takes(std::size_t at) {
    relation_ = all_ ? static_cast<std::uint32_t>(at) : edges_.relations[at];
    if (!edges_.labels.empty()) {
      if (edges_.neighbours[at] == skip_ && skip_ != kNone) return false;
      if (!filter_.passes(edges_.labels[at], relation_)) return false;
    } else if (!filter_.row_passes(relation_)) {
      return false;
    }
    const RelationRow& row = state_->at(state_->relations, relation_, "an edge's relation");
    confidence_ = all_ ? 0 : confidence_in(marks_of(row));
    return query_.ends_match(row);
  }

  std::uint32_t reader_;
  const GraphReader::State* state_;
  LocalQuery query_;
  LabelFilter filter_;
  GraphReader::Edges edges_;
  bool all_;
  std::uint32_t skip_;
  std::size_t next_ = 0, end_ = 0;
  std::uint32_t relation_ = 0, confidence_ = 0;
};

// The query in a reader's numbers; nullopt if one of its nodes is not in that reader.
std::optional<LocalQuery> local_query(const GraphView::State& state, std::uint32_t reader, const RelationQuery& query) {
  LocalQuery local;
  const std::array<std::pair<NodeNumber, std::uint32_t*>, 3> ends{
      {{query.node, &local.node}, {query.subject, &local.subject}, {query.object, &local.object}}};
  for (const auto& [wanted, number] : ends) {
    if (wanted == kNoNode) continue;
    for (const LocalNode& part : state.parts(wanted))
      if (part.reader == reader) *number = part.node;
    if (*number == kNone) return std::nullopt;
  }
  return local;
}

void add_cursors(const GraphView::State& state, std::uint32_t number, const RelationQuery& query,
                 std::vector<Cursor>& cursors) {
  const GraphReader& reader = *state.readers[number];
  const LabelFilter filter(reader, query.filter);
  const std::optional<LocalQuery> local = local_query(state, number, query);
  if (!local || filter.impossible()) return;
  const auto add = [&](const GraphReader::Edges& edges, bool all, std::uint32_t skip) {
    Cursor cursor(number, reader, *local, filter, edges, all, skip);
    if (!cursor.done()) cursors.push_back(cursor);
  };
  if (local->subject != kNone || local->object != kNone) {
    const bool by_subject =
        local->object == kNone || (local->subject != kNone && reader.outgoing(local->subject).relations.size() <=
                                                                  reader.incoming(local->object).relations.size());
    add(by_subject ? reader.outgoing(local->subject) : reader.incoming(local->object), false, kNone);
  } else if (local->node != kNone) {
    add(reader.outgoing(local->node), false, kNone);
    add(reader.incoming(local->node), false, local->node);  // a relation with itself stands in both
  } else if (filter.predicate() != kNone) {
    add({{}, reader.with_predicate(filter.predicate()), {}}, false, kNone);
  } else {
    add({}, true, kNone);
  }
}

}  // namespace

std::vector<RelationView> GraphView::relations(const RelationQuery& query, std::uint64_t* total) const {
  std::vector<Cursor> cursors;
  for (std::uint32_t reader = 0; reader < state_->readers.size(); ++reader)
    add_cursors(*state_, reader, query, cursors);
  std::vector<RelationView> found;
  std::uint64_t matched = 0;
  while (!cursors.empty() && (total != nullptr || found.size() < query.limit)) {
    auto best = std::min_element(cursors.begin(), cursors.end(),
                                 [](const Cursor& a, const Cursor& b) { return a.rank() < b.rank(); });
    if (matched >= query.offset && found.size() < query.limit)
      found.push_back(state_->view_of(best->reader(), best->relation()));
    ++matched;
    best->advance();
    if (!best->done()) continue;
    if (best != cursors.end() - 1) std::swap(*best, cursors.back());
    cursors.pop_back();
  }
  if (total != nullptr) *total = matched;
  return found;
}

std::vector<RelationView> GraphView::State::between(NodeNumber a, NodeNumber b, const RelationFilter& filter,
                                                    std::size_t limit) {
  struct Found {
    std::uint32_t confidence, reader, relation;
  };
  std::vector<Found> found;
  const std::vector<LocalNode> others = parts(b);
  for (LocalNode own : parts(a)) {
    const auto same =
        std::find_if(others.begin(), others.end(), [&](const LocalNode& one) { return one.reader == own.reader; });
    if (same == others.end()) continue;
    const GraphReader& reader = *readers[own.reader];
    const LabelFilter passes(reader, filter);
    NodeNumber other = same->node;
    const auto size = [&](NodeNumber node) {
      return reader.outgoing(node).relations.size() + reader.incoming(node).relations.size();
    };
    if (size(other) < size(own.node)) std::swap(own.node, other);
    if (passes.impossible()) continue;
    for (const GraphReader::Edges& edges : {reader.outgoing(own.node), reader.incoming(own.node)}) {
      std::size_t taken = 0;
      for (std::size_t i = 0; i < edges.neighbours.size() && taken < limit; ++i) {
        if (edges.neighbours[i] != other || !passes.passes(edges.labels[i], edges.relations[i])) continue;
        found.push_back({confidence_in(edges.labels[i]), own.reader, edges.relations[i]});
        ++taken;
      }
    }
  }
  std::sort(found.begin(), found.end(), [](const Found& x, const Found& y) {
    return std::tuple(y.confidence, x.reader, x.relation) < std::tuple(x.confidence, y.reader, y.relation);
  });
  std::vector<RelationView> views;
  for (std::size_t i = 0; i < std::min(limit, found.size()); ++i)
    views.push_back(view_of(found[i].reader, found[i].relation));
  return views;
}

}  // namespace apud
