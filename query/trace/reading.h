// A sentence as it is compared: its words with their keys and their places in the tree, its values, names and clauses.
// Layer 5, pure but for loading; reads no index.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/clauses/propositions.h"
#include "corpus/language/analysis.h"
#include "corpus/names/lexicon.h"
#include "corpus/values/values.h"
#include "query/trace/senses.h"

namespace apud {

inline constexpr std::uint32_t kNowhere = UINT32_MAX;

struct ReadWord {
  Span span;                       // of the text
  std::string lower;               // folded
  std::string key;                 // its stem, or the key of the phrase that begins with it ("take_effect")
  std::uint32_t token = 0;         // of the analysis; several words may be of one
  std::uint32_t value = kNowhere;  // of the values: it is a word of one
  std::uint32_t entry = kNowhere;  // of the lexicon: the name that it is a word of
  std::uint32_t name = kNowhere;   // of the names
  bool content = false;            // counts; what is a value's does not, the value does
  bool light = false;              // content that may be missing
  bool telling = false;            // small, but the claim turns on it: "only", "before"
  bool acronym = false;            // capitals alone
};

// Words that name one: "the Asian Infrastructure Investment Bank".
struct ReadName {
  std::uint32_t first = 0, last = 0;  // words, inclusive
  std::uint32_t entry = kNowhere;     // of the lexicon
  Span span;
};

// What a clause says, and how.
struct ReadClause {
  std::uint32_t verb = kRoot;                              // token
  std::uint32_t subject = kRoot;                           // head token, kRoot if none
  std::uint32_t object = kRoot;                            // head token
  std::vector<std::uint32_t> subject_words, object_words;  // tokens
  Status status = Status::kAsserted;
  Polarity polarity = Polarity::kAffirmed;
  bool reported = false;
  bool passive = false;
  bool inferred = false;
};

// "Ada Lovelace (10 December 1815 – 27 November 1852)": what the dates behind a name mean.
struct LifeDates {
  std::uint32_t word = kNowhere;  // the first word in the brackets, kNowhere without such dates
  Value born, died;
  std::uint32_t born_value = kNowhere, died_value = kNowhere;  // of the values
};

struct ReadSentence {
  std::string_view text;
  Span sentence;
  Analysis analysis;
  std::vector<Value> values;
  std::vector<std::uint32_t> value_token;  // of each value: the head among its tokens
  std::vector<ReadWord> words;
  std::vector<ReadName> names;
  std::vector<ReadClause> clauses;
  LifeDates life;
  std::vector<std::uint32_t> word_of;  // of a token: its first word, kNowhere for punctuation

  [[nodiscard]] std::string_view at(Span span) const { return text.substr(span.begin, span.size()); }
  [[nodiscard]] std::uint32_t head(std::uint32_t token) const { return analysis.tokens[token].head; }
  [[nodiscard]] Label label(std::uint32_t token) const { return analysis.tokens[token].label; }
  [[nodiscard]] Tag tag(std::uint32_t token) const { return analysis.tokens[token].tag; }
};

// One a thread. Loads the language model, the lexicon and the senses on making: throws Error where one is missing.
class SentenceReader {
 public:
  SentenceReader();
  ~SentenceReader();
  SentenceReader(SentenceReader&&) noexcept;
  SentenceReader& operator=(SentenceReader&&) noexcept;

  // `text` must live as long as the reading. Linear.
  void read(std::string_view text, Span sentence, ReadSentence& reading);
  // A table's row: without a tree and clauses, its values looked for in each cell.
  void read_row(std::string_view text, Span row, std::span<const Span> cells, ReadSentence& reading);
  [[nodiscard]] const Senses& senses() const;
  [[nodiscard]] const Lexicon& lexicon() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace apud
