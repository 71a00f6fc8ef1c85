// The way back from a repaired text to the source that it came from.
// Layer 0. A repaired text is copied runs of the source with short insertions (a joining space, "fi") between them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/text/span.h"

namespace apud {

// A run copied byte for byte: text [text, text+length) equals source [source, source+length).
// `jump` is set where the source between the run before and this one belongs to something else (a page's
// furniture, a block of notes): a quotation over it has two source ranges. Without it the gap is part of the passage
// (a line end, a hyphen, a note mark, a ligature).
struct Run {
  std::uint32_t text = 0;
  std::uint32_t source = 0;
  std::uint32_t length = 0;
  bool jump = false;
  friend bool operator==(const Run&, const Run&) = default;
};

// Whether a passage's source takes a new range between two neighbours.
inline bool starts_range(const Run& before, const Run& run) {
  return run.jump || run.source < before.source + before.length;
}

// The source ranges of a span of the text, neighbours joined, one more for each jump inside. Inserted text at the
// span's edges brings the source that it replaced, unless a jump lies there; then it counts with the run beside it.
std::vector<Span> source_ranges(std::span<const Run> runs, Span text);

class TextMap {
 public:
  // Runs come in rising order of text and must not overlap in it. Source order may be broken only at a jump.
  // A run that goes on where the last one ends is joined to it. A run of length 0 is allowed: it marks the place in
  // the source of text that is inserted at the very start or end ("fi" for a ligature).
  void add(Run run);
  // Cuts the runs to a text of `size` bytes: its end was taken back.
  void trim(std::uint32_t size);
  [[nodiscard]] const std::vector<Run>& runs() const { return runs_; }
  [[nodiscard]] std::vector<Span> source_of(Span text) const;  // source_ranges of its runs
  // Source offset of a text offset (of the next copied byte if it stands in inserted text).
  [[nodiscard]] std::uint32_t source_of(std::uint32_t text) const;

 private:
  std::vector<Run> runs_;
};

}  // namespace apud
