// See segment_files.h.
// Layer 3.
#include "corpus/store/segment_files.h"

#include <filesystem>

#include "corpus/text/error.h"

namespace apud {
namespace {

constexpr int kMostAttempts = 50;

[[noreturn]] void throw_damaged(const std::string& what, const std::string& path) {
  throw Error(ErrorCode::kDamaged, what, path, "run apud-index --force into a new directory");
}

// False if the file is not there.
bool check_size(const std::string& path, const FileMark& mark) {
  std::error_code failure;
  const std::uint64_t size = std::filesystem::file_size(path, failure);
  if (failure) return false;
  if (size != mark.size)
    throw_damaged("a file of the index has " + std::to_string(size) + " bytes instead of " + std::to_string(mark.size),
                  path);
  return true;
}

std::vector<std::pair<std::string, FileMark>> files_of(const std::string& directory, const SegmentEntry& entry) {
  std::vector<std::pair<std::string, FileMark>> files{{directory + "/" + Segment::kPassages, entry.passages_file},
                                                      {directory + "/" + Segment::kDocuments, entry.documents_file},
                                                      {directory + "/" + Segment::kEntities, entry.entities_file}};
  if (!entry.dead_name.empty()) files.emplace_back(directory + "/" + entry.dead_name, entry.dead_file);
  return files;
}

}  // namespace

std::optional<Segment> open_segment(const std::string& index, const SegmentEntry& entry, std::string& missing) {
  const std::string directory = segment_directory(index, entry.name);
  for (const auto& [path, mark] : files_of(directory, entry))
    if (!check_size(path, mark)) {
      missing = path;
      return std::nullopt;
    }
  DeadList dead;
  if (!entry.dead_name.empty()) {
    const std::string path = directory + "/" + entry.dead_name;
    const std::optional<std::string> bytes = read_small_file(path);
    missing = path;
    if (!bytes) return std::nullopt;
    std::optional<DeadList> list;
    if (mark_bytes(*bytes) == entry.dead_file) list = DeadList::decode(*bytes);
    if (!list) throw_damaged("a file of the index is damaged", path);
    dead = std::move(*list);
  }
  missing = directory + "/" + Segment::kPassages;
  return Segment::open(directory, std::move(dead));
}

namespace {

// Null if the file is not there.
std::shared_ptr<const GraphReader> open_graph(const std::string& directory, const GraphEntry& entry) {
  const std::string path = directory + "/" + entry.name;
  if (!check_size(path, entry.file)) return nullptr;
  try {
    return std::make_shared<const GraphReader>(path);
  } catch (const Error&) {
    if (!std::filesystem::exists(path)) return nullptr;  // deleted just now
    throw;
  }
}

}  // namespace

std::optional<OpenIndex> open_index(const std::string& directory) {
  std::string missing;
  std::optional<std::uint64_t> tried;
  for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
    std::optional<Manifest> manifest = load_manifest(directory);
    if (!manifest) return std::nullopt;
    const bool again = tried == manifest->generation;
    if (again && !missing.empty()) throw_damaged("a file of the index is missing", missing);
    tried = manifest->generation;
    OpenIndex index{directory, std::move(*manifest), {}, nullptr};
    missing.clear();
    for (const SegmentEntry& entry : index.manifest.segments) {
      std::optional<Segment> segment = open_segment(directory, entry, missing);
      if (!segment) break;
      index.segments.push_back(std::move(*segment));
    }
    if (index.segments.size() != index.manifest.segments.size()) continue;
    missing.clear();
    if (!index.manifest.graph.name.empty()) index.graph = open_graph(directory, index.manifest.graph);
    // A graph that is missing at the second look, too, was deleted by somebody: the segments have all that it had.
    if (index.graph != nullptr || index.manifest.graph.name.empty() || again) return index;
  }
  throw_damaged("the index changes faster than it can be opened", directory);
}

std::vector<std::string> damaged_files(const std::string& directory, const Manifest& manifest) {
  std::vector<std::string> lines;
  const auto compare = [&lines](const std::string& path, const FileMark& mark) {
    try {
      if (mark_file(path) != mark) lines.push_back(path + ": its bytes are not those that were written");
    } catch (const Error& error) {
      lines.push_back(path + ": " + error.what());
    }
  };
  for (const SegmentEntry& entry : manifest.segments)
    for (const auto& [path, mark] : files_of(segment_directory(directory, entry.name), entry)) compare(path, mark);
  const std::string graph = directory + "/" + manifest.graph.name;
  if (manifest.graph.name.empty()) return lines;
  if (std::filesystem::exists(graph))
    compare(graph, manifest.graph.file);
  else
    lines.push_back(graph + ": missing; the next run of apud-index makes it again");
  return lines;
}

}  // namespace apud
