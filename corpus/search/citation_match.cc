// Layer 2, pure.
#include "corpus/search/citation_match.h"

#include <algorithm>
#include <optional>

#include "corpus/search/phrase.h"
#include "corpus/search/tokenizer.h"
#include "corpus/search/vocabulary.h"

namespace apud {
namespace {

constexpr double kInAuthor = 4, kInTitle = 3, kInOther = 2, kInClaim = 1;
constexpr double kYearAlone = 1;

std::string stem_or_word(const std::string& word) {
  std::string stem = stem_term(word);
  return stem.empty() ? word : stem;
}

std::string people_of(const Citation& work) {
  std::string text;
  for (const auto* list : {&work.author, &work.editor, &work.translator})
    for (const CitationName& person : *list) text += person.given + " " + person.family + " " + person.literal + " . ";
  return text;
}

std::string rest_of(const Citation& work, const std::string& raw) {
  std::string text;
  for (const std::string* part : {&work.container_title, &work.publisher, &work.collection_title})
    text += *part + " . ";
  if (work.issued.from.year > 0) text += std::to_string(work.issued.from.year) + " . ";
  return text + raw;
}

}  // namespace

CitationMatcher::CitationMatcher(CitationQuery query, const std::function<double(const std::string& word)>& weight)
    : years_(std::move(query.years)) {
  for (WantedWords& words : query.wanted) {
    Wanted wanted{std::move(words), {}, 0};
    for (const std::string& word : wanted.words.words) {
      wanted.stems.push_back(stem_or_word(word));
      wanted.weight += weight(word);
    }
    wanted_.push_back(std::move(wanted));
  }
}

bool CitationMatcher::has(const Wanted& wanted, const std::string& text) {
  if (wanted.words.phrase) {
    Phrase phrase;
    phrase.words = wanted.words.words;
    phrase.window = static_cast<std::uint32_t>(phrase.words.size());
    return !phrase_spans(phrase, text).empty();
  }
  Tokenizer tokenizer(text);
  for (SearchToken token; tokenizer.next(token);) {
    if (token.term == wanted.words.words[0]) return true;
    const std::string stem = stem_term(token.term);
    if (!stem.empty() && stem == wanted.stems[0]) return true;
  }
  return false;
}

bool CitationMatcher::has_phrase() const {
  return std::any_of(wanted_.begin(), wanted_.end(), [](const Wanted& wanted) { return wanted.words.phrase; });
}

double CitationMatcher::score(const Citation& work, const std::string& raw,
                              const std::function<std::vector<std::string>()>& claims) const {
  const int from = work.issued.from.year, to = std::max(from, work.issued.to.year);
  for (const auto& [first, last] : years_)
    if (from <= 0 || to < first || from > last) return 0;
  const std::string people = people_of(work), rest = wanted_.empty() ? "" : rest_of(work, raw);
  std::optional<std::vector<std::string>> said;
  double score = kYearAlone;
  for (const Wanted& wanted : wanted_) {
    const bool anywhere = wanted.words.in == WantedWords::In::kAnywhere;
    if ((anywhere || wanted.words.in == WantedWords::In::kAuthor) && has(wanted, people)) {
      score += kInAuthor * wanted.weight;
      continue;
    }
    if ((anywhere || wanted.words.in == WantedWords::In::kTitle) && has(wanted, work.title)) {
      score += kInTitle * wanted.weight;
      continue;
    }
    if (!anywhere) return 0;
    if (has(wanted, rest)) {
      score += kInOther * wanted.weight;
      continue;
    }
    if (claims && !said) said = claims();
    const auto in = [&](const std::string& claim) { return has(wanted, claim); };
    if (said && std::none_of(said->begin(), said->end(), in)) return 0;
    score += kInClaim * wanted.weight;
  }
  return score;
}

}  // namespace apud
