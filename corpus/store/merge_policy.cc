// Segments of about the same size are joined four at a time: with n passages there are at most about 3 log4(n) of them,
// and a passage is copied at most log4(n) times.
// Layer 3, pure.
#include "corpus/store/merge_policy.h"

#include <map>

namespace apud {
namespace {

constexpr std::size_t kTogether = 4;
constexpr std::uint64_t kSmallest = 1u << 20;  // bytes; all below count as equal

int tier_of(const SegmentEntry& segment) {
  int tier = 0;
  for (std::uint64_t size = segment.passages_file.size; size > kSmallest; size /= kTogether) ++tier;
  return tier;
}

// More than a third is dead.
bool mostly_dead(std::uint64_t passages, std::uint64_t live) { return (passages - live) * 3 > passages; }

}  // namespace

Merge next_merge(const std::vector<SegmentEntry>& segments) {
  for (std::size_t i = 0; i < segments.size(); ++i)
    if (mostly_dead(segments[i].passages, segments[i].live_passages)) return {{i}, true};
  std::map<int, std::vector<std::size_t>> tiers;
  for (std::size_t i = 0; i < segments.size(); ++i) tiers[tier_of(segments[i])].push_back(i);
  for (const auto& [tier, members] : tiers) {
    if (members.size() < kTogether) continue;
    std::uint64_t passages = 0, live = 0;
    for (std::size_t i : members) {
      passages += segments[i].passages;
      live += segments[i].live_passages;
    }
    return {members, (passages - live) * 8 > passages};
  }
  return {};
}

}  // namespace apud
