// Nodes, relations and edges by number and by id; every number from the file is checked before it leads anywhere.
// Layer 2.
#include "corpus/graph/graph_reader.h"

#include <algorithm>
#include <utility>

#include "corpus/graph/graph_columns.h"
#include "corpus/graph/graph_hash.h"

namespace apud {

using namespace graph_format;

GraphReader::GraphReader(const std::string& path) : state_(std::make_unique<State>(path)) {}
GraphReader::GraphReader(std::string_view bytes, std::string name)
    : state_(std::make_unique<State>(bytes, std::move(name))) {}
GraphReader::GraphReader(GraphReader&&) noexcept = default;
GraphReader& GraphReader::operator=(GraphReader&&) noexcept = default;
GraphReader::~GraphReader() = default;

NodeNumber GraphReader::nodes() const { return static_cast<NodeNumber>(state_->footer.nodes); }
std::uint64_t GraphReader::relations() const { return state_->footer.relations; }
std::uint32_t GraphReader::documents() const { return static_cast<std::uint32_t>(state_->footer.documents); }
std::uint32_t GraphReader::predicates() const { return static_cast<std::uint32_t>(state_->footer.predicates); }
const std::string& GraphReader::name() const { return state_->name; }

NodeView GraphReader::node(NodeNumber number) const {
  const State& state = *state_;
  const NodeRow& row = state.at(state.nodes, number, "a node's number");
  if (row.type >= kEntityTypes) state.damaged("a node's type");
  const std::string_view both = state.text(Section::kNodeText, row.text, std::uint64_t{row.id_size} + row.name_size);
  return {both.substr(0, row.id_size), both.substr(row.id_size), static_cast<EntityType>(row.type), row.mentions,
          row.documents};
}

std::vector<AliasView> GraphReader::aliases(NodeNumber number) const {
  const State& state = *state_;
  const std::uint32_t begin = state.at(state.nodes, number, "a node's number").first_alias;
  const std::uint32_t end = state.nodes.data()[number + 1].first_alias;  // one row more than there are nodes
  if (begin > end || end > state.aliases.size()) state.damaged("a node's aliases");
  std::vector<AliasView> found;
  found.reserve(end - begin);
  for (const AliasRow& row : state.aliases.subspan(begin, end - begin)) {
    const WordRow& reason = state.at(state.reasons, row.reason, "a reason's number");
    AliasView alias{state.text(Section::kNodeText, row.text, row.size),
                    state.text(Section::kWords, reason.text, reason.size), row.mentions, ""};
    if (row.document != kNone) {
      alias.document = document(row.document);
      if (row.block != kNone) alias.block = row.block;
      alias.span = {row.begin, row.end};
    }
    found.push_back(alias);
  }
  return found;
}

namespace {

// The last that starts at or before the relation: those without relations start where the next one does.
const DocumentRow& document_of(const GraphReader::State& state, RelationNumber relation) {
  const auto after =
      std::upper_bound(state.documents.begin(), state.documents.end(), relation,
                       [](RelationNumber wanted, const DocumentRow& row) { return wanted < row.first_relation; });
  if (after == state.documents.begin()) state.damaged("a relation's document");
  return *(after - 1);
}

}  // namespace

RelationView GraphReader::relation(RelationNumber number) const {
  const State& state = *state_;
  const RelationRow& row = state.at(state.relations, number, "a relation's number");
  for (const std::uint32_t end : {row.subject, row.object})
    if (end != kNone && end >= state.nodes.size()) state.damaged("a relation's end");
  const std::uint32_t marks = marks_of(row);
  if (marks >> kMarkBits != 0 || confidence_in(marks) > kMostThousandths) state.damaged("a relation's marks");
  const DocumentRow& source = document_of(state, number);
  const std::uint64_t begin = row.record & kRecordMask;
  const std::uint64_t end = state.relations.data()[number + 1].record & kRecordMask;  // one row more than relations
  if (begin > end) state.damaged("a record's place");
  RelationView view;
  view.number = number;
  view.subject = row.subject;
  view.object = row.object;
  view.predicate = predicate(row.predicate);
  view.status = static_cast<Status>(flags_in(marks) & 3);
  view.polarity = static_cast<Polarity>(flags_in(marks) >> 2 & 1);
  view.inferred = flags_in(marks) >> 3 != 0;
  view.confidence = confidence_of(confidence_in(marks));
  view.document = state.text(Section::kWords, source.text, source.size);
  view.block = row.block;
  view.locator = {source.segment, source.passage + row.block};
  view.record = state.text(Section::kRecords, begin, end - begin);
  return view;
}

std::string_view GraphReader::document(std::uint32_t number) const {
  const DocumentRow& row = state_->at(state_->documents, number, "a document's number");
  return state_->text(Section::kWords, row.text, row.size);
}

std::string_view GraphReader::predicate(std::uint32_t number) const {
  const WordRow& row = state_->at(state_->predicates, number, "a predicate's number");
  return state_->text(Section::kWords, row.text, row.size);
}

std::uint64_t GraphReader::predicate_relations(std::uint32_t number) const { return with_predicate(number).size(); }

std::span<const std::uint32_t> GraphReader::with_predicate(std::uint32_t number) const {
  return state_->part(state_->predicate_starts, number, state_->predicate_relations, "a predicate's relations");
}

std::optional<std::uint32_t> GraphReader::find_predicate(std::string_view wanted) const {
  std::uint32_t low = 0, high = predicates();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (predicate(middle) < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == predicates() || predicate(low) != wanted) return std::nullopt;
  return low;
}

std::optional<NodeNumber> GraphReader::find_id(std::string_view id) const {
  const State& state = *state_;
  const std::uint64_t bucket = graph_hash(id) & (bucket_count(state.footer.nodes) - 1);
  for (const std::uint32_t number : state.part(state.id_buckets, bucket, state.id_nodes, "a bucket of ids")) {
    const NodeRow& row = state.at(state.nodes, number, "a node's number");
    if (row.id_size == id.size() && state.text(Section::kNodeText, row.text, row.id_size) == id) return number;
  }
  return std::nullopt;
}

namespace {

GraphReader::Edges edges_of(const GraphReader::State& state, const GraphReader::State::Direction& direction,
                            NodeNumber node) {
  const std::span<const std::uint32_t> neighbours =
      state.part(direction.starts, node, direction.neighbours, "a node's edges");
  const std::size_t begin = static_cast<std::size_t>(neighbours.data() - direction.neighbours.data());
  return {neighbours, direction.relations.subspan(begin, neighbours.size()),
          direction.labels.subspan(begin, neighbours.size())};
}

}  // namespace

GraphReader::Edges GraphReader::outgoing(NodeNumber node) const { return edges_of(*state_, state_->out, node); }
GraphReader::Edges GraphReader::incoming(NodeNumber node) const { return edges_of(*state_, state_->in, node); }

}  // namespace apud
