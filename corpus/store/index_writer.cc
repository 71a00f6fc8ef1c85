// Builds beside what is published and switches at the end; what a killed writer left is found by not being in the
// manifest.
// Layer 3.
#include "corpus/store/index_writer.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <set>

#include "corpus/search/segment_writer.h"
#include "corpus/store/graph_build.h"
#include "corpus/store/knowledge.h"
#include "corpus/store/merge_policy.h"
#include "corpus/store/segment_files.h"
#include "corpus/text/error.h"

namespace apud {
namespace {

// A document's share in the counts of its segment.
void count_document(SegmentEntry& entry, const DocumentRecord& record, bool add) {
  auto change = [add](std::uint64_t& count, std::uint64_t by) {
    count = add ? count + by : count - std::min(count, by);
  };
  change(entry.live_passages, record.passages);
  change(entry.live_documents, 1);
  change(entry.sentences, record.info.sentences);
  change(entry.source_bytes, record.info.bytes);
  change(entry.relations, record.relations);
  for (int i = 0; i < kBlockKinds; ++i) change(entry.kinds[i], record.kinds[i]);
}

DocumentRecord record_of(const DocumentInfo& info, const std::vector<Passage>& passages,
                         const DocumentKnowledge& knowledge) {
  DocumentRecord record;
  record.info = info;
  record.info.sentences = 0;
  record.info.blocks = 0;
  record.passages = static_cast<std::uint32_t>(passages.size());
  for (const Passage& passage : passages) {
    record.info.sentences += static_cast<std::uint32_t>(passage.sentences.size());
    record.info.blocks = std::max(record.info.blocks, passage.block + 1);
    ++record.kinds[static_cast<std::size_t>(passage.kind)];
  }
  for (const BlockKnowledge& block : knowledge.blocks)
    record.relations += static_cast<std::uint32_t>(block.relations.size());
  return record;
}

}  // namespace

struct IndexWriter::State {
  explicit State(const std::string& path) : directory(path), lock((make_directory(path), path)) {}

  std::string directory;
  WriterLock lock;
  Manifest manifest;              // what is published
  std::vector<Segment> segments;  // of the manifest, in its order
  std::vector<DocumentInfo> documents;

  // What is to be published.
  std::vector<DeadList> dead;  // of each segment
  Manifest next;
  std::unique_ptr<SegmentWriter> fresh;
  SegmentEntry fresh_entry;
  DeadList fresh_dead;
  std::map<std::string, std::pair<DocumentPlace, DocumentRecord>> fresh_documents;
  bool changed = false;
  std::shared_ptr<const GraphReader> graph;  // of what is published; null if there is none
  // The graph of `fresh`, written while its documents come; null where that is not all of the index.
  std::unique_ptr<GraphBuild> fresh_graph;
  std::string fresh_graph_segment;

  void load();
  void clean() const;
  [[nodiscard]] std::string new_segment();
  [[nodiscard]] std::string path_of(const std::string& segment) const { return segment_directory(directory, segment); }
  [[nodiscard]] bool is_published(const std::string& name) const;
  void remove(const std::string& name);
  void finish_fresh();
  void close_segment(SegmentEntry& entry);
  void append_segment(SegmentEntry entry, DeadList list);
  void merge(const Merge& merge);
  void drop(const std::vector<std::size_t>& indices);
  void write_graph();
  void switch_over();
};

// Reads the published state, from which all changes start.
void IndexWriter::State::load() {
  std::optional<OpenIndex> index = open_index(directory);
  manifest = index ? index->manifest : Manifest{};
  segments = index ? std::move(index->segments) : std::vector<Segment>{};
  graph = index ? index->graph : nullptr;
  next = manifest;
  dead.clear();
  for (const Segment& segment : segments) dead.push_back(segment.dead());
  documents.clear();
  for (const Segment& segment : segments)
    segment.each_document(
        [&](const DocumentPlace&, const DocumentRecord& record) { documents.push_back(record.info); });
  std::sort(documents.begin(), documents.end(),
            [](const DocumentInfo& a, const DocumentInfo& b) { return a.name < b.name; });
  fresh.reset();
  fresh_graph.reset();
  fresh_documents.clear();
  fresh_dead = {};
  changed = false;
}

// Deletes what the published state does not name. What cannot be deleted stays for the next run.
void IndexWriter::State::clean() const {
  std::error_code ignored;
  std::set<std::filesystem::path> keep{directory + "/" + manifest_name(manifest.generation),
                                       directory + "/" + manifest.graph.name};
  for (const SegmentEntry& entry : manifest.segments) {
    keep.insert(path_of(entry.name));
    if (!entry.dead_name.empty()) keep.insert(path_of(entry.name) + "/" + entry.dead_name);
  }
  std::vector<std::filesystem::path> leftovers;
  auto look = [&](const std::filesystem::path& folder, auto is_ours) {
    for (const auto& file : std::filesystem::directory_iterator(folder, ignored))
      if (is_ours(file.path().filename().string()) && !keep.contains(file.path())) leftovers.push_back(file.path());
  };
  look(directory, [](const std::string& name) {
    return name.starts_with("manifest-") || name.starts_with("graph-") || name == std::string(kStubName) + ".new";
  });
  look(directory + "/segments", [](const std::string&) { return true; });
  for (const SegmentEntry& entry : manifest.segments)
    look(path_of(entry.name), [](const std::string& name) {
      return std::find(std::begin(Segment::kFiles), std::end(Segment::kFiles), name) == std::end(Segment::kFiles);
    });
  for (const auto& path : leftovers) std::filesystem::remove_all(path, ignored);
}

std::string IndexWriter::State::new_segment() {
  std::array<char, 24> name{};
  std::snprintf(name.data(), name.size(), "%06llu", static_cast<unsigned long long>(next.next_segment++));
  return name.data();
}

bool IndexWriter::State::is_published(const std::string& name) const {
  const auto at =
      std::lower_bound(documents.begin(), documents.end(), name,
                       [](const DocumentInfo& info, const std::string& wanted) { return info.name < wanted; });
  return at != documents.end() && at->name == name;
}

void IndexWriter::State::remove(const std::string& name) {
  if (auto found = fresh_documents.find(name); found != fresh_documents.end()) {
    const auto& [place, record] = found->second;
    fresh_dead.add_document(place.document);
    fresh_dead.add_passages(place.passages);
    count_document(fresh_entry, record, false);
    fresh_documents.erase(found);
    fresh_graph.reset();  // has it
    return;
  }
  if (!is_published(name)) return;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const std::optional<DocumentPlace> place = segments[i].find(name);
    if (!place || dead[i].document_is_dead(place->document)) continue;
    dead[i].add_document(place->document);
    dead[i].add_passages(place->passages);
    count_document(next.segments[i], *segments[i].record(place->document), false);
    changed = true;
  }
}

