// Names looked up: exactly, by their beginning, and the nearest to one that is not there.
// Layer 2. All work is bounded, however many names there are and whatever a damaged file says.
#include <algorithm>
#include <array>
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
constexpr std::size_t kMaxNeighbours = 2000;  // names on either side, in either order, that are compared
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

// Code points; of bytes that are not UTF-8, something that only equals itself.
std::vector<std::uint32_t> points_of(std::string_view text) {
  std::vector<std::uint32_t> points;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) == 0x80 && !points.empty() && points.back() >= 0x80) {
      points.back() = points.back() << 8 | byte;
    } else {
      points.push_back(byte);
    }
  }
  return points;
}

// Insertions, deletions, changes and swaps of two neighbours that make b of a; more than `most` is `most` + 1.
std::uint32_t edits(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b, std::uint32_t most) {
  const std::size_t n = a.size(), m = b.size();
  if (n > m + most || m > n + most) return most + 1;
  std::array<std::vector<std::uint32_t>, 3> rows;  // of the row before the last, the last, this one
  for (auto& row : rows) row.assign(m + 1, most + 1);
  for (std::size_t j = 0; j <= std::min<std::size_t>(m, most); ++j) rows[1][j] = static_cast<std::uint32_t>(j);
  for (std::size_t i = 1; i <= n; ++i) {
    auto& [before, last, row] = rows;
    std::fill(row.begin(), row.end(), most + 1);
    if (i <= most) row[0] = static_cast<std::uint32_t>(i);
    const std::size_t from = i > most ? i - most : 1, to = std::min<std::size_t>(m, i + most);
    std::uint32_t least = row[0];
    for (std::size_t j = from; j <= to; ++j) {
      std::uint32_t value = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) value = std::min(value, before[j - 2] + 1);
      row[j] = std::min(value, most + 1);
      least = std::min(least, row[j]);
    }
    if (least > most) return most + 1;
    std::rotate(rows.begin(), rows.begin() + 1, rows.end());
  }
  return rows[1][m];
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
  const std::vector<std::uint32_t> points = points_of(wanted);
  const auto most = static_cast<std::uint32_t>(std::clamp<std::size_t>(points.size() / 4, 1, 3));
  std::vector<RankedName> found;
  const auto compare = [&](std::uint64_t number) {
    const NameRow& row = state.at(state.names, number, "a name's number");
    const std::size_t slack = std::size_t{4} * most;  // bytes of a code point
    if (row.size + slack < wanted.size() || row.size > wanted.size() + slack) return;
    const std::uint32_t distance = edits(points, points_of(state.name_text(row)), most);
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
