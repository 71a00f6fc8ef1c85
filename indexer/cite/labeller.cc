// Viterbi's algorithm in whole numbers of 16 bits. A word's weights stay within 44 * 127, a step's within 4 * 127 (with the
// second look 1,381), and what is carried from word to word is kept below 0 and above minus twice their sum.
// Layer 5, pure.
#include "indexer/cite/labeller.h"

#include <algorithm>
#include <cmath>

// Wider instructions where the processor has them; whole numbers come out alike.
#define APUD_CLONES __attribute__((target_clones("arch=x86-64-v3", "default")))

namespace apud {
namespace {

constexpr std::int16_t kNever = -16000;  // the weight of labels that are none

// The second look: when, and the shares of both. A quarter of kFirstShare and kSecondShare / kWeightsPerUnit count.
constexpr int kSureMargin = 28;                  // between the best path and the next: .85 to .15
constexpr std::size_t kMostLookedAtAgain = 600;  // words
constexpr int kFirstShare = 3;
constexpr float kSecondShare = 0.5F * kWeightsPerUnit;
constexpr float kMostSecondWeight = 1000;

__attribute__((always_inline)) inline void add(std::int16_t* sum, const std::int8_t* weights, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) sum[i] = static_cast<std::int16_t>(sum[i] + weights[i]);
}

// Fields of which it matters little which is which: they are no part of a record, or a remark in it.
constexpr std::array<bool, kFieldLabels> kLoose = [] {
  std::array<bool, kFieldLabels> loose{};
  for (const FieldLabel label : {FieldLabel::kOutside, FieldLabel::kIdentifier, FieldLabel::kNote, FieldLabel::kGenre,
                                 FieldLabel::kEdition, FieldLabel::kCitationNumber, FieldLabel::kOther})
    loose[static_cast<std::size_t>(label)] = true;
  return loose;
}();

bool names_a_work(const std::vector<FieldLabel>& labels) {
  return std::any_of(labels.begin(), labels.end(),
                     [](FieldLabel label) { return label == FieldLabel::kTitle || label == FieldLabel::kContainer; });
}

__attribute__((always_inline)) inline std::int16_t second_weight(float potential) {
  const float weight = std::clamp(potential * kSecondShare, -kMostSecondWeight, kMostSecondWeight);
  return static_cast<std::int16_t>(weight < 0 ? weight - 0.5F : weight + 0.5F);
}

}  // namespace

Labeller::Labeller(std::shared_ptr<const LabelModel> model) : model_(std::move(model)) {
  const LabelNetwork* network = model_->network();
  if (network == nullptr) return;
  for (std::size_t p = 0; p < kFieldLabels; ++p)
    for (std::size_t l = 0; l < kFieldLabels; ++l)
      second_steps_[p * kLabelRow + l] = second_weight(network->steps[p * kFieldLabels + l]);
}

__attribute__((always_inline)) inline void Labeller::add_block(const std::int8_t* block, const FeatureKind& offsets,
                                                               std::size_t i, std::size_t words) {
  for (std::ptrdiff_t d = offsets.first; d <= offsets.last; ++d, block += kLabelRow) {
    const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(i) + d;
    if (at >= 0 && at < static_cast<std::ptrdiff_t>(words))
      add(weights_[static_cast<std::size_t>(at)].data(), block, kLabelRow);
  }
}

APUD_CLONES void Labeller::weigh(std::size_t words) {
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

// The first step of every word is the same: its weights are where the sum begins.
APUD_CLONES void Labeller::weigh_steps(std::size_t words) {
  Table common{};
  const std::uint32_t first = words > 1 ? features_[1].steps[0] : 0;
  if (const std::int8_t* step = model_->step(first); step != nullptr) add(common.data(), step, kStepRow);
  steps_.assign(words, common);
  for (std::size_t i = 1; i < words; ++i)
    for (std::size_t k = 1; k < kStepFeatures; ++k)
      if (const std::int8_t* step = model_->step(features_[i].steps[k]); step != nullptr)
        add(steps_[i].data(), step, kStepRow);
}

APUD_CLONES void Labeller::forward(std::size_t words) {
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
APUD_CLONES void Labeller::backward(std::size_t words, std::vector<FieldLabel>& labels,
                                    std::vector<float>& confidence) {
  Row rest{};
  std::size_t label = 0;
  least_margin_ = 60000;
  for (std::size_t i = words; i-- > 0;) {
    if (i + 1 < words) {
      const Table& steps = steps_[i + 1];
      Row after;
      for (std::size_t l = 0; l < kLabelRow; ++l)
        after[l] = static_cast<std::int16_t>(l < kFieldLabels ? rest[l] + weights_[i + 1][l] : kNever);
      std::int16_t most = -32000;
      for (std::size_t p = 0; p < kFieldLabels; ++p) {
        std::int16_t best = -32000;
        for (std::size_t l = 0; l < kLabelRow; ++l)
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
    int other = -60000, rival = -60000;
    const int path = best_[i][label] + rest[label];
    for (std::size_t l = 0; l < kFieldLabels; ++l) {
      if (l == label) continue;
      other = std::max(other, best_[i][l] + rest[l]);
      if (!kLoose[l] || !kLoose[label]) rival = std::max(rival, best_[i][l] + rest[l]);
    }
    least_margin_ = std::min(least_margin_, path - rival);
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
  if (model_->network() == nullptr || words.size() > kMostLookedAtAgain) return;
  if (least_margin_ >= kSureMargin) return;
  first_labels_ = labels;
  first_confidence_ = confidence;
  look_again(words.size());
  forward(words.size());
  backward(words.size(), labels, confidence);
  if (names_a_work(labels) || !names_a_work(first_labels_)) return;
  labels = first_labels_;
  confidence = first_confidence_;
}

// Weights of both looks, each with its share.
APUD_CLONES void Labeller::look_again(std::size_t words) {
  const std::vector<float>& seen = network_reader_.read(*model_->network(), features_);
  for (std::size_t i = 0; i < words; ++i)
    for (std::size_t l = 0; l < kFieldLabels; ++l)
      weights_[i][l] =
          static_cast<std::int16_t>(weights_[i][l] * kFirstShare / 4 + second_weight(seen[i * kNetworkLabels + l]));
  for (std::size_t i = 1; i < words; ++i)
    for (std::size_t k = 0; k < kStepRow; ++k)
      steps_[i][k] = static_cast<std::int16_t>(steps_[i][k] * kFirstShare / 4 + second_steps_[k]);
}

}  // namespace apud
