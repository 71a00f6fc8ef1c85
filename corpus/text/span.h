// A half-open range of byte offsets: the coin in which every layer pays for its statements.
// Layer 0: includes nothing of the project.
#pragma once

#include <compare>
#include <cstdint>

namespace apud {

// Bytes [begin, end) of a text. Offsets are 32 bits: a source is at most kMaxSourceBytes long.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin >= end; }
  [[nodiscard]] constexpr bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

// The longest source that is read (2 GiB): larger files are refused with a message.
inline constexpr std::uint64_t kMaxSourceBytes = std::uint64_t{1} << 31;

}  // namespace apud
