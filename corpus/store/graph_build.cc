// Passages hold what is said; the graph holds who and what is joined, and where to read it.
// Layer 3.
#include "corpus/store/graph_build.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
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

void GraphBuild::add(const std::string& segment, const DocumentPlace& place, const std::string& name,
                     const DocumentKnowledge& knowledge) {
  writer_.begin_document(name, {segment_number(segment), place.passages.first});
  for (const Entity& entity : knowledge.entities) writer_.add_entity(entity);
  for (const BlockKnowledge& block : knowledge.blocks)
    for (std::uint32_t i = 0; i < block.relations.size(); ++i)
      writer_.add_relation(block.relations[i], graph_record(i));
}

void GraphBuild::add_living(const SegmentEntry& entry, const Segment& segment, const DeadList& dead) {
  segment.each_document([&](const DocumentPlace& place, const DocumentRecord& record) {
    if (dead.document_is_dead(place.document)) return;
    writer_.begin_document(record.info.name, {segment_number(entry.name), place.passages.first});
    const KnowledgeHead head = segment.head(place.head);
    for (const Entity& entity : head.entities) writer_.add_entity(entity);
    if (!copy_relations(record.info.name, record.relations)) add_relations(segment, place, head);
  });
}

void GraphBuild::add_relations(const Segment& segment, const DocumentPlace& place, const KnowledgeHead& head) {
  DocId next = place.passages.first;
  for (const KnowledgeHead::Saying& saying : head.sayings) {
    // A passage a block is the rule; where blocks were left out, the passage stands further in front.
    std::optional<Passage> passage;
    for (DocId id = std::min(place.passages.first + saying.block, place.passages.last); id >= next; --id) {
      passage = segment.passage(id);
      if (passage->block > saying.block) continue;
      next = id + 1;
      break;
    }
    if (!passage || passage->block != saying.block) continue;
    const BlockKnowledge block = knowledge_of(*passage);
    for (std::uint32_t i = 0; i < block.relations.size(); ++i)
      writer_.add_relation(block.relations[i], graph_record(i));
  }
}

bool GraphBuild::copy_relations(const std::string& document, std::uint32_t relations) {
  if (relations == 0) return true;
  const auto found = first_relations_.find(document);
  if (found == first_relations_.end() || found->second + relations > old_->relations()) return false;
  Relation relation;
  for (std::uint64_t number = found->second; number < found->second + relations; ++number) {
    const RelationView view = old_->relation(number);
    relation.block = view.block;
    relation.subject.entity = view.subject == kNoNode ? "" : old_->node(view.subject).id;
    relation.object.entity = view.object == kNoNode ? "" : old_->node(view.object).id;
    relation.predicate = view.predicate;
    relation.status = view.status;
    relation.polarity = view.polarity;
    relation.inferred = view.inferred;
    relation.confidence = view.confidence;
    writer_.add_relation(relation, view.record);
  }
  return true;
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
