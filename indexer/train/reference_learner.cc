// AdaGrad (Duchi, Hazan and Singer, JMLR 2011) over a linear-chain conditional random field; weights are averaged over
// the later epochs.
// Layer 7: a part of apud-train.
#include "indexer/train/reference_learner.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <unordered_map>

#include "indexer/train/label_chain.h"

namespace apud {
namespace {

constexpr std::uint32_t kUnknown = UINT32_MAX;
constexpr float kFirstSquare = 0.1F;

// A reference with its features as places of their weights.
struct Example {
  std::vector<std::uint32_t> features, steps;  // kKinds and kStepFeatures for each word
  const std::vector<FieldLabel>* gold = nullptr;
  float weight = 1;
  bool foreign = false;
  [[nodiscard]] std::size_t size() const { return gold->size(); }
};

// Weights with the squares of their gradients and the sum of their averages.
struct Weights {
  std::vector<float> value, squares, sum;
  std::vector<float> apart, apart_squares;  // what foreign references add to `value` for themselves
  void resize(std::size_t size) {
    value.assign(size, 0);
    squares.assign(size, kFirstSquare);
    sum.assign(size, 0);
    apart.assign(size, 0);
    apart_squares.assign(size, kFirstSquare);
  }
  void step(std::size_t at, const float* gradient, std::size_t count, float rate, const Example& example) {
    step(&value[at], &squares[at], gradient, count, rate, example.weight);
    if (example.foreign) step(&apart[at], &apart_squares[at], gradient, count, rate, example.weight);
  }
  static void step(float* w, float* s, const float* gradient, std::size_t count, float rate, float weight) {
    for (std::size_t i = 0; i < count; ++i) {
      const float g = weight * gradient[i];
      s[i] += g * g;
      w[i] -= rate * g / std::sqrt(s[i]);
    }
  }
  void add(std::size_t at, std::size_t count, bool foreign, float* out) const {
    for (std::size_t i = 0; i < count; ++i) out[i] += value[at + i];
    for (std::size_t i = 0; foreign && i < count; ++i) out[i] += apart[at + i];
  }
  void collect() {
    for (std::size_t i = 0; i < value.size(); ++i) sum[i] += value[i];
  }
};

// Which features there are and where their weights begin.
class Catalogue {
 public:
  Catalogue(const std::vector<const GoldReference*>& references, const ReferenceTraining& training) {
    std::array<std::unordered_map<std::uint32_t, std::uint32_t>, kKinds + 1> counts;
    for (const GoldReference* reference : references) {
      reader_.read(reference->text, reference->words, features_);
      for (const WordFeatures& word : features_) {
        for (std::size_t kind = 0; kind < kKinds; ++kind)
          if (word.keys[kind] != 0) ++counts[kind][word.keys[kind]];
        for (const std::uint32_t step : word.steps)
          if (step != 0) ++counts[kKinds][step];
      }
    }
    for (std::size_t part = 0; part <= kKinds; ++part) {
      const std::uint32_t least = part < kKinds ? training.rarest : training.rarest_step;
      for (const auto& [key, count] : counts[part])
        if (count >= least) keys_[part].push_back(key);
      std::sort(keys_[part].begin(), keys_[part].end());
      for (const std::uint32_t key : keys_[part]) {
        places_[part][key] = static_cast<std::uint32_t>(part < kKinds ? size_ : step_size_);
        (part < kKinds ? size_ : step_size_) += width(part);
      }
    }
  }
  static std::size_t width(std::size_t part) {
    return part < kKinds ? kFeatureKinds[part].rows() * kLabelRow : kStepRow;
  }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t step_size() const { return step_size_; }
  [[nodiscard]] const std::vector<std::uint32_t>& keys(std::size_t part) const { return keys_[part]; }
  Example example(const GoldReference& reference) {
    Example out;
    out.gold = &reference.labels;
    out.weight = reference.weight;
    out.foreign = reference.foreign;
    reader_.read(reference.text, reference.words, features_);
    for (const WordFeatures& word : features_) {
      for (std::size_t kind = 0; kind < kKinds; ++kind) out.features.push_back(place(kind, word.keys[kind]));
      for (const std::uint32_t step : word.steps) out.steps.push_back(place(kKinds, step));
    }
    return out;
  }

