// The citations of a document: those in its notes, source lines, lists of references and sentences, with the works that
// they mean and the sentences that lean on them.
// Layer 5.
#pragma once

#include <memory>
#include <vector>

#include "corpus/model/document.h"
#include "corpus/model/placed_citation.h"
#include "corpus/text/source_text.h"
#include "indexer/cite/cited_works.h"
#include "indexer/cite/reference_parser.h"

namespace apud {

struct FoundCitations {
  std::vector<std::vector<PlacedCitation>> blocks;  // one a block, rising
  std::vector<CitedWork> works;
  std::vector<Diagnostic> diagnostics;  // "citation_unresolved"
  std::size_t citations = 0;
};

// Not to be shared by threads; model and lists are.
class CitationFinder {
 public:
  CitationFinder(std::shared_ptr<const LabelModel> model, std::shared_ptr<const Lexicon> lexicon,
                 std::shared_ptr<const Periodicals> periodicals);
  ~CitationFinder();
  CitationFinder(CitationFinder&&) noexcept;

  // Total and linear in the text. Sentences and marks of the document are set; `source` is what it was parsed from.
  FoundCitations find(const Document& document, const SourceText& source);

 private:
  class Search;
  ReferenceParser parser_;
  std::shared_ptr<const Lexicon> lexicon_;
};

}  // namespace apud
