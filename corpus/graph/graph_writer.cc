// Streams records, holds the rest as rows, and lays it all out in finish().
// Layer 2.
#include "corpus/graph/graph_writer.h"

#include <algorithm>
#include <future>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "corpus/graph/edge_columns.h"
#include "corpus/graph/graph_output.h"
#include "corpus/graph/node_columns.h"
#include "corpus/graph/node_table.h"
#include "corpus/text/error.h"

namespace apud {

using namespace graph_format;

namespace {

constexpr std::size_t kEndsAtOnce = 128, kRowsAtOnce = 16384;
constexpr std::size_t kSmall = 20000;  // relations and nodes in all: not worth a second thread

template <typename Rows>
void write_rows(GraphOutput& out, const Rows& rows) {
  out.begin_section();
  out.append_rows(std::span<const typename Rows::value_type>(rows));
  out.end_section();
}

}  // namespace

struct GraphWriter::State {
  explicit State(std::string file) : path(std::move(file)), out(path) { out.begin_section(); }

  // An end whose node is still to be looked up.
  struct OpenEnd {
    std::size_t relation, text, size;
    std::uint64_t hash;
    bool subject;
  };
  void add_end(const Argument& end, bool subject);
  void look_up_ends();

  void write_relations();
  void write_words();
  void write_nodes(const NodeColumns& columns);
  void write_edges();

  std::string path;
  GraphOutput out;  // its first section, the records, is open until finish()
  NodeTable nodes;
  std::vector<OpenEnd> open_ends;  // of the last relations; their ids stand in open_text
  std::string open_text;
  StringTable predicates;
  RelationRows relations;
  std::vector<DocumentRow> documents;
  std::string words;
  std::vector<std::uint32_t> predicate_order;  // old numbers in the order of their bytes
};

GraphWriter::GraphWriter(std::string path) : state_(std::make_unique<State>(std::move(path))) {}
GraphWriter::~GraphWriter() = default;

void GraphWriter::begin_document(std::string_view name, GraphLocator first) {
  State& state = *state_;
  name = name.substr(0, kNone - 1);
  state.documents.push_back({state.words.size(), static_cast<std::uint32_t>(name.size()), first.segment, first.passage,
                             static_cast<std::uint32_t>(state.relations.size()), 0});
  state.words.append(name);
}

NodeNumber GraphWriter::add_entity(const Entity& entity) {
  if (entity.id.empty()) return kNoNode;
  if (state_->documents.empty()) begin_document("", {});
  state_->look_up_ends();  // nodes count in the order in which they come
  return state_->nodes.add(entity, static_cast<std::uint32_t>(state_->documents.size() - 1));
}

NodeNumber GraphWriter::node_of(std::string_view id) {
  if (id.empty()) return kNoNode;
  state_->look_up_ends();
  return state_->nodes.node_of(id);
}

std::uint32_t GraphWriter::predicate_of(std::string_view predicate) { return state_->predicates.add(predicate); }

void GraphWriter::add_relation(const Relation& relation, std::string_view record) {
  State& state = *state_;
  if (state.open_ends.size() >= kEndsAtOnce) state.look_up_ends();
  state.add_end(relation.subject, true);
  state.add_end(relation.object, false);
  add_relation(NumberedRelation{.predicate = predicate_of(relation.predicate),
                                .block = relation.block,
                                .confidence = relation.confidence,
                                .status = relation.status,
                                .polarity = relation.polarity,
                                .inferred = relation.inferred},
               record);
}

void GraphWriter::add_relation(const NumberedRelation& relation, std::string_view record) {
  State& state = *state_;
  if (state.documents.empty()) begin_document("", {});
  if (state.relations.size() >= kNone - 1)
    throw Error(ErrorCode::kUsage, "more relations than one graph can hold", state.path, "divide the index");
  const std::uint32_t flag_bits = flags(static_cast<std::uint32_t>(relation.status),
                                        static_cast<std::uint32_t>(relation.polarity), relation.inferred);
  state.relations.push_back(
      {relation.subject, relation.object, relation.predicate, relation.block,
       state.out.section_size() | std::uint64_t{marks(relation.confidence, flag_bits)} << kRecordBits});
  state.out.append(record);
}

void GraphWriter::State::add_end(const Argument& end, bool subject) {
  if (end.entity.empty()) return;
  const std::uint64_t hash = StringTable::hash_of(end.entity);
  nodes.prefetch(hash, 0);
  open_ends.push_back({relations.size(), open_text.size(), end.entity.size(), hash, subject});
  open_text.append(end.entity);
}

// A look-up waits for memory three times; many together wait at the same time.
void GraphWriter::State::look_up_ends() {
  for (const int step : {1, 2})
    for (const OpenEnd& end : open_ends) nodes.prefetch(end.hash, step);
  for (const OpenEnd& end : open_ends) {
    RelationRow& row = relations[end.relation];
    (end.subject ? row.subject : row.object) =
        nodes.node_of(std::string_view(open_text).substr(end.text, end.size), end.hash);
  }
  open_ends.clear();
  open_text.clear();
}

// Predicates get the numbers that the order of their bytes gives them.
void GraphWriter::State::write_relations() {
  const std::uint64_t records_end = out.section_size();
  out.end_section();
  predicate_order.resize(predicates.size());
  std::iota(predicate_order.begin(), predicate_order.end(), 0U);
  std::sort(predicate_order.begin(), predicate_order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return predicates[a] < predicates[b]; });
  std::vector<std::uint32_t> place(predicates.size());
  for (std::uint32_t i = 0; i < place.size(); ++i) place[predicate_order[i]] = i;
  relations.each([&](std::span<RelationRow> rows) {
    for (RelationRow& row : rows) row.predicate = place[row.predicate];
  });
  relations.push_back({kNone, kNone, 0, 0, records_end});  // where the last record ends
  out.begin_section();
  relations.each([&](std::span<const RelationRow> rows) { out.append_rows(rows); });
  out.end_section();
  relations.pop_back();
  write_rows(out, documents);
}

