// Words are what stands between blanks; a possessive is cut off.
// Layer 6, pure.
#include "query/ask/question.h"

#include <algorithm>
#include <array>

#include "corpus/text/fold.h"
#include "corpus/text/one_of.h"

namespace apud {
namespace {

constexpr std::array<std::string_view, 92> kSmall = {
    "a",     "an",   "the",   "of",    "in",     "on",    "at",     "to",    "for",   "from",  "by",     "with",
    "and",   "or",   "is",    "are",   "was",    "were",  "be",     "been",  "being", "am",    "do",     "does",
    "did",   "has",  "have",  "had",   "having", "can",   "could",  "will",  "would", "shall", "should", "may",
    "might", "must", "you",   "me",    "i",      "we",    "us",     "it",    "its",   "he",    "she",    "they",
    "their", "his",  "her",   "him",   "them",   "this",  "that",   "these", "those", "there", "as",     "so",
    "some",  "any",  "all",   "each",  "one",    "few",   "please", "tell",  "name",  "give",  "list",   "list",
    "find",  "show", "which", "who",   "whom",   "whose", "what",   "when",  "where", "how",   "why",    "also",
    "not",   "no",   "into",  "about", "up",     "out",   "world",  "listed"};

constexpr std::string_view kMarks = ".,;:!?\"'()[]";

bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Without marks at either end; curly quotation marks are three bytes.
Span without_marks(std::string_view text, Span span) {
  constexpr std::array<std::string_view, 4> kCurly = {"“", "”", "‘", "’"};
  for (bool changed = true; changed && span.begin < span.end;) {
    changed = false;
    const std::string_view word = text.substr(span.begin, span.end - span.begin);
    if (kMarks.find(word.front()) != std::string_view::npos) ++span.begin, changed = true;
    if (span.begin < span.end && kMarks.find(text[span.end - 1]) != std::string_view::npos) --span.end, changed = true;
    for (const std::string_view mark : kCurly) {
      const std::string_view rest = text.substr(span.begin, span.end - span.begin);
      if (rest.starts_with(mark))
        span.begin += 3, changed = true;
      else if (rest.ends_with(mark))
        span.end -= 3, changed = true;
    }
  }
  return span;
}

void add_word(std::string_view text, Span whole, std::vector<QuestionWord>& words) {
  QuestionWord word;
  word.whole = whole;
  word.span = without_marks(text, whole);
  if (word.span.begin >= word.span.end) word.span = whole;
  std::string lower = folded_name(text.substr(word.span.begin, word.span.end - word.span.begin));
  const bool possessive = lower.size() > 2 && lower.ends_with("'s");
  if (possessive) {
    const std::string_view written = text.substr(word.span.begin, word.span.end - word.span.begin);
    word.span.end -= written.ends_with("'s") ? 2 : 4;  // a curly apostrophe has three bytes
    lower.resize(lower.size() - 2);
  }
  const char first = text[word.span.begin];
  word.capital = first >= 'A' && first <= 'Z';
  word.small = one_of(lower, kSmall);
  word.lower = std::move(lower);
  words.push_back(std::move(word));
}

AskedBy asked_by(std::string_view word) {
  if (word == "who" || word == "whom") return AskedBy::kWho;
  if (word == "what" || word == "which" || word == "whose") return AskedBy::kWhat;
  if (word == "when") return AskedBy::kWhen;
  if (word == "where") return AskedBy::kWhere;
  if (word == "how") return AskedBy::kHow;
  return AskedBy::kNothing;
}

// The word that asks: at the start, else the last one near the end, else the first.
void find_asking(Question& question) {
  constexpr std::size_t kStart = 3, kEnd = 3;
  std::optional<std::size_t> first, last;
  for (std::size_t i = 0; i < question.words.size(); ++i) {
    if (asked_by(question.words[i].lower) == AskedBy::kNothing) continue;
    if (!first) first = i;
    last = i;
  }
  const std::size_t count = question.words.size();
  if (!first && count >= 3 && question.words[count - 1].lower == "person" && question.words[count - 2].small) {
    question.asked_at = count - 2;  // "... written by this person"
    question.asked_words = 1;
    question.asked_last = true;
    question.asked_by = AskedBy::kWho;
  }
  if (!first) return;
  const bool at_end = *first >= kStart && *last + kEnd >= question.words.size();
  question.asked_at = at_end ? *last : *first;
  question.asked_last = at_end;
  question.asked_words = 1;
  question.asked_by = asked_by(question.words[question.asked_at].lower);
}

}  // namespace

Question read_question(std::string_view text) {
  Question question;
  question.text = std::string(text);
  for (std::size_t at = 0; at < text.size() && question.words.size() < kMostQuestionWords;) {
    while (at < text.size() && blank(text[at])) ++at;
    std::size_t end = at;
    while (end < text.size() && !blank(text[end])) ++end;
    if (end > at) add_word(text, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, question.words);
    at = end;
  }
  find_asking(question);
  return question;
}

std::optional<EntityType> type_of_noun(std::string_view word) {
  struct Noun {
    std::string_view word;
    EntityType type;
  };
  static constexpr std::array<Noun, 38> kNouns = {{{"film", EntityType::kWork},
                                                   {"movie", EntityType::kWork},
                                                   {"picture", EntityType::kWork},
                                                   {"book", EntityType::kWork},
                                                   {"novel", EntityType::kWork},
                                                   {"paper", EntityType::kWork},
                                                   {"article", EntityType::kWork},
                                                   {"work", EntityType::kWork},
                                                   {"song", EntityType::kWork},
                                                   {"person", EntityType::kPerson},
                                                   {"people", EntityType::kPerson},
                                                   {"man", EntityType::kPerson},
                                                   {"woman", EntityType::kPerson},
                                                   {"official", EntityType::kPerson},
                                                   {"country", EntityType::kCountry},
                                                   {"nation", EntityType::kCountry},
                                                   {"state", EntityType::kCountry},
                                                   {"city", EntityType::kPlace},
                                                   {"town", EntityType::kPlace},
                                                   {"place", EntityType::kPlace},
                                                   {"region", EntityType::kRegion},
                                                   {"organization", EntityType::kOrganization},
                                                   {"organisation", EntityType::kOrganization},
                                                   {"company", EntityType::kOrganization},
                                                   {"bank", EntityType::kOrganization},
                                                   {"institution", EntityType::kOrganization},
                                                   {"agency", EntityType::kOrganization},
                                                   {"event", EntityType::kEvent},
                                                   {"meeting", EntityType::kEvent},
                                                   {"forum", EntityType::kEvent},
                                                   {"agreement", EntityType::kAgreement},
                                                   {"treaty", EntityType::kAgreement},
                                                   {"program", EntityType::kProgram},
                                                   {"programme", EntityType::kProgram},
                                                   {"strategy", EntityType::kProgram},
                                                   {"railway", EntityType::kInfrastructure},
                                                   {"port", EntityType::kInfrastructure},
                                                   {"bridge", EntityType::kInfrastructure}}};
  for (const Noun& noun : kNouns) {
    if (word == noun.word) return noun.type;
    if (word.size() == noun.word.size() + 1 && word.back() == 's' && word.starts_with(noun.word)) return noun.type;
    if (word.ends_with("ies") && noun.word.ends_with('y') && word.size() == noun.word.size() + 2 &&
        word.substr(0, word.size() - 3) == noun.word.substr(0, noun.word.size() - 1))
      return noun.type;
  }
  return std::nullopt;
}

bool says_shared(std::string_view word) {
  constexpr std::array<std::string_view, 8> kShared = {"same",    "share", "shared",   "shares",
                                                       "sharing", "also",  "together", "another"};
  return one_of(word, kShared) || word.starts_with("co-");
}

}  // namespace apud
