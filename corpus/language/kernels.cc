// Three ways to the same whole numbers. Float steps are elementwise without fused multiply-add (the build sets
// -ffp-contract=off), so they agree too; tests compare the three.
// Layer 2, pure.
#include "corpus/language/kernels.h"

// Vectors never pass a call: they are inlined. GCC 12's own header trips the second warning (GCC bug 105593).
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wpsabi"
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <immintrin.h>
#include <sys/platform/x86.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "corpus/language/network.h"

#define APUD_VNNI __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))
#define APUD_AVX2 __attribute__((target("avx2")))
#define APUD_INLINE __attribute__((always_inline)) inline

namespace apud {
namespace {

constexpr std::size_t kLanes = 16;  // columns of a matrix come in sixteens

// Elementwise steps take as many floats at a time as the processor has lanes: GCC 12 does comparisons of longer vectors
// one by one.
// (typedef: GCC does not take the attribute of a dependent size in an alias.)
template <std::size_t N>
struct Floats {
  static constexpr std::size_t kCount = N;
  typedef float Lanes __attribute__((vector_size(N * 4)));
  typedef std::int32_t Whole __attribute__((vector_size(N * 4)));
  typedef std::uint8_t Bytes __attribute__((vector_size(N)));
  typedef std::int8_t SignedBytes __attribute__((vector_size(N)));
};

template <typename Lanes>
APUD_INLINE Lanes load(const float* p) {
  Lanes v;
  std::memcpy(&v, p, sizeof v);
  return v;
}
template <typename Lanes>
APUD_INLINE void store(float* p, const Lanes& v) {
  std::memcpy(p, &v, sizeof v);
}

APUD_INLINE std::uint32_t four_bytes(const std::uint8_t* p) {
  std::uint32_t v;
  std::memcpy(&v, p, sizeof v);
  return v;
}

// Each way computes kRows rows of 16 * kWide columns from row r and column j on.
struct Plain : Floats<4> {
  template <std::size_t kRows, std::size_t kWide>
  static APUD_INLINE void tile(const ByteMatrix& m, const ByteProduct& p, std::size_t r, std::size_t j) {
    for (std::size_t row = r; row < r + kRows; ++row) {
      std::int32_t sum[kWide * kLanes] = {};
      for (std::size_t k = 0; k < m.depth; k += 4) {
        const std::int8_t* w = m.values.data() + k * m.columns + j * 4;
        const std::uint8_t* a = p.x + row * m.depth + k;
        for (std::size_t i = 0; i < kWide * kLanes; ++i)
          sum[i] += a[0] * w[4 * i] + a[1] * w[4 * i + 1] + a[2] * w[4 * i + 2] + a[3] * w[4 * i + 3];
      }
      const float* from = p.base + row * p.base_step + j;
      float* to = p.out + row * p.out_step + j;
      for (std::size_t i = 0; i < kWide * kLanes; ++i)
        to[i] = from[i] + static_cast<float>(sum[i] + m.offset[j + i]) * m.scale[j + i];
    }
  }
};

struct Avx2 : Floats<8> {
  template <std::size_t kRows, std::size_t kWide>
  APUD_AVX2 static inline void tile(const ByteMatrix& m, const ByteProduct& p, std::size_t r, std::size_t j) {
    if constexpr (kRows * kWide > 4) {  // there are 16 registers: a part of the tile at a time
      constexpr std::size_t kPart = 4 / kRows;
      for (std::size_t c = 0; c < kWide; c += kPart) tile<kRows, kPart>(m, p, r, j + c * kLanes);
    } else {
      __m256i sum[kRows][kWide * 2];
#pragma GCC unroll 16
      for (auto& row : sum)
#pragma GCC unroll 16
        for (auto& cell : row) cell = _mm256_setzero_si256();
      const __m256i ones = _mm256_set1_epi16(1);
      for (std::size_t k = 0; k < m.depth; k += 4) {
        const std::int8_t* w = m.values.data() + k * m.columns + j * 4;
        __m256i a[kRows];
#pragma GCC unroll 16
        for (std::size_t i = 0; i < kRows; ++i)
          a[i] = _mm256_set1_epi32(static_cast<int>(four_bytes(p.x + (r + i) * m.depth + k)));
#pragma GCC unroll 16
        for (std::size_t c = 0; c < kWide * 2; ++c) {
          const __m256i weights = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w + c * 32));
#pragma GCC unroll 16
          for (std::size_t i = 0; i < kRows; ++i)
            sum[i][c] = _mm256_add_epi32(sum[i][c], _mm256_madd_epi16(_mm256_maddubs_epi16(a[i], weights), ones));
        }
      }
#pragma GCC unroll 16
      for (std::size_t i = 0; i < kRows; ++i)
#pragma GCC unroll 16
        for (std::size_t c = 0; c < kWide * 2; ++c) {
          const std::size_t at = j + c * 8;
          const __m256i offset = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(m.offset.data() + at));
          const __m256 whole = _mm256_cvtepi32_ps(_mm256_add_epi32(sum[i][c], offset));
          const __m256 value = _mm256_mul_ps(whole, _mm256_loadu_ps(m.scale.data() + at));
          const __m256 from = _mm256_loadu_ps(p.base + (r + i) * p.base_step + at);
          _mm256_storeu_ps(p.out + (r + i) * p.out_step + at, _mm256_add_ps(from, value));
        }
    }
  }
};

