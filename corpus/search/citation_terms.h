// The terms by which passages are found through what they cite. For corpus/search alone: it includes <xapian.h>.
// Layer 2.
#pragma once

#include <xapian.h>

#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/model/passage.h"
#include "corpus/search/vocabulary.h"

namespace apud {

class CitationTerms {
 public:
  // `passages` of one document, which must stay until the next call. Costs nothing but a look where nothing is cited.
  void begin_document(const std::vector<Passage>& passages);
  // Adds the terms of a passage of the document: of what it cites, and of what is cited in its support.
  void add_to_passage(const Passage& passage, Vocabulary& vocabulary, Xapian::Document& document);

 private:
  [[nodiscard]] const Passage* block(std::uint32_t number) const;
  [[nodiscard]] const Citation& work_of(const PlacedCitation& placed) const;
  void add_fields(const Citation& work, Vocabulary& vocabulary, Xapian::Document& document);
  void add_words(const PlacedCitation& placed, const Passage& passage, Vocabulary& vocabulary,
                 Xapian::Document& document);
  // The words of a text as stems of a field, at their places; leaves a gap behind.
  void add_text(const char* prefix, std::string_view text, Vocabulary& vocabulary, Xapian::Document& document);

  std::unordered_map<std::uint32_t, const Passage*> blocks_;
  std::unordered_map<std::uint32_t, std::vector<const PlacedCitation*>> support_;  // of a block, by others
  Xapian::termpos position_ = 0;
};

// What a citation's work is known by: its entity's id, else the citation's own reference.
std::string work_key(const Passage& passage, const PlacedCitation& placed);

// The fields of a citation's work: its own, or those of the full reference that it points at in `passage_of(block)`,
// which gives a `const Passage*` or null.
template <typename F>
const Citation& resolved_work(const PlacedCitation& placed, const F& passage_of) {
  if (!placed.full) return placed.citation;
  const Passage* fuller = passage_of(placed.full->block);
  if (fuller == nullptr || placed.full->ordinal < 1 || placed.full->ordinal > fuller->citations.size())
    return placed.citation;
  return fuller->citations[placed.full->ordinal - 1].citation;
}

}  // namespace apud
