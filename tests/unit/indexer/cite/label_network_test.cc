#include "indexer/cite/label_network.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "indexer/cite/labeller.h"

namespace apud {
namespace {

constexpr std::string_view kReference = "Okoro, B. Night ferries. Harbour Studies 12 (2009): 3-9.";

// Weights from a fixed sequence, for the words of kReference; `bias` is added to titles.
LabelNetwork made_network(float bias) {
  std::uint32_t state = 1;
  const auto next = [&] {
    state = state * 1664525 + 1013904223;
    return static_cast<float>(state >> 8) / 8388608.0F - 1;
  };
  const auto values = [&](std::size_t count) {
    std::vector<float> out(count);
    for (float& value : out) value = next();
    return out;
  };
  const auto matrix = [&](std::size_t depth, std::size_t columns) {
    return ByteMatrix::quantise(values(depth * columns), depth, columns);
  };
  std::vector<ReferenceWord> words;
  std::vector<WordFeatures> features;
  split_reference(kReference, words);
  FeatureReader().read(kReference, words, features);
  LabelNetwork network;
  std::vector<std::uint32_t> keys(2, 0);
  for (const WordFeatures& word : features)
    if (std::find(keys.begin(), keys.end(), word.keys[0]) == keys.end()) keys.push_back(word.keys[0]);
  for (std::size_t i = 0; i < keys.size() * kEmbedding; ++i)
    network.embedding.push_back(static_cast<std::int8_t>(next() * 127));
  network.embedding_scale.assign(keys.size(), 0.01F);
  network.in1 = matrix(kEmbedding, kGates);
  network.in2 = matrix(kState, kGates);
  for (auto* loops : {&network.loop1, &network.loop2})
    for (ByteMatrix& loop : *loops) loop = matrix(kHidden, 3 * kHidden);
  network.out = matrix(kState, kNetworkLabels);
  network.bias1 = values(kGates);
  network.bias2 = values(kGates);
  network.out_bias.assign(kNetworkLabels, 0);
  network.out_bias[static_cast<std::size_t>(FieldLabel::kTitle)] = bias;
  network.steps.assign(kFieldLabels * kFieldLabels, 0);
  network.features.build(std::move(keys));
  return network;
}

std::vector<float> potentials(const LabelNetwork& network) {
  std::vector<ReferenceWord> words;
  std::vector<WordFeatures> features;
  split_reference(kReference, words);
  FeatureReader().read(kReference, words, features);
  std::vector<float> out = NetworkReader().read(network, features);
  out.resize(words.size() * kNetworkLabels);
  return out;
}

TEST(LabelNetwork, ComesBackFromItsBytes) {
  const LabelNetwork network = made_network(0);
  std::string bytes, again;
  network.append_to(bytes);
  LabelNetwork read;
  ASSERT_TRUE(read.read(bytes));
  read.append_to(again);
  EXPECT_EQ(again, bytes);
  EXPECT_EQ(potentials(read), potentials(network));
}

TEST(LabelNetwork, RefusesOtherBytes) {
  std::string bytes;
  made_network(0).append_to(bytes);
  LabelNetwork read;
  EXPECT_FALSE(read.read(bytes + "x"));
  for (const std::size_t size : {std::size_t{0}, std::size_t{3}, std::size_t{4}, bytes.size() / 2, bytes.size() - 1})
    EXPECT_FALSE(read.read(bytes.substr(0, size))) << size;
  bytes[3] = '\x7F';  // more rows than there may be
  EXPECT_FALSE(read.read(bytes));
}

TEST(LabelNetwork, IsTheSameWithEveryKernel) {
  const LabelNetwork network = made_network(0);
  const std::string usual = kernel_name();
  ASSERT_TRUE(use_kernel("plain"));
  const std::vector<float> plain = potentials(network);
  for (const char* name : {"avx2", "avx512vnni"})
    if (use_kernel(name)) {
      EXPECT_EQ(potentials(network), plain) << name;
    }
  ASSERT_TRUE(use_kernel(usual));
}

// With a first look that is sure that all words are authors, or has no opinion.
std::vector<FieldLabel> labelled(bool sure) {
  std::vector<ReferenceWord> words;
  std::vector<WordFeatures> features;
  split_reference(kReference, words);
  FeatureReader().read(kReference, words, features);
  std::vector<std::vector<LabelModel::Entry>> entries(kKinds);
  std::vector<float> weights(kFeatureKinds[6].rows() * kLabelRow);
  weights[static_cast<std::size_t>(FieldLabel::kAuthor)] = 5;
  std::set<std::uint32_t> keys;
  for (const WordFeatures& word : features) keys.insert(word.keys[6]);
  for (const std::uint32_t key : keys)
    if (sure) entries[6].push_back({key, weights});
  auto model = LabelModel::build(entries, {});
  model->set_network(std::make_shared<LabelNetwork>(made_network(100)));
  std::vector<FieldLabel> labels;
  std::vector<float> confidence;
  Labeller(model).label(kReference, words, labels, confidence);
  return labels;
}

TEST(Labeller, AsksTheNetworkOnlyWhereItIsInDoubt) {
  for (const FieldLabel label : labelled(false)) EXPECT_EQ(label, FieldLabel::kTitle);
  for (const FieldLabel label : labelled(true)) EXPECT_EQ(label, FieldLabel::kAuthor);
}

}  // namespace
}  // namespace apud
