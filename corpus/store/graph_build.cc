// Passages hold what is said; the graph holds who and what is joined, and where to read it.
// Layer 3.
#include "corpus/store/graph_build.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>

#include "corpus/model/byte_codec.h"
#include "corpus/store/knowledge.h"
#include "corpus/text/error.h"

namespace apud {

std::uint32_t segment_number(const std::string& name) {
  std::uint32_t number = 0;
  std::from_chars(name.data(), name.data() + name.size(), number);
  return number;
}

std::string graph_record(std::uint32_t index) {
  std::string record;
  ByteWriter(record).number(index);
  return record;
}

std::optional<std::uint32_t> index_in_record(std::string_view record) {
  ByteReader bytes(record);
  const std::uint32_t index = bytes.number32();
  if (bytes.failed() || !bytes.at_end()) return std::nullopt;
  return index;
}

void GraphBuild::add_relations(const BlockKnowledge& block) {
  for (std::uint32_t i = 0; i < block.relations.size(); ++i) {
    const Relation& relation = block.relations[i];
    if (!relation.subject.entity.empty() || !relation.object.entity.empty())
      writer_.add_relation(relation, graph_record(i));
  }
}

void GraphBuild::add(const std::string& segment, const DocumentPlace& place, const std::string& name,
                     const DocumentKnowledge& knowledge) {
  writer_.begin_document(name, {segment_number(segment), place.passages.first});
  for (const Entity& entity : knowledge.entities) writer_.add_entity(entity);
  for (const BlockKnowledge& block : knowledge.blocks) add_relations(block);
}

void GraphBuild::reuse(std::shared_ptr<const GraphReader> old, std::function<bool(const std::string&)> changed) {
  old_ = std::move(old);
  changed_ = std::move(changed);
  numbers_.assign(old_->nodes(), kNoNode);
  Range* range = nullptr;
  std::string_view last;
  for (std::uint64_t number = 0; number < old_->relations(); ++number) {
    const std::string_view document = old_->relation(number).document;
    if (range == nullptr || document != last) {
      range = &old_relations_[std::string(document)];
      range->first = number;
    }
    ++range->count;
    last = document;
  }
}

void GraphBuild::add_living(const SegmentEntry& entry, const Segment& segment, const DeadList& dead) {
  segment.each_document([&](const DocumentPlace& place, const DocumentRecord& record) {
    if (dead.document_is_dead(place.document)) return;
    writer_.begin_document(record.info.name, {segment_number(entry.name), place.passages.first});
    for (const Entity& entity : segment.entities(place.document)) writer_.add_entity(entity);
    if (record.relations == 0) return;
    if (old_ != nullptr && !changed_(record.info.name)) return copy_relations(record.info.name);
    for (DocId id = place.passages.first; id <= place.passages.last; ++id)
      add_relations(knowledge_of(*segment.passage(id)));
  });
}

// Of a node of the old graph.
NodeNumber GraphBuild::number_of(NodeNumber old_number) {
  if (old_number == kNoNode) return kNoNode;
  NodeNumber& number = numbers_.at(old_number);
  if (number == kNoNode) number = writer_.node_of(old_->node(old_number).id);
  return number;
}

void GraphBuild::copy_relations(const std::string& document) {
  const auto found = old_relations_.find(document);
  if (found == old_relations_.end()) return;
  NumberedRelation relation;
  const std::uint64_t end = found->second.first + found->second.count;
  for (std::uint64_t number = found->second.first; number < end; ++number) {
    const RelationView view = old_->relation(number);
    relation.block = view.block;
    relation.subject = number_of(view.subject);
    relation.object = number_of(view.object);
    relation.predicate = writer_.predicate_of(view.predicate);
    relation.status = view.status;
    relation.polarity = view.polarity;
    relation.inferred = view.inferred;
    relation.confidence = view.confidence;
    writer_.add_relation(relation, view.record);
  }
}

std::shared_ptr<const GraphReader> graph_in_memory(const Manifest& manifest, const std::vector<Segment>& segments) {
  const int fd = ::memfd_create("apud-graph", MFD_CLOEXEC);
  if (fd < 0)
    throw Error(ErrorCode::kNoSpace, std::string("no memory for the graph: ") + std::strerror(errno), "",
                "run apud-index on a document: it makes the missing graph file again");
  const std::string path = "/proc/self/fd/" + std::to_string(fd);
  GraphBuild build(path);
  for (std::size_t i = 0; i < segments.size(); ++i)
    build.add_living(manifest.segments[i], segments[i], segments[i].dead());
  build.finish();
  auto reader = std::make_shared<const GraphReader>(path);
  ::close(fd);
  return reader;
}

}  // namespace apud
