// FNV-1a, 32 bits (Fowler, Noll and Vo): for tables of words and for ids that have to be the same wherever they are made.
// Layer 0, pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace apud {

// `letter` is applied to each byte first: small letters for capitals, say.
template <typename Letter>
constexpr std::uint32_t fnv1a(std::string_view bytes, Letter letter) {
  std::uint32_t hash = 2166136261U;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(letter(c))) * 16777619U;
  return hash;
}
constexpr std::uint32_t fnv1a(std::string_view bytes) {
  return fnv1a(bytes, [](char c) { return c; });
}

// Eight digits, small letters.
inline std::string hex_digits(std::uint32_t number) {
  std::string digits;
  for (int shift = 28; shift >= 0; shift -= 4) digits += "0123456789abcdef"[number >> shift & 15];
  return digits;
}

}  // namespace apud
