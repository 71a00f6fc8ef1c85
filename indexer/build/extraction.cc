// Layer 6. Readers keep their buffers from document to document, so a thread takes one that is idle.
#include "indexer/build/extraction.h"

#include <utility>

#include "corpus/language/model.h"
#include "indexer/cite/citation_knowledge.h"
#include "indexer/extract/triple_statements.h"

namespace apud {

Extraction::Extraction(const std::vector<std::string>& gazetteers)
    : model_(load_language_model()),
      lexicon_(Lexicon::load(gazetteers)),
      labels_(load_label_model()),
      periodicals_(load_periodicals()) {}

std::shared_ptr<const Meanings> Extraction::meanings() {
  const std::lock_guard lock(mutex_);
  if (meanings_ == nullptr) meanings_ = Meanings::load();
  return meanings_;
}

std::unique_ptr<Extraction::Readers> Extraction::take() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      std::unique_ptr<Readers> readers = std::move(idle_.back());
      idle_.pop_back();
      return readers;
    }
  }
  return std::make_unique<Readers>(
      Readers{Extractor(model_, lexicon_), CitationFinder(labels_, lexicon_, periodicals_)});
}

Extracted Extraction::extract(const ReadDocument& read) {
  Extracted extracted;
  if (!read.document.triples.empty()) {
    extracted.knowledge = triple_statements(read.document, *lexicon_, *meanings());
    extracted.citations.blocks.resize(read.document.blocks.size());
    return extracted;
  }
  std::unique_ptr<Readers> readers = take();
  extracted.knowledge = readers->extractor.extract(read.document);
  extracted.citations = readers->citations.find(read.document, read.source);
  add_citation_knowledge(read.document, extracted.citations, *lexicon_, extracted.knowledge);
  for (Relation& relation : extracted.knowledge.relations) relation.confidence = stored_confidence(relation.confidence);
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(readers));
  return extracted;
}

}  // namespace apud
