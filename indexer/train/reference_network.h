// The network of the labeller while it learns: weights, gradients, forward and backward.
// Layer 7: a part of apud-train. The labeller runs the same network in whole numbers (indexer/cite/label_network.h).
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/cite/label_network.h"
#include "indexer/train/descent.h"
#include "indexer/train/label_chain.h"
#include "indexer/train/recurrent_layer.h"

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
  void resize(const std::vector<const SeenReference*>& batch);
  void embed();
  double loss();
  void back_embed();
  [[nodiscard]] std::size_t row(std::size_t time, std::size_t b) const { return padded_.row(time, b); }
  float uniform();

  Layout at_;
  std::uint64_t random_;
  Parameters parameters_;
  Descent descent_;

  std::vector<const SeenReference*> batch_;
  PaddedBatch padded_;
  std::vector<std::uint32_t> shown_;
  std::vector<float> squashed_, input_, input_drop_, d_input_, hidden_, shown_state_, emit_, d_emit_, d_state_;
  RecurrentLayer first_, second_;
  LabelChain chain_;
};

}  // namespace apud
