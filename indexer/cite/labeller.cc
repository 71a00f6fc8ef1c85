// Viterbi's algorithm in whole numbers of 16 bits. A word's weights and its step's stay within 44 * 127 + 4 * 127, and
// what is carried from word to word is kept below 0 and above minus twice that.
// Layer 5, pure.
#include "indexer/cite/labeller.h"

#include <algorithm>
#include <cmath>

namespace apud {
namespace {

constexpr std::int16_t kNever = -16000;  // the weight of labels that are none

void add(std::int16_t* sum, const std::int8_t* weights, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) sum[i] = static_cast<std::int16_t>(sum[i] + weights[i]);
}

}  // namespace

void Labeller::weigh(std::size_t words) {
  Row none{};
  std::fill(none.begin() + kFieldLabels, none.end(), kNever);
  weights_.assign(words, none);
  std::array<const std::int8_t*, kKinds> blocks;
  for (std::size_t i = 0; i < words; ++i) {
    // The table and the weights are larger than the processor's near memory: ask for what comes next ahead of time.
    if (i + 1 < words)
      for (const std::uint32_t key : features_[i + 1].keys) model_->expect(key);
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
      const std::uint32_t key = features_[i].keys[kind];
      blocks[kind] = key != 0 ? model_->block(key) : nullptr;
      if (blocks[kind] != nullptr) __builtin_prefetch(blocks[kind]);
    }
    for (std::size_t kind = 0; kind < kKinds; ++kind)
      if (blocks[kind] != nullptr) add_block(blocks[kind], kFeatureKinds[kind], i, words);
  }
}

void Labeller::add_block(const std::int8_t* block, const FeatureKind& offsets, std::size_t i, std::size_t words) {
  for (std::ptrdiff_t d = offsets.first; d <= offsets.last; ++d, block += kLabelRow) {
    const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(i) + d;
    if (at >= 0 && at < static_cast<std::ptrdiff_t>(words))
      add(weights_[static_cast<std::size_t>(at)].data(), block, kLabelRow);
  }
}

// The first step of every word is the same: its weights are where the sum begins.
void Labeller::weigh_steps(std::size_t words) {
  Table common{};
  const std::uint32_t first = words > 1 ? features_[1].steps[0] : 0;
  if (const std::int8_t* step = model_->step(first); step != nullptr) add(common.data(), step, kStepRow);
  steps_.assign(words, common);
  for (std::size_t i = 1; i < words; ++i)
    for (std::size_t k = 1; k < kStepFeatures; ++k)
      if (const std::int8_t* step = model_->step(features_[i].steps[k]); step != nullptr)
        add(steps_[i].data(), step, kStepRow);
}

void Labeller::forward(std::size_t words) {
  best_.resize(words);
  from_.resize(words);
  best_[0] = weights_[0];
  for (std::size_t i = 1; i < words; ++i) {
    const Table& steps = steps_[i];
    Row best, from{};
    best.fill(-32000);
    for (std::size_t p = 0; p < kFieldLabels; ++p) {
      const std::int16_t before = best_[i - 1][p];
      for (std::size_t l = 0; l < kLabelRow; ++l) {
        const auto sum = static_cast<std::int16_t>(before + steps[p * kLabelRow + l]);
        from[l] = sum > best[l] ? static_cast<std::int16_t>(p) : from[l];
        best[l] = std::max(best[l], sum);
      }
    }
    std::int16_t most = -32000;
    for (std::size_t l = 0; l < kFieldLabels; ++l) {
      best[l] = static_cast<std::int16_t>(best[l] + weights_[i][l]);
      most = std::max(most, best[l]);
    }
    for (std::size_t l = 0; l < kLabelRow; ++l)
      best_[i][l] = l < kFieldLabels ? static_cast<std::int16_t>(best[l] - most) : kNever;
    from_[i] = from;
  }
}

// Follows the path back; `rest` is the best sum of what lies behind each label of a word.
void Labeller::backward(std::size_t words, std::vector<FieldLabel>& labels, std::vector<float>& confidence) {
  Row rest{};
  std::size_t label = 0;
  for (std::size_t i = words; i-- > 0;) {
    if (i + 1 < words) {
      const Table& steps = steps_[i + 1];
      Row after;
      for (std::size_t l = 0; l < kLabelRow; ++l)
        after[l] = static_cast<std::int16_t>(l < kFieldLabels ? rest[l] + weights_[i + 1][l] : kNever);
      std::int16_t most = -32000;
      for (std::size_t p = 0; p < kFieldLabels; ++p) {
        std::int16_t best = -32000;
        for (std::size_t l = 0; l < kFieldLabels; ++l)
          best = std::max(best, static_cast<std::int16_t>(after[l] + steps[p * kLabelRow + l]));
        rest[p] = best;
        most = std::max(most, best);
      }
      for (std::size_t p = 0; p < kFieldLabels; ++p) rest[p] = static_cast<std::int16_t>(rest[p] - most);
      label = static_cast<std::size_t>(from_[i + 1][label]);
    } else {
      label = static_cast<std::size_t>(std::max_element(best_[i].begin(), best_[i].begin() + kFieldLabels) -
                                       best_[i].begin());
    }
    int other = -60000;
    const int path = best_[i][label] + rest[label];
    for (std::size_t l = 0; l < kFieldLabels; ++l)
      if (l != label) other = std::max(other, best_[i][l] + rest[l]);
    labels[i] = static_cast<FieldLabel>(label);
    confidence[i] = 1.0F / (1.0F + std::exp(static_cast<float>(other - path) / static_cast<float>(kWeightsPerUnit)));
  }
}

void Labeller::label(std::string_view text, const std::vector<ReferenceWord>& words, std::vector<FieldLabel>& labels,
                     std::vector<float>& confidence) {
  labels.assign(words.size(), FieldLabel::kOutside);
  confidence.assign(words.size(), 0);
  if (words.empty()) return;
  reader_.read(text, words, features_);
  weigh(words.size());
  weigh_steps(words.size());
  forward(words.size());
  backward(words.size(), labels, confidence);
}

}  // namespace apud
