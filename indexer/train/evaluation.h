// Measures a model against treebanks, as the CoNLL 2018 shared task does.
// Layer 7: a part of apud-train.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "corpus/language/analysis.h"
#include "indexer/train/treebank.h"

namespace apud {

struct Scores {  // F1; with gold words the first two are 1
  double words = 0, sentences = 0, tags = 0, lemmas = 0, uas = 0, las = 0, las_subtypes = 0;
};

// Gold sentences and words: only tags, lemmas and trees are the model's.
Scores evaluate_on_gold_words(const std::shared_ptr<const LanguageModel>& model, const std::vector<GoldSentence>& gold);
// Paragraphs of raw text, everything by the project; words are aligned by their bytes without white space.
Scores evaluate_on_raw_text(const std::shared_ptr<const LanguageModel>& model, const std::vector<GoldSentence>& gold);

// The words of a sentence as text, with white space where the treebank has it, and their spans.
std::string surface(const GoldSentence& sentence, std::vector<Span>& words);

}  // namespace apud
