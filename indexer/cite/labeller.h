// Gives each word of a reference its field: the best path through the model's weights, and how sure it is.
// Layer 5, pure.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "indexer/cite/label_model.h"

namespace apud {

class Labeller {
 public:
  explicit Labeller(std::shared_ptr<const LabelModel> model);

  // Sets the label of every word; `confidence` (0 to 1) weighs the best path against the best one that gives the word
  // another label. Where that leaves a word in doubt, the model's network is asked too, unless no work is left then. Time and space linear in the words. Not to be shared by threads.
  void label(std::string_view text, const std::vector<ReferenceWord>& words, std::vector<FieldLabel>& labels,
             std::vector<float>& confidence);

 private:
  using Row = std::array<std::int16_t, kLabelRow>;
  using Table = std::array<std::int16_t, kStepRow>;  // [label before][label]
  void weigh(std::size_t words);
  void add_block(const std::int8_t* block, const FeatureKind& offsets, std::size_t i, std::size_t words);
  void forward(std::size_t words);
  void backward(std::size_t words, std::vector<FieldLabel>& labels, std::vector<float>& confidence);
  void weigh_steps(std::size_t words);
  void look_again(std::size_t words);

  std::shared_ptr<const LabelModel> model_;
  FeatureReader reader_;
  NetworkReader network_reader_;
  std::vector<WordFeatures> features_;
  std::vector<FieldLabel> first_labels_;  // of the first look
  std::vector<float> first_confidence_;
  std::vector<Row> weights_, best_;
  std::vector<Row> from_;
  int least_margin_ = 0;      // of a path through another field over the best path
  std::vector<Table> steps_;  // to each word from the one before
  Table second_steps_{};      // of the network, with its share
};

}  // namespace apud
