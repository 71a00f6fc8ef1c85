// Probabilities of the labels of one reference under a linear-chain conditional random field.
// Layer 7: a part of apud-train. Plain sums and products in a fixed order: the same bits on every x86-64 processor.
#pragma once

#include <cstddef>
#include <vector>

#include "indexer/cite/label_model.h"

namespace apud {

class LabelChain {
 public:
  // `words` empty rows of log-potentials, to be filled through word() and step(); step(0) is not used.
  void clear(std::size_t words);
  [[nodiscard]] float* word(std::size_t i) { return &emit_[i * kLabelRow]; }  // kLabelRow
  [[nodiscard]] float* step(std::size_t i) { return &step_[i * kStepRow]; }   // kStepRow, from word i - 1 to i
  // Sums over all paths; afterwards word() and step() hold powers and only the slopes are of use.
  void read();
  // Probability less truth: the slope of the loss.
  void word_slope(std::size_t i, const std::vector<FieldLabel>& gold, float* slope) const;
  void step_slope(std::size_t i, const std::vector<FieldLabel>& gold, float* slope) const;

 private:
  void forward();
  void backward();

  std::size_t words_ = 0;
  std::vector<float> emit_, step_, ahead_, behind_, scale_;
};

}  // namespace apud
