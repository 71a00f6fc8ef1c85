// "&amp;", "&#8217;", "&#x2019;": what they stand for, and how long they are.
// Layer 5, pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace apud::markup {

struct CharacterReference {
  std::uint32_t length = 0;  // bytes of the source; 0: none stands here
  std::string text;
};

// A reference at the start of `source`, which begins with '&'. With the semicolon only, as in Markdown.
CharacterReference read_character_reference(std::string_view source);

}  // namespace apud::markup
