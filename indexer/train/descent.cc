// Adam (Kingma and Ba, ICLR 2015) with gradients that are cut to a length.
// Layer 7: a part of apud-train.
#include "indexer/train/descent.h"

#include <algorithm>
#include <cmath>

#include "corpus/language/network.h"
#include "indexer/train/matrix.h"

namespace apud {
namespace {

constexpr float kBeta1 = 0.9F, kBeta2 = 0.99F;
constexpr double kClip = 5;

}  // namespace

void Descent::touch(std::uint32_t row) {
  if (is_touched_[row]) return;
  is_touched_[row] = true;
  touched_.push_back(row);
}

void Descent::update(Parameters& parameters, double rate, double words, double progress) {
  std::vector<float>&weights = parameters.weights, &gradient = parameters.gradient;
  const std::size_t size = weights.size(), dense = rows_ * std::size_t{kEmbedding};
  mean_.resize(size), square_.resize(size);
  ++steps_;
  double norm = 0;
  auto add = [&](std::size_t at, std::size_t count) {
    float sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += gradient[at + i] * gradient[at + i];
    norm += static_cast<double>(sum);
  };
  for (std::size_t at = dense; at < size; at += 256) add(at, std::min<std::size_t>(256, size - at));
  for (const std::uint32_t r : touched_) add(r * std::size_t{kEmbedding}, kEmbedding);
  norm = std::sqrt(norm);
  const double scale = 20 / words;
  const double clip = norm * scale > kClip ? kClip / (norm * scale) : 1;
  const double warm = std::min(1.0, static_cast<double>(steps_) / 200);
  const double correction =
      std::sqrt(1 - std::pow(static_cast<double>(kBeta2), static_cast<double>(std::min<std::uint64_t>(steps_, 5000))));
  const double decay = std::max(0.01, progress < 0.3 ? 1.0 : (1 - progress) / 0.7);
  const AdamStep step{static_cast<float>(rate * warm * decay * correction), static_cast<float>(scale * clip), kBeta1,
                      kBeta2, 1e-7F};
  adam(step, &weights[dense], &gradient[dense], &mean_[dense], &square_[dense], size - dense);
  for (const std::uint32_t r : touched_) {
    const std::size_t at = r * std::size_t{kEmbedding};
    adam(step, &weights[at], &gradient[at], &mean_[at], &square_[at], kEmbedding);
    is_touched_[r] = false;
  }
  touched_.clear();
}

}  // namespace apud
