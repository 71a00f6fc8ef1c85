// Layer 6. An extractor keeps its buffers from document to document, so a thread takes one that is idle.
#include "indexer/build/extraction.h"

#include <utility>

#include "corpus/language/model.h"
#include "indexer/extract/triple_statements.h"

namespace apud {

Extraction::Extraction(const std::vector<std::string>& gazetteers)
    : model_(load_language_model()), lexicon_(Lexicon::load(gazetteers)) {}

std::shared_ptr<const Meanings> Extraction::meanings() {
  const std::lock_guard lock(mutex_);
  if (meanings_ == nullptr) meanings_ = Meanings::load();
  return meanings_;
}

Knowledge Extraction::extract(const Document& document) {
  if (!document.triples.empty()) return triple_statements(document, *lexicon_, *meanings());
  std::unique_ptr<Extractor> extractor;
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      extractor = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (extractor == nullptr) extractor = std::make_unique<Extractor>(model_, lexicon_);
  Knowledge knowledge = extractor->extract(document);
  for (Relation& relation : knowledge.relations) relation.confidence = stored_confidence(relation.confidence);
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(extractor));
  return knowledge;
}

}  // namespace apud