struct Vnni : Floats<16> {
  template <std::size_t kRows, std::size_t kWide>
  APUD_VNNI static inline void tile(const ByteMatrix& m, const ByteProduct& p, std::size_t r, std::size_t j) {
    __m512i sum[kRows][kWide];
#pragma GCC unroll 16
    for (std::size_t c = 0; c < kWide; ++c) {
      const __m512i offset = _mm512_loadu_si512(m.offset.data() + j + c * kLanes);
#pragma GCC unroll 16
      for (auto& row : sum) row[c] = offset;
    }
    const std::int8_t* w = m.values.data() + j * 4;
    const std::uint8_t* x = p.x + r * m.depth;
    for (std::size_t k = 0; k < m.depth; k += 4, w += 4 * m.columns, x += 4) {
      __m512i a[kRows];
#pragma GCC unroll 16
      for (std::size_t i = 0; i < kRows; ++i) a[i] = _mm512_set1_epi32(static_cast<int>(four_bytes(x + i * m.depth)));
#pragma GCC unroll 16
      for (std::size_t c = 0; c < kWide; ++c) {
        const __m512i weights = _mm512_loadu_si512(w + c * 64);
#pragma GCC unroll 16
        for (std::size_t i = 0; i < kRows;
             ++i)  // GCC 12 copies the sum before and after its own intrinsic (_mm512_dpbusd_epi32).
          asm("vpdpbusd %2, %1, %0" : "+v"(sum[i][c]) : "v"(a[i]), "v"(weights));
      }
    }
#pragma GCC unroll 16
    for (std::size_t i = 0; i < kRows; ++i)
#pragma GCC unroll 16
      for (std::size_t c = 0; c < kWide; ++c) {
        const std::size_t at = j + c * kLanes;
        const __m512 value = _mm512_mul_ps(_mm512_cvtepi32_ps(sum[i][c]), _mm512_loadu_ps(m.scale.data() + at));
        const __m512 from = _mm512_loadu_ps(p.base + (r + i) * p.base_step + at);
        _mm512_storeu_ps(p.out + (r + i) * p.out_step + at, _mm512_add_ps(from, value));
      }
  }
};

template <typename Way, std::size_t kWide>
APUD_INLINE void columns_of(const ByteMatrix& m, const ByteProduct& p, std::size_t j) {
  std::size_t r = 0;
  for (; r + 4 <= p.rows; r += 4) Way::template tile<4, kWide>(m, p, r, j);
  for (; r < p.rows; ++r) Way::template tile<1, kWide>(m, p, r, j);
}

template <typename Way>
APUD_INLINE void product(const ByteMatrix& m, const ByteProduct& p) {
  std::size_t j = 0;
  for (; j + 4 * kLanes <= m.columns; j += 4 * kLanes) columns_of<Way, 4>(m, p, j);
  for (; j < m.columns; j += kLanes) columns_of<Way, 1>(m, p, j);
}

