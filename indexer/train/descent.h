// Adam's steps over a network whose first weights are the rows of an embedding, of which a batch shows a few.
// Layer 7: a part of apud-train.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/train/recurrent_layer.h"

namespace apud {

class Descent {
 public:
  explicit Descent(std::size_t embedding_rows) : rows_(embedding_rows), is_touched_(embedding_rows) {}
  // A row of the embedding has a gradient.
  void touch(std::uint32_t row);
  // One step over all that has a gradient, which is cleared. The rate is for a batch of 20 words; it grows over the first
  // 200 steps and falls over the last 70 % of the run; `progress` is in [0, 1].
  void update(Parameters& parameters, double rate, double words, double progress);

 private:
  std::size_t rows_;
  std::vector<float> mean_, square_;
  std::vector<std::uint32_t> touched_;
  std::vector<bool> is_touched_;
  std::uint64_t steps_ = 0;
};

}  // namespace apud