void GraphWriter::State::write_words() {
  const auto word_row = [&](std::string_view word) {
    const WordRow row{words.size(), static_cast<std::uint32_t>(word.size()), 0};
    words.append(word);
    return row;
  };
  std::vector<WordRow> predicate_rows, reason_rows;
  for (const std::uint32_t number : predicate_order) predicate_rows.push_back(word_row(predicates[number]));
  for (std::uint32_t i = 0; i < nodes.reasons().size(); ++i) reason_rows.push_back(word_row(nodes.reasons()[i]));
  out.begin_section();
  out.append(words);
  out.end_section();
  write_rows(out, predicate_rows);
  const PredicateColumns columns(relations, predicates.size());
  write_rows(out, columns.starts);
  write_rows(out, columns.relations);
  write_rows(out, reason_rows);
}

void GraphWriter::State::write_nodes(const NodeColumns& columns) {
  write_rows(out, columns.nodes);
  write_rows(out, columns.aliases);
  write_rows(out, columns.text);
  write_rows(out, columns.id_starts);
  write_rows(out, columns.id_nodes);
  write_rows(out, columns.names.keys());
  write_rows(out, columns.names.rows());
  write_rows(out, columns.names.by_end());
  write_rows(out, columns.names.text());
}

void GraphWriter::State::write_edges() {
  EdgeLists lists;
  std::vector<std::uint32_t> rows;
  for (const bool outgoing : {true, false}) {
    lists.sort(relations, nodes.size(), outgoing);
    write_rows(out, lists.starts());
    for (const auto column : {&Edge::neighbour, &Edge::relation, &Edge::label}) {
      out.begin_section();
      for (std::span<const Edge> edges(lists.edges()); !edges.empty(); edges = edges.subspan(rows.size())) {
        rows.resize(std::min(edges.size(), kRowsAtOnce));
        std::transform(edges.begin(), edges.begin() + static_cast<std::ptrdiff_t>(rows.size()), rows.begin(),
                       [&](const Edge& edge) { return edge.*column; });
        out.append_rows(std::span<const std::uint32_t>(rows));
      }
      out.end_section();
    }
  }
}

GraphMark GraphWriter::finish() {
  State& state = *state_;
  state.look_up_ends();
  const bool small = state.nodes.size() + state.relations.size() < kSmall;
  std::future<NodeColumns> node_columns =
      std::async(small ? std::launch::deferred : std::launch::async, [&state] { return NodeColumns(state.nodes); });
  state.write_relations();
  state.write_words();
  state.write_edges();
  const NodeColumns columns = node_columns.get();
  state.write_nodes(columns);
  Footer footer{};
  footer.nodes = state.nodes.size();
  footer.relations = state.relations.size();
  footer.documents = state.documents.size();
  footer.predicates = state.predicates.size();
  footer.reasons = state.nodes.reasons().size();
  footer.aliases = columns.aliases.size();
  footer.names = columns.names.rows().size();
  state.out.close(footer);
  return {state.out.size(), state.out.hash(), footer.nodes, footer.relations};
}

}  // namespace apud
