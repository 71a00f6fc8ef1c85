// The trained model that gives the words of a reference their fields: a linear-chain conditional random field
// (Lafferty, McCallum and Pereira, ICML 2001) over the features of word_features.h.
// Layer 5: read once, shared by threads, never changed.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/cite/labels.h"
#include "indexer/cite/word_features.h"

namespace apud {

inline constexpr std::uint32_t kLabelModelVersion = 1;
inline constexpr std::size_t kLabelRow = 24;                      // weights of a row: kFieldLabels, then zeros
inline constexpr std::size_t kStepRow = kFieldLabels * kLabelRow;  // [label before][label]

// Weights are bytes; `scale` makes them log-potentials.
class LabelModel {
 public:
  // A feature's block: one row of kLabelRow weights for each offset of its kind. nullptr if it is unknown.
  [[nodiscard]] const std::int8_t* block(std::size_t kind, std::uint32_t key) const;
  [[nodiscard]] const std::int8_t* step(std::uint32_t key) const;  // kStepRow weights
  [[nodiscard]] float scale() const { return scale_; }
  [[nodiscard]] float step_scale() const { return step_scale_; }

  struct Entry {
    std::uint32_t key = 0;
    std::vector<float> weights;
  };
  // From the learner: entries[kind] and steps. Weights that round to nothing are dropped.
  static LabelModel build(const std::vector<std::vector<Entry>>& entries, const std::vector<Entry>& steps);
  [[nodiscard]] std::string encode() const;
  // Throws Error(kDamaged) or Error(kVersion); `where` names the file in the message.
  static std::shared_ptr<const LabelModel> decode(std::string_view bytes, const std::string& where);

 private:
  struct Slot {
    std::uint32_t key = 0, row = 0;
  };
  void index();
  [[nodiscard]] static std::uint32_t find(const std::vector<Slot>& slots, std::uint32_t key);

  std::vector<std::vector<std::uint32_t>> keys_;  // of each kind, in the order of their blocks
  std::vector<std::uint32_t> step_keys_;
  std::vector<std::int8_t> weights_, step_weights_;
  float scale_ = 1, step_scale_ = 1;
  std::vector<Slot> slots_, step_slots_;
};

// corpus/lexicon/references.model. Throws as decode and read_data_file do.
std::shared_ptr<const LabelModel> load_label_model();

}  // namespace apud
