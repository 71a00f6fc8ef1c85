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
// The same by the rules of HTML: numbers and a hundred old names need no semicolon, in text at least.
CharacterReference read_html_reference(std::string_view source, bool in_attribute);
// HTML's words with all references made out.
std::string without_references(std::string_view html, bool in_attribute);

}  // namespace apud::markup
