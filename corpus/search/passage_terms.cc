// What of a passage becomes a term and what a value; the table of prefixes is schema.h.
// Layer 2.
#include "corpus/search/passage_terms.h"

#include <algorithm>
#include <cmath>

#include "corpus/search/fold_case.h"
#include "corpus/search/schema.h"
#include "corpus/search/segment_state.h"
#include "corpus/search/tokenizer.h"

namespace apud {
namespace {

// A word of the title counts as often as this in the ranking of whole documents.
constexpr std::uint32_t kTitleTimes = 1;
constexpr std::size_t kMinSpelling = 3, kMaxSpelling = 24;
constexpr std::size_t kMaxNameValue = 200;

}  // namespace

bool PassageTerms::is_spelling(TermId id) const {
  const std::string& word = vocabulary_.text(id);
  return vocabulary_.is_word(id) && word.size() >= kMinSpelling && word.size() <= kMaxSpelling &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

void PassageTerms::begin_document(const DocumentInfo& info, const std::vector<Passage>& passages,
                                  const DocumentKnowledge& knowledge) {
  knowledge_.begin_document(knowledge.entities);
  citations_.begin_document(passages);
  document_.clear();
  first_ = true;
  name_ = info.name;
  title_ = info.title;
  name_value_ = info.name.substr(0, kMaxNameValue);
  const std::string name = folded(info.name);
  const std::string last = name.substr(name.rfind('/') + 1);
  name_terms_ = {capped_term(prefix::kId, info.name), capped_term(prefix::kDocument, name)};
  if (last != name) name_terms_.push_back(capped_term(prefix::kDocument, last));
}

std::size_t PassageTerms::count_words(std::string_view text, std::uint32_t times) {
  Tokenizer tokenizer(text);
  for (SearchToken token; tokenizer.next(token);) {
    const TermId word = vocabulary_.word(token.term);
    passage_.add(word, times);
  }
  return text.size();
}

void PassageTerms::list_field(const char* field_prefix, std::string_view text, std::vector<TermId>& terms) {
  Tokenizer tokenizer(text);
  for (SearchToken token; tokenizer.next(token);)
    terms.push_back(vocabulary_.field_term(field_prefix, vocabulary_.word(token.term)));
}

// The words of a title score when they are asked for, those of the headings above only restrict.
void PassageTerms::add_fields(double title_count, Xapian::Document& document) {
  for (TermId id : titles_) document.add_term(vocabulary_.text(id), static_cast<Xapian::termcount>(title_count));
  for (TermId id : sections_) document.add_term(vocabulary_.text(id), 0);
  titles_.clear();
  sections_.clear();
}

void PassageTerms::add_filters(const Passage& passage, Xapian::Document& document) {
  for (const std::string& term : name_terms_) document.add_boolean_term(term);
  document.add_boolean_term(std::string(prefix::kKind).append(block_kind_name(passage.place)));
  document.add_boolean_term(std::string(prefix::kPage).append(std::to_string(passage.page)));
  for (const PageStart& start : passage.page_starts)
    document.add_boolean_term(std::string(prefix::kPage).append(std::to_string(start.page)));
  document.add_value(slot::kDocument, name_value_);
  document.add_value(slot::kKind, std::string(1, static_cast<char>('a' + static_cast<int>(passage.place))));
  document.add_value(slot::kPage, Xapian::sortable_serialise(passage.page));
  if (passage.year == 0) return;
  document.add_boolean_term(std::string(prefix::kYear).append(std::to_string(passage.year)));
  document.add_value(slot::kYear, Xapian::sortable_serialise(passage.year));
}

// Stems count the sums of their words' counts.
void PassageTerms::add_stems(Counts& counts) {
  const std::size_t words = counts.touched.size();
  for (std::size_t i = 0; i < words; ++i) {
    const TermId id = counts.touched[i];
    if (const TermId stem = vocabulary_.stem_of(id); stem != Vocabulary::kNoTerm) counts.add(stem, counts.count[id]);
  }
}

void PassageTerms::add_passage_counts(Xapian::Document& document) {
  double words = 0;
  for (TermId id : passage_.touched) words += passage_.count[id];
  const double norm = 1 - kLengthWeight + kLengthWeight * std::max(words, kShortPassage) / kTypicalPassage;
  add_stems(passage_);
  for (TermId id : passage_.touched) {
    const double count = std::round(kCountScale * passage_.count[id] / norm);
    document.add_term(vocabulary_.text(id), static_cast<Xapian::termcount>(std::max(1.0, count)));
  }
}

// A whole document does without the words that have stems: searches for exact words are for passages.
void PassageTerms::add_document_counts(Xapian::Document& document) {
  add_stems(document_);
  for (TermId id : document_.touched)
    if (vocabulary_.is_stem_or_stemless(id)) document.add_term(vocabulary_.text(id), document_.count[id]);
}

std::size_t PassageTerms::passage_document(const Passage& passage, const BlockKnowledge& block,
                                           Xapian::Document& document) {
  passage_.clear();
  std::size_t bytes = count_words(passage.text, 1);
  for (const std::string* more : {&passage.label, &passage.block_title})
    if (!more->empty() && passage.text.find(*more) == std::string::npos) bytes += count_words(*more, 1);
  for (TermId id : passage_.touched) {
    document_.add(id, passage_.count[id]);
    if (id >= passages_with_.size()) passages_with_.resize(id + id / 2 + 64);
    ++passages_with_[id];
  }
  list_field(prefix::kTitle, passage.block_title, titles_);
  if (first_) {  // the document's title stands on its first passage
    count_words(title_, 1);
    list_field(prefix::kTitle, title_, titles_);
    first_ = false;
  }
  for (const std::string& heading : passage.section) list_field(prefix::kSection, heading, sections_);
  add_passage_counts(document);
  add_fields(kCountScale, document);
  add_filters(passage, document);
  knowledge_.add_to_passage(block, document);
  citations_.add_to_passage(passage, vocabulary_, document);
  document.set_data(encode_passage(passage));
  return bytes;
}

void PassageTerms::whole_document(Xapian::Document& document) {
  passage_.clear();
  count_words(title_, kTitleTimes);
  for (TermId id : passage_.touched) document_.add(id, passage_.count[id]);
  list_field(prefix::kTitle, title_, titles_);
  add_document_counts(document);
  add_fields(1, document);
  for (const std::string& term : name_terms_) document.add_boolean_term(term);
  document.add_value(slot::kDocument, name_value_);
}

}  // namespace apud
