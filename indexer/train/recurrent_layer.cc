// Forwards and backwards through time.
// Layer 7: a part of apud-train. Everything runs in one thread in a fixed order: the same input, the same bits.
#include "indexer/train/recurrent_layer.h"

#include <algorithm>

#include "corpus/language/network.h"
#include "indexer/train/matrix.h"

namespace apud {
namespace {

constexpr std::size_t kSide = 3 * kHidden;

float slope(float squashed) { return 1 - squashed * squashed; }

}  // namespace

void Affine::run(const Parameters& parameters, const float* input, std::size_t rows, float* out) const {
  for (std::size_t r = 0; r < rows; ++r) std::copy_n(&parameters.weights[bias], width, out + r * width);
  multiply_add({input, depth, 1, &parameters.weights[weight], width, out, width, rows, depth, width});
}

void Affine::back(Parameters& parameters, const float* input, const float* d_out, std::size_t rows,
                  float* d_input) const {
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t i = 0; i < width; ++i) parameters.gradient[bias + i] += d_out[r * width + i];
  multiply_add({input, 1, depth, d_out, width, &parameters.gradient[weight], width, depth, rows, width});
  if (d_input == nullptr) return;
  std::vector<float> turned(depth * width);
  for (std::size_t k = 0; k < depth; ++k)
    for (std::size_t j = 0; j < width; ++j) turned[j * depth + k] = parameters.weights[weight + k * width + j];
  multiply_add({d_out, width, 1, turned.data(), depth, d_input, depth, rows, width, depth});
}

void RecurrentLayer::clear(const PaddedBatch& batch) {
  gates.assign(batch.rows() * kGates, 0.0F);
  d_gates.assign(batch.rows() * kGates, 0.0F);
  for (std::vector<float>* values : {&state, &cell, &d_state}) values->assign(batch.rows() * kState, 0.0F);
}

void RecurrentLayer::run(const Parameters& parameters, const PaddedBatch& batch, const float* input) {
  Affine{depth, in, bias, kGates}.run(parameters, input, batch.rows(), gates.data());
  for (std::size_t side = 0; side < 2; ++side) run_side(parameters, batch, side);
}

// Gates of one direction lie side by side: forget, candidate, output. The cell is forget * before + (1 - forget) *
// candidate, the state output * cell. Padded places keep cell and state at 0.
void RecurrentLayer::run_side(const Parameters& parameters, const PaddedBatch& batch, std::size_t side) {
  for (std::size_t step = 0; step < batch.times; ++step) {
    const std::size_t t = side == 0 ? step : batch.times - 1 - step;
    const std::size_t before = side == 0 ? t - 1 : t + 1;
    float* row_gates = &gates[batch.row(t, 0) * kGates + side * kSide];
    if (step > 0)
      multiply_add({&state[batch.row(before, 0) * kState + side * kHidden], kState, 1,
                    &parameters.weights[loop + side * kHidden * kSide], kSide, row_gates, kGates, batch.count(),
                    kHidden, kSide});
    for (std::size_t b = 0; b < batch.count(); ++b) {
      if (t >= batch.lengths[b]) continue;
      float* g = row_gates + b * kGates;
      const std::size_t at = batch.row(t, b) * kState + side * kHidden;
      const float* last = step > 0 ? &cell[batch.row(before, b) * kState + side * kHidden] : nullptr;
      for (std::size_t i = 0; i < kHidden; ++i) {
        const float forget = gate(g[i]), candidate = squash(g[kHidden + i]), out = gate(g[2 * kHidden + i]);
        g[i] = forget, g[kHidden + i] = candidate, g[2 * kHidden + i] = out;
        cell[at + i] = forget * (last ? last[i] : 0) + (1 - forget) * candidate;
        state[at + i] = out * cell[at + i];
      }
    }
  }
}

void RecurrentLayer::back_side(Parameters& parameters, const PaddedBatch& batch, std::size_t side) {
  std::vector<float> d_cell(batch.count() * kHidden), turned(kSide * kHidden);
  const float* weights = &parameters.weights[loop + side * kHidden * kSide];
  for (std::size_t k = 0; k < kHidden; ++k)
    for (std::size_t j = 0; j < kSide; ++j) turned[j * kHidden + k] = weights[k * kSide + j];
  for (std::size_t step = batch.times; step-- > 0;) {
    const std::size_t t = side == 0 ? step : batch.times - 1 - step;
    const std::size_t before = side == 0 ? t - 1 : t + 1;
    for (std::size_t b = 0; b < batch.count(); ++b) {
      if (t >= batch.lengths[b]) continue;
      const float* g = &gates[batch.row(t, b) * kGates + side * kSide];
      float* dg = &d_gates[batch.row(t, b) * kGates + side * kSide];
      const std::size_t at = batch.row(t, b) * kState + side * kHidden;
      const float* last = step > 0 ? &cell[batch.row(before, b) * kState + side * kHidden] : nullptr;
      for (std::size_t i = 0; i < kHidden; ++i) {
        const float forget = g[i], candidate = g[kHidden + i], out = g[2 * kHidden + i];
        const float d_out = d_state[at + i] * cell[at + i];
        const float dc = d_cell[b * kHidden + i] + d_state[at + i] * out;
        dg[i] = dc * ((last ? last[i] : 0) - candidate) * forget * (1 - forget);
        dg[kHidden + i] = dc * (1 - forget) * slope(candidate);
        dg[2 * kHidden + i] = d_out * out * (1 - out);
        d_cell[b * kHidden + i] = dc * forget;
      }
    }
    if (step == 0) continue;
    const float* dg = &d_gates[batch.row(t, 0) * kGates + side * kSide];
    multiply_add({dg, kGates, 1, turned.data(), kHidden, &d_state[batch.row(before, 0) * kState + side * kHidden],
                  kState, batch.count(), kSide, kHidden});
    multiply_add({&state[batch.row(before, 0) * kState + side * kHidden], 1, kState, dg, kGates,
                  &parameters.gradient[loop + side * kHidden * kSide], kSide, kHidden, batch.count(), kSide});
  }
}

void RecurrentLayer::back(Parameters& parameters, const PaddedBatch& batch, const float* input, float* d_input) {
  for (std::size_t side = 0; side < 2; ++side) back_side(parameters, batch, side);
  Affine{depth, in, bias, kGates}.back(parameters, input, d_gates.data(), batch.rows(), d_input);
}

void RecurrentLayer::show(const PaddedBatch& batch, std::vector<float>& out) const {
  out.resize(state.size());
  for (std::size_t r = 0; r < batch.rows(); ++r)
    for (std::size_t i = 0; i < kState; ++i)
      out[r * kState + i] = state[r * kState + i] * drop[(r % batch.count()) * kState + i];
}

void RecurrentLayer::take_back(const PaddedBatch& batch, const std::vector<float>& d_out) {
  for (std::size_t r = 0; r < batch.rows(); ++r)
    for (std::size_t i = 0; i < kState; ++i)
      d_state[r * kState + i] = d_out[r * kState + i] * drop[(r % batch.count()) * kState + i];
}

}  // namespace apud
