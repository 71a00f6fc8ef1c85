// Dense products in single precision, with the same bits on every x86-64: fixed order, no fused multiply-add.
// Layer 7: a part of apud-train.
#pragma once

#include <cstddef>

namespace apud {

// c[i][j] += sum over k of a[i * row_step + k * col_step] * b[k][j], for i < rows, k < depth, j < columns.
// `columns` is a multiple of 16; ldb and ldc are the distances between rows.
struct Product {
  const float* a;
  std::size_t row_step, col_step;
  const float* b;
  std::size_t ldb;
  float* c;
  std::size_t ldc;
  std::size_t rows, depth, columns;
};
void multiply_add(const Product& product);

// Adam's step over a run of parameters; `scale` multiplies the gradient, which is cleared.
struct AdamStep {
  float rate, scale, beta1, beta2, epsilon;
};
void adam(const AdamStep& step, float* weights, float* gradient, float* mean, float* square, std::size_t size);

}  // namespace apud
