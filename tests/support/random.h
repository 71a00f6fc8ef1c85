// Random numbers that are the same on every machine and with every library.
// Test support: includes nothing of the project.
#pragma once

#include <cstdint>

namespace apud::testing {

class Random {
 public:
  explicit Random(std::uint32_t seed) : state_(seed * 2654435761U + 12345U) {}
  // A number from 0 to limit - 1; limit is at most 2^24.
  std::uint32_t below(std::uint32_t limit) {
    state_ = state_ * 1664525U + 1013904223U;
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(state_ >> 8) * limit) >> 24);
  }

 private:
  std::uint32_t state_;
};

}  // namespace apud::testing
