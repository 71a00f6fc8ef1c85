// Tiles of four rows and 32 columns held in registers; clones for wider vectors do the same operations.
// Layer 7: a part of apud-train.
#include "indexer/train/matrix.h"

#include <cmath>

#define APUD_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))

namespace apud {
namespace {

using Lanes = float __attribute__((vector_size(64), aligned(4), may_alias));
constexpr std::size_t kLanes = 16;

inline const Lanes& lanes(const float* p) { return *reinterpret_cast<const Lanes*>(p); }
inline Lanes& lanes(float* p) { return *reinterpret_cast<Lanes*>(p); }

template <std::size_t kRows, std::size_t kWide>
__attribute__((always_inline)) inline void tile(const Product& p, std::size_t i, std::size_t j) {
  Lanes sum[kRows][kWide];
#pragma GCC unroll 8
  for (std::size_t r = 0; r < kRows; ++r)
#pragma GCC unroll 8
    for (std::size_t w = 0; w < kWide; ++w) sum[r][w] = lanes(p.c + (i + r) * p.ldc + j + w * kLanes);
  const float* a = p.a + i * p.row_step;
  const float* b = p.b + j;
  for (std::size_t k = 0; k < p.depth; ++k, a += p.col_step, b += p.ldb) {
#pragma GCC unroll 8
    for (std::size_t r = 0; r < kRows; ++r)
#pragma GCC unroll 8
      for (std::size_t w = 0; w < kWide; ++w) sum[r][w] += a[r * p.row_step] * lanes(b + w * kLanes);
  }
#pragma GCC unroll 8
  for (std::size_t r = 0; r < kRows; ++r)
#pragma GCC unroll 8
    for (std::size_t w = 0; w < kWide; ++w) lanes(p.c + (i + r) * p.ldc + j + w * kLanes) = sum[r][w];
}

template <std::size_t kWide>
__attribute__((always_inline)) inline void column(const Product& p, std::size_t j) {
  std::size_t i = 0;
  for (; i + 4 <= p.rows; i += 4) tile<4, kWide>(p, i, j);
  for (; i < p.rows; ++i) tile<1, kWide>(p, i, j);
}

}  // namespace

APUD_CLONES void multiply_add(const Product& p) {
  std::size_t j = 0;
  for (; j + 2 * kLanes <= p.columns; j += 2 * kLanes) column<2>(p, j);
  for (; j < p.columns; j += kLanes) column<1>(p, j);
}

APUD_CLONES void adam(const AdamStep& step, float* weights, float* gradient, float* mean, float* square,
                      std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) {
    const float g = gradient[i] * step.scale;
    mean[i] = step.beta1 * mean[i] + (1 - step.beta1) * g;
    square[i] = step.beta2 * square[i] + (1 - step.beta2) * g * g;
    weights[i] -= step.rate * mean[i] / (std::sqrt(square[i]) + step.epsilon);
    gradient[i] = 0;
  }
}

}  // namespace apud
