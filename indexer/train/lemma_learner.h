// Learns how forms become lemmas.
// Layer 7: a part of apud-train.
#pragma once

#include <string_view>
#include <vector>

#include "corpus/language/model.h"
#include "indexer/train/treebank.h"

namespace apud {

// Fills the model's lemma tables: for each tag the endings whose rule differs from that of the next shorter one, and
// the words that no ending gets right. `dictionary`: one word a line, for regular forms that the sentences lack.
void learn_lemmas(const std::vector<GoldSentence>& sentences, std::string_view dictionary, LanguageModel& model);

}  // namespace apud
