// Learns a model from treebanks.
// Layer 7: a part of apud-train.
#pragma once

#include <string>
#include <vector>

#include "corpus/language/model.h"
#include "indexer/train/network.h"
#include "indexer/train/treebank.h"

namespace apud {

struct Training {
  Options options;
  int epochs = 32;
  std::size_t batch_words = 500;
  std::uint64_t seed = 2;
};

// One thread, fixed order: the same sentences give the same model, bit for bit. Says how it goes on standard error.
LanguageModel train_model(const std::vector<GoldSentence>& sentences, const Training& training);

}  // namespace apud
