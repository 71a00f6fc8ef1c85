// Forward and backward sums, scaled word by word.
// Layer 7: a part of apud-train.
#include "indexer/train/label_chain.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace apud {
namespace {

// e to the x for x <= 0, of plain sums and products so that every processor gives the same.
float exp_below(float x) {
  const float y = std::max(x, -80.0F) * 1.44269504F;
  const auto whole = static_cast<std::int32_t>(y) - 1;
  const float r = y - static_cast<float>(whole);
  const float p =
      1.0F + r * (0.69314718F + r * (0.24022651F + r * (0.05550411F + r * (0.00961813F + r * 0.00133336F))));
  std::int32_t bits = 0;
  std::memcpy(&bits, &p, sizeof bits);
  bits += whole * (1 << 23);
  float out = 0;
  std::memcpy(&out, &bits, sizeof out);
  return out;
}

// Powers of e, the largest 1; labels that are none get 0.
void to_powers(float* values, std::size_t count) {
  float most = -1e30F;
  for (std::size_t i = 0; i < count; ++i)
    if (i % kLabelRow < kFieldLabels) most = std::max(most, values[i]);
  for (std::size_t i = 0; i < count; ++i) values[i] = i % kLabelRow < kFieldLabels ? exp_below(values[i] - most) : 0;
}

}  // namespace

void LabelChain::clear(std::size_t words) {
  words_ = words;
  emit_.assign(words * kLabelRow, 0);
  step_.assign(words * kStepRow, 0);
}

void LabelChain::read() {
  for (std::size_t i = 1; i < words_; ++i) to_powers(step(i), kStepRow);
  for (std::size_t i = 0; i < words_; ++i) to_powers(word(i), kLabelRow);
  forward();
  backward();
}

void LabelChain::forward() {
  ahead_.assign(words_ * kLabelRow, 0);
  scale_.assign(words_, 0);
  for (std::size_t i = 0; i < words_; ++i) {
    float* a = &ahead_[i * kLabelRow];
    if (i == 0) std::fill(a, a + kFieldLabels, 1.0F);
    for (std::size_t p = 0; i > 0 && p < kFieldLabels; ++p) {
      const float before = ahead_[(i - 1) * kLabelRow + p];
      const float* t = &step_[i * kStepRow + p * kLabelRow];
      for (std::size_t l = 0; l < kLabelRow; ++l) a[l] += before * t[l];
    }
    float sum = 1e-30F;
    for (std::size_t l = 0; l < kLabelRow; ++l) sum += a[l] *= emit_[i * kLabelRow + l];
    for (std::size_t l = 0; l < kLabelRow; ++l) a[l] /= sum;
    scale_[i] = sum;
  }
}

void LabelChain::backward() {
  behind_.assign(words_ * kLabelRow, 0);
  std::fill_n(&behind_[(words_ - 1) * kLabelRow], kFieldLabels, 1.0F);
  for (std::size_t i = words_ - 1; i-- > 0;) {
    std::array<float, kLabelRow> x{};
    for (std::size_t l = 0; l < kLabelRow; ++l)
      x[l] = behind_[(i + 1) * kLabelRow + l] * emit_[(i + 1) * kLabelRow + l] / scale_[i + 1];
    for (std::size_t p = 0; p < kFieldLabels; ++p) {
      const float* t = &step_[(i + 1) * kStepRow + p * kLabelRow];
      std::array<float, 8> part{};
      for (std::size_t l = 0; l < kLabelRow; ++l) part[l % 8] += t[l] * x[l];
      behind_[i * kLabelRow + p] =
          ((part[0] + part[4]) + (part[1] + part[5])) + ((part[2] + part[6]) + (part[3] + part[7]));
    }
  }
}

void LabelChain::word_slope(std::size_t i, const std::vector<FieldLabel>& gold, float* slope) const {
  for (std::size_t l = 0; l < kLabelRow; ++l) slope[l] = ahead_[i * kLabelRow + l] * behind_[i * kLabelRow + l];
  slope[static_cast<std::size_t>(gold[i])] -= 1;
}

void LabelChain::step_slope(std::size_t i, const std::vector<FieldLabel>& gold, float* slope) const {
  std::array<float, kLabelRow> x{};
  for (std::size_t l = 0; l < kLabelRow; ++l) x[l] = behind_[i * kLabelRow + l] * emit_[i * kLabelRow + l] / scale_[i];
  for (std::size_t p = 0; p < kFieldLabels; ++p)
    for (std::size_t l = 0; l < kLabelRow; ++l)
      slope[p * kLabelRow + l] = ahead_[(i - 1) * kLabelRow + p] * step_[i * kStepRow + p * kLabelRow + l] * x[l];
  slope[static_cast<std::size_t>(gold[i - 1]) * kLabelRow + static_cast<std::size_t>(gold[i])] -= 1;
}

}  // namespace apud
