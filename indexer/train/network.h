// The network while it learns: weights, gradients, forward and backward.
// Layer 7: a part of apud-train. The analyser runs the same network in whole numbers (corpus/language).
#pragma once

#include <cstdint>
#include <vector>

#include "corpus/language/features.h"
#include "corpus/language/network.h"
#include "indexer/train/descent.h"
#include "indexer/train/recurrent_layer.h"

namespace apud {

struct Example {  // a sentence as numbers; embedding row 0 is never read
  std::vector<std::array<std::uint32_t, kFeatures>> rows;
  std::vector<float> keep_word;      // chance that the normal form is shown while training
  std::vector<std::uint32_t> heads;  // size() for the root
  std::vector<std::uint8_t> labels, tags;
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(rows.size()); }
};

// Offsets of the weights in one run of floats; matrices are input-major ("[input][output]").
struct Layout {
  explicit Layout(std::size_t embedding_rows);
  std::size_t embedding, in1, bias1, loop1, in2, bias2, loop2, tag, tag_bias, project, project_bias, root_arc,
      root_label, label, label_bias, size;
};

struct Prediction {
  std::vector<std::uint32_t> heads;
  std::vector<std::uint8_t> labels, tags;
};

struct Options {
  float rate = 0.003F, drop_input = 0.2F, drop_state = 0.25F, drop_arc = 0.2F, drop_feature = 0.05F;
};

class Network {
 public:
  Network(std::size_t embedding_rows, std::uint64_t seed, const Options& options);
  // One step over a batch; returns the summed loss. `progress` in [0, 1] sets the rate.
  double train(const std::vector<const Example*>& batch, double progress);
  std::vector<Prediction> predict(const std::vector<const Example*>& batch);

  [[nodiscard]] const Layout& layout() const { return layout_; }
  std::vector<float>& weights() { return parameters_.weights; }

 private:
  void resize(const std::vector<const Example*>& batch, bool training);
  void embed(bool training);
  void forward(bool training);
  void backward();
  void score_arcs(std::size_t b);
  double arc_loss(std::size_t b);
  double label_loss();
  double tag_loss();
  double softmax_loss(float* scores, std::size_t size, std::size_t gold) const;
  [[nodiscard]] std::size_t row(std::size_t time, std::size_t sentence) const { return padded_.row(time, sentence); }
  float uniform();

  Layout layout_;
  Options options_;
  std::uint64_t random_;
  Parameters parameters_;
  Descent descent_;
  Affine tag_, project_, label_;

  std::vector<const Example*> batch_;
  PaddedBatch padded_;
  std::size_t sentences_ = 0, times_ = 0, rows_ = 0;
  std::vector<std::uint32_t> shown_;  // rows * kFeatures: the embedding rows shown, 0 for none
  std::vector<float> input_, d_input_, raw_input_, input_drop_;
  RecurrentLayer first_, second_;
  std::vector<float> tags_, d_tags_, projected_, d_projected_, project_drop_, hidden_, d_hidden_, labels_, scores_,
      d_scores_, transposed_;
  std::vector<float> heads_side_, d_heads_side_, deps_side_, d_deps_side_;
  std::vector<std::uint32_t> label_heads_;
};

}  // namespace apud
