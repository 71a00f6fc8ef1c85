// Edit distance by rows; names are short, so nothing cleverer pays.
// Layer 4, pure.
#include "query/plan/nearest.h"

#include <algorithm>
#include <cstddef>

namespace apud {
namespace {

constexpr std::size_t kLongestName = 256;  // longer ones are compared by their beginnings

}  // namespace

unsigned edit_distance(std::string_view a, std::string_view b) {
  a = a.substr(0, kLongestName);
  b = b.substr(0, kLongestName);
  std::vector<unsigned> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<unsigned>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<unsigned>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const unsigned replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& candidates) {
  std::optional<std::string> best;
  unsigned best_distance = 0;
  for (const std::string& candidate : candidates) {
    unsigned distance = edit_distance(name, candidate);
    const std::size_t longer = std::min(std::max(name.size(), candidate.size()), kLongestName);
    const unsigned allowed = std::max(1u, static_cast<unsigned>(longer / 3));
    const bool part = name.size() >= 3 && candidate.find(name) != std::string::npos;
    if (distance > allowed && !part) continue;
    distance = std::min(distance, allowed);
    if (best && distance >= best_distance) continue;
    best = candidate;
    best_distance = distance;
  }
  return best;
}

}  // namespace apud
