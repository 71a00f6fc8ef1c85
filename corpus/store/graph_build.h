// Makes the graph of an index from its segments: of a run's own documents as they come, or of all that is alive.
// Relations between words alone are left out: they join nobody, and passages tell them.
// Layer 3.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/graph/graph_reader.h"
#include "corpus/graph/graph_writer.h"
#include "corpus/search/segment.h"
#include "corpus/store/manifest.h"

namespace apud {

class GraphBuild {
 public:
  explicit GraphBuild(const std::string& path) : writer_(path) {}

  // `segment` is its name in the manifest. Documents come in the order of their segments.
  void add(const std::string& segment, const DocumentPlace& place, const std::string& name,
           const DocumentKnowledge& knowledge);
  // What this graph has of its documents, but for the `changed` ones, need not be read from their passages.
  void reuse(std::shared_ptr<const GraphReader> old, std::function<bool(const std::string&)> changed);
  // All documents of a segment that `dead` does not name.
  void add_living(const SegmentEntry& entry, const Segment& segment, const DeadList& dead);
  GraphMark finish() { return writer_.finish(); }

 private:
  void add_relations(const BlockKnowledge& block);
  void copy_relations(const std::string& document);
  NodeNumber number_of(NodeNumber old_number);

  GraphWriter writer_;
  std::shared_ptr<const GraphReader> old_;
  std::function<bool(const std::string&)> changed_;
  struct Range {
    std::uint64_t first = 0, count = 0;
  };
  std::vector<NodeNumber> numbers_;                       // of old_'s nodes in writer_; kNoNode until one is asked for
  std::unordered_map<std::string, Range> old_relations_;  // in old_, by document
};

// The number that stands for a segment in the graph.
std::uint32_t segment_number(const std::string& name);

// A relation's record in the graph: which of its block's relations it is.
std::string graph_record(std::uint32_t index);
std::optional<std::uint32_t> index_in_record(std::string_view record);

// The graph of an index whose graph file is missing, made in memory.
std::shared_ptr<const GraphReader> graph_in_memory(const Manifest& manifest, const std::vector<Segment>& segments);

}  // namespace apud
