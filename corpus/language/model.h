// The trained model of English: read once, shared by threads, never changed.
// Layer 2: reads no files itself (load_language_model asks corpus/text for the bytes).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/language/features.h"
#include "corpus/language/grammar.h"
#include "corpus/language/kernels.h"
#include "corpus/language/network.h"

namespace apud {

inline constexpr std::uint32_t kModelVersion = 1;

// Known features and where their rows of the embedding are; open addressing over the 32-bit hashes.
class FeatureTable {
 public:
  // keys[i] belongs to row i; keys are distinct and not 0, except row 0 ("nothing") and row 1 (an unknown word).
  void build(std::vector<std::uint32_t> keys);
  [[nodiscard]] std::uint32_t find(std::uint32_t key) const {  // 0 if unknown
    for (std::uint32_t at = key & mask_;; at = (at + 1) & mask_) {
      if (slots_[at].key == key) return slots_[at].row;
      if (slots_[at].key == 0) return 0;
    }
  }
  [[nodiscard]] const std::vector<std::uint32_t>& keys() const { return keys_; }

 private:
  struct Slot {
    std::uint32_t key = 0, row = 0;
  };
  std::vector<std::uint32_t> keys_;
  std::vector<Slot> slots_;
  std::uint32_t mask_ = 0;
};

// How a form becomes its lemma: `cut` bytes off the end, then `add`. For a tag, the rule of the longest known ending.
struct LemmaRule {
  std::uint8_t cut = 0;
  std::string add;
  friend auto operator<=>(const LemmaRule&, const LemmaRule&) = default;
};

struct LanguageModel {
  FeatureTable features;
  std::vector<std::int8_t> embedding;  // rows of kEmbedding bytes
  std::vector<float> embedding_scale;  // of a row
  ByteMatrix in1, in2, tag, project, label;
  std::array<ByteMatrix, 2> loop1, loop2;
  std::vector<float> bias1, bias2, tag_bias, project_bias, root_arc, root_label, label_bias;
  FeatureTable lemma_endings;  // hash of tag and ending -> index into lemma_rule
  std::vector<std::uint16_t> lemma_rule;
  std::vector<LemmaRule> lemma_rules;

  [[nodiscard]] std::string encode() const;
  // Throws Error(kDamaged) or Error(kVersion); `where` names the file in the message.
  static std::shared_ptr<const LanguageModel> decode(std::string_view bytes, const std::string& where);
};

// corpus/lexicon/english.model. Throws as decode and read_data_file do.
std::shared_ptr<const LanguageModel> load_language_model();

}  // namespace apud
