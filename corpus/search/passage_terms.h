// The terms and values of passages and of whole documents. For corpus/search alone: it includes <xapian.h>.
// Layer 2.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/model/document_info.h"
#include "corpus/model/passage.h"
#include "corpus/search/citation_terms.h"
#include "corpus/search/knowledge_terms.h"
#include "corpus/search/vocabulary.h"

namespace apud {

class PassageTerms {
 public:
  // `passages` and `knowledge` must stay until the next call.
  void begin_document(const DocumentInfo& info, const std::vector<Passage>& passages,
                      const DocumentKnowledge& knowledge);
  // Fills in the Xapian document of the next passage; returns the bytes of text that it was made from.
  std::size_t passage_document(const Passage& passage, const BlockKnowledge& block, Xapian::Document& document);
  // Fills in the Xapian document of the whole document from its passages and its title (no data).
  void whole_document(Xapian::Document& document);

  [[nodiscard]] KnowledgeTerms& knowledge() { return knowledge_; }
  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }
  // Calls `visit` with the words of letters alone and the number of passages that they are in.
  template <typename F>
  void each_spelling(F visit) const {
    for (TermId id = 0; id < passages_with_.size(); ++id)
      if (passages_with_[id] > 0 && is_spelling(id)) visit(vocabulary_.text(id), passages_with_[id]);
  }

 private:
  // Counts of terms, with the list of those that are not 0.
  struct Counts {
    std::vector<std::uint32_t> count;
    std::vector<TermId> touched;
    void add(TermId id, std::uint32_t times) {
      if (id >= count.size()) count.resize(id + id / 2 + 64);
      if (count[id] == 0) touched.push_back(id);
      count[id] += times;
    }
    void clear() {
      for (TermId id : touched) count[id] = 0;
      touched.clear();
    }
  };

  [[nodiscard]] bool is_spelling(TermId id) const;
  std::size_t count_words(std::string_view text, std::uint32_t times);
  void list_field(const char* field_prefix, std::string_view text, std::vector<TermId>& terms);
  void add_fields(double title_count, Xapian::Document& document);
  void add_filters(const Passage& passage, Xapian::Document& document);
  void add_passage_counts(Xapian::Document& document);
  void add_document_counts(Xapian::Document& document);
  void add_stems(Counts& counts);

  Vocabulary vocabulary_;
  KnowledgeTerms knowledge_;
  CitationTerms citations_;
  Counts passage_, document_;
  std::vector<std::uint32_t> passages_with_;
  std::vector<TermId> sections_, titles_;
  std::vector<std::string> name_terms_;
  std::string name_, title_;
  std::string name_value_;
  bool first_ = true;
};

}  // namespace apud
