// What the stages of an EntityFinder share: words, names, where they stand, and what joins them.
// Layer 5; private to indexer/extract/entities*.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/document.h"
#include "corpus/model/entity.h"
#include "corpus/names/lexicon.h"
#include "indexer/extract/entities_english.h"
#include "indexer/extract/entities_lists.h"
#include "indexer/extract/entities_words.h"

namespace apud::entities {

inline constexpr std::uint32_t kNone = UINT32_MAX;

// Why a name stands for its entity, when it is not the entity's own.
enum class Reason : std::uint8_t {
  kUnsaid,
  kWordList,
  kAcronymInBrackets,
  kNameInBrackets,
  kHereinafter,
  kFamilyName,
  kShorterName,
  kSpelling,
  kLegalForm,
  kAdjective,
  kPlural,
  kTitleAlone,
  kAlsoCalled,
  kInitials
};
const char* reason_text(Reason reason);

struct Name {
  std::string_view text;          // of the document, or kept in Reading::made
  std::uint32_t hash = 0;         // folded_hash(text)
  std::uint32_t uses = 0;         // mentions as a name
  std::uint32_t parent = 0;       // union-find: itself for the one that stands for all
  std::uint32_t lexicon = kNone;  // entry
  FormKind form = FormKind::kName;
  bool acronym = false;   // one word of capitals
  bool defined = false;   // an acronym or a short form that the document explains itself
  bool personal = false;  // surely a person
  bool articled = false;  // stands behind "the", or in quotation marks
  bool apart = false;     // a person called like something that the lexicon knows: "President Washington"
  std::uint8_t words = 1;
  std::uint32_t office = kNone;  // of a person: the vocabulary's entry of "President" before the name
  std::uint32_t head = kNone;    // the vocabulary's entry of the head word: "Bank"
  std::uint16_t gender = 0;      // kMale, kFemale, both bits: unknown
  std::array<std::uint16_t, kEntityTypes> votes{};
  Reason reason = Reason::kUnsaid;
  std::uint32_t reason_block = kNone;
  Span reason_span;
};

// A place where a name, a description or a pronoun stands.
struct Found {
  std::uint32_t block = 0;
  Span span;
  std::uint32_t name = 0;
  MentionKind kind = MentionKind::kName;
  bool joined = false;  // goes to the parser as one word
};

// A short form in small letters that the document lays down: "(hereinafter the statement)".
struct Definition {
  std::string_view text;  // "statement"
  std::uint32_t name = 0;
  std::uint32_t block = 0;
  std::uint32_t at = 0;  // it holds from here on
};

struct Sentence {
  std::uint32_t block = 0;
  std::uint32_t first = 0, last = 0;  // of Reading::words
  bool heading = false;               // names only where they are known from elsewhere: Title Case, capitals, headings
  bool reference = false;             // of a bibliography or a note that cites: who wrote is no name of the document
  std::optional<EntityType> column = std::nullopt;  // of a table's cell that is no name as a whole: its column's type
};

// A stretch of words that may be a name.
struct Chunk {
  std::uint32_t first = 0, last = 0;  // of Reading::words
  bool starts = false;                // at the beginning of a sentence or of something like it
  bool quoted = false;
  bool route = false;                             // capital words joined by hyphens, nothing else
  bool pair = false;                              // known names side by side: as many names, if no head is shared
  std::optional<EntityType> type = std::nullopt;  // by its head word
  std::uint32_t lexicon = kNone;
  FormKind form = FormKind::kName;
  bool common = false;
  bool personal = false;  // a title or an office before it says so
  std::uint16_t gender = 0;
  std::uint32_t office = kNone;  // vocabulary's entry
  std::uint32_t head = kNone;
};

// A word, or the words of a name that the lexicon knows.
struct Unit {
  std::uint32_t end = 0;        // of Reading::words
  std::uint32_t match = kNone;  // of Reading::matches
};

class NameTable {
 public:
  void clear();
  // The same bytes give the same name, but a person called like a known place is a name `apart`.
  std::uint32_t add(std::string_view text, bool apart = false);
  [[nodiscard]] std::uint32_t find_folded(std::string_view text) const;  // the most used of the same letters, or kNone
  [[nodiscard]] std::uint32_t find_exact(std::string_view text) const;
  [[nodiscard]] std::vector<Name>& all() { return names_; }
  [[nodiscard]] const std::vector<Name>& all() const { return names_; }
  Name& operator[](std::uint32_t i) { return names_[i]; }
  const Name& operator[](std::uint32_t i) const { return names_[i]; }
  std::uint32_t root(std::uint32_t i);
  // `alias` and all that is joined to it become names of `name`'s entity.
  void join(std::uint32_t name, std::uint32_t alias);

