// Which word, name and value of a sentence answers which of a claim, and where they differ.
// Layer 5, pure.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "query/trace/reading.h"

namespace apud {

// How a word of the claim has its counterpart.
enum class Tie : std::uint8_t {
  kNone,
  kUnresolved,  // a pronoun or "the bank" whose meaning the text does not tell
  kContext,     // it stands in a heading, the title, a table's head or a sentence before
  kStart,       // the words begin alike: "invest", "investment"
  kKind,        // the sentence has a narrower word: "actor" for "person"
  kSame,        // a word of the same meaning
  kEntity,      // another name of the same entity, or a word that stands for it
  kExact
};
const char* tie_name(Tie tie);

struct Counterpart {
  std::uint32_t word = kNowhere;  // of the sentence; kNowhere with kNone, kContext
  Tie tie = Tie::kNone;
  double degree = 0;  // 0 to 1
};

struct ValuePair {
  std::uint32_t found = kNowhere;  // value of the sentence, or none
  Match match = Match::kIncomparable;
  double place = 0;        // 0 to 1: how far the words around the two agree
  bool elsewhere = false;  // another value of the sentence is equal to the claimed one
  bool governed = false;   // both hang on words that answer each other
  bool context = false;    // only a heading or a sentence before has it
};

enum class ConflictKind : std::uint8_t { kValue, kName, kKind, kOpposite, kPolarity };
const char* conflict_kind_name(ConflictKind kind);

struct Conflict {
  ConflictKind kind = ConflictKind::kValue;
  Span claimed, found;  // of the claim's and the sentence's text; empty for a polarity without a word of its own
  double strength = 0;  // 0 to 1
};

// What stands around a sentence.
struct Surroundings {
  std::unordered_set<std::string> above;   // keys of words in headings, title, caption, table's head
  std::unordered_set<std::string> before;  // keys of words in the sentences before
  std::vector<Value> dates;                // in both
  bool first = false;                      // nothing stands before the sentence in its document, and little behind it
  std::vector<std::pair<Span, std::string>> mentions;  // of entities, by span of the passage's text: their ids
};

struct Alignment {
  std::vector<Counterpart> words;  // by the claim's words
  std::vector<ValuePair> values;   // by the claim's values
  std::vector<Conflict> conflicts;
  double coverage = 0;                 // 0 to 1: share of the claim's weight that has a counterpart
  std::vector<std::uint32_t> missing;  // the claim's words without one that matter
  std::vector<std::uint32_t> missing_values;
  std::uint8_t life = 0;   // dates in brackets answer "was born" (1) or "died" (2)
  bool subject = false;    // who or what the claim is about has a counterpart where it belongs
  bool predicate = false;  // so has what is said of it
  bool reversed = false;   // who does and who suffers have changed places
  Status status = Status::kAsserted;
  bool reported = false;
};

// What the claim names, and the ids of the entities that the index knows under these names.
struct Claim {
  ReadSentence reading;
  std::vector<std::vector<std::string>> ids;  // by the reading's names
  std::uint32_t subject = kRoot;              // head token of what it is about
  std::uint32_t predicate = kRoot;            // token of the main verb, or of the noun or adjective after "is"
  std::vector<std::uint32_t> subject_words;   // tokens
  Status status = Status::kAsserted;
  bool reported = false;
};
void find_frame(Claim& claim);

class Aligner {
 public:
  Aligner(const Senses& senses, const Lexicon& lexicon) : senses_(senses), lexicon_(lexicon) {}
  Alignment align(const Claim& claim, const ReadSentence& found, const Surroundings& around) const;

 private:
  friend class ConflictFinder;
  void tie_words(const Claim& claim, const ReadSentence& found, const Surroundings& around, Alignment& result) const;
  void tie_life(const Claim& claim, const ReadSentence& found, Alignment& result) const;
  void tie_names(const Claim& claim, const ReadSentence& found, const Surroundings& around, Alignment& result) const;
  void tie_context(const Claim& claim, const ReadSentence& found, const Surroundings& around, Alignment& result) const;
  void tie_subject(const Claim& claim, const ReadSentence& found, const Surroundings& around, Alignment& result) const;
  [[nodiscard]] Counterpart counterpart(const ReadWord& claimed, const ReadWord& found) const;
  [[nodiscard]] bool other_name(const Claim& claim, const ReadName& name, const ReadSentence& found,
                                const Alignment& result) const;

  const Senses& senses_;
  const Lexicon& lexicon_;
};

// The words of a clause around one of its words: those that it hangs on up to the verb, and what hangs on them.
std::vector<bool> clause_around(const ReadSentence& reading, std::uint32_t token);
// How far the words around a claim's word and around a sentence's have each other as counterparts, 0 to 1.
double same_place(const Claim& claim, std::uint32_t claimed, const ReadSentence& found, std::uint32_t token,
                  const Alignment& result);
// The nearest word above that counts, kRoot if there is none.
std::uint32_t governor(const ReadSentence& reading, std::uint32_t token);

// value_places.cc: pairs each value of the claim with the one that measures the same thing.
void pair_values(const Claim& claim, const ReadSentence& found, const Surroundings& around, const Senses& senses,
                 Alignment& result);
// conflicts.cc: what differs in the same place. Needs all ties.
void find_conflicts(const Claim& claim, const ReadSentence& found, const Senses& senses, const Lexicon& lexicon,
                    Alignment& result);

}  // namespace apud
