// Brings an index up to date with files and folders, as one step.
// Layer 6. Prints nothing: who wants to know watches.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "corpus/model/block.h"
#include "indexer/build/source_files.h"

namespace apud {

struct BuildRequest {
  std::string index;  // its directory
  std::vector<std::string> paths;
  std::vector<std::string> removals;  // names of documents
  bool prune = false;                 // drop documents whose files are gone from the given folders
  bool force = false;                 // read unchanged files again
  std::vector<std::string> gazetteers;
  unsigned jobs = 1;  // threads that read and parse; one more writes
};

struct BuildSummary {
  std::uint64_t added = 0, updated = 0, unchanged = 0, removed = 0;
  std::vector<Failure> failures;
  std::vector<Failure> losses;                      // documents that were indexed without some of their pages
  std::array<std::uint64_t, kBlockKinds> blocks{};  // of the documents added and updated, as what follows
  std::uint64_t sentences = 0, repairs = 0, bytes = 0;
  std::uint64_t entities = 0, relations = 0;  // an entity counts in each document that names it
  std::uint64_t citations = 0;                // each place that cites, also where it says "ibid."
  double seconds = 0;
  [[nodiscard]] std::uint64_t changed() const { return added + updated + removed; }
};

enum class Outcome : std::uint8_t { kAdded, kUpdated, kUnchanged, kRemoved, kFailed };

struct DocumentOutcome {
  Outcome outcome = Outcome::kAdded;
  std::string name;
  std::uint64_t bytes = 0;  // of the file, as far as it counts for the progress
  std::size_t blocks = 0, sentences = 0, repairs = 0, entities = 0, relations = 0, citations = 0;
  std::string reason;  // of a failure
};

// Called on the thread that called build_index.
class BuildWatcher {
 public:
  virtual ~BuildWatcher() = default;
  virtual void started(std::size_t /*documents*/, std::uint64_t /*bytes*/) {}
  virtual void finished(const DocumentOutcome& /*outcome*/) {}
  virtual void publishing() {}
};

// A file that fails is in the summary and keeps its last indexed state. Throws Error where nothing can be done: no file
// found, no index to remove from, an index that cannot be written.
BuildSummary build_index(const BuildRequest& request, BuildWatcher& watcher);

}  // namespace apud
