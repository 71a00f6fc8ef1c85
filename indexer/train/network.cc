// Forward and backward passes over a batch of sentences of like length, padded to the longest.
// Layer 7: a part of apud-train. Everything runs in one thread in a fixed order: the same input, the same bits.
#include "indexer/train/network.h"

#include <algorithm>
#include <cmath>

#include "corpus/language/tree.h"
#include "indexer/train/matrix.h"

namespace apud {
namespace {

constexpr float kBeta1 = 0.9F, kBeta2 = 0.99F;
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
    : layout_(embedding_rows), options_(options), random_(seed * 2 + 1) {
  weights_.resize(layout_.size);
  fresh(gradient_, layout_.size), fresh(mean_, layout_.size), fresh(square_, layout_.size);
  is_touched_.resize(embedding_rows);
  auto fill = [&](std::size_t at, std::size_t count, double in, double out) {
    const auto range = static_cast<float>(std::sqrt(6.0 / (in + out)));
    for (std::size_t i = 0; i < count; ++i) weights_[at + i] = (uniform() * 2 - 1) * range;
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
      for (std::size_t i = 0; i < kHidden; ++i) weights_[bias + side * 3 * kHidden + i] = 1;
}

float Network::uniform() {
  random_ = random_ * 6364136223846793005U + 1442695040888963407U;
  return static_cast<float>(random_ >> 40) * 0x1p-24F;
}

void Network::affine(const float* input, std::size_t depth, std::size_t weight, std::size_t bias, float* out,
                     std::size_t width) const {
  for (std::size_t r = 0; r < rows_; ++r) std::copy_n(&weights_[bias], width, out + r * width);
  multiply_add({input, depth, 1, &weights_[weight], width, out, width, rows_, depth, width});
}

void Network::back_affine(const float* input, std::size_t depth, std::size_t weight, std::size_t bias,
                          const float* d_out, std::size_t width, float* d_input) {
  for (std::size_t r = 0; r < rows_; ++r)
    for (std::size_t i = 0; i < width; ++i) gradient_[bias + i] += d_out[r * width + i];
  multiply_add({input, 1, depth, d_out, width, &gradient_[weight], width, depth, rows_, width});
  if (d_input == nullptr) return;
  transposed_.resize(depth * width);
  for (std::size_t k = 0; k < depth; ++k)
    for (std::size_t j = 0; j < width; ++j) transposed_[j * depth + k] = weights_[weight + k * width + j];
  multiply_add({d_out, width, 1, transposed_.data(), depth, d_input, depth, rows_, width, depth});
}

void Network::resize(const std::vector<const Example*>& batch, bool training) {
  batch_ = batch;
  sentences_ = batch.size();
  times_ = 0;
  for (const Example* example : batch) times_ = std::max<std::size_t>(times_, example->size());
  rows_ = times_ * sentences_;
  fresh(raw_input_, rows_ * kEmbedding), fresh(d_input_, rows_ * kEmbedding);
  for (Layer* layer : {&first_, &second_}) {
    fresh(layer->gates, rows_ * kGates), fresh(layer->state, rows_ * kState), fresh(layer->cell, rows_ * kState);
    fresh(layer->d_gates, rows_ * kGates), fresh(layer->d_state, rows_ * kState);
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
        const float* from = &weights_[layout_.embedding + shown[f] * std::size_t{kEmbedding}];
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

// Gates of one direction lie side by side: forget, candidate, output. The cell is forget * before + (1 - forget) *
// candidate, the state output * cell. Padded places keep cell and state at 0.
void Network::run_layer(Layer& layer, const float* input, std::size_t depth, std::size_t in, std::size_t bias,
                        std::size_t loop, bool training) {
  affine(input, depth, in, bias, layer.gates.data(), kGates);
  constexpr std::size_t kSide = 3 * kHidden;
  for (std::size_t side = 0; side < 2; ++side)
    for (std::size_t step = 0; step < times_; ++step) {
      const std::size_t t = side == 0 ? step : times_ - 1 - step;
      const std::size_t before = side == 0 ? t - 1 : t + 1;
      float* gates = &layer.gates[row(t, 0) * kGates + side * kSide];
      if (step > 0)
        multiply_add({&layer.state[row(before, 0) * kState + side * kHidden], kState, 1,
                      &weights_[loop + side * kHidden * kSide], kSide, gates, kGates, sentences_, kHidden, kSide});
      for (std::size_t b = 0; b < sentences_; ++b) {
        if (t >= batch_[b]->size()) continue;
        float* g = gates + b * kGates;
        const std::size_t at = row(t, b) * kState + side * kHidden;
        const float* last = step > 0 ? &layer.cell[row(before, b) * kState + side * kHidden] : nullptr;
        for (std::size_t i = 0; i < kHidden; ++i) {
          const float forget = gate(g[i]), candidate = squash(g[kHidden + i]), out = gate(g[2 * kHidden + i]);
          g[i] = forget, g[kHidden + i] = candidate, g[2 * kHidden + i] = out;
          layer.cell[at + i] = forget * (last ? last[i] : 0) + (1 - forget) * candidate;
          layer.state[at + i] = out * layer.cell[at + i];
        }
      }
    }
  // From here on `drop` is applied to what the next layer sees; the loop saw the state undropped.
  if (training) layer.d_gates.assign(layer.d_gates.size(), 0.0F);
}

void Network::back_layer(Layer& layer, const float* input, float* d_input, std::size_t depth, std::size_t in,
                         std::size_t bias, std::size_t loop) {
  constexpr std::size_t kSide = 3 * kHidden;
  std::vector<float> d_cell, turned(kSide * kHidden);
  for (std::size_t side = 0; side < 2; ++side) {
    fresh(d_cell, sentences_ * kHidden);
    const float* weights = &weights_[loop + side * kHidden * kSide];
    for (std::size_t k = 0; k < kHidden; ++k)
      for (std::size_t j = 0; j < kSide; ++j) turned[j * kHidden + k] = weights[k * kSide + j];
    for (std::size_t step = times_; step-- > 0;) {
      const std::size_t t = side == 0 ? step : times_ - 1 - step;
      const std::size_t before = side == 0 ? t - 1 : t + 1;
      for (std::size_t b = 0; b < sentences_; ++b) {
        if (t >= batch_[b]->size()) continue;
        const float* g = &layer.gates[row(t, b) * kGates + side * kSide];
        float* dg = &layer.d_gates[row(t, b) * kGates + side * kSide];
        const std::size_t at = row(t, b) * kState + side * kHidden;
        const float* last = step > 0 ? &layer.cell[row(before, b) * kState + side * kHidden] : nullptr;
        for (std::size_t i = 0; i < kHidden; ++i) {
          const float forget = g[i], candidate = g[kHidden + i], out = g[2 * kHidden + i];
          const float d_out = layer.d_state[at + i] * layer.cell[at + i];
          const float dc = d_cell[b * kHidden + i] + layer.d_state[at + i] * out;
          dg[i] = dc * ((last ? last[i] : 0) - candidate) * forget * (1 - forget);
          dg[kHidden + i] = dc * (1 - forget) * slope(candidate);
          dg[2 * kHidden + i] = d_out * out * (1 - out);
          d_cell[b * kHidden + i] = dc * forget;
        }
      }
      if (step == 0) continue;
      const float* dg = &layer.d_gates[row(t, 0) * kGates + side * kSide];
      multiply_add({dg, kGates, 1, turned.data(), kHidden, &layer.d_state[row(before, 0) * kState + side * kHidden],
                    kState, sentences_, kSide, kHidden});
      multiply_add({&layer.state[row(before, 0) * kState + side * kHidden], 1, kState, dg, kGates,
                    &gradient_[loop + side * kHidden * kSide], kSide, kHidden, sentences_, kSide});
    }
  }
  back_affine(input, depth, in, bias, layer.d_gates.data(), kGates, d_input);
}

void Network::forward(bool training) {
  embed(training);
  run_layer(first_, input_.data(), kEmbedding, layout_.in1, layout_.bias1, layout_.loop1, training);
  auto dropped = [&](const Layer& layer, std::vector<float>& out) {
    out.resize(layer.state.size());
    for (std::size_t r = 0; r < rows_; ++r)
      for (std::size_t i = 0; i < kState; ++i)
        out[r * kState + i] = layer.state[r * kState + i] * layer.drop[(r % sentences_) * kState + i];
  };
  dropped(first_, hidden_);
  affine(hidden_.data(), kState, layout_.tag, layout_.tag_bias, tags_.data(), kTagWidth);
  run_layer(second_, hidden_.data(), kState, layout_.in2, layout_.bias2, layout_.loop2, training);
  dropped(second_, labels_);
  affine(labels_.data(), kState, layout_.project, layout_.project_bias, projected_.data(), kProjected);
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
  for (std::size_t i = 0; i < kArc; ++i) heads_side_[i * width + n] = weights_[layout_.root_arc + i];
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
  for (std::size_t i = 0; i < kArc; ++i) gradient_[layout_.root_arc + i] += d_heads_side_[i * width + n];
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
          h == layout_.size ? &weights_[layout_.root_label] : &projected_[h * kProjected + kLabelHeadPart];
      for (std::size_t i = 0; i < kLabelHidden; ++i)
        hidden[r * kLabelHidden + i] = squash(projected_[r * kProjected + kLabelPart + i] + other[i]) *
                                       project_drop_[b * kProjected + kLabelPart + i];
    }
  affine(hidden.data(), kLabelHidden, layout_.label, layout_.label_bias, out.data(), kLabelWidth);
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
  back_affine(hidden.data(), kLabelHidden, layout_.label, layout_.label_bias, out.data(), kLabelWidth, d_hidden.data());
  for (std::size_t b = 0; b < sentences_; ++b)
    for (std::size_t t = 0; t < batch_[b]->size(); ++t) {
      const std::size_t r = row(t, b), h = head_row(t, b);
      float* other =
          h == layout_.size ? &gradient_[layout_.root_label] : &d_projected_[h * kProjected + kLabelHeadPart];
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
  auto undrop = [&](Layer& layer) {
    for (std::size_t r = 0; r < rows_; ++r)
      for (std::size_t i = 0; i < kState; ++i)
        layer.d_state[r * kState + i] = d_out[r * kState + i] * layer.drop[(r % sentences_) * kState + i];
  };
  back_affine(labels_.data(), kState, layout_.project, layout_.project_bias, d_projected_.data(), kProjected,
              d_out.data());
  undrop(second_);
  std::fill(d_out.begin(), d_out.end(), 0.0F);
  back_layer(second_, hidden_.data(), d_out.data(), kState, layout_.in2, layout_.bias2, layout_.loop2);
  back_affine(hidden_.data(), kState, layout_.tag, layout_.tag_bias, tags_.data(), kTagWidth, d_out.data());
  undrop(first_);
  back_layer(first_, input_.data(), d_input_.data(), kEmbedding, layout_.in1, layout_.bias1, layout_.loop1);
  for (std::size_t r = 0; r < rows_; ++r) {
    float* d = &d_input_[r * kEmbedding];
    for (std::size_t i = 0; i < kEmbedding; ++i)
      d[i] *= input_drop_[r * kEmbedding + i] * slope(raw_input_[r * kEmbedding + i]);
    for (std::size_t f = 0; f < kFeatures; ++f) {
      const std::uint32_t shown = shown_[r * kFeatures + f];
      if (shown == 0) continue;
      if (!is_touched_[shown]) is_touched_[shown] = true, touched_.push_back(shown);
      float* to = &gradient_[layout_.embedding + shown * std::size_t{kEmbedding}];
      for (std::size_t i = 0; i < kEmbedding; ++i) to[i] += d[i];
    }
  }
}

void Network::update(double progress) {
  ++steps_;
  double norm = 0;
  const std::size_t dense = layout_.in1;
  auto add = [&](std::size_t at, std::size_t count) {
    float sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += gradient_[at + i] * gradient_[at + i];
    norm += static_cast<double>(sum);
  };
  for (std::size_t at = dense; at < layout_.size; at += 256) add(at, std::min<std::size_t>(256, layout_.size - at));
  for (std::uint32_t r : touched_) add(r * std::size_t{kEmbedding}, kEmbedding);
  norm = std::sqrt(norm);
  constexpr double kClip = 5;
  double words = 0;
  for (const Example* example : batch_) words += example->size();
  const double scale = 20 / words;
  const double clip = norm * scale > kClip ? kClip / (norm * scale) : 1;
  const double warm = std::min(1.0, static_cast<double>(steps_) / 200);
  const double correction =
      std::sqrt(1 - std::pow(static_cast<double>(kBeta2), static_cast<double>(std::min<std::uint64_t>(steps_, 5000))));
  const double decay = std::max(0.01, progress < 0.3 ? 1.0 : (1 - progress) / 0.7);
  const AdamStep step{static_cast<float>(options_.rate * warm * decay * correction), static_cast<float>(scale * clip),
                      kBeta1, kBeta2, 1e-7F};
  adam(step, &weights_[dense], &gradient_[dense], &mean_[dense], &square_[dense], layout_.size - dense);
  for (std::uint32_t r : touched_) {
    const std::size_t at = r * std::size_t{kEmbedding};
    adam(step, &weights_[at], &gradient_[at], &mean_[at], &square_[at], kEmbedding);
    is_touched_[r] = false;
  }
  touched_.clear();
}

double Network::train(const std::vector<const Example*>& batch, double progress) {
  resize(batch, true);
  forward(true);
  double loss = 0;
  for (std::size_t b = 0; b < sentences_; ++b) loss += arc_loss(b);
  loss += label_loss() + tag_loss();
  backward();
  update(progress);
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
      const float* other = p.heads[t] == n ? &weights_[layout_.root_label]
                                           : &projected_[row(p.heads[t], b) * kProjected + kLabelHeadPart];
      for (std::size_t i = 0; i < kLabelHidden; ++i)
        hidden[i] = squash(projected_[row(t, b) * kProjected + kLabelPart + i] + other[i]);
      std::copy_n(&weights_[layout_.label_bias], kLabelWidth, scores.begin());
      multiply_add({hidden.data(), kLabelHidden, 1, &weights_[layout_.label], kLabelWidth, scores.data(), kLabelWidth,
                    1, kLabelHidden, kLabelWidth});
      p.labels[t] = static_cast<std::uint8_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    }
  }
  return predictions;
}

}  // namespace apud
