// Streams records, holds the rest as rows, and lays it all out in finish().
// Layer 2.
#include "corpus/graph/graph_writer.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "corpus/graph/edge_columns.h"
#include "corpus/graph/graph_output.h"
#include "corpus/graph/name_order.h"
#include "corpus/graph/node_table.h"
#include "corpus/text/error.h"

namespace apud {

using namespace graph_format;

namespace {

constexpr std::size_t kRowsAtOnce = 4096, kEndsAtOnce = 128;

// A section of rows of one size that are made one after the other.
template <typename T>
class RowSection {
 public:
  explicit RowSection(GraphOutput& out) : out_(out) {
    out_.begin_section();
    rows_.reserve(kRowsAtOnce);
  }
  void add(const T& row) {
    rows_.push_back(row);
    if (rows_.size() == kRowsAtOnce) flush();
  }
  void end() {
    flush();
    out_.end_section();
  }

 private:
  void flush() {
    out_.append_rows(std::span<const T>(rows_));
    rows_.clear();
  }
  GraphOutput& out_;
  std::vector<T> rows_;
};

template <typename T>
void write_rows(GraphOutput& out, const std::vector<T>& rows) {
  out.begin_section();
  out.append_rows(std::span<const T>(rows));
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
  void write_nodes();
  void write_node_text();
  void write_ids();
  void write_names();
  void write_edges();
  [[nodiscard]] std::vector<std::uint32_t> surest_first() const;

  std::string path;
  GraphOutput out;  // its first section, the records, is open until finish()
  NodeTable nodes;
  std::vector<OpenEnd> open_ends;  // of the last relations; their ids stand in open_text
  std::string open_text;
  StringTable predicates;
  std::vector<RelationRow> relations;
  std::vector<DocumentRow> documents;
  std::string words;
  std::vector<std::uint32_t> predicate_order;  // old numbers in the order of their bytes
  std::uint32_t alias_count = 0;
  NameOrder names;
  std::vector<std::uint32_t> order;  // relations, surest first
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

void GraphWriter::add_entity(const Entity& entity) {
  if (entity.id.empty()) return;
  if (state_->documents.empty()) begin_document("", {});
  state_->look_up_ends();  // nodes count in the order in which they come
  state_->nodes.add(entity, static_cast<std::uint32_t>(state_->documents.size() - 1));
}

void GraphWriter::add_relation(const Relation& relation, std::string_view record) {
  State& state = *state_;
  if (state.documents.empty()) begin_document("", {});
  if (state.relations.size() >= kNone - 1)
    throw Error(ErrorCode::kUsage, "more relations than one graph can hold", state.path, "divide the index");
  const std::uint32_t flag_bits = flags(static_cast<std::uint32_t>(relation.status),
                                        static_cast<std::uint32_t>(relation.polarity), relation.inferred);
  RelationRow row{};
  row.subject = row.object = kNone;
  row.predicate = state.predicates.add(relation.predicate);
  row.document = static_cast<std::uint32_t>(state.documents.size() - 1);
  row.block = relation.block;
  row.confidence = relation.confidence > 0 ? std::min(relation.confidence, 1.0F) : 0.0F;  // 0 for what is no number
  row.record = state.out.section_size() | std::uint64_t{flag_bits} << kRecordBits;
  if (state.open_ends.size() >= kEndsAtOnce) state.look_up_ends();
  state.add_end(relation.subject, true);
  state.add_end(relation.object, false);
  state.relations.push_back(row);
  state.out.append(record);
}

void GraphWriter::State::add_end(const Argument& end, bool subject) {
  if (end.entity.empty()) return;
  const std::uint64_t hash = StringTable::hash_of(end.entity, 0);
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

void GraphWriter::State::write_relations() {
  relations.push_back({kNone, kNone, 0, 0, 0, 0, out.section_size()});  // where the last record ends
  out.end_section();
  predicate_order.resize(predicates.size());
  std::iota(predicate_order.begin(), predicate_order.end(), 0U);
  std::sort(predicate_order.begin(), predicate_order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return predicates[a] < predicates[b]; });
  std::vector<std::uint32_t> place(predicates.size());
  for (std::uint32_t i = 0; i < place.size(); ++i) place[predicate_order[i]] = i;
  for (std::size_t i = 0; i + 1 < relations.size(); ++i) relations[i].predicate = place[relations[i].predicate];
  write_rows(out, relations);
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

  std::vector<std::uint32_t> starts(predicates.size() + 1, 0), listed(relations.size());
  for (const RelationRow& row : relations) ++starts[row.predicate + 1];
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  write_rows(out, starts);
  constexpr std::size_t kAhead = 24;  // the order leads all over the relations
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i + kAhead < order.size()) __builtin_prefetch(&relations[order[i + kAhead]]);
    listed[starts[relations[order[i]].predicate]++] = order[i];
  }
  write_rows(out, listed);
  write_rows(out, reason_rows);
}

void GraphWriter::State::write_nodes() {
  RowSection<NodeRow> rows(out);
  std::vector<AliasRow> aliases;
  std::vector<std::uint32_t> numbers;
  std::uint64_t text = 0;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    const NodeTable::Node& node = nodes[i];
    nodes.ordered_names(i, numbers);
    std::string_view name = numbers.empty() ? nodes.id(i) : nodes.text(numbers[0]);
    if (numbers.empty()) name.remove_prefix(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1);
    const auto id_size = static_cast<std::uint32_t>(nodes.id(i).size()),
               name_size = static_cast<std::uint32_t>(name.size());
    rows.add(
        {text, id_size, name_size, node.mentions, node.documents, alias_count, static_cast<std::uint32_t>(node.type)});
    text += std::uint64_t{id_size} + name_size;
    names.add(name, i, numbers.empty() ? 0 : nodes.name(numbers[0]).uses(), false);
    for (std::size_t k = 1; k < numbers.size(); ++k, ++alias_count) {
      const NodeName& alias = nodes.name(numbers[k]);
      const auto size = static_cast<std::uint32_t>(nodes.text(numbers[k]).size());
      aliases.push_back(
          {text, size, alias.reason, alias.uses(), alias.document, alias.block, alias.begin, alias.end, 0});
      text += size;
      names.add(nodes.text(numbers[k]), i, alias.uses(), true);
    }
  }
  rows.add({text, 0, 0, 0, 0, alias_count, 0});
  rows.end();
  write_rows(out, aliases);
  write_node_text();
}

