#include "corpus/language/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <string>

#include "corpus/language/network.h"

namespace apud {
namespace {

struct Outputs {
  std::vector<float> product, sum, squashed;
  std::vector<std::uint8_t> state, bytes;
  bool operator==(const Outputs&) const = default;
};

Outputs run_all() {
  std::mt19937 random(5);
  auto value = [&] { return static_cast<float>(random() % 2001) / 1000.0F - 1; };
  auto values = [&](std::size_t count, float range) {
    std::vector<float> all(count);
    for (float& each : all) each = value() * range;
    return all;
  };
  constexpr std::size_t kRows = 7, kColumns = 112;
  Outputs out;
  const ByteMatrix matrix = ByteMatrix::quantise(values(kHidden * kColumns, 1), kHidden, kColumns);
  std::vector<std::uint8_t> x(kRows * kHidden);
  for (auto& byte : x) byte = static_cast<std::uint8_t>(random() % 256);
  const std::vector<float> base = values(kColumns, 1);
  out.product.resize(kRows * kColumns);
  multiply(matrix, {x.data(), kRows, base.data(), 0, out.product.data(), kColumns});
  std::array<ByteMatrix, 2> loops;
  for (ByteMatrix& loop : loops) loop = ByteMatrix::quantise(values(kHidden * 3 * kHidden, 1), kHidden, 3 * kHidden);
  const std::vector<float> gates = values(kRows * kGates, 3);
  out.state.resize(kRows * kState);
  run_layer(loops, gates.data(), kRows, out.state.data());
  out.squashed = values(64, 5);
  out.bytes.resize(64);
  squash_to_bytes(out.squashed.data(), 64, out.bytes.data());
  std::vector<std::int8_t> rows(3 * kEmbedding);
  for (auto& byte : rows) byte = static_cast<std::int8_t>(random() % 255 - 127);
  const std::int8_t* pointers[] = {rows.data(), rows.data() + kEmbedding, rows.data() + 2 * kEmbedding};
  const float scales[] = {0.1F, 0.003F, 0.7F};
  out.sum.resize(kEmbedding);
  sum_rows(pointers, scales, 3, out.sum.data());
  return out;
}

TEST(Kernels, AgreeBitForBit) {
  const std::string own = kernel_name();
  ASSERT_TRUE(use_kernel("plain"));
  const Outputs plain = run_all();
  for (const char* name : {"avx2", "avx512vnni"})
    if (use_kernel(name)) {
      EXPECT_TRUE(run_all() == plain) << name;
    }
  ASSERT_TRUE(use_kernel(own));
}

TEST(Kernels, MultiplyAsFloatsDo) {
  const std::vector<float> weights = {0.5F, -1.0F, 0.25F, 1.0F};
  std::vector<float> matrix(4 * 16, 0.0F);
  for (std::size_t k = 0; k < 4; ++k) matrix[k * 16 + 3] = weights[k];
  const ByteMatrix bytes = ByteMatrix::quantise(matrix, 4, 16);
  const std::uint8_t x[] = {255, 128, 1, 191};  // 1, 0, -1, 63/127
  std::vector<float> base(16, 2.0F), out(16);
  multiply(bytes, {x, 1, base.data(), 0, out.data(), 16});
  EXPECT_NEAR(out[3], 2 + 0.5 - 0.25 + 63.0 / 127, 0.02);
  EXPECT_EQ(out[0], 2.0F);
}

TEST(Kernels, SquashKeepsItsBounds) {
  for (float x : {-1e30F, -3.0F, -0.5F, 0.0F, 0.5F, 3.0F, 1e30F}) {
    EXPECT_LE(std::abs(squash(x)), 1.0F);
    EXPECT_NEAR(squash(x), std::tanh(x), 0.025);
  }
}

}  // namespace
}  // namespace apud
