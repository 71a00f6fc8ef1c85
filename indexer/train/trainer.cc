// Epochs over shuffled batches, then the weights as bytes.
// Layer 7: a part of apud-train.
#include "indexer/train/trainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "indexer/parse/dictionary.h"
#include "indexer/train/lemma_learner.h"
#include "indexer/train/vocabulary.h"

namespace apud {
namespace {

constexpr std::uint32_t kLongestSentence = 120;  // words; the few longer ones are left out
constexpr std::size_t kPool = 1000;              // sentences among which those of like length make a batch

using Batch = std::vector<const Example*>;

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

std::vector<Batch> make_batches(Batch& order, std::size_t words, Shuffler& shuffler) {
  shuffler.shuffle(order);
  std::vector<Batch> batches;
  for (std::size_t i = 0; i < order.size(); i += kPool) {
    const auto first = order.begin() + static_cast<std::ptrdiff_t>(i);
    Batch pool(first, first + static_cast<std::ptrdiff_t>(std::min(kPool, order.size() - i)));
    std::stable_sort(pool.begin(), pool.end(),
                     [](const Example* a, const Example* b) { return a->size() < b->size(); });
    Batch batch;
    for (const Example* example : pool) {
      if (!batch.empty() && (batch.size() + 1) * example->size() > words)
        batches.push_back(std::move(batch)), batch = {};
      batch.push_back(example);
    }
    batches.push_back(std::move(batch));
  }
  shuffler.shuffle(batches);
  return batches;
}

ByteMatrix matrix(const std::vector<float>& weights, std::size_t at, std::size_t depth, std::size_t columns) {
  return ByteMatrix::quantise({&weights[at], depth * columns}, depth, columns);
}

std::vector<float> vector_of(const std::vector<float>& weights, std::size_t at, std::size_t size) {
  return {&weights[at], &weights[at] + size};
}

void quantise_embedding(const std::vector<float>& weights, std::size_t at, std::size_t rows, LanguageModel& model) {
  model.embedding.resize(rows * kEmbedding);
  model.embedding_scale.resize(rows);
  for (std::size_t r = 0; r < rows; ++r) {
    const float* row = &weights[at + r * kEmbedding];
    float most = 1e-6F;
    for (std::size_t i = 0; i < kEmbedding; ++i) most = std::max(most, std::abs(row[i]));
    model.embedding_scale[r] = most / 127;
    for (std::size_t i = 0; i < kEmbedding; ++i)
      model.embedding[r * kEmbedding + i] = static_cast<std::int8_t>(std::lround(row[i] / most * 127));
  }
}

LanguageModel quantise(Network& network, const std::vector<std::uint32_t>& keys) {
  constexpr std::size_t kSide = 3 * kHidden;
  const std::vector<float>& w = network.weights();
  const Layout& at = network.layout();
  LanguageModel model;
  model.features.build(keys);
  quantise_embedding(w, at.embedding, keys.size(), model);
  model.in1 = matrix(w, at.in1, kEmbedding, kGates);
  model.in2 = matrix(w, at.in2, kState, kGates);
  for (std::size_t side = 0; side < 2; ++side) {
    model.loop1[side] = matrix(w, at.loop1 + side * kHidden * kSide, kHidden, kSide);
    model.loop2[side] = matrix(w, at.loop2 + side * kHidden * kSide, kHidden, kSide);
  }
  model.tag = matrix(w, at.tag, kState, kClasses);
  model.project = matrix(w, at.project, kState, kProjected);
  model.label = matrix(w, at.label, kLabelHidden, kClasses);
  model.bias1 = vector_of(w, at.bias1, kGates), model.bias2 = vector_of(w, at.bias2, kGates);
  model.tag_bias = vector_of(w, at.tag_bias, kClasses);
  model.project_bias = vector_of(w, at.project_bias, kProjected);
  model.root_arc = vector_of(w, at.root_arc, kArc), model.root_label = vector_of(w, at.root_label, kLabelHidden);
  model.label_bias = vector_of(w, at.label_bias, kClasses);
  return model;
}

}  // namespace

LanguageModel train_model(const std::vector<GoldSentence>& sentences, const Training& training) {
  const Vocabulary vocabulary(sentences);
  std::vector<Example> examples;
  std::size_t words = 0;
  for (const GoldSentence& sentence : sentences)
    if (sentence.words.size() <= kLongestSentence) {
      examples.push_back(vocabulary.example(sentence));
      words += sentence.words.size();
    }
  Batch order;
  for (const Example& example : examples) order.push_back(&example);
  Network network(vocabulary.keys().size(), training.seed, training.options);
  Shuffler shuffler(training.seed);
  for (int epoch = 0; epoch < training.epochs; ++epoch) {
    const auto start = std::chrono::steady_clock::now();
    const std::vector<Batch> batches = make_batches(order, training.batch_words, shuffler);
    double loss = 0;
    for (std::size_t i = 0; i < batches.size(); ++i) {
      const double part = static_cast<double>(i) / static_cast<double>(batches.size());
      loss += network.train(batches[i], (epoch + part) / training.epochs);
    }
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
    std::fprintf(stderr, "epoch %d of %d: loss %.4f a word, %.1f s\n", epoch + 1, training.epochs,
                 loss / static_cast<double>(words), time.count());
  }
  LanguageModel model = quantise(network, vocabulary.keys());
  learn_lemmas(sentences, parse::dictionary_text(), model);
  return model;
}

}  // namespace apud