 private:
  void grow();
  std::vector<Name> names_;
  std::vector<std::uint32_t> slots_;
};

struct Reading {
  explicit Reading(std::shared_ptr<const Lexicon> lists) : lexicon(std::move(lists)) {}
  std::shared_ptr<const Lexicon> lexicon;
  const Document* document = nullptr;
  EnglishWords english;
  Vocabulary vocabulary;
  std::vector<Word> words;
  std::vector<Sentence> sentences;
  NameTable names;
  std::deque<std::string> made;            // texts of names that stand nowhere as they are
  std::vector<Found> found;                // by block, then span, once scanned
  std::vector<std::uint32_t> block_found;  // first of each block; one more at the end
  std::vector<Definition> definitions;
  std::vector<Found> late;            // descriptions and pronouns, as read
  std::vector<Span> spans;            // buffer
  std::vector<LexiconMatch> matches;  // buffer
  std::vector<Chunk> chunks;          // buffer
  std::vector<Unit> units;            // buffer

  [[nodiscard]] std::string_view text_of(std::uint32_t block, Span span) const {
    return std::string_view(document->blocks[block].text).substr(span.begin, span.end - span.begin);
  }
  // A word's entry with role and flags; marks and numbers have none, and say nothing.
  const Entry& know(const Word& word) {
    static const Entry kNothing{};
    if (word.shape == Shape::kMark || word.shape == Shape::kNumber) return kNothing;
    Entry& entry = vocabulary[word.entry];
    if (!entry.asked) ask(entry);
    return entry;
  }
  [[nodiscard]] bool flagged(const Word& word, std::uint32_t flags) { return (know(word).flags & flags) != 0; }
  void ask(Entry& entry);
  void vote(std::uint32_t name, EntityType type, unsigned weight);
  Found& add_found(std::uint32_t block, Span span, std::uint32_t name, MentionKind kind, bool joined);
  // The type that most speaks for.
  [[nodiscard]] EntityType type_of(std::uint32_t root) const;
};

// The stages, in order. Each reads what those before it left in `reading`.
void read_sentences(Reading& reading);  // words and their counts
void find_names(Reading& reading);      // names in prose, rows of tables; then those known in headings
// Names that are whole cells of a row, words [first, last); what is no such cell goes to `left`.
void find_row_names(Reading& reading, std::uint32_t block, std::uint32_t first, std::uint32_t last,
                    std::vector<Sentence>& left);
void find_definitions(Reading& reading);  // brackets, "hereinafter"
void find_other_names(Reading& reading);  // "X or XYZ", "X, also called Y", "X (formerly Y)"
void find_persons(Reading& reading);      // which names are persons, family names alone
void join_names(Reading& reading);        // one group of names an entity
void sort_found(Reading& reading);

// Marks the sentences of bibliographies and of notes that cite.
void mark_references(Reading& reading);

// Whether the letters of an acronym are initials of the words of `full`, in order: "AIIB".
bool abbreviates(std::string_view acronym, std::string_view full);
bool abbreviates_loosely(std::string_view acronym, std::string_view full);

// Chunks of one sentence, rising.
void find_chunks(Reading& reading, const Sentence& sentence, std::vector<Chunk>& chunks);

}  // namespace apud::entities
