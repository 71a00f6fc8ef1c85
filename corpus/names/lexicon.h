// The word lists of corpus/lexicon and the users' gazetteers: which names and words are known, and as what.
// Layer 2, pure but for loading. One lexicon is shared by any number of threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/model/entity.h"
#include "corpus/text/span.h"

namespace apud {

// What a known form is to its entry.
enum class FormKind : std::uint8_t {
  kName,       // "Serbia", "Asian Infrastructure Investment Bank", "Beijing"
  kAcronym,    // "AIIB", "UN": case counts
  kAdjective,  // "Serbian"
  kPeople,     // "Serbs", "the Dutch"
};

struct LexiconForm {
  std::uint32_t entry = 0;  // Lexicon::entry
  FormKind kind = FormKind::kName;
  bool common_word = false;  // also an English word or another thing's name ("Turkey", "Chad"): needs support
};

struct LexiconEntry {
  std::string_view name;  // canonical
  EntityType type = EntityType::kPlace;
  std::string_view within;  // of a place: its country's or region's canonical name, where the list has it; else ""
  std::string_view source;  // "word list countries.tsv", "gazetteer NAME line 3"
};

struct LexiconMatch {
  std::uint32_t first = 0, words = 0;  // in the words given
  std::span<const LexiconForm> forms;  // one or more, best first; two may be of one entry
};

// Whether the capitals of a text tell something (a document's do, a question's may not).
enum class LetterCase : std::uint8_t { kAsWritten, kAny };

// What a single word tells about the name that it stands in.
struct WordRole {
  std::optional<EntityType> head;  // last word of a name: "Bank" organization, "Railway" infrastructure, "Forum" event
  bool title = false;              // before a person: "President", "Dr.", "Mr."
  bool office = false;             // a role: "president", "minister", "chairman", "Director-General"
  bool given_name = false;         // "Christine"
  bool family_name = false;        // "Wang", "Garcia": only such as are frequent; not in the list means nothing
  bool inside = false;             // small word inside names: "of", "for", "the", "and", "de", "van", "al"
  bool common_word = false;        // a given or family name that is a word or a place, too: "Mark", "Jordan"
  [[nodiscard]] bool any() const { return head || title || office || given_name || family_name || inside; }
};

// A role of one or more words: "Prime Minister", "Power Station".
struct RoleMatch {
  std::uint32_t words = 0;  // 0: none
  WordRole role;
};

class Lexicon {
 public:
  // Reads the lists beside the language model and these gazetteers (docs/gazetteers.md). What a gazetteer says comes
  // before what the lists say. Throws Error naming the file, the line and what to do.
  static std::shared_ptr<const Lexicon> load(const std::vector<std::string>& gazetteers = {});
  ~Lexicon();

  // Sets `matches` to the longest matches in the words of a sentence, rising, not overlapping. `words` are spans of
  // `text`: from split_words, or runs of letters; a possessive may be a word or a part of one. A match covers whole
  // words, the possessive of its last only where it is no word of its own; never the article before it. Between the
  // words of a match may stand blanks, hyphens, apostrophes, full stops of abbreviations. As written: a name's capital
  // letters must be capitals in the text, an acronym must stand as it is. Linear; allocates only where `matches` grows.
  void find(std::string_view text, std::span<const Span> words, std::vector<LexiconMatch>& matches,
            LetterCase letters = LetterCase::kAsWritten) const;
  // Forms with exactly this name, an article before it left out; empty if unknown. Names are compared without case,
  // acronyms with it as far as `letters` says.
  [[nodiscard]] std::span<const LexiconForm> lookup(std::string_view name,
                                                    LetterCase letters = LetterCase::kAsWritten) const;
  [[nodiscard]] const LexiconEntry& entry(std::uint32_t index) const;
  // All known forms of an entry, canonical first: for aliases.
  [[nodiscard]] std::span<const std::pair<std::string_view, FormKind>> forms_of(std::uint32_t entry) const;
  // What is known of a word or words ("Prime Minister"), in any case.
  [[nodiscard]] WordRole role(std::string_view word) const;
  // The longest role that begins at words[first].
  [[nodiscard]] RoleMatch role_at(std::string_view text, std::span<const Span> words, std::size_t first) const;
  [[nodiscard]] std::size_t size() const;  // entries

  struct State;
  explicit Lexicon(std::unique_ptr<const State> state);  // by load()

 private:
  std::unique_ptr<const State> state_;
};

}  // namespace apud
