// From a parsed document to what it says: entities, mentions and relations.
// Layer 5, pure but for the model and the lists, which are loaded on making.
#pragma once

#include <memory>

#include "corpus/language/analysis.h"
#include "corpus/model/document.h"
#include "corpus/model/relation.h"
#include "corpus/names/lexicon.h"

namespace apud {

// One a thread; the model and the lexicon are shared.
class Extractor {
 public:
  Extractor(std::shared_ptr<const LanguageModel> model, std::shared_ptr<const Lexicon> lexicon);
  ~Extractor();
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;

  // Total: any document gives knowledge; linear in its text. Deterministic.
  Knowledge extract(const Document& document);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace apud
