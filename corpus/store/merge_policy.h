// When segments are joined, so that their number stays small and each passage is copied only a few times.
// Layer 3, pure.
#pragma once

#include <cstddef>
#include <vector>

#include "corpus/store/manifest.h"

namespace apud {

// Which segments are to become one next. `rewrite`: many of their passages are dead, so the living are indexed anew
// instead of being copied with them.
struct Merge {
  std::vector<std::size_t> segments;  // indices, rising; empty where nothing is to be done
  bool rewrite = false;
};
Merge next_merge(const std::vector<SegmentEntry>& segments);

}  // namespace apud