// Fills in what the files of a finished segment are.
void IndexWriter::State::close_segment(SegmentEntry& entry) {
  const std::string path = path_of(entry.name);
  entry.passages_file = mark_file(path + "/" + Segment::kPassages);
  entry.documents_file = mark_file(path + "/" + Segment::kDocuments);
  entry.entities_file = mark_file(path + "/" + Segment::kEntities);
  sync_directory(path);
}

void IndexWriter::State::append_segment(SegmentEntry entry, DeadList list) {
  close_segment(entry);
  std::optional<Segment> opened = Segment::open(path_of(entry.name), {});
  if (!opened)
    throw Error(ErrorCode::kDamaged, "a file of the index vanished while it was written", path_of(entry.name),
                "run apud-index again");
  next.segments.push_back(std::move(entry));
  segments.push_back(std::move(*opened));
  dead.push_back(std::move(list));
}

void IndexWriter::State::finish_fresh() {
  if (!fresh) return;
  fresh->finish();
  fresh_entry.passages = fresh->passages();
  fresh_entry.documents = fresh->documents();
  fresh.reset();
  append_segment(std::move(fresh_entry), std::move(fresh_dead));
}

void IndexWriter::State::drop(const std::vector<std::size_t>& indices) {
  for (auto at = indices.rbegin(); at != indices.rend(); ++at) {
    const auto offset = static_cast<std::ptrdiff_t>(*at);
    next.segments.erase(next.segments.begin() + offset);
    segments.erase(segments.begin() + offset);
    dead.erase(dead.begin() + offset);
  }
}

void IndexWriter::State::merge(const Merge& merge) {
  SegmentEntry joined;
  DeadList list;
  joined.name = new_segment();
  std::vector<std::string> sources;
  SegmentWriter* writer = nullptr;
  std::unique_ptr<SegmentWriter> rewritten;
  if (merge.rewrite) {
    rewritten = std::make_unique<SegmentWriter>(path_of(joined.name));
    writer = rewritten.get();
  }
  for (std::size_t i : merge.segments) {
    const SegmentEntry& entry = next.segments[i];
    sources.push_back(path_of(entry.name));
    if (writer == nullptr) {
      list.append(dead[i], static_cast<DocId>(joined.passages), static_cast<DocId>(joined.documents));
    } else {
      segments[i].each_document([&](const DocumentPlace& place, const DocumentRecord& record) {
        if (dead[i].document_is_dead(place.document)) return;
        std::vector<Passage> passages;
        DocumentKnowledge knowledge;
        knowledge.entities = segments[i].entities(place.document);
        for (DocId id = place.passages.first; id <= place.passages.last; ++id) {
          passages.push_back(*segments[i].passage(id));
          knowledge.blocks.push_back(knowledge_of(passages.back()));
        }
        writer->add(record, passages, knowledge);
      });
    }
    joined.passages += entry.passages;
    joined.documents += entry.documents;
    joined.live_passages += entry.live_passages;
    joined.live_documents += entry.live_documents;
    joined.sentences += entry.sentences;
    joined.source_bytes += entry.source_bytes;
    joined.relations += entry.relations;
    for (int k = 0; k < kBlockKinds; ++k) joined.kinds[k] += entry.kinds[k];
  }
  if (writer != nullptr) {
    writer->finish();
    joined.passages = writer->passages();
    joined.documents = writer->documents();
  } else {
    concatenate_segments(sources, path_of(joined.name));
  }
  append_segment(std::move(joined), std::move(list));
  drop(merge.segments);
}

