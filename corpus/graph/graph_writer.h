// Writes a graph: documents with their entities and relations become one immutable file, read by GraphReader.
// Layer 2. Byte layout: docs/graph_format.md.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "corpus/graph/graph_types.h"

namespace apud {

// What tells that the file is as it was written.
struct GraphMark {
  std::uint64_t size = 0;
  std::uint64_t hash = 0;  // XXH3 (64 bits) of its bytes
  std::uint64_t nodes = 0, relations = 0;
};

// Documents come one after the other: begin_document, its entities, its relations. The same entity (by id) of several
// documents becomes one node: mentions are summed, aliases united, the name is the one used most.
// Records go to the file as they come; memory holds up to 80 bytes a relation, and some 300 a node with its names. The
// lists of a large graph are put in order by a second thread.
class GraphWriter {
 public:
  // Makes or empties the file. Nothing in it is of use before finish(). Throws Error kNoSpace or kUnreadable.
  explicit GraphWriter(std::string path);
  ~GraphWriter();  // without finish(): the file is removed
  GraphWriter(const GraphWriter&) = delete;
  GraphWriter& operator=(const GraphWriter&) = delete;

  // `first` is the locator of the document's block 0; block b has the passage first.passage + b.
  void begin_document(std::string_view name, GraphLocator first);
  // Of the document begun. Its node; an entity with an empty id is left out.
  NodeNumber add_entity(const Entity& entity);
  // Of the document begun. `record`: bytes that are kept as they are. An id that no entity had so far
  // makes a node named like the id's last part, that later entities of that id fill in.
  void add_relation(const Relation& relation, std::string_view record);

  // The same with numbers of this writer in place of ids and predicates: no string is looked up.
  NodeNumber node_of(std::string_view id);  // makes one if there is none; kNoNode for ""
  std::uint32_t predicate_of(std::string_view predicate);
  void add_relation(const NumberedRelation& relation, std::string_view record);

  // The file is whole and on the disk when it returns (its directory is the caller's to sync). Call once.
  GraphMark finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace apud
