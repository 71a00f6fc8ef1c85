// The one place that includes <xxhash.h>, whole: a shared library more would be loaded by every `apud search`.
// Layer 0.
#include "corpus/text/content_hash.h"

#define XXH_INLINE_ALL  // no library to load at the start of a program
#include <xxhash.h>

namespace apud {

std::string content_hash(std::string_view bytes) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
  constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  for (const unsigned char byte : canonical.digest) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

std::uint32_t checksum32(std::string_view bytes) {
  return static_cast<std::uint32_t>(XXH3_64bits(bytes.data(), bytes.size()));
}

}  // namespace apud
