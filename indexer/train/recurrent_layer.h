// A bidirectional recurrent layer while it learns, over a batch of texts of like length, padded to the longest.
// Layer 7: a part of apud-train. What the layer computes is told in corpus/language/network.h.
#pragma once

#include <cstddef>
#include <vector>

namespace apud {

// Rows of activations are time * count() + text.
struct PaddedBatch {
  std::vector<std::size_t> lengths;  // of each text
  std::size_t times = 0;             // the longest of them
  [[nodiscard]] std::size_t count() const { return lengths.size(); }
  [[nodiscard]] std::size_t rows() const { return times * count(); }
  [[nodiscard]] std::size_t row(std::size_t time, std::size_t text) const { return time * count() + text; }
};

// All weights of a network and their slopes, in one run each.
struct Parameters {
  std::vector<float> weights, gradient;
};

// out = bias + input * weight for all rows; weight and bias are offsets.
struct Affine {
  std::size_t depth, weight, bias, width;
  void run(const Parameters& parameters, const float* input, std::size_t rows, float* out) const;
  // Adds to the gradient, and to d_input unless it is nullptr.
  void back(Parameters& parameters, const float* input, const float* d_out, std::size_t rows, float* d_input) const;
};

struct RecurrentLayer {
  std::size_t depth = 0, in = 0, bias = 0, loop = 0;  // width of the input; offsets of the weights
  std::vector<float> gates, state, cell, d_gates, d_state;
  std::vector<float> drop;  // for each text, what its states are multiplied with behind the layer

  // Clears all but `drop`.
  void clear(const PaddedBatch& batch);
  void run(const Parameters& parameters, const PaddedBatch& batch, const float* input);
  // From d_state; adds to the gradient and to d_input.
  void back(Parameters& parameters, const PaddedBatch& batch, const float* input, float* d_input);
  // out = the states with `drop`, and the way back: d_state from the slope of out.
  void show(const PaddedBatch& batch, std::vector<float>& out) const;
  void take_back(const PaddedBatch& batch, const std::vector<float>& d_out);

 private:
  void run_side(const Parameters& parameters, const PaddedBatch& batch, std::size_t side);
  void back_side(Parameters& parameters, const PaddedBatch& batch, std::size_t side);
};

}  // namespace apud
