// How the sentences of a document are read: words, parts of speech, trees. For --explain --verbose.
// Layer 6, pure but for the model, which is loaded on making.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "corpus/language/analysis.h"
#include "corpus/model/document.h"

namespace apud {

class LanguageExplainer {
 public:
  LanguageExplainer();  // throws Error where the language model is missing or damaged
  // A JSON array with one array of words a sentence of the block.
  std::string words_json(const Block& block);

 private:
  Analyzer analyzer_;
  Analysis analysis_;
};

// All sentences of a document in CoNLL-U; sent_id is the sentence's address, "NAME#b57.2".
std::string explain_conllu(const Document& document);

}  // namespace apud
