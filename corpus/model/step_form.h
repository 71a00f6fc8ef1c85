// What a value's last digit is worth, in six bits: nothing, a power of ten, or a number that has to stand beside.
// Layer 1; only the codec of relations includes it. Part of the format: docs/knowledge_format.md.
#pragma once

#include <cmath>
#include <cstdint>

namespace apud {

inline constexpr std::uint32_t kNoStep = 0, kOwnStep = 1, kLeastStep = 2, kStepOne = 20, kMostStep = 40;

// Of the forms that are powers of ten.
inline double step_of(std::uint32_t form) {
  double step = 1;
  for (; form > kStepOne; --form) step *= 10;
  for (; form < kStepOne; ++form) step /= 10;
  return step;
}

inline std::uint32_t step_form(double step) {
  if (step == 0 && !std::signbit(step)) return kNoStep;
  const double power = step > 0 ? std::round(std::log10(step)) + kStepOne : 0;
  const bool near = power >= kLeastStep && power <= kMostStep;
  return near && step_of(static_cast<std::uint32_t>(power)) == step ? static_cast<std::uint32_t>(power) : kOwnStep;
}

}  // namespace apud
