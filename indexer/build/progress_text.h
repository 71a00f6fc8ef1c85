// What a run of apud-index says to a person: the line while it works, and the lines when it is done.
// Layer 6, pure.
#pragma once

#include <cstdint>
#include <string>

#include "indexer/build/build_index.h"

namespace apud {

const char* outcome_name(Outcome outcome);  // "added" ...

struct Progress {
  std::size_t documents = 0;
  std::uint64_t bytes = 0, bytes_done = 0;
  double seconds = 0;
  std::string current;  // name of a document
};

// At most `width` columns: "reading 128 documents  ████▌     45%  2.1 MB/s  0:14 left  annual.txt". Parts that do not fit
// are left out from the right. Without `blocks` the bar is drawn in ASCII.
std::string progress_line(const Progress& progress, unsigned width, bool blocks);

// Lines, each ended. `index` is the index's directory.
std::string summary_text(const BuildSummary& summary, const std::string& index);

// Cuts a text to `columns` code points, with "…" for what is gone.
std::string cut_to_columns(const std::string& text, std::size_t columns);

}  // namespace apud
