// Where a box ends that has no sign at its end.
// Layer 4, pure.
#pragma once

#include <cstdint>

#include "indexer/parse/body.h"
#include "indexer/parse/starts.h"

namespace apud::parse {

// The usual width of the body's full lines; 0 where no line is full.
struct UsualWidth {
  double natural = 0;     // natural_width.h
  double characters = 0;  // code points
};
UsualWidth usual_full_width(const Body& body);

struct BoxEnd {
  std::uint32_t end = 0;  // body line after the box
  bool guessed = false;
};

// Looks from the line after a box's caption. A box ends after its source line, before a heading or the next float,
// where the paragraph that it interrupted goes on, or where lines fall back from the box's width to the body's
// (boxes are set in smaller type, so their lines hold more). `interrupted`: the text above the box is unfinished.
BoxEnd find_box_end(const Body& body, const Starts& starts, std::uint32_t begin, bool interrupted,
                    const UsualWidth& usual);

}  // namespace apud::parse
