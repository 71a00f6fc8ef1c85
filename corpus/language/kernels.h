// Products of bytes in whole numbers, the same on every machine; wider instructions are used where the processor has them.
// Layer 2, pure.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace apud {

// A matrix of signed bytes with one scale a column, laid out in groups of four inputs: [depth / 4][columns][4].
// Values keep to ±kWeightLimit so that two products with a byte up to 255 fit in 16 bits.
inline constexpr int kWeightLimit = 63;
struct ByteMatrix {
  std::size_t depth = 0, columns = 0;  // multiples of 4 and 16
  std::vector<std::int8_t> values;
  std::vector<float> scale;          // of a column, with the input's 1 / 127 in it
  std::vector<std::int32_t> offset;  // of a column: what the inputs' shift by 128 adds, negated

  // From floats, [depth][columns].
  static ByteMatrix quantise(std::span<const float> weights, std::size_t depth, std::size_t columns);
  // Fills `offset` from the values.
  void prepare();
};

// x = squash(x), and as bytes: round(127 x) + 128, the form of a product's input. `count` is a multiple of 16.
void squash_to_bytes(float* values, std::size_t count, std::uint8_t* bytes);
// The same as signed bytes, round(kWeightLimit x): the form of a matrix's values.
void squash_to_weights(float* values, std::size_t count, std::int8_t* bytes);

// out = the sum of `count` rows of kEmbedding bytes, each times its scale.
void sum_rows(const std::int8_t* const* rows, const float* scales, std::size_t count, float* out);

// out[r][j] = base[r][j] + scale[j] * (sum over k of x[r][k] * w[k][j]). Rows of x are matrix.depth bytes apart; a base
// step of 0 adds the same row (a bias) to all.
struct ByteProduct {
  const std::uint8_t* x;
  std::size_t rows;
  const float* base;
  std::size_t base_step;
  float* out;
  std::size_t out_step;
};
void multiply(const ByteMatrix& matrix, const ByteProduct& product);

// A recurrent layer in both directions (network.h). gates: rows of kGates, the input's part and the bias of the three gates
// forwards, then backwards; state: bytes out, rows of kState, forwards then backwards.
void run_layer(const std::array<ByteMatrix, 2>& loops, const float* gates, std::size_t rows, std::uint8_t* state);

// "avx512vnni", "avx2" or "plain": what this processor runs.
const char* kernel_name();
// For tests and benchmarks, before other threads run: false if the processor cannot.
bool use_kernel(std::string_view name);

}  // namespace apud
