// Layer 2, pure.
#include "corpus/citations/citation_keys.h"

#include <algorithm>
#include <string_view>

#include "corpus/text/fold.h"

namespace apud {
namespace {

constexpr std::size_t kLongestWord = 24;

// The first word of a text, folded, of letters a to z and digits; articles and prepositions are passed over.
std::string first_word(const std::string& text) {
  static constexpr std::string_view kSmall[] = {"a",  "an",  "the", "on",  "of",  "in",  "and", "for", "to",
                                                "at", "by",  "de",  "la",  "le",  "les", "der", "die", "das",
                                                "el", "los", "du",  "von", "van", "un",  "une", "il",  "with"};
  std::string folded, word;
  append_folded_text(std::string_view(text).substr(0, 1000), folded);
  folded += ' ';
  for (const char c : folded) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      word += c;
    } else if (c != '\'' && !word.empty()) {
      if (std::find(std::begin(kSmall), std::end(kSmall), word) == std::end(kSmall)) break;
      word.clear();
    }
  }
  return word.substr(0, kLongestWord);
}

std::string whose(const Citation& c) {
  for (const auto* people : {&c.author, &c.editor})
    for (const CitationName& person : *people)
      if (std::string word = first_word(person.literal.empty() ? person.family : person.literal); !word.empty())
        return word;
  for (const std::string* text : {&c.publisher, &c.container_title})
    if (std::string word = first_word(*text); !word.empty()) return word;
  return "";
}

// "", "a" ... "z", "aa" ...
std::string suffix_of(std::size_t number) {
  std::string suffix;
  for (; number > 0; number = (number - 1) / 26)
    suffix.insert(suffix.begin(), static_cast<char>('a' + (number - 1) % 26));
  return suffix;
}

}  // namespace

std::string CitationKeys::next(const Citation& citation) {
  const std::string year = citation.issued.from.year > 0 ? std::to_string(citation.issued.from.year) : "";
  std::string key = whose(citation) + year + first_word(citation.title);
  if (key.empty() || (key[0] >= '0' && key[0] <= '9')) key.insert(0, "work");
  std::size_t& tries = tries_[key];
  while (!given_.insert(key + suffix_of(tries)).second) ++tries;
  return key + suffix_of(tries);
}

}  // namespace apud