// In the order in which write_nodes() has counted it.
void GraphWriter::State::write_node_text() {
  std::vector<std::uint32_t> numbers;
  out.begin_section();
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    nodes.ordered_names(i, numbers);
    out.append(nodes.id(i));
    if (numbers.empty()) out.append(nodes.id(i).substr(nodes.id(i).find(':') + 1));  // npos + 1 is 0
    for (const std::uint32_t number : numbers) out.append(nodes.text(number));
  }
  out.end_section();
}

void GraphWriter::State::write_ids() {
  const std::uint64_t buckets = bucket_count(nodes.size());
  std::vector<std::uint32_t> starts(buckets + 1, 0), bucket(nodes.size()), listed(nodes.size());
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    bucket[i] = static_cast<std::uint32_t>(graph_hash(nodes.id(i)) & (buckets - 1));
    ++starts[bucket[i] + 1];
  }
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  write_rows(out, starts);
  for (std::uint32_t i = 0; i < nodes.size(); ++i) listed[starts[bucket[i]]++] = i;
  write_rows(out, listed);
}

void GraphWriter::State::write_names() {
  names.sort();
  write_rows(out, names.keys());
  write_rows(out, names.rows());
  write_rows(out, names.by_end());
  out.begin_section();
  out.append(names.text());
  out.end_section();
}

void GraphWriter::State::write_edges() {
  for (const bool outgoing : {true, false}) {
    const EdgeColumns columns(relations, nodes.size(), outgoing);
    write_rows(out, columns.starts());
    for (const auto column : {&Edge::neighbour, &Edge::relation, &Edge::label}) {
      RowSection<std::uint32_t> section(out);
      for (const Edge& edge : columns.edges()) section.add(edge.*column);
      section.end();
    }
  }
}

// Counting sort by thousandths of confidence; equal ones stay in their order.
std::vector<std::uint32_t> GraphWriter::State::surest_first() const {
  std::vector<std::uint32_t> starts(1002, 0), sorted(relations.size());
  for (const RelationRow& row : relations) ++starts[1001 - thousandths(row.confidence)];
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  for (std::uint32_t i = 0; i < relations.size(); ++i)
    sorted[starts[1000 - thousandths(relations[i].confidence)]++] = i;
  return sorted;
}

GraphMark GraphWriter::finish() {
  State& state = *state_;
  state.look_up_ends();
  state.write_relations();
  state.order = state.surest_first();
  state.write_words();
  state.write_nodes();
  state.write_ids();
  state.write_names();
  state.write_edges();
  Footer footer{};
  footer.nodes = state.nodes.size();
  footer.relations = state.relations.size();
  footer.documents = state.documents.size();
  footer.predicates = state.predicates.size();
  footer.reasons = state.nodes.reasons().size();
  footer.aliases = state.alias_count;
  footer.names = state.names.rows().size();
  state.out.close(footer);
  return {state.out.size(), state.out.hash(), footer.nodes, footer.relations};
}

}  // namespace apud
