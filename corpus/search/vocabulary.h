// The words of a batch of passages, each made into its terms once: folding and stemming cost a look-up a word.
// Layer 2.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace apud {

using TermId = std::uint32_t;

// Interns terms. Ids count from 0 in the order in which terms were first seen; strings stay where they are.
class Vocabulary {
 public:
  Vocabulary();
  ~Vocabulary();
  Vocabulary(const Vocabulary&) = delete;
  Vocabulary& operator=(const Vocabulary&) = delete;

  TermId word(std::string_view term);                        // an exact word
  TermId stem_of(TermId word);                               // its "Z" term; kNoTerm for numbers and CJK characters
  TermId field_term(const char* field_prefix, TermId word);  // "Z" + prefix + stem, or prefix + word without a stem
  TermId verbatim(std::string_view term);                    // a term of another kind, as it stands
  [[nodiscard]] const std::string& text(TermId id) const { return *entries_[id].text; }
  [[nodiscard]] bool is_word(TermId id) const { return entries_[id].word; }
  // False for words that stem_of() has given a stem.
  [[nodiscard]] bool is_stem_or_stemless(TermId id) const { return entries_[id].stem >= kUnknown; }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }

  static constexpr TermId kNoTerm = ~TermId{0};

 private:
  struct Entry {
    const std::string* text = nullptr;
    std::uint64_t hash = 0;
    TermId stem = kUnknown;
    bool word = false;
  };
  struct Stemmer;
  static constexpr TermId kUnknown = kNoTerm - 1;

  TermId intern(std::string_view term, bool word);
  void grow();

  std::vector<Entry> entries_;
  std::deque<std::string> texts_;
  std::vector<TermId> table_;  // open addressing; kNoTerm where empty
  std::unique_ptr<Stemmer> stemmer_;
};

// English stem of a folded word, as in the index ("" for words without one).
std::string stem_term(std::string_view word);

}  // namespace apud
