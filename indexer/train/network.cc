// Forward and backward passes over a batch of sentences of like length, padded to the longest.
// Layer 7: a part of apud-train. Everything runs in one thread in a fixed order: the same input, the same bits.
#include "indexer/train/network.h"

#include <algorithm>
#include <cmath>

#include "corpus/language/tree.h"
#include "indexer/train/matrix.h"

namespace apud {
namespace {

constexpr std::size_t kSide = 3 * kHidden;
constexpr std::size_t kTagWidth = kClasses, kLabelWidth = kClasses;
constexpr std::size_t kHeadPart = kArc, kLabelPart = 2 * kArc, kLabelHeadPart = 2 * kArc + kLabelHidden;

void fresh(std::vector<float>& values, std::size_t size) { values.assign(size, 0.0F); }

float slope(float squashed) { return 1 - squashed * squashed; }

}  // namespace

Layout::Layout(std::size_t embedding_rows) {
  std::size_t at = 0;
  auto take = [&](std::size_t count) {
    const std::size_t here = at;
    at += count;
    return here;
  };
  embedding = take(embedding_rows * kEmbedding);
  in1 = take(std::size_t{kEmbedding} * kGates), bias1 = take(kGates),
  loop1 = take(std::size_t{2} * kHidden * 3 * kHidden);
  in2 = take(std::size_t{kState} * kGates), bias2 = take(kGates), loop2 = take(std::size_t{2} * kHidden * 3 * kHidden);
  tag = take(kState * kTagWidth), tag_bias = take(kTagWidth);
  project = take(std::size_t{kState} * kProjected), project_bias = take(kProjected);
  root_arc = take(kArc), root_label = take(kLabelHidden);
  label = take(kLabelHidden * kLabelWidth), label_bias = take(kLabelWidth);
  size = at;
}

Network::Network(std::size_t embedding_rows, std::uint64_t seed, const Options& options)
    : layout_(embedding_rows),
      options_(options),
      random_(seed * 2 + 1),
      descent_(embedding_rows),
      tag_{kState, layout_.tag, layout_.tag_bias, kTagWidth},
      project_{kState, layout_.project, layout_.project_bias, kProjected},
      label_{kLabelHidden, layout_.label, layout_.label_bias, kLabelWidth} {
  first_.depth = kEmbedding, first_.in = layout_.in1, first_.bias = layout_.bias1, first_.loop = layout_.loop1;
  second_.depth = kState, second_.in = layout_.in2, second_.bias = layout_.bias2, second_.loop = layout_.loop2;
  parameters_.weights.resize(layout_.size), parameters_.gradient.resize(layout_.size);
  auto fill = [&](std::size_t at, std::size_t count, double in, double out) {
    const auto range = static_cast<float>(std::sqrt(6.0 / (in + out)));
    for (std::size_t i = 0; i < count; ++i) parameters_.weights[at + i] = (uniform() * 2 - 1) * range;
  };
  fill(layout_.embedding, embedding_rows * kEmbedding, 150, 150);
  fill(layout_.in1, std::size_t{kEmbedding} * kGates, kEmbedding, kHidden);
  fill(layout_.loop1, std::size_t{2} * kHidden * 3 * kHidden, kHidden, kHidden);
  fill(layout_.in2, std::size_t{kState} * kGates, kState, kHidden);
  fill(layout_.loop2, std::size_t{2} * kHidden * 3 * kHidden, kHidden, kHidden);
  fill(layout_.tag, kState * kTagWidth, kState, kTagWidth);
  fill(layout_.project, std::size_t{kState} * kProjected, kState, kArc);
  fill(layout_.root_arc, kArc + kLabelHidden, kArc, kArc);
  fill(layout_.label, kLabelHidden * kLabelWidth, kLabelHidden, kLabelWidth);
  for (std::size_t bias : {layout_.bias1, layout_.bias2})
    for (std::size_t side = 0; side < 2; ++side)
      for (std::size_t i = 0; i < kHidden; ++i) parameters_.weights[bias + side * kSide + i] = 1;
}

float Network::uniform() {
  random_ = random_ * 6364136223846793005U + 1442695040888963407U;
  return static_cast<float>(random_ >> 40) * 0x1p-24F;
}

void Network::resize(const std::vector<const Example*>& batch, bool training) {
  batch_ = batch;
  sentences_ = batch.size();
  padded_ = {};
  for (const Example* example : batch) {
    padded_.lengths.push_back(example->size());
    padded_.times = std::max<std::size_t>(padded_.times, example->size());
  }
  times_ = padded_.times;
  rows_ = padded_.rows();
  fresh(raw_input_, rows_ * kEmbedding), fresh(d_input_, rows_ * kEmbedding);
  for (RecurrentLayer* layer : {&first_, &second_}) {
    layer->clear(padded_);
    layer->drop.assign(sentences_ * kState, 1.0F);
    if (training)
      for (float& keep : layer->drop) keep = uniform() < options_.drop_state ? 0 : 1 / (1 - options_.drop_state);
  }
  fresh(tags_, rows_ * kTagWidth);
  fresh(projected_, rows_ * kProjected), fresh(d_projected_, rows_ * kProjected);
  project_drop_.assign(sentences_ * kProjected, 1.0F);
  if (training)
    for (float& keep : project_drop_) keep = uniform() < options_.drop_arc ? 0 : 1 / (1 - options_.drop_arc);
}

void Network::embed(bool training) {
  shown_.assign(rows_ * kFeatures, 0);
  for (std::size_t b = 0; b < sentences_; ++b)
    for (std::size_t t = 0; t < batch_[b]->size(); ++t) {
      std::uint32_t* shown = &shown_[row(t, b) * kFeatures];
      for (std::size_t f = 0; f < kFeatures; ++f) {
        shown[f] = batch_[b]->rows[t][f];
        if (training && (f == 0 ? uniform() > batch_[b]->keep_word[t] : uniform() < options_.drop_feature))
          shown[f] = f == 0 ? 1 : 0;
        if (shown[f] == 0) continue;
        const float* from = &parameters_.weights[layout_.embedding + shown[f] * std::size_t{kEmbedding}];
        float* to = &raw_input_[row(t, b) * kEmbedding];
        for (std::size_t i = 0; i < kEmbedding; ++i) to[i] += from[i];
      }
    }
  input_.resize(raw_input_.size());
  input_drop_.assign(raw_input_.size(), 1.0F);
  for (std::size_t i = 0; i < raw_input_.size(); ++i) {
    raw_input_[i] = squash(raw_input_[i]);
    if (training) input_drop_[i] = uniform() < options_.drop_input ? 0 : 1 / (1 - options_.drop_input);
    input_[i] = raw_input_[i] * input_drop_[i];
  }
}

void Network::forward(bool training) {
  embed(training);
  first_.run(parameters_, padded_, input_.data());
  first_.show(padded_, hidden_);
  tag_.run(parameters_, hidden_.data(), rows_, tags_.data());
  second_.run(parameters_, padded_, hidden_.data());
  second_.show(padded_, labels_);
  project_.run(parameters_, labels_.data(), rows_, projected_.data());
  for (std::size_t r = 0; r < rows_; ++r)
    for (std::size_t i = 0; i < 2 * kArc; ++i) projected_[r * kProjected + i] = squash(projected_[r * kProjected + i]);
}

// Scores of heads of sentence b into scores_ (row stride rounded up to 16; column n is the root).
void Network::score_arcs(std::size_t b) {
  const std::size_t n = batch_[b]->size(), width = (n + 16) / 16 * 16;
  deps_side_.assign(n * kArc, 0.0F);
  heads_side_.assign(kArc * width, 0.0F);
  for (std::size_t t = 0; t < n; ++t)
    for (std::size_t i = 0; i < kArc; ++i) {
      deps_side_[t * kArc + i] = projected_[row(t, b) * kProjected + i] * project_drop_[b * kProjected + i];
      heads_side_[i * width + t] = projected_[row(t, b) * kProjected + kHeadPart + i];
    }
  for (std::size_t i = 0; i < kArc; ++i) heads_side_[i * width + n] = parameters_.weights[layout_.root_arc + i];
  scores_.assign(n * width, 0.0F);
  multiply_add({deps_side_.data(), kArc, 1, heads_side_.data(), width, scores_.data(), width, n, kArc, width});
}

// Turns scores into their gradient (probability minus truth) and returns the loss.
double Network::softmax_loss(float* scores, std::size_t size, std::size_t gold) const {
  const float most = *std::max_element(scores, scores + size);
  double sum = 0;
  const float at_gold = scores[gold];
  for (std::size_t i = 0; i < size; ++i) {
    scores[i] = static_cast<float>(std::exp(static_cast<double>(scores[i] - most)));
    sum += static_cast<double>(scores[i]);
  }
  const auto norm = static_cast<float>(1 / sum);
  for (std::size_t i = 0; i < size; ++i) scores[i] *= norm;
  scores[gold] -= 1;
  return std::log(sum) - static_cast<double>(at_gold - most);
}

double Network::arc_loss(std::size_t b) {
  score_arcs(b);
  const Example& example = *batch_[b];
  const std::size_t n = example.size(), width = (n + 16) / 16 * 16;
  double loss = 0;
  for (std::size_t t = 0; t < n; ++t) {
    float* scores = &scores_[t * width];
    scores[t] = -1e9F;
    loss += softmax_loss(scores, n + 1, example.heads[t]);
    scores[t] = 0;
    std::fill(scores + n + 1, scores + width, 0.0F);
  }
  d_heads_side_.assign(kArc * width, 0.0F);
  multiply_add({deps_side_.data(), 1, kArc, scores_.data(), width, d_heads_side_.data(), width, kArc, n, width});
  heads_side_.resize(width * kArc);
  d_deps_side_.assign(n * kArc, 0.0F);
  std::vector<float>& turned = transposed_;
  turned.resize(width * kArc);
  for (std::size_t i = 0; i < kArc; ++i)
    for (std::size_t t = 0; t < width; ++t) turned[t * kArc + i] = heads_side_[i * width + t];
  multiply_add({scores_.data(), width, 1, turned.data(), kArc, d_deps_side_.data(), kArc, n, n + 1, kArc});
  for (std::size_t t = 0; t < n; ++t) {
    const float* p = &projected_[row(t, b) * kProjected];
    float* d = &d_projected_[row(t, b) * kProjected];
    for (std::size_t i = 0; i < kArc; ++i) {
      d[i] += d_deps_side_[t * kArc + i] * project_drop_[b * kProjected + i] * slope(p[i]);
      d[kHeadPart + i] += d_heads_side_[i * width + t] * slope(p[kHeadPart + i]);
    }
  }
  for (std::size_t i = 0; i < kArc; ++i) parameters_.gradient[layout_.root_arc + i] += d_heads_side_[i * width + n];
  return loss;
}

double Network::label_loss() {
  // The hidden layer adds what the dependent and its head say.
  std::vector<float> hidden(rows_ * kLabelHidden), d_hidden(rows_ * kLabelHidden), out(rows_ * kLabelWidth);
  auto head_row = [&](std::size_t t, std::size_t b) {
    const std::uint32_t head = batch_[b]->heads[t];
    return head == batch_[b]->size() ? layout_.size : row(head, b);
  };
  for (std::size_t b = 0; b < sentences_; ++b)
    for (std::size_t t = 0; t < batch_[b]->size(); ++t) {
      const std::size_t r = row(t, b), h = head_row(t, b);
      const float* other =
          h == layout_.size ? &parameters_.weights[layout_.root_label] : &projected_[h * kProjected + kLabelHeadPart];
      for (std::size_t i = 0; i < kLabelHidden; ++i)
        hidden[r * kLabelHidden + i] = squash(projected_[r * kProjected + kLabelPart + i] + other[i]) *
                                       project_drop_[b * kProjected + kLabelPart + i];
    }
  label_.run(parameters_, hidden.data(), rows_, out.data());
  double loss = 0;
  for (std::size_t b = 0; b < sentences_; ++b)
    for (std::size_t t = 0; t < times_; ++t) {
      float* scores = &out[row(t, b) * kLabelWidth];
      if (t < batch_[b]->size()) {
        loss += softmax_loss(scores, kLabelWidth, batch_[b]->labels[t]);
      } else {
        std::fill_n(scores, kLabelWidth, 0.0F);
      }
    }
  label_.back(parameters_, hidden.data(), out.data(), rows_, d_hidden.data());
  for (std::size_t b = 0; b < sentences_; ++b)
    for (std::size_t t = 0; t < batch_[b]->size(); ++t) {
      const std::size_t r = row(t, b), h = head_row(t, b);
      float* other = h == layout_.size ? &parameters_.gradient[layout_.root_label]
                                       : &d_projected_[h * kProjected + kLabelHeadPart];
      for (std::size_t i = 0; i < kLabelHidden; ++i) {
        const float keep = project_drop_[b * kProjected + kLabelPart + i];
        const float value = keep > 0 ? hidden[r * kLabelHidden + i] / keep : 0;
        const float d = d_hidden[r * kLabelHidden + i] * keep * slope(value);
        d_projected_[r * kProjected + kLabelPart + i] += d;
        other[i] += d;
      }
    }
  return loss;
}

double Network::tag_loss() {
  double loss = 0;
  for (std::size_t b = 0; b < sentences_; ++b)
    for (std::size_t t = 0; t < times_; ++t) {
      float* scores = &tags_[row(t, b) * kTagWidth];
      if (t < batch_[b]->size()) {
        loss += softmax_loss(scores, kTagWidth, batch_[b]->tags[t]);
      } else {
        std::fill_n(scores, kTagWidth, 0.0F);
      }
    }
  return loss;
}

void Network::backward() {
  std::vector<float> d_out(rows_ * kState);
  project_.back(parameters_, labels_.data(), d_projected_.data(), rows_, d_out.data());
  second_.take_back(padded_, d_out);
  std::fill(d_out.begin(), d_out.end(), 0.0F);
  second_.back(parameters_, padded_, hidden_.data(), d_out.data());
  tag_.back(parameters_, hidden_.data(), tags_.data(), rows_, d_out.data());
  first_.take_back(padded_, d_out);
  first_.back(parameters_, padded_, input_.data(), d_input_.data());
  for (std::size_t r = 0; r < rows_; ++r) {
    float* d = &d_input_[r * kEmbedding];
    for (std::size_t i = 0; i < kEmbedding; ++i)
      d[i] *= input_drop_[r * kEmbedding + i] * slope(raw_input_[r * kEmbedding + i]);
    for (std::size_t f = 0; f < kFeatures; ++f) {
      const std::uint32_t shown = shown_[r * kFeatures + f];
      if (shown == 0) continue;
      descent_.touch(shown);
      float* to = &parameters_.gradient[layout_.embedding + shown * std::size_t{kEmbedding}];
      for (std::size_t i = 0; i < kEmbedding; ++i) to[i] += d[i];
    }
  }
}

double Network::train(const std::vector<const Example*>& batch, double progress) {
  resize(batch, true);
  forward(true);
  double loss = 0;
  for (std::size_t b = 0; b < sentences_; ++b) loss += arc_loss(b);
  loss += label_loss() + tag_loss();
  backward();
  double words = 0;
  for (const Example* example : batch) words += example->size();
  descent_.update(parameters_, options_.rate, words, progress);
  return loss;
}

std::vector<Prediction> Network::predict(const std::vector<const Example*>& batch) {
  resize(batch, false);
  forward(false);
  std::vector<Prediction> predictions(sentences_);
  TreeScratch scratch;
  std::vector<float> scores(kLabelWidth), hidden(kLabelHidden);
  for (std::size_t b = 0; b < sentences_; ++b) {
    const std::uint32_t n = batch[b]->size();
    Prediction& p = predictions[b];
    p.heads.resize(n), p.labels.resize(n), p.tags.resize(n);
    score_arcs(b);
    decode_tree(scores_.data(), n, static_cast<std::uint32_t>((n + 16) / 16 * 16), p.heads.data(), scratch);
    for (std::size_t t = 0; t < n; ++t) {
      const float* tags = &tags_[row(t, b) * kTagWidth];
      p.tags[t] = static_cast<std::uint8_t>(std::max_element(tags, tags + kTagWidth) - tags);
      const float* other = p.heads[t] == n ? &parameters_.weights[layout_.root_label]
                                           : &projected_[row(p.heads[t], b) * kProjected + kLabelHeadPart];
      for (std::size_t i = 0; i < kLabelHidden; ++i)
        hidden[i] = squash(projected_[row(t, b) * kProjected + kLabelPart + i] + other[i]);
      std::copy_n(&parameters_.weights[layout_.label_bias], kLabelWidth, scores.begin());
      multiply_add({hidden.data(), kLabelHidden, 1, &parameters_.weights[layout_.label], kLabelWidth, scores.data(),
                    kLabelWidth, 1, kLabelHidden, kLabelWidth});
      p.labels[t] = static_cast<std::uint8_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    }
  }
  return predictions;
}

}  // namespace apud
