// Vocabulary, batches, epochs.
// Layer 7: a part of apud-train.
#include "indexer/train/network_learner.h"

#include <algorithm>
#include <cstdio>
#include <unordered_map>

#include "indexer/train/reference_network.h"

namespace apud {
namespace {

constexpr std::size_t kPool = 1500;    // references among which those of like length make a batch
constexpr std::size_t kLongest = 300;  // words; the few longer references are left out
constexpr float kSeldom = 0.3F;        // a word seen n times is hidden with a chance of kSeldom / (kSeldom + n)

using Batch = std::vector<const SeenReference*>;

// Which features there are, and the rows that references show.
class Rows {
 public:
  Rows(const std::vector<const GoldReference*>& references, std::uint32_t rarest) : keys_(2, 0) {
    for (const GoldReference* reference : references) {
      reader_.read(reference->text, reference->words, features_);
      for (const WordFeatures& word : features_)
        for (const std::uint8_t kind : kSeenKinds)
          if (word.keys[kind] != 0) ++counts_[word.keys[kind]];
    }
    for (const auto& [key, count] : counts_)
      if (count >= rarest) keys_.push_back(key);
    std::sort(keys_.begin(), keys_.end());  // the two zeros stay in front
    for (std::uint32_t i = 2; i < keys_.size(); ++i) row_of_[keys_[i]] = i;
  }
  [[nodiscard]] const std::vector<std::uint32_t>& keys() const { return keys_; }
  [[nodiscard]] std::uint32_t foreign() const { return static_cast<std::uint32_t>(keys_.size()); }
  SeenReference see(const GoldReference& reference) {
    SeenReference out;
    out.gold = &reference.labels;
    out.weight = reference.weight;
    reader_.read(reference.text, reference.words, features_);
    for (const WordFeatures& word : features_) {
      for (std::size_t f = 0; f < kSeenKinds.size(); ++f) {
        const auto found = row_of_.find(word.keys[kSeenKinds[f]]);
        out.rows.push_back(found != row_of_.end() ? found->second : f == 0 ? kUnknownWordRow : 0);
      }
      out.rows.push_back(reference.foreign ? foreign() : 0);
      const auto count = static_cast<float>(counts_[word.keys[kSeenKinds[0]]]);
      out.keep_word.push_back(1 - kSeldom / (kSeldom + count));
    }
    return out;
  }

 private:
  FeatureReader reader_;
  std::vector<WordFeatures> features_;
  std::unordered_map<std::uint32_t, std::uint32_t> counts_, row_of_;
  std::vector<std::uint32_t> keys_;
};

class Shuffler {
 public:
  explicit Shuffler(std::uint64_t seed) : state_(seed * 2 + 1) {}
  template <typename T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) {
      state_ = state_ * 6364136223846793005U + 1442695040888963407U;
      std::swap(items[i - 1], items[(state_ >> 33) % i]);
    }
  }

 private:
  std::uint64_t state_;
};

std::vector<Batch> make_batches(Batch order, std::size_t words, Shuffler& shuffler) {
  shuffler.shuffle(order);
  std::vector<Batch> batches;
  for (std::size_t i = 0; i < order.size(); i += kPool) {
    const auto first = order.begin() + static_cast<std::ptrdiff_t>(i);
    Batch pool(first, first + static_cast<std::ptrdiff_t>(std::min(kPool, order.size() - i)));
    std::stable_sort(pool.begin(), pool.end(),
                     [](const SeenReference* a, const SeenReference* b) { return a->size() < b->size(); });
    Batch batch;
    for (const SeenReference* reference : pool) {
      if (!batch.empty() && (batch.size() + 1) * reference->size() > words)
        batches.push_back(std::move(batch)), batch = {};
      batch.push_back(reference);
    }
    batches.push_back(std::move(batch));
  }
  shuffler.shuffle(batches);
  return batches;
}

}  // namespace

std::shared_ptr<const LabelNetwork> learn_network(const std::vector<const GoldReference*>& references,
                                                  const NetworkTraining& training) {
  Rows rows(references, training.rarest);
  std::vector<SeenReference> seen;
  std::vector<std::size_t> made;
  Batch real;
  seen.reserve(references.size());
  for (const GoldReference* reference : references) {
    if (reference->words.empty() || reference->words.size() > kLongest) continue;
    seen.push_back(rows.see(*reference));
    if (reference->origin.empty())
      real.push_back(&seen.back());
    else
      made.push_back(seen.size() - 1);
  }
  Shuffler shuffler(training.seed);
  shuffler.shuffle(made);
  ReferenceNetwork network(rows.keys().size() + 1, training.seed);
  std::size_t next = 0;
  for (int epoch = 0; epoch < training.epochs; ++epoch) {
    Batch order = real;
    for (std::size_t i = 0; i < std::min(training.made, made.size()); ++i, ++next)
      order.push_back(&seen[made[next % made.size()]]);
    const std::vector<Batch> batches = make_batches(std::move(order), training.batch_words, shuffler);
    double loss = 0;
    for (std::size_t i = 0; i < batches.size(); ++i) {
      const double part = static_cast<double>(i) / static_cast<double>(batches.size());
      loss += network.train(batches[i], (epoch + part) / training.epochs);
    }
    if (!training.quiet)
      std::fprintf(stderr, "network: pass %d of %d, %.0f words missed\n", epoch + 1, training.epochs, loss);
  }
  return std::make_shared<LabelNetwork>(network.quantise(rows.keys()));
}

}  // namespace apud
