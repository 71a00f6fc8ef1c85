// The whole file against its checksums, and every reference in it against what it should lead to.
// Layer 2.
#include <sys/mman.h>

#include <string>

#include "corpus/graph/graph_columns.h"
#include "corpus/graph/graph_hash.h"
#include "corpus/graph/graph_reader.h"
#include "corpus/graph/name_order.h"
#include "corpus/text/error.h"

namespace apud {

using namespace graph_format;

namespace {

std::string check_sections(const GraphReader::State& state) {
  for (std::size_t i = 0; i < kSections; ++i) {
    const SectionEntry& entry = state.footer.sections[i];
    const std::string_view whole = state.bytes.substr(entry.offset, padded(entry.size));
    if (graph_hash(whole) != entry.hash) return "section " + std::to_string(i) + " differs from its checksum";
    for (const char fill : whole.substr(entry.size))
      if (fill != 0) return "section " + std::to_string(i) + " does not end in zeros";
  }
  return "";
}

void check_edges(const GraphReader& reader, NodeNumber node, bool outgoing) {
  const GraphReader::State& state = reader.state();
  const GraphReader::Edges edges = outgoing ? reader.outgoing(node) : reader.incoming(node);
  for (std::size_t i = 0; i < edges.relations.size(); ++i) {
    const RelationRow& row = state.at(state.relations, edges.relations[i], "an edge's relation");
    const std::uint32_t own = outgoing ? row.subject : row.object, other = outgoing ? row.object : row.subject;
    if (own != node || other != edges.neighbours[i]) state.damaged("an edge's ends");
    if (edges.labels[i] != label(row)) state.damaged("an edge's label");
    if (i > 0 && confidence_in(edges.labels[i]) > confidence_in(edges.labels[i - 1]))
      state.damaged("the order of edges");
  }
}

void check_references(const GraphReader& reader) {
  const GraphReader::State& state = reader.state();
  std::uint64_t ends = 0;
  for (std::uint64_t i = 0; i < reader.relations(); ++i) {
    const RelationView relation = reader.relation(i);
    ends += (relation.subject != kNoNode ? 1U : 0U) + (relation.object != kNoNode ? 1U : 0U);
  }
  if (ends != state.out.neighbours.size() + state.in.neighbours.size()) state.damaged("the number of edges");
  std::uint64_t first = 0;
  for (const DocumentRow& row : state.documents) {
    if (row.first_relation < first || row.first_relation > reader.relations()) state.damaged("a document's relations");
    first = row.first_relation;
  }
  for (NodeNumber node = 0; node < reader.nodes(); ++node) {
    if (reader.find_id(reader.node(node).id) != node) state.damaged("an id's place");
    static_cast<void>(reader.aliases(node));
    check_edges(reader, node, true);
    check_edges(reader, node, false);
  }
  for (std::uint32_t i = 0; i < reader.predicates(); ++i) {
    if (reader.find_predicate(reader.predicate(i)) != i) state.damaged("a predicate's place");
    for (const std::uint32_t number : reader.with_predicate(i))
      if (state.at(state.relations, number, "a predicate's relation").predicate != i)
        state.damaged("a predicate's relation");
  }
  for (std::size_t i = 0; i < state.names.size(); ++i) {
    static_cast<void>(state.at(state.nodes, state.names[i].node, "a name's node"));
    if (i > 0 && state.name_text(state.names[i]) < state.name_text(state.names[i - 1]))
      state.damaged("the order of names");
    const auto by_end = [&](std::size_t at) {
      return state.name_text(state.at(state.names, state.name_ends[at], "a name's number"));
    };
    if (i > 0 && less_from_end(by_end(i), by_end(i - 1))) state.damaged("the order of names read backwards");
  }
}

}  // namespace

std::string GraphReader::check() const {
  if (state_->map != nullptr) ::madvise(state_->map, state_->bytes.size(), MADV_NORMAL);
  std::string wrong = check_sections(*state_);
  try {
    if (wrong.empty()) check_references(*this);
  } catch (const Error& error) {
    wrong = error.problem();
  }
  if (state_->map != nullptr) ::madvise(state_->map, state_->bytes.size(), MADV_RANDOM);
  return wrong;
}

}  // namespace apud
