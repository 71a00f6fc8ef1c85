// Follows runs back to their source.
// Layer 0.
#include "corpus/text/text_map.h"

#include <algorithm>
#include <cassert>

namespace apud {
namespace {

// The first run that ends after `text`, or runs.size().
std::size_t first_ending_after(std::span<const Run> runs, std::uint32_t text) {
  const auto found =
      std::partition_point(runs.begin(), runs.end(), [&](const Run& run) { return run.text + run.length <= text; });
  return static_cast<std::size_t>(found - runs.begin());
}

// Source offset at which a span begins, given the first run that ends after its begin. A begin in inserted text
// takes the source before that run along, which is what was replaced (a ligature, a line end).
std::uint32_t begin_in_source(std::span<const Run> runs, std::size_t first, std::uint32_t begin) {
  const Run& run = runs[first];
  if (begin >= run.text) return run.source + (begin - run.text);
  if (first == 0 || starts_range(runs[first - 1], run)) return run.source;
  return runs[first - 1].source + runs[first - 1].length;
}

}  // namespace

void TextMap::trim(std::uint32_t size) {
  while (!runs_.empty() && runs_.back().text >= size && runs_.back().length > 0) runs_.pop_back();
  if (!runs_.empty() && runs_.back().text + runs_.back().length > size) runs_.back().length = size - runs_.back().text;
}

void TextMap::add(Run run) {
  if (!runs_.empty()) {
    Run& last = runs_.back();
    assert(run.text >= last.text + last.length);
    if (!run.jump && last.text + last.length == run.text && last.source + last.length == run.source) {
      last.length += run.length;
      return;
    }
  }
  runs_.push_back(run);
}

std::vector<Span> source_ranges(std::span<const Run> runs, Span text) {
  std::vector<Span> ranges;
  if (runs.empty() || text.empty()) return ranges;
  std::size_t i = first_ending_after(runs, text.begin);
  if (i == runs.size()) --i;  // only inserted text from here on: it belongs to the last run
  const std::size_t first = i;
  Span range{begin_in_source(runs, i, text.begin), runs[i].source};
  for (; i < runs.size(); ++i) {
    const Run& run = runs[i];
    const bool starts = i > first && starts_range(runs[i - 1], run);
    if (run.text >= text.end) {
      // What stands before a run that goes on was replaced by the inserted text that ends here.
      const bool after_insertion = i > first && text.end > runs[i - 1].text + runs[i - 1].length;
      if (after_insertion && !starts) range.end = run.source;
      break;
    }
    if (starts && !range.empty()) ranges.push_back(range);
    if (starts) range = {run.source, run.source};
    range.end = run.source + std::min(run.length, text.end - run.text);
  }
  if (!range.empty()) ranges.push_back(range);
  return ranges;
}

std::vector<Span> TextMap::source_of(Span text) const { return source_ranges(runs_, text); }

std::uint32_t TextMap::source_of(std::uint32_t text) const {
  if (runs_.empty()) return 0;
  const std::size_t i = first_ending_after(runs_, text);
  if (i == runs_.size()) return runs_.back().source + runs_.back().length;
  return text < runs_[i].text ? runs_[i].source : runs_[i].source + (text - runs_[i].text);
}

}  // namespace apud
