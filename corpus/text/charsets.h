// Encodings of one byte a character that a page names in its head.
// Layer 0.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace apud {

// What the bytes from 0x80 on stand for, U+FFFD where they stand for nothing.
using HighBytes = std::array<char32_t, 128>;

// The encoding that the first bytes of a page name (<meta charset="...">, <?xml encoding="...">), where it has one byte
// a character; nullopt where none is named, or one that is told from the bytes themselves.
std::optional<HighBytes> declared_charset(std::string_view page);

}  // namespace apud
