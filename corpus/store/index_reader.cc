// Opens directories and stub files, and joins what the searcher and the manifests know.
// Layer 3.
#include "corpus/store/index_reader.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <set>
#include <sstream>

#include "corpus/search/schema.h"
#include "corpus/search/searcher.h"
#include "corpus/store/index_reader_state.h"
#include "corpus/text/error.h"

namespace apud {
namespace {

constexpr int kMostNested = 4;  // stub files that name stub files
constexpr std::uint64_t kMostStubBytes = 1 << 20;

struct Opened {
  std::vector<OpenIndex> indexes;
  std::vector<Segment> segments;
  std::vector<RemoteShard> remotes;
};

[[noreturn]] void throw_no_index(const std::string& path) {
  throw Error(ErrorCode::kNoIndex, "there is no index here", path,
              "make one with: apud-index --db " + path + " FILE-OR-FOLDER...");
}

void open_path(const std::string& path, int depth, Opened& opened);

RemoteShard remote_shard(const std::string& address, const std::string& stub) {
  const std::size_t colon = address.rfind(':');
  RemoteShard shard;
  if (colon != std::string::npos && colon > 0) {
    shard.host = address.substr(0, colon);
    const char* end = address.data() + address.size();
    const auto read = std::from_chars(address.data() + colon + 1, end, shard.port);
    if (read.ec == std::errc() && read.ptr == end && shard.port > 0 && shard.port < 65536) return shard;
  }
  throw Error(ErrorCode::kUsage, "a remote shard is written as \"remote HOST:PORT\", not \"" + address + "\"", stub,
              "correct the stub file");
}

// A Xapian stub file: each line names a database; a local one must be an index of Apud.
void open_stub(const std::string& path, int depth, Opened& opened) {
  if (depth > kMostNested) throw Error(ErrorCode::kUsage, "stub files name each other", path, "correct the stub file");
  if (std::filesystem::file_size(path) > kMostStubBytes) throw_no_index(path);
  std::istringstream lines(read_small_file(path).value_or(""));
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  std::string line;
  while (std::getline(lines, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line[0] == '#') continue;
    const std::size_t blank = line.find(' ');
    const std::string kind = line.substr(0, blank);
    const std::string rest = blank == std::string::npos ? "" : line.substr(blank + 1);
    if (kind == "remote" && !rest.empty())
      opened.remotes.push_back(remote_shard(rest, path));
    else if ((kind == "auto" || kind == "glass") && !rest.empty())
      open_path((folder / rest).string(), depth + 1, opened);
    else
      throw Error(ErrorCode::kNoIndex, "neither an index of Apud nor a Xapian stub file that names some", path,
                  "make one with: apud-index --db DIRECTORY FILE-OR-FOLDER...");
  }
}

void open_path(const std::string& path, int depth, Opened& opened) {
  std::error_code failure;
  const std::filesystem::file_status status = std::filesystem::status(path, failure);
  if (std::filesystem::is_regular_file(status)) {
    const std::filesystem::path file(path);
    if (file.filename() == kStubName && parse_stub_head(read_small_file(path).value_or("")))
      open_path(file.parent_path().empty() ? "." : file.parent_path().string(), depth, opened);
    else
      open_stub(path, depth, opened);
    return;
  }
  if (!std::filesystem::is_directory(status)) throw_no_index(path);
  std::optional<OpenIndex> index = open_index(path);
  if (!index) throw_no_index(path);
  for (const Segment& segment : index->segments) opened.segments.push_back(segment);
  opened.indexes.push_back(std::move(*index));
}

}  // namespace

std::vector<std::string> IndexReader::State::check() const {
  std::vector<std::string> lines;
  for (const OpenIndex& index : indexes)
    for (std::string& line : damaged_files(index.directory, index.manifest)) lines.push_back(std::move(line));
  return lines;
}

IndexReader::IndexReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
IndexReader::IndexReader(IndexReader&&) noexcept = default;
IndexReader& IndexReader::operator=(IndexReader&&) noexcept = default;
IndexReader::~IndexReader() = default;

IndexReader IndexReader::open(const std::vector<std::string>& paths) {
  Opened opened;
  for (const std::string& path : paths) open_path(path, 0, opened);
  Searcher searcher(std::move(opened.segments), opened.remotes);
  return IndexReader(std::make_unique<State>(std::move(opened.indexes), std::move(searcher)));
}

// Ids become names; where two have the same name, the second keeps its id.
void IndexReader::name_entities(std::vector<std::pair<std::string, std::uint64_t>>& counts) const {
  std::set<std::string> taken;
  for (auto& [id, count] : counts)
    if (std::optional<Entity> found = entity(id); found && taken.insert(found->name).second) id = found->name;
}

SearchResult IndexReader::search(const SearchRequest& request) const {
  return state_->reading([&] {
    SearchResult result = state_->searcher.search(request);
    if (const auto facet = result.facets.find("entity"); facet != result.facets.end()) name_entities(facet->second);
    return result;
  });
}

WordCounts IndexReader::counts(const std::vector<std::string>& words) const {
  return state_->reading([&] { return state_->searcher.counts(words); });
}

CitationResult IndexReader::citations(const CitationRequest& request) const {
  return state_->reading([&] { return state_->searcher.citations(request); });
}

UnresolvedResult IndexReader::unresolved_citations(std::uint32_t offset, std::uint32_t limit) const {
  return state_->reading([&] { return state_->searcher.unresolved(offset, limit); });
}

std::optional<Passage> IndexReader::passage(const std::string& document, std::uint32_t block) const {
  return state_->reading([&] { return state_->searcher.passage(document, block); });
}

std::optional<DocumentInfo> IndexReader::document(const std::string& name) const {
  return state_->reading([&]() -> std::optional<DocumentInfo> {
    if (std::optional<DocumentRecord> record = state_->searcher.record(name)) return record->info;
    return std::nullopt;
  });
}

std::vector<DocumentInfo> IndexReader::documents() const {
  return state_->reading([&] {
    std::vector<DocumentInfo> infos;
    for (DocumentRecord& record : state_->searcher.records()) infos.push_back(std::move(record.info));
    return infos;
  });
}

IndexStats IndexReader::stats() const {
  IndexStats stats;
  stats.version = kIndexVersion;
  for (const OpenIndex& index : state_->indexes) {
    const Manifest& manifest = index.manifest;
    stats.entities += manifest.graph.entities;
    stats.index_bytes += manifest.graph.file.size;
    stats.generation = std::max(stats.generation, manifest.generation);
    for (const SegmentEntry& entry : manifest.segments) {
      stats.documents += entry.live_documents;
      stats.sentences += entry.sentences;
      stats.source_bytes += entry.source_bytes;
      stats.index_bytes +=
          entry.passages_file.size + entry.documents_file.size + entry.entities_file.size + entry.dead_file.size;
      stats.relations += entry.relations;
      for (int i = 0; i < kBlockKinds; ++i)
        stats.blocks[block_kind_name(static_cast<BlockKind>(i))] += entry.kinds[static_cast<std::size_t>(i)];
    }
  }
  return stats;
}

std::vector<std::string> IndexReader::check() const { return state_->check(); }

}  // namespace apud
