// Lines of a page that stand below each other at one distance: what is kept of where a PDF's text stands.
// Layer 1, pure.
#pragma once

#include <cstdint>
#include <vector>

#include "corpus/model/block.h"

namespace apud {

struct LineStack {
  std::uint32_t lines = 1;
  PageBox box;  // around all of them
  friend bool operator==(const LineStack&, const LineStack&) = default;
};

// Neighbouring lines that follow at one distance become one stack, which is as wide as the widest of them.
std::vector<LineStack> stacks_of(const std::vector<PageBox>& lines);
// The rectangle of the lines [begin, end) of a stack; begin < end <= lines.
PageBox part_of(const LineStack& stack, std::uint32_t begin, std::uint32_t end);

}  // namespace apud
