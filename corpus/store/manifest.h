// What an index consists of at one moment: its segments, their files and checksums, and what is removed from them.
// Layer 3. The byte layout is in docs/index_format.md.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/model/block.h"
#include "corpus/store/index_files.h"

namespace apud {

struct SegmentEntry {
  std::string name;                           // of its directory under segments/: "000001"
  std::uint64_t passages = 0, documents = 0;  // with the dead
  // Of what is alive:
  std::uint64_t live_passages = 0, live_documents = 0, sentences = 0, source_bytes = 0;
  std::array<std::uint64_t, kBlockKinds> kinds{};
  std::uint64_t relations = 0;
  FileMark passages_file, documents_file, entities_file;
  std::string dead_name;  // the file with the list of the dead, "" if there are none
  FileMark dead_file;
  friend bool operator==(const SegmentEntry&, const SegmentEntry&) = default;
};

// The file with the graph of all that is alive.
struct GraphEntry {
  std::string name;  // "graph-7"; "" before the first is written
  FileMark file;
  std::uint64_t entities = 0, relations = 0;
  friend bool operator==(const GraphEntry&, const GraphEntry&) = default;
};

struct Manifest {
  std::uint64_t generation = 0;
  std::uint64_t next_segment = 1;
  std::vector<SegmentEntry> segments;
  GraphEntry graph;
  friend bool operator==(const Manifest&, const Manifest&) = default;
};

inline constexpr char kStubName[] = "XAPIANDB";
std::string manifest_name(std::uint64_t generation);  // "manifest-7"
std::string graph_name(std::uint64_t generation);     // "graph-7"
std::string segment_directory(const std::string& index, const std::string& segment);

std::string format_manifest(const Manifest& manifest);
std::optional<Manifest> parse_manifest(const std::string& text);  // nullopt if anything is amiss

// The stub file that makes a generation the current one, and that Xapian's own tools read.
std::string format_stub(const Manifest& manifest);
struct StubHead {
  std::uint64_t version = 0, generation = 0;
};
std::optional<StubHead> parse_stub_head(const std::string& stub);  // nullopt if it is not one of Apud's

// The current generation; nullopt if the directory holds no index. Throws Error kVersion, kDamaged, kUnreadable.
std::optional<Manifest> load_manifest(const std::string& index);

}  // namespace apud
