// Opens the segments that a manifest names.
// Layer 3.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/graph/graph_reader.h"
#include "corpus/search/segment.h"
#include "corpus/store/manifest.h"

namespace apud {

// Compares the sizes of the files with the manifest's. nullopt, with the path in `missing`, if one is not there.
// Throws Error kDamaged.
std::optional<Segment> open_segment(const std::string& index, const SegmentEntry& entry, std::string& missing);

// A manifest and its segments, at one moment. Begins again when a writer changes them meanwhile.
struct OpenIndex {
  std::string directory;
  Manifest manifest;
  std::vector<Segment> segments;
  std::shared_ptr<const GraphReader> graph;  // null where its file is missing
};
std::optional<OpenIndex> open_index(const std::string& directory);  // nullopt if there is none

// One line for each file whose bytes are not those that were written.
std::vector<std::string> damaged_files(const std::string& directory, const Manifest& manifest);

}  // namespace apud