// round(v * kScale) + kShift; adding 1.5 * 2^23 rounds to the nearest whole number, whose low byte is taken.
template <typename Way, int kScale, int kShift>
APUD_INLINE void bytes_of(const typename Way::Lanes& v, std::uint8_t* bytes) {
  const typename Way::Lanes shifted = v * static_cast<float>(kScale) + (12582912.0F + static_cast<float>(kShift));
  typename Way::Whole whole;
  std::memcpy(&whole, &shifted, sizeof whole);
  const auto low = __builtin_convertvector(whole & 255, typename Way::Bytes);
  std::memcpy(bytes, &low, sizeof low);
}

template <typename Way>
struct Cell {  // what one direction carries from word to word
  typename Way::Lanes cell[kHidden / Way::kCount] = {};
  alignas(64) std::uint8_t state[kHidden];
  alignas(64) float gates[3 * kHidden];
};

template <typename Way>
APUD_INLINE void step(const ByteMatrix& loop, const float* gates, Cell<Way>& c, std::uint8_t* state) {
  using Lanes = typename Way::Lanes;
  Way::template tile<1, 3 * kHidden / kLanes>(loop, {c.state, 1, gates, 0, c.gates, 0}, 0, 0);
  for (std::size_t p = 0; p < kHidden / Way::kCount; ++p) {
    const float* z = c.gates + p * Way::kCount;
    const Lanes forget = gate(load<Lanes>(z)), candidate = squash(load<Lanes>(z + kHidden));
    const Lanes out = gate(load<Lanes>(z + 2 * kHidden));
    c.cell[p] = candidate + forget * (c.cell[p] - candidate);
    bytes_of<Way, 127, 128>(out * c.cell[p], c.state + p * Way::kCount);
  }
  std::memcpy(state, c.state, sizeof c.state);
}

// The two directions take turns: neither waits for the other, so the processor works on both.
template <typename Way>
APUD_INLINE void layer(const std::array<ByteMatrix, 2>& loops, const float* gates, std::size_t rows,
                       std::uint8_t* state) {
  Cell<Way> forwards, backwards;
  std::memset(forwards.state, 128, sizeof forwards.state);
  std::memset(backwards.state, 128, sizeof backwards.state);
  for (std::size_t i = 0; i < rows; ++i) {
    const std::size_t j = rows - 1 - i;
    step<Way>(loops[0], gates + i * kGates, forwards, state + i * kState);
    step<Way>(loops[1], gates + j * kGates + 3 * kHidden, backwards, state + j * kState + kHidden);
  }
}

template <typename Way, int kScale, int kShift>
APUD_INLINE void squash_all(float* values, std::size_t count, std::uint8_t* bytes) {
  for (std::size_t i = 0; i < count; i += Way::kCount) {
    const auto v = squash(load<typename Way::Lanes>(values + i));
    store(values + i, v);
    bytes_of<Way, kScale, kShift>(v, bytes + i);
  }
}

template <typename Way>
APUD_INLINE void sum_all(const std::int8_t* const* rows, const float* scales, std::size_t count, float* out) {
  using Lanes = typename Way::Lanes;
  constexpr std::size_t kParts = kEmbedding / Way::kCount;
  Lanes sum[kParts] = {};
  for (std::size_t r = 0; r < count; ++r)
    for (std::size_t p = 0; p < kParts; ++p) {
      typename Way::SignedBytes bytes;
      std::memcpy(&bytes, rows[r] + p * Way::kCount, sizeof bytes);
      sum[p] += __builtin_convertvector(bytes, Lanes) * scales[r];
    }
  for (std::size_t p = 0; p < kParts; ++p) store(out + p * Way::kCount, sum[p]);
}

#define APUD_WAY(name, Way, target)                                                                            \
  target void product_##name(const ByteMatrix& m, const ByteProduct& p) { product<Way>(m, p); }                \
  target void layer_##name(const std::array<ByteMatrix, 2>& loops, const float* gates, std::size_t rows,       \
                           std::uint8_t* state) {                                                              \
    layer<Way>(loops, gates, rows, state);                                                                     \
  }                                                                                                            \
  target void squash_##name(float* values, std::size_t count, std::uint8_t* bytes) {                           \
    squash_all<Way, 127, 128>(values, count, bytes);                                                           \
  }                                                                                                            \
  target void weights_##name(float* values, std::size_t count, std::uint8_t* bytes) {                          \
    squash_all<Way, kWeightLimit, 0>(values, count, bytes);                                                    \
  }                                                                                                            \
  target void sum_##name(const std::int8_t* const* rows, const float* scales, std::size_t count, float* out) { \
    sum_all<Way>(rows, scales, count, out);                                                                    \
  }
