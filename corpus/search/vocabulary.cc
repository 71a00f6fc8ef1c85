// An open-addressing table of terms.
// Layer 2.
#include "corpus/search/vocabulary.h"

#include <xapian.h>

#include "corpus/search/schema.h"
#include "corpus/search/tokenizer.h"

namespace apud {
namespace {

std::uint64_t hash_of(std::string_view term) {  // FNV-1a, eight bytes a step would not pay for words
  std::uint64_t hash = 1469598103934665603u;
  for (char c : term) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash ^ hash >> 29;
}

}  // namespace

struct Vocabulary::Stemmer {
  Xapian::Stem stem{"english"};
};

Vocabulary::Vocabulary() : table_(1 << 12, kNoTerm), stemmer_(std::make_unique<Stemmer>()) {}
Vocabulary::~Vocabulary() = default;

void Vocabulary::grow() {
  std::vector<TermId> larger(table_.size() * 2, kNoTerm);
  const std::size_t mask = larger.size() - 1;
  for (TermId id = 0; id < entries_.size(); ++id) {
    std::size_t at = entries_[id].hash & mask;
    while (larger[at] != kNoTerm) at = (at + 1) & mask;
    larger[at] = id;
  }
  table_.swap(larger);
}

TermId Vocabulary::intern(std::string_view term, bool word) {
  if (entries_.size() * 2 >= table_.size()) grow();
  const std::uint64_t hash = hash_of(term);
  const std::size_t mask = table_.size() - 1;
  std::size_t at = hash & mask;
  while (table_[at] != kNoTerm) {
    const Entry& entry = entries_[table_[at]];
    if (entry.hash == hash && *entry.text == term) return table_[at];
    at = (at + 1) & mask;
  }
  texts_.emplace_back(term);
  const auto id = static_cast<TermId>(entries_.size());
  entries_.push_back({&texts_.back(), hash, word ? kUnknown : kNoTerm, word});
  table_[at] = id;
  return id;
}

TermId Vocabulary::word(std::string_view term) { return intern(term, true); }
TermId Vocabulary::verbatim(std::string_view term) { return intern(term, false); }

TermId Vocabulary::stem_of(TermId word) {
  if (entries_[word].stem != kUnknown) return entries_[word].stem;
  TermId stem = kNoTerm;
  if (has_stem(text(word))) {
    const std::string stemmed = stemmer_->stem(text(word));
    if (!stemmed.empty()) stem = intern(std::string(prefix::kStem).append(stemmed), false);
  }
  entries_[word].stem = stem;
  return stem;
}

TermId Vocabulary::field_term(const char* field_prefix, TermId word) {
  const TermId stem = stem_of(word);
  if (stem == kNoTerm) return intern(std::string(field_prefix).append(text(word)), false);
  return intern(std::string(prefix::kStem).append(field_prefix).append(text(stem), 1), false);
}

std::string stem_term(std::string_view word) {
  if (!has_stem(word)) return "";
  thread_local const Xapian::Stem stemmer("english");
  return stemmer(std::string(word));
}

}  // namespace apud
