// The few lines of fields between "---" with which many Markdown files begin.
// Layer 5, pure.
#pragma once

#include <cstdint>
#include <string_view>

#include "corpus/text/span.h"

namespace apud::markup {

struct FrontMatter {
  std::uint32_t end = 0;           // where the text begins; behind a byte-order mark where there are no such lines
  Span title{}, author{}, date{};  // of the source, without quotation marks; empty where none is given
};

FrontMatter read_front_matter(std::string_view source);

}  // namespace apud::markup
