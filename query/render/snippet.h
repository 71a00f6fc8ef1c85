// The part of a sentence that is worth a reader's first look.
// Layer 7, pure.
#pragma once

#include <string>
#include <vector>

#include "corpus/text/span.h"

namespace apud {

struct MarkedText {
  std::string text;
  std::vector<Span> marks;  // in order, apart from each other
};

// At most about `width` characters of a sentence, cut at spaces, with "…" where something was left out: the part that
// holds most matches, as early as possible. A sentence that is shorter comes back whole. Marks are put in order and
// joined where they overlap.
MarkedText snippet_of(const std::string& sentence, const std::vector<Span>& matches, std::size_t width);

// With <b> and </b> around the marks and &, < and > escaped, as in HTML.
std::string marked_html(const MarkedText& text);

}  // namespace apud
