// Names looked up: exactly, by their beginning, and the nearest to one that is not there.
// Layer 2. All work is bounded, however many names there are and whatever a damaged file says.
#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include "corpus/graph/graph_columns.h"
#include "corpus/graph/graph_reader.h"
#include "corpus/graph/name_order.h"
#include "corpus/text/fold.h"

namespace apud {

using namespace graph_format;

namespace {

constexpr std::size_t kMaxSameNames = 20000;  // names with the same beginning that are ranked
constexpr std::size_t kMaxNeighbours = 1000;  // names on either side, in either order, that are compared
constexpr std::size_t kMaxNearBytes = 200;    // longer names have no nearest ones

// The first name in order that is not before `wanted`.
std::size_t lower_bound(const GraphReader::State& state, std::string_view wanted) {
  const std::uint64_t key = name_key(wanted);
  std::size_t low = 0, high = state.names.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const std::uint64_t found = state.name_keys[middle];
    const bool before = found != key ? found < key : state.name_text(state.names[middle]) < wanted;
    (before ? low : high) = before ? middle + 1 : middle;
  }
  return low;
}

std::size_t lower_bound_from_end(const GraphReader::State& state, std::string_view wanted) {
  std::size_t low = 0, high = state.name_ends.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const NameRow& row = state.at(state.names, state.name_ends[middle], "a name's number");
    const bool before = less_from_end(state.name_text(row), wanted);
    (before ? low : high) = before ? middle + 1 : middle;
  }
  return low;
}

struct RankedName {
  NameMatch match;
  std::uint32_t uses = 0;
};

RankedName ranked(const GraphReader& reader, const NameRow& row, std::uint32_t distance) {
  const NodeView node = reader.node(row.node);
  return {{row.node, row.alias != 0, reader.state().name_text(row), node.mentions, distance}, row.uses};
}

// Nearest first, then the most used, each node once.
std::vector<NameMatch> best_of(const GraphReader& reader, std::vector<RankedName> found, std::size_t limit) {
  std::sort(found.begin(), found.end(), [&](const RankedName& a, const RankedName& b) {
    const auto rank = [](const RankedName& one) {
      return std::tuple(-std::int64_t{one.match.distance}, one.uses, one.match.mentions, !one.match.alias);
    };
    if (rank(a) != rank(b)) return rank(a) > rank(b);
    return std::pair(reader.node(a.match.node).id, a.match.key) < std::pair(reader.node(b.match.node).id, b.match.key);
  });
  std::vector<NameMatch> best;
  std::vector<NodeNumber> seen;
  for (const RankedName& one : found) {
    if (best.size() == limit) break;
    if (std::find(seen.begin(), seen.end(), one.match.node) != seen.end()) continue;
    seen.push_back(one.match.node);
    best.push_back(one.match);
  }
  return best;
}

constexpr std::uint32_t kMaxEdits = 3;

// Up to so many code points; of bytes that are not UTF-8, something that only equals itself.
using Points = std::array<std::uint32_t, kMaxNearBytes + 4 * kMaxEdits>;

std::size_t points_of(std::string_view text, Points& points) {
  std::size_t count = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) == 0x80 && count > 0 && points[count - 1] >= 0x80) {
      points[count - 1] = points[count - 1] << 8 | byte;
    } else if (count < points.size()) {
      points[count++] = byte;
    }
  }
  return count;
}

