// Weighs the signs of a reference; the weights are those of a logistic regression.
// Layer 5, pure.
#include "indexer/cite/reference_likelihood.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "indexer/cite/known_words.h"
#include "indexer/cite/reference_words.h"

namespace apud {
namespace {

constexpr double kSureOfAddress = 0.9;
constexpr std::size_t kRead = 800;  // words: what follows tells no more

// Words of sentences that titles and names seldom have.
constexpr std::array<std::string_view, 61> kSentenceWords = {
    "is",   "are",   "was",   "were",  "be",      "been",    "being", "has",  "have",    "had",  "having",
    "will", "would", "could", "can",   "should",  "must",    "might", "that", "which",   "who",  "whom",
    "this", "these", "those", "it",    "they",    "them",    "we",    "us",   "he",      "she",  "his",
    "her",  "their", "its",   "you",   "your",    "i",       "my",    "not",  "because", "when", "while",
    "if",   "than",  "also",  "there", "however", "said",    "says",  "did",  "do",      "does", "so",
    "then", "some",  "such",  "our",   "after",   "although"};

// A table of their hashes, half full at most.
class SentenceWords {
 public:
  SentenceWords() {
    for (const std::string_view word : kSentenceWords) {
      std::uint32_t at = hash_lower(word) & kMask;
      while (slots_[at] != 0) at = (at + 1) & kMask;
      slots_[at] = hash_lower(word);
    }
  }
  [[nodiscard]] bool has(std::string_view word) const {
    const std::uint32_t hash = hash_lower(word);
    for (std::uint32_t at = hash & kMask; slots_[at] != 0; at = (at + 1) & kMask)
      if (slots_[at] == hash) return true;
    return false;
  }

 private:
  static constexpr std::uint32_t kMask = 255;
  std::array<std::uint32_t, kMask + 1> slots_{};
};

bool is_sentence_word(std::string_view word) {
  static const SentenceWords words;
  return word.size() <= 8 && words.has(word);
}

struct Counts {
  double words = 0, sentence = 0, small = 0, commas = 0, initials = 0;
  bool year_in_brackets = false, quotes = false, begins_small = false;
};

Counts count(std::string_view text, const std::vector<ReferenceWord>& words) {
  Counts out;
  bool quoted = false;
  for (std::size_t i = 0; i < std::min(words.size(), kRead); ++i) {
    const std::string_view word = text.substr(words[i].span.begin, words[i].span.size());
    if (words[i].kind == WordKind::kPunctuation) {
      if (word == "“" || word == "«" || word == "„" || word == "\"") quoted = out.quotes = word != "\"" || !quoted;
      if (word == "”" || word == "»") quoted = false;
      out.commas += word == "," || word == ";" || word == ":" || word == "(" || word == ".";
      continue;
    }
    if (words[i].kind == WordKind::kNumber && word.size() == 4 && (word[0] == '1' || word[0] == '2') && i > 0)
      out.year_in_brackets |= text[words[i - 1].span.begin] == '(' || text.substr(words[i].span.end).starts_with(")");
    if (words[i].kind != WordKind::kWord) continue;
    const bool small = word[0] >= 'a' && word[0] <= 'z';
    if (out.words == 0) out.begins_small = small;
    ++out.words;
    if (quoted) continue;
    out.small += small;
    out.sentence += is_sentence_word(word);
    out.initials +=
        word.size() == 1 && word[0] >= 'B' && word[0] <= 'Z' && text.substr(words[i].span.end).starts_with(".");
  }
  return out;
}

// "Source: https://www.example.org/": an address names what it cites.
bool is_address_alone(const Citation& c) {
  const std::size_t length = std::max(c.url.size(), c.doi.size());
  return length > 0 && length * 2 > c.raw.size();
}

double share(double part, double most) { return std::min(part, most) / most; }

}  // namespace

std::array<double, kReferenceSigns> reference_signs(const Citation& c, const std::vector<ReferenceWord>& words_of_raw) {
  const Counts counts = count(c.raw, words_of_raw);
  const double words = std::max(counts.words, 1.0);
  double sure = 0, covered = 0, bytes = 1;
  for (const CitationField& field : c.fields)
    for (const Span span : field.spans) {
      sure += static_cast<double>(field.confidence) * span.size();
      bytes += span.size();
      if (field.name == "title") covered = std::max<double>(covered, span.size());
    }
  const bool person = std::any_of(c.author.begin(), c.author.end(), [](const CitationName& name) {
    return !name.family.empty() && name.given.find('.') != std::string::npos;
  });
  return {share(counts.sentence, 4),
          share(counts.sentence / words, .25),
          share(counts.small / words, 1),
          share(counts.commas / words, 1),
          share(counts.initials, 3),
          counts.year_in_brackets ? 1.0 : 0.0,
          counts.quotes ? 1.0 : 0.0,
          counts.begins_small ? 1.0 : 0.0,
          c.issued.from.year > 0 ? 1.0 : 0.0,
          c.author.empty() && c.editor.empty() ? 0.0 : 1.0,
          person ? 1.0 : 0.0,
          c.volume.empty() && c.issue.empty() && c.page.empty() ? 0.0 : 1.0,
          c.url.empty() && c.doi.empty() && c.isbn.empty() ? 0.0 : 1.0,
          c.publisher.empty() && c.publisher_place.empty() ? 0.0 : 1.0,
          c.container_title.empty() ? 0.0 : 1.0,
          sure / bytes,
          std::min(covered / static_cast<double>(std::max<std::size_t>(c.raw.size(), 1)), 1.0),
          1.0};
}

double reference_likelihood(const Citation& citation, const std::vector<ReferenceWord>& words) {
  // Learnt from references of AnyStyle's and GROBID's data, notes made of their fields, and sentences of treebanks.
  static constexpr std::array<double, kReferenceSigns> kWeights = {
      -4.24, -1.35, -0.86, 1.87, 1.81, 1.84, 2.04, 0.75, 2.77, 2.11, 0.97, 1.09, 2.45, 2.18, 1.75, 2.08, 0.72, -6.27};
  if (is_address_alone(citation)) return kSureOfAddress;
  const auto signs = reference_signs(citation, words);
  double sum = 0;
  for (std::size_t i = 0; i < kReferenceSigns; ++i) sum += kWeights[i] * signs[i];
  return 1.0 / (1.0 + std::exp(-sum));
}

double reference_likelihood(const Citation& citation) {
  std::vector<ReferenceWord> words;
  split_reference(citation.raw, words);
  return reference_likelihood(citation, words);
}

}  // namespace apud
