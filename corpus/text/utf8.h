// UTF-8: checking, counting and writing it.
// Layer 0, pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace apud {

// The length of the longest prefix that is valid UTF-8 (RFC 3629: no surrogates, nothing overlong).
std::size_t valid_utf8_prefix(std::string_view bytes);

// A sequence at the start of `bytes` (not empty). Where it is not UTF-8, `length` covers the bytes that one U+FFFD
// stands for (the "maximal subpart" that Unicode recommends), at least one.
struct Utf8Step {
  std::uint32_t length = 1;
  bool valid = false;
};
Utf8Step utf8_step(std::string_view bytes);

// Counts code points of valid UTF-8.
std::size_t code_points(std::string_view text);

void append_utf8(std::string& text, char32_t code);

}  // namespace apud
