// The extractors of a run: one a thread that needs one, over one model and one set of word lists.
// Layer 6.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "corpus/model/relation.h"
#include "corpus/names/meanings.h"
#include "indexer/extract/extractor.h"

namespace apud {

class Extraction {
 public:
  // Reads the model, the lists and the gazetteers. Throws Error, naming a gazetteer's line where one is at fault.
  explicit Extraction(const std::vector<std::string>& gazetteers);
  // What a document says, confidences as they are stored. Safe for several threads at once.
  Knowledge extract(const Document& document);

 private:
  std::shared_ptr<const LanguageModel> model_;
  std::shared_ptr<const Lexicon> lexicon_;
  std::shared_ptr<const Meanings> meanings();  // read when a file of triples asks for it

  std::shared_ptr<const Meanings> meanings_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Extractor>> idle_;
};

}  // namespace apud
