// The trained model that gives the words of a reference their fields: a linear-chain conditional random field
// (Lafferty, McCallum and Pereira, ICML 2001) over the features of word_features.h.
// Layer 5: read once, shared by threads, never changed.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/cite/label_network.h"
#include "indexer/cite/labels.h"
#include "indexer/cite/word_features.h"

namespace apud {

inline constexpr std::uint32_t kLabelModelVersion = 2;
inline constexpr std::size_t kLabelRow = 24;                       // weights of a row: kFieldLabels, then zeros
inline constexpr std::size_t kStepRow = kFieldLabels * kLabelRow;  // [label before][label]
inline constexpr int kWeightsPerUnit = 16;                         // a weight of 1 in log-potentials is this

class LabelModel {
 public:
  // A feature's block: one row of kLabelRow weights for each offset of its kind. nullptr if it is unknown.
  [[nodiscard]] const std::int8_t* block(std::uint32_t key) const { return find(slots_, weights_, key); }
  // Says that the block of this key will be asked for soon.
  void expect(std::uint32_t key) const { __builtin_prefetch(&slots_[key & (slots_.size() - 1)]); }
  // kStepRow weights, or nullptr.
  [[nodiscard]] const std::int8_t* step(std::uint32_t key) const { return find(step_slots_, step_weights_, key); }

  // nullptr if the model has none.
  [[nodiscard]] const LabelNetwork* network() const { return network_.get(); }
  void set_network(std::shared_ptr<const LabelNetwork> network) { network_ = std::move(network); }

  struct Entry {
    std::uint32_t key = 0;       // not 0
    std::vector<float> weights;  // log-potentials: kLabelRow for each offset, or kStepRow
  };
  // From the learner: entries[kind] and steps. Weights that round to nothing are dropped.
  static std::shared_ptr<LabelModel> build(const std::vector<std::vector<Entry>>& entries,
                                           const std::vector<Entry>& steps);
  // The file: "ApudRefs", version, checksum of what follows; for each kind, then the steps: how many keys, each as its
  // difference from the one before, and its weights: for each eight a byte that tells which are given, then those; at last the network, if there is one.
  [[nodiscard]] std::string encode() const;
  // Throws Error(kDamaged) or Error(kVersion); `where` names the file in the message.
  static std::shared_ptr<const LabelModel> decode(std::string_view bytes, const std::string& where);

 private:
  struct Slot {
    std::uint32_t key = 0, at = 0;  // `at` in weights
  };
  struct Part {
    std::vector<std::uint32_t> keys;  // rising
    std::size_t width = 0;            // weights of a key
  };
  static const std::int8_t* find(const std::vector<Slot>& slots, const std::vector<std::int8_t>& weights,
                                 std::uint32_t key) {
    const auto mask = static_cast<std::uint32_t>(slots.size() - 1);
    for (std::uint32_t at = key & mask;; at = (at + 1) & mask) {
      if (slots[at].key == key) return key == 0 ? nullptr : &weights[slots[at].at];
      if (slots[at].key == 0) return nullptr;
    }
  }
  void index();

  std::vector<Part> parts_;  // kKinds, then the steps
  std::vector<std::int8_t> weights_, step_weights_;
  std::vector<Slot> slots_, step_slots_;  // a power of two, at most half full
  std::shared_ptr<const LabelNetwork> network_;
};

// corpus/lexicon/references.model. Throws as decode and read_data_file do.
std::shared_ptr<const LabelModel> load_label_model();

}  // namespace apud
