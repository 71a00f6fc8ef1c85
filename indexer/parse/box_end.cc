// A box's end is where the evidence for "still the box" breaks off: a source line, a heading, or the widths.
// Layer 4, pure.
#include "indexer/parse/box_end.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "indexer/parse/characters.h"
#include "indexer/parse/natural_width.h"

namespace apud::parse {
namespace {

struct Moments {
  double sum = 0, squares = 0;
  int count = 0;
  void add(double width) { sum += width, squares += width * width, ++count; }
  void add(const Moments& other) { sum += other.sum, squares += other.squares, count += other.count; }
  [[nodiscard]] double mean() const { return count > 0 ? sum / count : 0; }
  [[nodiscard]] double variance() const {
    return count > 1 ? std::max(0.0, (squares - sum * sum / count) / (count - 1)) : 0;
  }
};

// Paragraphs of a box: where each begins and the widths of its full lines (all but the last), as a book face sets them
// and in characters, as a typewriter does.
struct Chunk {
  std::uint32_t begin = 0;
  Moments natural{}, characters{};
};

// The chunk before which the widths fall from the box's to the body's, or chunks.size(): the split with the largest
// t of Welch's test, if it is beyond doubt and the means lie on the right sides of the body's usual width.
std::size_t fall_of_width(const std::vector<Chunk>& chunks, Moments Chunk::*measure, double usual) {
  constexpr double kLeastT = 3.0, kLeastRatio = 1.02;
  Moments all;
  for (const Chunk& chunk : chunks) all.add(chunk.*measure);
  Moments left;
  std::size_t best = chunks.size();
  double best_t = kLeastT;
  for (std::size_t s = 1; s < chunks.size(); ++s) {
    left.add(chunks[s - 1].*measure);
    const Moments right{all.sum - left.sum, all.squares - left.squares, all.count - left.count};
    if (left.count < 3 || right.count < 3 || (chunks[s].*measure).count == 0) continue;
    if (left.mean() < right.mean() * kLeastRatio || right.mean() > usual * 1.02 || left.mean() < usual * 1.01) continue;
    const double noise = std::sqrt(left.variance() / left.count + right.variance() / right.count);
    const double t = (left.mean() - right.mean()) / std::max(noise, 1e-6);
    if (t > best_t) {
      best_t = t;
      best = s;
    }
  }
  return best;
}

}  // namespace

UsualWidth usual_full_width(const Body& body) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> widths;
  for (std::uint32_t k = 0; k + 1 < body.size(); ++k)
    if (body.gap(k + 1) == Gap::kNone && body.line(k).width * 10 > body.width() * 8)
      widths.emplace_back(natural_width(body.words(k)), body.line(k).width);
  if (widths.empty()) return {};
  const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
  std::nth_element(widths.begin(), middle, widths.end());
  UsualWidth usual{static_cast<double>(middle->first), 0};
  std::nth_element(widths.begin(), middle, widths.end(), [](auto a, auto b) { return a.second < b.second; });
  usual.characters = middle->second;
  return usual;
}

BoxEnd find_box_end(const Body& body, const Starts& starts, std::uint32_t begin, bool interrupted,
                    const UsualWidth& usual) {
  std::vector<Chunk> chunks;
  std::uint32_t k = begin;
  for (; k < body.size(); ++k) {
    if (starts.source_line(k)) {
      // Its further lines are read with it; the box is closed there.
      return {static_cast<std::uint32_t>(body.size()), false};
    }
    if (k > begin || !chunks.empty()) {
      if (starts.caption(k)) break;
      const auto heading = starts.heading(k);
      if (heading && (heading->numbering || heading->marks > 0)) break;
    }
    const bool starts_chunk = k == begin || !starts.continues(k);
    if (starts_chunk && interrupted && k > begin && body.gap(k) != Gap::kNone && starts_lower(body.words(k)))
      return {k, false};
    if (starts_chunk) chunks.push_back({.begin = k});
    const bool last = k + 1 >= body.size() || !starts.continues(k + 1);
    if (!last && body.gap(k + 1) == Gap::kNone) {
      chunks.back().natural.add(natural_width(body.words(k)));
      chunks.back().characters.add(body.line(k).width);
    }
  }
  std::size_t fall = fall_of_width(chunks, &Chunk::natural, usual.natural);
  if (fall == chunks.size()) fall = fall_of_width(chunks, &Chunk::characters, usual.characters);
  if (fall < chunks.size()) return {chunks[fall].begin, true};
  return {k, k < body.size() ? !starts.heading(k).has_value() : true};
}

}  // namespace apud::parse
