// The fingerprint of a file's bytes: tells unchanged files from changed ones. Not cryptographic.
// Layer 0, pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace apud {

// XXH3 of 128 bits as 32 hexadecimal digits; the same on every machine. Kept in DocumentInfo::hash.
std::string content_hash(std::string_view bytes);

// 32 bits that tell damaged bytes from sound ones.
std::uint32_t checksum32(std::string_view bytes);

}  // namespace apud