APUD_WAY(plain, Plain, )
APUD_WAY(avx2, Avx2, APUD_AVX2)
APUD_WAY(vnni, Vnni, APUD_VNNI)
#undef APUD_WAY

struct Ways {
  const char* name;
  decltype(&product_plain) product;
  decltype(&layer_plain) layer;
  decltype(&squash_plain) squash, weights;
  decltype(&sum_plain) sum;
};

constexpr Ways kPlainWays = {"plain", product_plain, layer_plain, squash_plain, weights_plain, sum_plain};
constexpr Ways kAvx2Ways = {"avx2", product_avx2, layer_avx2, squash_avx2, weights_avx2, sum_avx2};
constexpr Ways kVnniWays = {"avx512vnni", product_vnni, layer_vnni, squash_vnni, weights_vnni, sum_vnni};

const Ways* detect() {
  // What the dynamic linker has found: asking the processor again costs tens of microseconds on a virtual machine.
  if (CPU_FEATURE_ACTIVE(AVX512_VNNI) && CPU_FEATURE_ACTIVE(AVX512BW) && CPU_FEATURE_ACTIVE(AVX512VL))
    return &kVnniWays;
  return CPU_FEATURE_ACTIVE(AVX2) ? &kAvx2Ways : &kPlainWays;
}

// Read by all threads, set before main; tests set it again through use_kernel.
const Ways* ways = detect();

}  // namespace

ByteMatrix ByteMatrix::quantise(std::span<const float> weights, std::size_t depth, std::size_t columns) {
  ByteMatrix m;
  m.depth = depth, m.columns = columns;
  m.values.resize(depth * columns);
  m.scale.resize(columns);
  for (std::size_t j = 0; j < columns; ++j) {
    float most = 1e-6F;
    for (std::size_t k = 0; k < depth; ++k) most = std::max(most, std::abs(weights[k * columns + j]));
    const float unit = most / kWeightLimit;
    m.scale[j] = unit / 127.0F;
    for (std::size_t k = 0; k < depth; ++k)
      m.values[(k / 4 * columns + j) * 4 + k % 4] =
          static_cast<std::int8_t>(std::lround(weights[k * columns + j] / unit));
  }
  m.prepare();
  return m;
}

void ByteMatrix::prepare() {
  offset.assign(columns, 0);
  for (std::size_t k = 0; k < depth; ++k)
    for (std::size_t j = 0; j < columns; ++j) offset[j] -= 128 * values[(k / 4 * columns + j) * 4 + k % 4];
}

void multiply(const ByteMatrix& matrix, const ByteProduct& product) { ways->product(matrix, product); }

void run_layer(const std::array<ByteMatrix, 2>& loops, const float* gates, std::size_t rows, std::uint8_t* state) {
  ways->layer(loops, gates, rows, state);
}

void squash_to_bytes(float* values, std::size_t count, std::uint8_t* bytes) { ways->squash(values, count, bytes); }

void squash_to_weights(float* values, std::size_t count, std::int8_t* bytes) {
  ways->weights(values, count, reinterpret_cast<std::uint8_t*>(bytes));
}

void sum_rows(const std::int8_t* const* rows, const float* scales, std::size_t count, float* out) {
  ways->sum(rows, scales, count, out);
}

const char* kernel_name() { return ways->name; }

bool use_kernel(std::string_view name) {
  for (const Ways* each : {&kPlainWays, &kAvx2Ways, &kVnniWays}) {
    if (name != each->name) continue;
    if (each == &kAvx2Ways && !CPU_FEATURE_ACTIVE(AVX2)) return false;
    if (each == &kVnniWays && detect() != &kVnniWays) return false;
    ways = each;
    return true;
  }
  return false;
}

}  // namespace apud
