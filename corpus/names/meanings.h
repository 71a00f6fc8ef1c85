// Words that say the same of a relation: "director", "directed" and the predicate directed_by; a hand-made table,
// corpus/lexicon/meanings.tsv. What a question asks and what a graph calls it meet here.
// Layer 2, pure but for loading; safe for several threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/model/entity.h"

namespace apud {

// How a word stands to its meaning: the doing itself, who does it, what is done or had.
enum class WordPart : std::uint8_t { kVerb, kDoer, kThing };

struct WordMeaning {
  std::uint16_t meaning = 0;  // Meanings::name
  WordPart part = WordPart::kVerb;
  bool weak = false;  // says many other things, too: "make", "lead"
  friend bool operator==(const WordMeaning&, const WordMeaning&) = default;
};

// What a predicate of a graph says: "directed_by" is `direct` with the doer as object, "invests_in" with the doer as
// subject.
struct PredicateMeaning {
  std::vector<WordMeaning> words;   // each meaning once; empty: no word of it is known
  std::vector<std::string> lemmas;  // its words, small ones such as "has" and "by" left out
  bool doer_is_object = false;
  std::optional<EntityType> subject, object;  // types of the ends, where the table has them
};

class Meanings {
 public:
  // Throws Error naming the file and the line.
  static std::shared_ptr<const Meanings> load();
  // From the bytes of a table; `file` stands in messages.
  static std::shared_ptr<const Meanings> parse(std::string bytes, const std::string& file);

  // Meanings of a word or words in lower case, blanks between them; plurals, -ed and -ing forms are taken apart.
  [[nodiscard]] std::vector<WordMeaning> of_word(std::string_view word) const;
  // "directed_by", "starred actors", "releaseYear".
  [[nodiscard]] PredicateMeaning of_predicate(std::string_view predicate) const;
  [[nodiscard]] std::string_view name(std::uint16_t meaning) const { return rows_[meaning].name; }
  [[nodiscard]] std::size_t size() const { return rows_.size(); }

 private:
  struct Row {
    std::string name;
    std::optional<EntityType> doer, thing;
  };
  void add_words(std::string_view column, std::uint16_t meaning, WordPart part);
  [[nodiscard]] const std::vector<WordMeaning>* find(const std::string& word) const;

  std::vector<Row> rows_;
  std::unordered_map<std::string, std::uint16_t> names_;  // rows
  std::unordered_map<std::string, std::vector<WordMeaning>> words_;
};

// The words of a predicate in lower case: at "_", blanks, hyphens and capitals within ("releaseYear").
std::vector<std::string> predicate_words_of(std::string_view predicate);

}  // namespace apud