// Where the run has written all of the index in one segment, its graph is there already. Otherwise what the published
// graph has is copied: its documents are the same as long as they are alive in a segment.
void IndexWriter::State::write_graph() {
  next.graph.name = graph_name(manifest.generation + 1);
  if (fresh_graph == nullptr || next.segments.size() != 1 || next.segments[0].name != fresh_graph_segment) {
    fresh_graph.reset();  // before a new one begins the same file
    fresh_graph = std::make_unique<GraphBuild>(directory + "/" + next.graph.name);
    if (graph != nullptr)
      fresh_graph->reuse(graph, [&](const std::string& document) { return fresh_documents.contains(document); });
    for (std::size_t i = 0; i < segments.size(); ++i) fresh_graph->add_living(next.segments[i], segments[i], dead[i]);
  }
  const GraphMark mark = fresh_graph->finish();
  fresh_graph.reset();
  next.graph.file = {mark.size, mark.hash};
  next.graph.entities = mark.nodes;
  next.graph.relations = mark.relations;
}

void IndexWriter::State::switch_over() {
  next.generation = manifest.generation + 1;
  for (std::size_t i = 0; i < next.segments.size(); ++i) {
    SegmentEntry& entry = next.segments[i];
    if (dead[i].empty()) continue;
    const std::string bytes = dead[i].encode();
    if (mark_bytes(bytes) == entry.dead_file) continue;
    entry.dead_name = "dead-" + std::to_string(next.generation);
    entry.dead_file = mark_bytes(bytes);
    write_file_whole(path_of(entry.name) + "/" + entry.dead_name, bytes);
  }
  make_directory(directory + "/segments");
  sync_directory(directory + "/segments");
  write_file_whole(directory + "/" + manifest_name(next.generation), format_manifest(next));
  write_file_whole(directory + "/" + kStubName, format_stub(next));
}

IndexWriter::IndexWriter(const std::string& directory) : state_(std::make_unique<State>(directory)) {
  state_->load();
  state_->clean();
}

IndexWriter::~IndexWriter() {
  state_->fresh.reset();
  state_->fresh_graph.reset();
  try {
    state_->clean();
  } catch (const std::exception&) {  // the next run cleans
  }
}

const std::vector<DocumentInfo>& IndexWriter::documents() const { return state_->documents; }

void IndexWriter::add(const DocumentInfo& info, const std::vector<Passage>& passages,
                      const DocumentKnowledge& knowledge) {
  State& state = *state_;
  state.remove(info.name);
  if (!state.fresh) {
    state.fresh_entry = {};
    state.fresh_dead = {};
    state.fresh_entry.name = state.new_segment();
    state.fresh = std::make_unique<SegmentWriter>(state.path_of(state.fresh_entry.name));
    if (state.segments.empty()) {
      state.fresh_graph =
          std::make_unique<GraphBuild>(state.directory + "/" + graph_name(state.manifest.generation + 1));
      state.fresh_graph_segment = state.fresh_entry.name;
    }
  }
  const DocumentRecord record = record_of(info, passages, knowledge);
  const DocumentPlace place = state.fresh->add(record, passages, knowledge);
  if (state.fresh_graph != nullptr) state.fresh_graph->add(state.fresh_entry.name, place, info.name, knowledge);
  count_document(state.fresh_entry, record, true);
  state.fresh_documents[info.name] = {place, record};
  state.changed = true;
}

bool IndexWriter::is_whole() const { return state_->graph != nullptr; }

void IndexWriter::remove(const std::string& name) { state_->remove(name); }

void IndexWriter::publish() {
  State& state = *state_;
  if (!state.changed && is_whole()) return;
  state.finish_fresh();
  std::vector<std::size_t> empty;
  for (std::size_t i = 0; i < state.next.segments.size(); ++i)
    if (state.next.segments[i].live_documents == 0) empty.push_back(i);
  state.drop(empty);
  for (Merge merge = next_merge(state.next.segments); !merge.segments.empty(); merge = next_merge(state.next.segments))
    state.merge(merge);
  state.write_graph();
  state.switch_over();
  state.load();
  state.clean();
}

}  // namespace apud
