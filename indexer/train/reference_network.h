// The network of the labeller while it learns: weights, gradients, forward and backward.
// Layer 7: a part of apud-train. The labeller runs the same network in whole numbers (indexer/cite/label_network.h).
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/cite/label_network.h"
#include "indexer/train/label_chain.h"

namespace apud {

// Slots of a word: the seen kinds, then what foreign references show of themselves.
inline constexpr std::size_t kSlots = kSeenKinds.size() + 1;

struct SeenReference {              // a reference as rows of the embedding; row 0 is nothing
  std::vector<std::uint32_t> rows;  // kSlots a word
  std::vector<float> keep_word;     // chance that the word itself is shown while training
  const std::vector<FieldLabel>* gold = nullptr;
  float weight = 1;
  [[nodiscard]] std::size_t size() const { return gold->size(); }
};

class ReferenceNetwork {
 public:
  ReferenceNetwork(std::size_t embedding_rows, std::uint64_t seed);
  // One step over references of like length; returns the summed slopes' size, a measure of the loss. `progress` in
  // [0, 1] sets the rate.
  double train(const std::vector<const SeenReference*>& batch, double progress);
  // In whole numbers. keys[i] belongs to row i; rows behind them are left out.
  [[nodiscard]] LabelNetwork quantise(std::vector<std::uint32_t> keys) const;

 private:
  struct Layout {  // offsets of the weights in one run of floats; matrices are input-major
    std::size_t embedding, in1, bias1, loop1, in2, bias2, loop2, out, out_bias, steps, size;
  };
  struct Layer {  // one bidirectional layer's activations, rows of time * batch + reference
    std::size_t in, bias, loop, depth;
    std::vector<float> gates, state, cell, d_gates, d_state, drop, shown;
  };
  void resize(const std::vector<const SeenReference*>& batch);
  void embed();
  void run(Layer& layer, const std::vector<float>& input);
  void run_side(Layer& layer, std::size_t side);
  void back(Layer& layer, const std::vector<float>& input, std::vector<float>& d_input);
  void back_side(Layer& layer, std::size_t side);
  double loss();
  void back_embed();
  void update(double progress);
  [[nodiscard]] std::size_t row(std::size_t time, std::size_t b) const { return time * references_ + b; }
  float uniform();
  void affine(const std::vector<float>& input, std::size_t depth, std::size_t weight, std::size_t bias,
              std::vector<float>& out, std::size_t width);
  void back_affine(const std::vector<float>& input, std::size_t depth, std::size_t weight, std::size_t bias,
                   const std::vector<float>& d_out, std::size_t width, std::vector<float>& d_input);

  Layout at_;
  std::uint64_t random_;
  std::vector<float> weights_, gradient_, mean_, square_;
  std::vector<std::uint32_t> touched_;
  std::vector<bool> is_touched_;
  std::uint64_t updates_ = 0;

  std::vector<const SeenReference*> batch_;
  std::size_t references_ = 0, times_ = 0, rows_ = 0;
  std::vector<std::uint32_t> shown_;
  std::vector<float> squashed_, input_, input_drop_, d_input_, emit_, d_emit_, d_hidden_, transposed_;
  Layer first_, second_;
  LabelChain chain_;
};

}  // namespace apud
