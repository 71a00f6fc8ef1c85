// What an open index consists of. For index_reader.cc and index_knowledge.cc alone.
// Layer 3.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/graph/graph_view.h"
#include "corpus/search/searcher.h"
#include "corpus/store/index_reader.h"
#include "corpus/store/segment_files.h"
#include "corpus/text/error.h"

namespace apud {

struct IndexReader::State {
  State(std::vector<OpenIndex> opened, Searcher search) : indexes(std::move(opened)), searcher(std::move(search)) {}

  std::vector<OpenIndex> indexes;  // their graphs are the sources of the view
  Searcher searcher;
  std::mutex graph_mutex;
  std::optional<GraphView> graph_view;

  [[nodiscard]] std::vector<std::string> check() const;
  // The graphs of the local indexes as one; those whose file is missing are made in memory. Made when first asked for.
  const GraphView& graph();
  // The passage and the relation that the graph points at.
  FoundRelation found(const RelationView& view) const;

  // Runs a reading step; where the index turns out to be damaged, says which file it is.
  template <typename F>
  auto reading(F step) const -> decltype(step()) {
    try {
      return step();
    } catch (const Error& error) {
      if (error.code() != ErrorCode::kDamaged && error.code() != ErrorCode::kInternal) throw;
      const std::vector<std::string> lines = check();
      if (lines.empty()) throw;
      throw Error(ErrorCode::kDamaged, "the index is damaged", lines[0], "run apud-index --force into a new directory");
    }
  }
};

}  // namespace apud
