// Text as the formats of citations can carry it.
// Layer 2, pure.
#pragma once

#include <string>
#include <string_view>

namespace apud {

// Bytes that are not UTF-8 as U+FFFD.
std::string valid_text(std::string_view text);

// One line of valid UTF-8: runs of white space and line ends (also Unicode's) as one space and none at the ends, other
// control characters left out.
std::string one_line(std::string_view text);

// An address without what would end it or open something else: spaces, quotes, braces, backslashes and control
// characters as %XX.
std::string safe_url(std::string_view url);

}  // namespace apud
