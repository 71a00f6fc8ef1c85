// A paragraph's lines take eight bytes so, and a sentence's place can be told to a point or two.
// Layer 1, pure.
#include "corpus/model/line_stack.h"

#include <algorithm>
#include <cstdlib>

namespace apud {
namespace {

constexpr std::int64_t kTolerance = 2;  // points that a line may stand off its place

PageBox around(const PageBox& a, const PageBox& b) {
  return {a.page, std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

}  // namespace

std::vector<LineStack> stacks_of(const std::vector<PageBox>& lines) {
  std::vector<LineStack> stacks;
  std::int64_t first = 0;  // of the last stack: the top of its first line
  for (std::size_t l = 0; l < lines.size(); ++l) {
    const PageBox& line = lines[l];
    const auto fits = [&] {
      if (stacks.empty() || stacks.back().box.page != line.page) return false;
      if (line.page == 0) return true;
      const LineStack& stack = stacks.back();
      const std::int64_t step = std::int64_t{line.top} - lines[l - 1].top;
      if (line.left > stack.box.right || line.right < stack.box.left) return false;
      if (stack.lines == 1) return step > 0 && step <= 3 * (std::int64_t{line.bottom} - line.top);
      const std::int64_t span = std::int64_t{lines[l - 1].top} - first;
      return std::abs(first + span * stack.lines / (stack.lines - 1) - line.top) <= kTolerance;
    };
    if (!fits()) {
      stacks.push_back({1, line});
      first = line.top;
      continue;
    }
    LineStack& stack = stacks.back();
    ++stack.lines;
    stack.box = around(stack.box, line);
  }
  return stacks;
}

PageBox part_of(const LineStack& stack, std::uint32_t begin, std::uint32_t end) {
  PageBox box = stack.box;
  const std::int64_t height = std::int64_t{box.bottom} - box.top;
  if (end < stack.lines)
    box.bottom = static_cast<std::uint32_t>(box.top + (height * end + stack.lines - 1) / stack.lines);
  if (begin > 0) box.top = static_cast<std::uint32_t>(stack.box.top + height * begin / stack.lines);
  return box;
}

}  // namespace apud
