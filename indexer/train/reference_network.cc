// Forward and backward passes over a batch of references of like length, padded to the longest.
// Layer 7: a part of apud-train. Everything runs in one thread in a fixed order: the same input, the same bits.
#include "indexer/train/reference_network.h"

#include <algorithm>
#include <cmath>

namespace apud {
namespace {

constexpr float kRate = 0.004F;
constexpr float kDropInput = 0.15F, kDropState = 0.3F, kDropFeature = 0.05F;
constexpr std::size_t kSide = 3 * kHidden;

void fresh(std::vector<float>& values, std::size_t size) { values.assign(size, 0.0F); }

float slope(float squashed) { return 1 - squashed * squashed; }

}  // namespace

ReferenceNetwork::ReferenceNetwork(std::size_t embedding_rows, std::uint64_t seed)
    : random_(seed * 2 + 1), descent_(embedding_rows) {
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
  parameters_.weights.resize(at), parameters_.gradient.resize(at);
  first_.in = at_.in1, first_.bias = at_.bias1, first_.loop = at_.loop1, first_.depth = kEmbedding;
  second_.in = at_.in2, second_.bias = at_.bias2, second_.loop = at_.loop2, second_.depth = kState;
  const auto fill = [&](std::size_t from, std::size_t count, double in, double out) {
    const auto range = static_cast<float>(std::sqrt(6.0 / (in + out)));
    for (std::size_t i = 0; i < count; ++i) parameters_.weights[from + i] = (uniform() * 2 - 1) * range;
  };
  fill(at_.embedding, embedding_rows * kEmbedding, 250, 250);
  fill(at_.in1, std::size_t{kEmbedding} * kGates, kEmbedding, kHidden);
  fill(at_.loop1, 2 * kHidden * kSide, kHidden, kHidden);
  fill(at_.in2, std::size_t{kState} * kGates, kState, kHidden);
  fill(at_.loop2, 2 * kHidden * kSide, kHidden, kHidden);
  fill(at_.out, kState * kNetworkLabels, kState, kNetworkLabels);
  for (const std::size_t bias : {at_.bias1, at_.bias2})
    for (std::size_t side = 0; side < 2; ++side) std::fill_n(&parameters_.weights[bias + side * kSide], kHidden, 1.0F);
}

float ReferenceNetwork::uniform() {
  random_ = random_ * 6364136223846793005U + 1442695040888963407U;
  return static_cast<float>(random_ >> 40) * 0x1p-24F;
}

void ReferenceNetwork::resize(const std::vector<const SeenReference*>& batch) {
  batch_ = batch;
  padded_ = {};
  for (const SeenReference* reference : batch) {
    padded_.lengths.push_back(reference->size());
    padded_.times = std::max(padded_.times, reference->size());
  }
  for (RecurrentLayer* layer : {&first_, &second_}) {
    layer->clear(padded_);
    layer->drop.resize(padded_.count() * kState);
    for (float& keep : layer->drop) keep = uniform() < kDropState ? 0 : 1 / (1 - kDropState);
  }
}

void ReferenceNetwork::embed() {
  shown_.assign(padded_.rows() * kSlots, 0);
  fresh(squashed_, padded_.rows() * kEmbedding);
  for (std::size_t b = 0; b < padded_.count(); ++b)
    for (std::size_t t = 0; t < batch_[b]->size(); ++t) {
      std::uint32_t* shown = &shown_[row(t, b) * kSlots];
      float* to = &squashed_[row(t, b) * kEmbedding];
      for (std::size_t f = 0; f < kSlots; ++f) {
        shown[f] = batch_[b]->rows[t * kSlots + f];
        if (f == 0 && uniform() > batch_[b]->keep_word[t]) shown[f] = kUnknownWordRow;
        if (f > 0 && f + 1 < kSlots && uniform() < kDropFeature) shown[f] = 0;
        if (shown[f] == 0) continue;
        const float* from = &parameters_.weights[at_.embedding + shown[f] * std::size_t{kEmbedding}];
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

double ReferenceNetwork::loss() {
  fresh(d_emit_, padded_.rows() * kNetworkLabels);
  std::vector<float> slopes(kStepRow);
  double sum = 0;
  for (std::size_t b = 0; b < padded_.count(); ++b) {
    const SeenReference& reference = *batch_[b];
    chain_.clear(reference.size());
    for (std::size_t t = 0; t < reference.size(); ++t) {
      std::copy_n(&emit_[row(t, b) * kNetworkLabels], kFieldLabels, chain_.word(t));
      if (t > 0) std::copy_n(&parameters_.weights[at_.steps], kStepRow, chain_.step(t));
    }
    chain_.read();
    for (std::size_t t = 0; t < reference.size(); ++t) {
      chain_.word_slope(t, *reference.gold, slopes.data());
      sum -= static_cast<double>(slopes[static_cast<std::size_t>((*reference.gold)[t])]);
      float* d = &d_emit_[row(t, b) * kNetworkLabels];
      for (std::size_t l = 0; l < kFieldLabels; ++l) d[l] = slopes[l] * reference.weight;
      if (t == 0) continue;
      chain_.step_slope(t, *reference.gold, slopes.data());
      for (std::size_t k = 0; k < kStepRow; ++k) parameters_.gradient[at_.steps + k] += slopes[k] * reference.weight;
    }
  }
  return sum;
}

void ReferenceNetwork::back_embed() {
  for (std::size_t r = 0; r < padded_.rows(); ++r) {
    float* d = &d_input_[r * kEmbedding];
    for (std::size_t i = 0; i < kEmbedding; ++i)
      d[i] *= input_drop_[r * kEmbedding + i] * slope(squashed_[r * kEmbedding + i]);
    for (std::size_t f = 0; f < kSlots; ++f) {
      const std::uint32_t shown = shown_[r * kSlots + f];
      if (shown == 0) continue;
      descent_.touch(shown);
      float* to = &parameters_.gradient[at_.embedding + shown * std::size_t{kEmbedding}];
      for (std::size_t i = 0; i < kEmbedding; ++i) to[i] += d[i];
    }
  }
}

double ReferenceNetwork::train(const std::vector<const SeenReference*>& batch, double progress) {
  resize(batch);
  const std::size_t rows = padded_.rows();
  const Affine out{kState, at_.out, at_.out_bias, kNetworkLabels};
  embed();
  first_.run(parameters_, padded_, input_.data());
  first_.show(padded_, hidden_);
  second_.run(parameters_, padded_, hidden_.data());
  second_.show(padded_, shown_state_);
  emit_.resize(rows * kNetworkLabels);
  out.run(parameters_, shown_state_.data(), rows, emit_.data());
  const double sum = loss();
  fresh(d_state_, rows * kState);
  out.back(parameters_, shown_state_.data(), d_emit_.data(), rows, d_state_.data());
  second_.take_back(padded_, d_state_);
  fresh(d_state_, rows * kState);
  second_.back(parameters_, padded_, hidden_.data(), d_state_.data());
  first_.take_back(padded_, d_state_);
  fresh(d_input_, rows * kEmbedding);
  first_.back(parameters_, padded_, input_.data(), d_input_.data());
  back_embed();
  double words = 0;
  for (const std::size_t length : padded_.lengths) words += static_cast<double>(length);
  descent_.update(parameters_, static_cast<double>(kRate), words, progress);
  return sum;
}

LabelNetwork ReferenceNetwork::quantise(std::vector<std::uint32_t> keys) const {
  LabelNetwork out;
  const auto matrix = [&](std::size_t at, std::size_t depth, std::size_t columns) {
    return ByteMatrix::quantise({&parameters_.weights[at], depth * columns}, depth, columns);
  };
  const auto values = [&](std::size_t at, std::size_t count) {
    return std::vector<float>(&parameters_.weights[at], &parameters_.weights[at] + count);
  };
  out.embedding.resize(keys.size() * kEmbedding);
  out.embedding_scale.resize(keys.size());
  for (std::size_t r = 0; r < keys.size(); ++r) {
    const float* from = &parameters_.weights[at_.embedding + r * kEmbedding];
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
    for (std::size_t l = 0; l < kFieldLabels; ++l)
      out.steps.push_back(parameters_.weights[at_.steps + p * kLabelRow + l]);
  out.features.build(std::move(keys));
  return out;
}

}  // namespace apud
