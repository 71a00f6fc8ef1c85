// The word lists of corpus/lexicon and the users' gazetteers: which names and words are known, and as what.
// Layer 2, pure but for loading. One lexicon is shared by any number of threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
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
  std::span<const LexiconForm> forms;  // one or more, best first
};

// What a single word tells about the name that it stands in.
struct WordRole {
  std::optional<EntityType> head;  // last word of a name: "Bank" organization, "Railway" infrastructure, "Forum" event
  bool title = false;              // before a person: "President", "Dr.", "Mr."
  bool office = false;             // a role: "president", "minister", "chairman", "Director-General"
  bool given_name = false;         // "Christine"
  bool inside = false;             // small word inside names: "of", "for", "the", "and", "de", "van", "al"
};

class Lexicon {
 public:
  // Reads the lists beside the language model and these gazetteers (UTF-8; tab-separated: type, name, further names ...;
  // "#" starts a comment). Throws Error naming the file, the line and what to do.
  static std::shared_ptr<const Lexicon> load(const std::vector<std::string>& gazetteers = {});
  ~Lexicon();

  // Longest matches in the words of a sentence (from split_words or by capital letters), rising, not overlapping.
  // Linear in the text. `words` are spans of `text`.
  void find(std::string_view text, std::span<const Span> words, std::vector<LexiconMatch>& matches) const;
  // Forms with exactly this name (folded but for acronyms); empty if unknown.
  [[nodiscard]] std::span<const LexiconForm> lookup(std::string_view name) const;
  [[nodiscard]] const LexiconEntry& entry(std::uint32_t index) const;
  // All known forms of an entry, canonical first: for aliases.
  [[nodiscard]] std::vector<std::pair<std::string_view, FormKind>> forms_of(std::uint32_t entry) const;
  [[nodiscard]] WordRole role(std::string_view word) const;
  [[nodiscard]] std::size_t size() const;  // entries

 private:
  struct State;
  explicit Lexicon(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace apud