// Insertions, deletions, changes and swaps of two neighbours that make b of a; more than `most` is `most` + 1. Only a
// band of the table matters: cell d of a row is that of a[i] and b[i + d - most].
std::uint32_t edits(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, std::uint32_t most) {
  if (a.size() > b.size() + most || b.size() > a.size() + most) return most + 1;
  constexpr std::size_t kBand = 2 * kMaxEdits + 3;  // with a cell beyond either end
  using Row = std::array<std::uint32_t, kBand>;
  const std::size_t width = 2 * most + 1, wide = most;
  Row before{}, last{}, row{};
  before.fill(most + 1);
  last.fill(most + 1);
  for (std::size_t d = wide; d < width; ++d) last[d + 1] = static_cast<std::uint32_t>(d - wide);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row.fill(most + 1);
    std::uint32_t least = most + 1;
    for (std::size_t d = 0; d < width; ++d) {
      if (i + d < wide || i + d - wide > b.size()) continue;
      const std::size_t j = i + d - wide;  // last[d + 1] is of i - 1 and j - 1, last[d + 2] of i - 1 and j
      std::uint32_t value = last[d + 2] + 1;
      if (j == 0) value = static_cast<std::uint32_t>(i);
      if (j > 0) value = std::min({value, row[d] + 1, last[d + 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) value = std::min(value, before[d + 1] + 1);
      row[d + 1] = std::min(value, most + 1);
      least = std::min(least, row[d + 1]);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.size() + wide - a.size() + 1];
}

}  // namespace

std::vector<NameMatch> GraphReader::find_name(std::string_view name, std::size_t limit) const {
  const std::string wanted = folded_name(name);
  std::vector<RankedName> found;
  if (wanted.empty()) return {};
  for (std::size_t at = lower_bound(*state_, wanted); at < state_->names.size(); ++at) {
    if (found.size() == kMaxSameNames || state_->name_text(state_->names[at]) != wanted) break;
    found.push_back(ranked(*this, state_->names[at], 0));
  }
  return best_of(*this, std::move(found), limit);
}

std::vector<NameMatch> GraphReader::find_prefix(std::string_view prefix, std::size_t limit) const {
  const std::string wanted = folded_name(prefix);
  std::vector<RankedName> found;
  for (std::size_t at = lower_bound(*state_, wanted); at < state_->names.size(); ++at) {
    if (found.size() == kMaxSameNames || !state_->name_text(state_->names[at]).starts_with(wanted)) break;
    found.push_back(ranked(*this, state_->names[at], 0));
  }
  return best_of(*this, std::move(found), limit);
}

// A slip leaves the beginning or the end of a name whole, so the name that was meant stands near in one of the orders.
std::vector<NameMatch> GraphReader::find_nearest(std::string_view name, std::size_t limit) const {
  const State& state = *state_;
  const std::string wanted = folded_name(name);
  if (wanted.empty() || wanted.size() > kMaxNearBytes) return {};
  Points wanted_points, points;
  const std::span<const std::uint32_t> asked(wanted_points.data(), points_of(wanted, wanted_points));
  const auto most = static_cast<std::uint32_t>(std::clamp<std::size_t>(asked.size() / 4, 1, kMaxEdits));
  std::vector<RankedName> found;
  const auto compare = [&](std::uint64_t number) {
    const NameRow& row = state.at(state.names, number, "a name's number");
    const std::size_t slack = std::size_t{4} * most;  // bytes of a code point
    if (row.size + slack < wanted.size() || row.size > wanted.size() + slack) return;
    const std::size_t count = points_of(state.name_text(row), points);
    const std::uint32_t distance = edits(asked, {points.data(), count}, most);
    if (distance <= most) found.push_back(ranked(*this, row, distance));
  };
  const std::size_t middle = lower_bound(state, wanted), end_middle = lower_bound_from_end(state, wanted);
  const std::size_t first = middle - std::min(middle, kMaxNeighbours);
  const std::size_t end_first = end_middle - std::min(end_middle, kMaxNeighbours);
  for (std::size_t i = first; i < std::min(state.names.size(), middle + kMaxNeighbours); ++i) compare(i);
  for (std::size_t i = end_first; i < std::min(state.name_ends.size(), end_middle + kMaxNeighbours); ++i)
    compare(state.name_ends[i]);
  return best_of(*this, std::move(found), limit);
}

}  // namespace apud
