// Authors and titles have positions, since what they are words of does not stand in every passage that has the terms.
// Layer 2.
#include "corpus/search/citation_terms.h"

#include <algorithm>
#include <map>

#include "corpus/search/schema.h"
#include "corpus/search/segment_state.h"
#include "corpus/search/tokenizer.h"

namespace apud {
namespace {

constexpr Xapian::termpos kGap = 100;  // between texts: wider than a phrase's window
constexpr std::size_t kMostPeople = 200, kMostClaims = 200;

std::vector<std::string> years_of(const Citation& work) {
  std::vector<std::string> years;
  const Date from = work.issued.from, to = work.issued.to;
  if (from.year > 0) years.push_back(std::to_string(from.year));
  if (to.year > 0 && to.year != from.year) years.push_back(std::to_string(to.year));
  return years;
}

std::string name_of(const CitationName& person) {
  if (!person.literal.empty()) return person.literal;
  return person.given + " " + person.family;
}

}  // namespace

std::string work_key(const Passage& passage, const PlacedCitation& placed) {
  return placed.work.empty() ? citation_ref(passage.document, passage.block, placed.ordinal) : placed.work;
}

void CitationTerms::begin_document(const std::vector<Passage>& passages) {
  blocks_.clear();
  support_.clear();
  const auto cites = [](const Passage& passage) { return !passage.citations.empty(); };
  if (std::none_of(passages.begin(), passages.end(), cites)) return;
  for (const Passage& passage : passages) {
    blocks_.emplace(passage.block, &passage);
    for (const PlacedCitation& placed : passage.citations)
      for (const CitedFrom& from : placed.supports)
        if (from.block != passage.block) {
          std::vector<const PlacedCitation*>& list = support_[from.block];
          if (list.empty() || list.back() != &placed) list.push_back(&placed);
        }
  }
}

const Passage* CitationTerms::block(std::uint32_t number) const {
  const auto found = blocks_.find(number);
  return found == blocks_.end() ? nullptr : found->second;
}

const Citation& CitationTerms::work_of(const PlacedCitation& placed) const {
  return resolved_work(placed, [&](std::uint32_t number) { return block(number); });
}

void CitationTerms::add_text(const char* prefix, std::string_view text, Vocabulary& vocabulary,
                             Xapian::Document& document) {
  Tokenizer tokenizer(text);
  for (SearchToken token; tokenizer.next(token);) {
    const std::string& term = vocabulary.text(vocabulary.field_term(prefix, vocabulary.word(token.term)));
    document.add_posting(term, ++position_, static_cast<Xapian::termcount>(kCountScale));
  }
  position_ += kGap;
}

void CitationTerms::add_fields(const Citation& work, Vocabulary& vocabulary, Xapian::Document& document) {
  std::size_t people = 0;
  for (const auto* list : {&work.author, &work.editor, &work.translator})
    for (const CitationName& person : *list)
      if (++people <= kMostPeople) add_text(prefix::kAuthor, name_of(person), vocabulary, document);
  if (!work.title.empty()) add_text(prefix::kTitle, work.title, vocabulary, document);
  for (const std::string& year : years_of(work)) document.add_boolean_term(prefix::kYear + year);
}

void CitationTerms::add_words(const PlacedCitation& placed, const Passage& passage, Vocabulary& vocabulary,
                              Xapian::Document& document) {
  const auto add = [&](std::string_view text) {
    Tokenizer tokenizer(text);
    for (SearchToken token; tokenizer.next(token);)
      document.add_boolean_term(vocabulary.text(vocabulary.field_term(prefix::kCitation, vocabulary.word(token.term))));
  };
  const Citation& work = work_of(placed);
  add(placed.citation.raw);
  std::size_t people = 0;
  for (const auto* list : {&work.author, &work.editor, &work.translator})
    for (const CitationName& person : *list)
      if (++people <= kMostPeople) add(name_of(person));
  for (const std::string* text : {&work.title, &work.container_title, &work.publisher, &work.collection_title})
    add(*text);
  for (const std::string& year : years_of(work)) add(year);
  std::size_t claims = 0;
  for (const CitedFrom& from : placed.supports) {
    const Passage* claim = from.block == passage.block ? &passage : block(from.block);
    if (claim == nullptr || ++claims > kMostClaims) continue;
    if (from.sentence == 0) {
      add(claim->label);
      add(claim->block_title);
    } else if (from.sentence <= claim->sentences.size()) {
      const Span span = claim->sentences[from.sentence - 1];
      add(std::string_view(claim->text).substr(span.begin, span.size()));
    }
  }
}

void CitationTerms::add_to_passage(const Passage& passage, Vocabulary& vocabulary, Xapian::Document& document) {
  if (blocks_.empty()) return;
  position_ = 0;
  std::map<std::string, std::uint32_t> works;  // and the first ordinal of each
  for (const PlacedCitation& placed : passage.citations) {
    const Citation& work = work_of(placed);
    if (placed.work.empty()) document.add_boolean_term(prefix::kUnresolved);
    if (placed.work.empty() && work.empty()) continue;
    works.emplace(work_key(passage, placed), placed.ordinal);
    add_fields(work, vocabulary, document);
    add_words(placed, passage, vocabulary, document);
  }
  if (!works.empty()) document.add_boolean_term(prefix::kCitation);
  for (const auto& [key, ordinal] : works) document.add_term(capped_term(prefix::kWork, key), ordinal);
  if (const auto others = support_.find(passage.block); others != support_.end())
    for (const PlacedCitation* placed : others->second) add_fields(work_of(*placed), vocabulary, document);
}

}  // namespace apud
