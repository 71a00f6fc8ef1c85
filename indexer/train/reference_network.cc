// Forward and backward passes over a batch of references of like length, padded to the longest.
// Layer 7: a part of apud-train. Everything runs in one thread in a fixed order: the same input, the same bits.
#include "indexer/train/reference_network.h"

#include <algorithm>
#include <cmath>

#include "indexer/train/matrix.h"

namespace apud {
namespace {

constexpr float kRate = 0.004F, kBeta1 = 0.9F, kBeta2 = 0.99F;
constexpr float kDropInput = 0.15F, kDropState = 0.3F, kDropFeature = 0.05F;
constexpr std::size_t kSide = 3 * kHidden;

void fresh(std::vector<float>& values, std::size_t size) { values.assign(size, 0.0F); }

float slope(float squashed) { return 1 - squashed * squashed; }

}  // namespace

ReferenceNetwork::ReferenceNetwork(std::size_t embedding_rows, std::uint64_t seed) : random_(seed * 2 + 1) {
  std::size_t at = 0;
  const auto take = [&](std::size_t count) {
    const std::size_t here = at;
    at += count;
    return here;
  };
  at_.embedding = take(embedding_rows * kEmbedding);
  at_.in1 = take(std::size_t{kEmbedding} * kGates), at_.bias1 = take(kGates), at_.loop1 = take(2 * kHidden * kSide);
  at_.in2 = take(std::size_t{kState} * kGates), at_.bias2 = take(kGates), at_.loop2 = take(2 * kHidden * kSide);
  at_.out = take(kState * kNetworkLabels), at_.out_bias = take(kNetworkLabels), at_.steps = take(kStepRow);
  at_.size = at;
  weights_.resize(at), gradient_.resize(at), mean_.resize(at), square_.resize(at);
  is_touched_.resize(embedding_rows);
  first_.in = at_.in1, first_.bias = at_.bias1, first_.loop = at_.loop1, first_.depth = kEmbedding;
  second_.in = at_.in2, second_.bias = at_.bias2, second_.loop = at_.loop2, second_.depth = kState;
  const auto fill = [&](std::size_t from, std::size_t count, double in, double out) {
    const auto range = static_cast<float>(std::sqrt(6.0 / (in + out)));
    for (std::size_t i = 0; i < count; ++i) weights_[from + i] = (uniform() * 2 - 1) * range;
  };
  fill(at_.embedding, embedding_rows * kEmbedding, 250, 250);
  fill(at_.in1, std::size_t{kEmbedding} * kGates, kEmbedding, kHidden);
  fill(at_.loop1, 2 * kHidden * kSide, kHidden, kHidden);
  fill(at_.in2, std::size_t{kState} * kGates, kState, kHidden);
  fill(at_.loop2, 2 * kHidden * kSide, kHidden, kHidden);
  fill(at_.out, kState * kNetworkLabels, kState, kNetworkLabels);
  for (const std::size_t bias : {at_.bias1, at_.bias2})
    for (std::size_t side = 0; side < 2; ++side) std::fill_n(&weights_[bias + side * kSide], kHidden, 1.0F);
}

float ReferenceNetwork::uniform() {
  random_ = random_ * 6364136223846793005U + 1442695040888963407U;
  return static_cast<float>(random_ >> 40) * 0x1p-24F;
}

void ReferenceNetwork::affine(const std::vector<float>& input, std::size_t depth, std::size_t weight, std::size_t bias,
                              std::vector<float>& out, std::size_t width) {
  out.resize(rows_ * width);
  for (std::size_t r = 0; r < rows_; ++r) std::copy_n(&weights_[bias], width, &out[r * width]);
  multiply_add({input.data(), depth, 1, &weights_[weight], width, out.data(), width, rows_, depth, width});
}

void ReferenceNetwork::back_affine(const std::vector<float>& input, std::size_t depth, std::size_t weight,
                                   std::size_t bias, const std::vector<float>& d_out, std::size_t width,
                                   std::vector<float>& d_input) {
  for (std::size_t r = 0; r < rows_; ++r)
    for (std::size_t i = 0; i < width; ++i) gradient_[bias + i] += d_out[r * width + i];
  multiply_add({input.data(), 1, depth, d_out.data(), width, &gradient_[weight], width, depth, rows_, width});
  transposed_.resize(depth * width);
  for (std::size_t k = 0; k < depth; ++k)
    for (std::size_t j = 0; j < width; ++j) transposed_[j * depth + k] = weights_[weight + k * width + j];
  fresh(d_input, rows_ * depth);
  multiply_add({d_out.data(), width, 1, transposed_.data(), depth, d_input.data(), depth, rows_, width, depth});
}

void ReferenceNetwork::resize(const std::vector<const SeenReference*>& batch) {
  batch_ = batch;
  references_ = batch.size();
  times_ = 0;
  for (const SeenReference* reference : batch) times_ = std::max(times_, reference->size());
  rows_ = times_ * references_;
  for (Layer* layer : {&first_, &second_}) {
    for (std::vector<float>* values : {&layer->state, &layer->cell, &layer->d_state}) fresh(*values, rows_ * kState);
    fresh(layer->d_gates, rows_ * kGates);
    layer->drop.resize(references_ * kState);
    for (float& keep : layer->drop) keep = uniform() < kDropState ? 0 : 1 / (1 - kDropState);
  }
}

void ReferenceNetwork::embed() {
  shown_.assign(rows_ * kSlots, 0);
  fresh(squashed_, rows_ * kEmbedding);
  for (std::size_t b = 0; b < references_; ++b)
    for (std::size_t t = 0; t < batch_[b]->size(); ++t) {
      std::uint32_t* shown = &shown_[row(t, b) * kSlots];
      float* to = &squashed_[row(t, b) * kEmbedding];
      for (std::size_t f = 0; f < kSlots; ++f) {
        shown[f] = batch_[b]->rows[t * kSlots + f];
        if (f == 0 && uniform() > batch_[b]->keep_word[t]) shown[f] = kUnknownWordRow;
        if (f > 0 && f + 1 < kSlots && uniform() < kDropFeature) shown[f] = 0;
        if (shown[f] == 0) continue;
        const float* from = &weights_[at_.embedding + shown[f] * std::size_t{kEmbedding}];
        for (std::size_t i = 0; i < kEmbedding; ++i) to[i] += from[i];
      }
    }
  input_.resize(squashed_.size());
  input_drop_.resize(squashed_.size());
  for (std::size_t i = 0; i < squashed_.size(); ++i) {
    squashed_[i] = squash(squashed_[i]);
    input_drop_[i] = uniform() < kDropInput ? 0 : 1 / (1 - kDropInput);
    input_[i] = squashed_[i] * input_drop_[i];
  }
}

// Gates of one direction lie side by side: forget, candidate, output. The cell is forget * before + (1 - forget) *
// candidate, the state output * cell. Padded places keep cell and state at 0.
void ReferenceNetwork::run_side(Layer& layer, std::size_t side) {
  for (std::size_t step = 0; step < times_; ++step) {
    const std::size_t t = side == 0 ? step : times_ - 1 - step;
    const std::size_t before = side == 0 ? t - 1 : t + 1;
    float* gates = &layer.gates[row(t, 0) * kGates + side * kSide];
    if (step > 0)
      multiply_add({&layer.state[row(before, 0) * kState + side * kHidden], kState, 1,
                    &weights_[layer.loop + side * kHidden * kSide], kSide, gates, kGates, references_, kHidden, kSide});
    for (std::size_t b = 0; b < references_; ++b) {
      if (t >= batch_[b]->size()) continue;
      float* g = gates + b * kGates;
      const std::size_t at = row(t, b) * kState + side * kHidden;
      const float* last = step > 0 ? &layer.cell[row(before, b) * kState + side * kHidden] : nullptr;
      for (std::size_t i = 0; i < kHidden; ++i) {
        const float forget = gate(g[i]), candidate = squash(g[kHidden + i]), out = gate(g[2 * kHidden + i]);
        g[i] = forget, g[kHidden + i] = candidate, g[2 * kHidden + i] = out;
        layer.cell[at + i] = forget * (last ? last[i] : 0) + (1 - forget) * candidate;
        layer.state[at + i] = out * layer.cell[at + i];
      }
    }
  }
}

// The layer, and in `shown` what is seen of its state behind it.
void ReferenceNetwork::run(Layer& layer, const std::vector<float>& input) {
  affine(input, layer.depth, layer.in, layer.bias, layer.gates, kGates);
  for (std::size_t side = 0; side < 2; ++side) run_side(layer, side);
  layer.shown.resize(layer.state.size());
  for (std::size_t r = 0; r < rows_; ++r)
    for (std::size_t i = 0; i < kState; ++i)
      layer.shown[r * kState + i] = layer.state[r * kState + i] * layer.drop[(r % references_) * kState + i];
}

void ReferenceNetwork::back_side(Layer& layer, std::size_t side) {
  std::vector<float> d_cell(references_ * kHidden), turned(kSide * kHidden);
  const float* weights = &weights_[layer.loop + side * kHidden * kSide];
  for (std::size_t k = 0; k < kHidden; ++k)
    for (std::size_t j = 0; j < kSide; ++j) turned[j * kHidden + k] = weights[k * kSide + j];
  for (std::size_t step = times_; step-- > 0;) {
    const std::size_t t = side == 0 ? step : times_ - 1 - step;
    const std::size_t before = side == 0 ? t - 1 : t + 1;
    for (std::size_t b = 0; b < references_; ++b) {
      if (t >= batch_[b]->size()) continue;
      const float* g = &layer.gates[row(t, b) * kGates + side * kSide];
      float* dg = &layer.d_gates[row(t, b) * kGates + side * kSide];
      const std::size_t at = row(t, b) * kState + side * kHidden;
      const float* last = step > 0 ? &layer.cell[row(before, b) * kState + side * kHidden] : nullptr;
      for (std::size_t i = 0; i < kHidden; ++i) {
        const float forget = g[i], candidate = g[kHidden + i], out = g[2 * kHidden + i];
        const float d_out = layer.d_state[at + i] * layer.cell[at + i];
        const float dc = d_cell[b * kHidden + i] + layer.d_state[at + i] * out;
        dg[i] = dc * ((last ? last[i] : 0) - candidate) * forget * (1 - forget);
        dg[kHidden + i] = dc * (1 - forget) * slope(candidate);
        dg[2 * kHidden + i] = d_out * out * (1 - out);
        d_cell[b * kHidden + i] = dc * forget;
      }
    }
    if (step == 0) continue;
    const float* dg = &layer.d_gates[row(t, 0) * kGates + side * kSide];
    multiply_add({dg, kGates, 1, turned.data(), kHidden, &layer.d_state[row(before, 0) * kState + side * kHidden],
                  kState, references_, kSide, kHidden});
    multiply_add({&layer.state[row(before, 0) * kState + side * kHidden], 1, kState, dg, kGates,
                  &gradient_[layer.loop + side * kHidden * kSide], kSide, kHidden, references_, kSide});
  }
}

// From d_hidden_, the slope of what was shown, to that of the input.
void ReferenceNetwork::back(Layer& layer, const std::vector<float>& input, std::vector<float>& d_input) {
  for (std::size_t r = 0; r < rows_; ++r)
    for (std::size_t i = 0; i < kState; ++i)
      layer.d_state[r * kState + i] = d_hidden_[r * kState + i] * layer.drop[(r % references_) * kState + i];
  for (std::size_t side = 0; side < 2; ++side) back_side(layer, side);
  back_affine(input, layer.depth, layer.in, layer.bias, layer.d_gates, kGates, d_input);
}

double ReferenceNetwork::loss() {
  fresh(d_emit_, rows_ * kNetworkLabels);
  std::vector<float> slopes(kStepRow);
  double sum = 0;
  for (std::size_t b = 0; b < references_; ++b) {
    const SeenReference& reference = *batch_[b];
    chain_.clear(reference.size());
    for (std::size_t t = 0; t < reference.size(); ++t) {
      std::copy_n(&emit_[row(t, b) * kNetworkLabels], kFieldLabels, chain_.word(t));
      if (t > 0) std::copy_n(&weights_[at_.steps], kStepRow, chain_.step(t));
    }
    chain_.read();
    for (std::size_t t = 0; t < reference.size(); ++t) {
      chain_.word_slope(t, *reference.gold, slopes.data());
      sum -= static_cast<double>(slopes[static_cast<std::size_t>((*reference.gold)[t])]);
      float* d = &d_emit_[row(t, b) * kNetworkLabels];
      for (std::size_t l = 0; l < kFieldLabels; ++l) d[l] = slopes[l] * reference.weight;
      if (t == 0) continue;
      chain_.step_slope(t, *reference.gold, slopes.data());
      for (std::size_t k = 0; k < kStepRow; ++k) gradient_[at_.steps + k] += slopes[k] * reference.weight;
    }
  }
  return sum;
}

void ReferenceNetwork::back_embed() {
  for (std::size_t r = 0; r < rows_; ++r) {
    float* d = &d_input_[r * kEmbedding];
    for (std::size_t i = 0; i < kEmbedding; ++i)
      d[i] *= input_drop_[r * kEmbedding + i] * slope(squashed_[r * kEmbedding + i]);
    for (std::size_t f = 0; f < kSlots; ++f) {
      const std::uint32_t shown = shown_[r * kSlots + f];
      if (shown == 0) continue;
      if (!is_touched_[shown]) is_touched_[shown] = true, touched_.push_back(shown);
      float* to = &gradient_[at_.embedding + shown * std::size_t{kEmbedding}];
      for (std::size_t i = 0; i < kEmbedding; ++i) to[i] += d[i];
    }
  }
}

void ReferenceNetwork::update(double progress) {
  ++updates_;
  double norm = 0, words = 0;
  const auto add = [&](std::size_t from, std::size_t count) {
    float sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += gradient_[from + i] * gradient_[from + i];
    norm += static_cast<double>(sum);
  };
  const std::size_t dense = at_.in1;
  for (std::size_t from = dense; from < at_.size; from += 256) add(from, std::min<std::size_t>(256, at_.size - from));
  for (const std::uint32_t r : touched_) add(r * std::size_t{kEmbedding}, kEmbedding);
  for (const SeenReference* reference : batch_) words += static_cast<double>(reference->size());
  constexpr double kClip = 5;
  const double scale = 20 / words, size = std::sqrt(norm) * scale;
  const double clip = size > kClip ? kClip / size : 1;
  const double warm = std::min(1.0, static_cast<double>(updates_) / 200);
  const double correction = std::sqrt(
      1 - std::pow(static_cast<double>(kBeta2), static_cast<double>(std::min<std::uint64_t>(updates_, 5000))));
  const double decay = std::max(0.01, progress < 0.3 ? 1.0 : (1 - progress) / 0.7);
  const AdamStep step{static_cast<float>(kRate * warm * decay * correction), static_cast<float>(scale * clip), kBeta1,
                      kBeta2, 1e-7F};
  adam(step, &weights_[dense], &gradient_[dense], &mean_[dense], &square_[dense], at_.size - dense);
  for (const std::uint32_t r : touched_) {
    const std::size_t from = r * std::size_t{kEmbedding};
    adam(step, &weights_[from], &gradient_[from], &mean_[from], &square_[from], kEmbedding);
    is_touched_[r] = false;
  }
  touched_.clear();
}

double ReferenceNetwork::train(const std::vector<const SeenReference*>& batch, double progress) {
  resize(batch);
  embed();
  run(first_, input_);
  run(second_, first_.shown);
  affine(second_.shown, kState, at_.out, at_.out_bias, emit_, kNetworkLabels);
  const double sum = loss();
  back_affine(second_.shown, kState, at_.out, at_.out_bias, d_emit_, kNetworkLabels, d_hidden_);
  std::vector<float> d_first;
  back(second_, first_.shown, d_first);
  d_hidden_ = std::move(d_first);
  back(first_, input_, d_input_);
  back_embed();
  update(progress);
  return sum;
}

LabelNetwork ReferenceNetwork::quantise(std::vector<std::uint32_t> keys) const {
  LabelNetwork out;
  const auto matrix = [&](std::size_t at, std::size_t depth, std::size_t columns) {
    return ByteMatrix::quantise({&weights_[at], depth * columns}, depth, columns);
  };
  const auto values = [&](std::size_t at, std::size_t count) {
    return std::vector<float>(&weights_[at], &weights_[at] + count);
  };
  out.embedding.resize(keys.size() * kEmbedding);
  out.embedding_scale.resize(keys.size());
  for (std::size_t r = 0; r < keys.size(); ++r) {
    const float* from = &weights_[at_.embedding + r * kEmbedding];
    float most = 1e-6F;
    for (std::size_t i = 0; i < kEmbedding; ++i) most = std::max(most, std::abs(from[i]));
    out.embedding_scale[r] = most / 127;
    for (std::size_t i = 0; i < kEmbedding; ++i)
      out.embedding[r * kEmbedding + i] = static_cast<std::int8_t>(std::lround(from[i] / most * 127));
  }
  out.in1 = matrix(at_.in1, kEmbedding, kGates), out.in2 = matrix(at_.in2, kState, kGates);
  for (std::size_t side = 0; side < 2; ++side) {
    out.loop1[side] = matrix(at_.loop1 + side * kHidden * kSide, kHidden, kSide);
    out.loop2[side] = matrix(at_.loop2 + side * kHidden * kSide, kHidden, kSide);
  }
  out.out = matrix(at_.out, kState, kNetworkLabels);
  out.bias1 = values(at_.bias1, kGates), out.bias2 = values(at_.bias2, kGates);
  out.out_bias = values(at_.out_bias, kNetworkLabels);
  for (std::size_t p = 0; p < kFieldLabels; ++p)
    for (std::size_t l = 0; l < kFieldLabels; ++l) out.steps.push_back(weights_[at_.steps + p * kLabelRow + l]);
  out.features.build(std::move(keys));
  return out;
}

}  // namespace apud