 private:
  [[nodiscard]] std::uint32_t place(std::size_t part, std::uint32_t key) const {
    const auto found = places_[part].find(key);
    return found == places_[part].end() ? kUnknown : found->second;
  }
  FeatureReader reader_;
  std::vector<WordFeatures> features_;
  std::array<std::vector<std::uint32_t>, kKinds + 1> keys_;
  std::array<std::unordered_map<std::uint32_t, std::uint32_t>, kKinds + 1> places_;
  std::size_t size_ = 0, step_size_ = 0;
};

// One reference a step: its probabilities, and the steps that they ask for.
class Learner {
 public:
  void learn(const Example& example, Weights& words, Weights& steps, float rate) {
    const std::size_t n = example.size();
    if (n == 0) return;
    chain_.clear(n);
    for (std::size_t i = 0; i < n; ++i)
      each_row(example, i,
               [&](std::size_t at, std::size_t word) { words.add(at, kLabelRow, example.foreign, chain_.word(word)); });
    for (std::size_t i = 1; i < n; ++i)
      for (std::size_t k = 0; k < kStepFeatures; ++k)
        if (const std::uint32_t at = example.steps[i * kStepFeatures + k]; at != kUnknown)
          steps.add(at, kStepRow, example.foreign, chain_.step(i));
    chain_.read();
    word_steps(example, words, rate);
    step_steps(example, steps, rate);
  }

 private:
  template <typename Use>
  static void each_row(const Example& example, std::size_t i, const Use& use) {
    const auto n = static_cast<std::ptrdiff_t>(example.size());
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
      std::size_t at = example.features[i * kKinds + kind];
      if (at == kUnknown) continue;
      for (std::ptrdiff_t d = kFeatureKinds[kind].first; d <= kFeatureKinds[kind].last; ++d, at += kLabelRow) {
        const std::ptrdiff_t word = static_cast<std::ptrdiff_t>(i) + d;
        if (word >= 0 && word < n) use(at, static_cast<std::size_t>(word));
      }
    }
  }
  void word_steps(const Example& example, Weights& words, float rate) {
    const std::size_t n = example.size();
    slope_.resize(n * kLabelRow);
    for (std::size_t i = 0; i < n; ++i) chain_.word_slope(i, *example.gold, &slope_[i * kLabelRow]);
    for (std::size_t i = 0; i < n; ++i)
      each_row(example, i, [&](std::size_t at, std::size_t word) {
        words.step(at, &slope_[word * kLabelRow], kLabelRow, rate, example);
      });
  }
  void step_steps(const Example& example, Weights& steps, float rate) {
    std::array<float, kStepRow> slope;
    for (std::size_t i = 1; i < example.size(); ++i) {
      chain_.step_slope(i, *example.gold, slope.data());
      for (std::size_t k = 0; k < kStepFeatures; ++k)
        if (const std::uint32_t at = example.steps[i * kStepFeatures + k]; at != kUnknown)
          steps.step(at, slope.data(), kStepRow, rate, example);
    }
  }

  LabelChain chain_;
  std::vector<float> slope_;
};

void shuffle(std::vector<std::size_t>& order, std::uint64_t& state) {
  for (std::size_t i = order.size(); i > 1; --i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    std::swap(order[i - 1], order[(state >> 33) % i]);
  }
}

LabelModel::Entry entry_of(std::uint32_t key, const float* sums, std::size_t width, float scale, float smallest) {
  LabelModel::Entry entry{key, std::vector<float>(sums, sums + width)};
  for (float& weight : entry.weights) {
    weight *= scale;
    if (std::fabs(weight) < smallest) weight = 0;
  }
  return entry;
}

}  // namespace

std::shared_ptr<const LabelModel> learn_references(const std::vector<const GoldReference*>& references,
                                                   const ReferenceTraining& training) {
  Catalogue catalogue(references, training);
  std::vector<Example> examples;
  std::vector<std::size_t> order;
  for (const GoldReference* reference : references) {
    order.push_back(order.size());
    examples.push_back(catalogue.example(*reference));
  }
  Weights words, steps;
  words.resize(catalogue.size());
  steps.resize(catalogue.step_size());
  Learner learner;
  std::uint64_t state = 7;
  int collected = 0;
  for (int epoch = 0; epoch < training.epochs; ++epoch) {
    shuffle(order, state);
    const float rate = training.rate * (1.0F - 0.9F * static_cast<float>(epoch) / static_cast<float>(training.epochs));
    for (const std::size_t i : order) learner.learn(examples[i], words, steps, rate);
    if (epoch * 3 >= training.epochs) {
      words.collect();
      steps.collect();
      ++collected;
    }
    if (!training.quiet) std::fprintf(stderr, "references: pass %d of %d\n", epoch + 1, training.epochs);
  }
  const float scale = 1.0F / static_cast<float>(std::max(collected, 1));
  std::vector<std::vector<LabelModel::Entry>> entries(kKinds + 1);
  std::size_t at = 0;
  for (std::size_t part = 0; part <= kKinds; ++part) {
    if (part == kKinds) at = 0;
    const Weights& weights = part < kKinds ? words : steps;
    for (const std::uint32_t key : catalogue.keys(part)) {
      entries[part].push_back(entry_of(key, &weights.sum[at], Catalogue::width(part), scale, training.smallest));
      at += Catalogue::width(part);
    }
  }
  const std::vector<LabelModel::Entry> last = std::move(entries.back());
  entries.pop_back();
  auto model = LabelModel::build(entries, last);
  if (training.network.epochs > 0) model->set_network(learn_network(references, training.network));
  return model;
}

}  // namespace apud
