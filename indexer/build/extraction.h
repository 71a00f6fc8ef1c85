// The extractors and citation finders of a run: one of each a thread that needs one, over the same models and word lists.
// Layer 6.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "corpus/model/relation.h"
#include "corpus/names/meanings.h"
#include "indexer/build/read_document.h"
#include "indexer/cite/citation_finder.h"
#include "indexer/extract/extractor.h"

namespace apud {

struct Extracted {
  Knowledge knowledge;  // of sentences and of citations, confidences as they are stored
  FoundCitations citations;
};

class Extraction {
 public:
  // Reads the model, the lists and the gazetteers. Throws Error, naming a gazetteer's line where one is at fault.
  explicit Extraction(const std::vector<std::string>& gazetteers);
  // What a document says and cites. Safe for several threads at once.
  Extracted extract(const ReadDocument& read);

 private:
  struct Readers {
    Extractor extractor;
    CitationFinder citations;
  };
  std::unique_ptr<Readers> take();
  std::shared_ptr<const Meanings> meanings();  // read when a file of triples asks for it

  std::shared_ptr<const LanguageModel> model_;
  std::shared_ptr<const Lexicon> lexicon_;
  std::shared_ptr<const Meanings> meanings_;
  std::shared_ptr<const LabelModel> labels_;
  std::shared_ptr<const Periodicals> periodicals_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Readers>> idle_;
};

}  // namespace apud
