// Looks up offsets by bisection.
// Layer 0.
#include "corpus/text/offset_map.h"

#include <algorithm>

namespace apud {
namespace {

std::uint32_t advance(const OffsetMap::Point& point, std::uint32_t decoded) {
  return point.file + (decoded - point.decoded) / point.decoded_unit * point.file_unit;
}

}  // namespace

void OffsetMap::add(Point point) {
  if (!points_.empty()) {
    const Point& last = points_.back();
    const bool same_units = last.decoded_unit == point.decoded_unit && last.file_unit == point.file_unit;
    if (same_units && (point.decoded - last.decoded) % last.decoded_unit == 0 &&
        advance(last, point.decoded) == point.file)
      return;
  }
  points_.push_back(point);
}

std::size_t OffsetMap::point_at(std::uint32_t decoded) const {
  const auto after = std::upper_bound(points_.begin(), points_.end(), decoded,
                                      [](std::uint32_t offset, const Point& point) { return offset < point.decoded; });
  return after == points_.begin() ? points_.size() : static_cast<std::size_t>(after - points_.begin()) - 1;
}

std::uint32_t OffsetMap::to_file(std::uint32_t decoded) const {
  const std::size_t index = point_at(decoded);
  return index == points_.size() ? decoded : advance(points_[index], decoded);
}

void OffsetMap::copy_part(Span decoded, std::uint32_t at, OffsetMap& out) const {
  const std::size_t first = point_at(decoded.begin);
  Point start = first == points_.size() ? Point{} : points_[first];
  start.file = to_file(decoded.begin);
  start.decoded = at;
  out.add(start);
  for (std::size_t i = first == points_.size() ? 0 : first + 1; i < points_.size(); ++i) {
    if (points_[i].decoded >= decoded.end) break;
    Point point = points_[i];
    point.decoded = point.decoded - decoded.begin + at;
    out.add(point);
  }
}

}  // namespace apud
