// Values and known names are one word each for the parser, as in the indexer, and words of their own here.
// Layer 5, pure but for loading.
#include "query/trace/reading.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_set>

#include "corpus/clauses/sentence_tree.h"
#include "corpus/language/tokens.h"
#include "corpus/search/tokenizer.h"

namespace apud {
namespace {

constexpr TagSet kContentTags = kVerbTags | kNounTags | kAdjectiveTags | kAdverbTags |
                                tag_set({Tag::kCd, Tag::kFw, Tag::kRp, Tag::kAdd, Tag::kGw, Tag::kLs});

bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool has_upper(std::string_view word) { return std::any_of(word.begin(), word.end(), upper); }
bool is_acronym(std::string_view word) {
  return word.size() > 1 &&
         std::all_of(word.begin(), word.end(),
                     [](char c) { return upper(c) || c == '.' || c == '&' || c == '-' || (c >= '0' && c <= '9'); }) &&
         std::count_if(word.begin(), word.end(), upper) > 1;
}

// Prepositions and adverbs that a claim turns on.
bool telling(const std::string& lower) {
  static const std::unordered_set<std::string> kWords = {"before",     "after",      "outside", "inside", "against",
                                                         "without",    "until",      "only",    "solely", "exclusively",
                                                         "negatively", "positively", "barely",  "rarely"};
  return kWords.contains(lower);
}

// Words that only bind others together.
bool function_word(const std::string& lower) {
  static const std::unordered_set<std::string> kWords = {
      "a",     "an",    "the",   "of",   "in",    "on",    "at",     "to",   "for",   "from",  "by",    "with", "and",
      "or",    "as",    "is",    "are",  "was",   "were",  "be",     "been", "being", "am",    "has",   "have", "had",
      "do",    "does",  "did",   "will", "would", "shall", "should", "can",  "could", "may",   "might", "must", "that",
      "this",  "these", "those", "it",   "its",   "he",    "him",    "his",  "she",   "her",   "they",  "them", "their",
      "we",    "our",   "you",   "your", "i",     "my",    "who",    "whom", "whose", "which", "what",  "when", "where",
      "there", "than",  "then",  "but",  "if",    "so",    "such",   "into", "onto",  "upon",  "about", "s",    "t"};
  return kWords.contains(lower);
}

}  // namespace

struct SentenceReader::State {
  State() : lexicon(Lexicon::load()), senses(Senses::load()), analyzer(load_language_model()) {}

  void find_names(const ReadSentence& reading);
  void join(const ReadSentence& reading);
  void make_words(ReadSentence& reading);
  static void add_numbers(std::span<const Span> cells, ReadSentence& reading);
  void mark_values(ReadSentence& reading);
  void mark_entries(ReadSentence& reading);
  void find_phrases(ReadSentence& reading);
  static void group_names(ReadSentence& reading);
  static void find_life(ReadSentence& reading);
  void find_clauses(ReadSentence& reading);

  std::shared_ptr<const Lexicon> lexicon;
  std::shared_ptr<const Senses> senses;
  Analyzer analyzer;
  PropositionFinder propositions;
  std::vector<Span> plain;
  std::vector<LexiconMatch> matches;
  std::vector<JoinedName> names, joined;
  std::vector<std::pair<Span, std::uint32_t>> entries;  // known names and their entries
};

void SentenceReader::State::find_names(const ReadSentence& reading) {
  plain.clear();
  split_words(reading.text, reading.sentence, {}, plain);
  lexicon->find(reading.text, plain, matches);
  names.clear();
  entries.clear();
  for (const LexiconMatch& match : matches) {
    const Span span{plain[match.first].begin, plain[match.first + match.words - 1].end};
    const LexiconForm& form = match.forms.front();
    const bool person = lexicon->entry(form.entry).type == EntityType::kPerson;
    if (form.common_word && match.words == 1 && form.kind != FormKind::kAdjective) continue;
    if (!person) entries.emplace_back(span, form.entry);
    if (match.words > 1) names.push_back({span, Tag::kNnp});
  }
}

// Names, and values but for counts and shares, whose noun is to stay a word.
void SentenceReader::State::join(const ReadSentence& reading) {
  joined.clear();
  auto name = names.begin();
  for (const Value& value : reading.values) {
    if (value.kind == ValueKind::kQuantity || value.kind == ValueKind::kPercent) continue;
    const Span core = value.core.empty() ? value.span : value.core;
    while (name != names.end() && name->span.end <= core.begin) joined.push_back(*name++);
    if (name != names.end() && name->span.begin < core.end) continue;
    if (core.begin < reading.sentence.begin || core.end > reading.sentence.end) continue;
    joined.push_back({core, value.kind == ValueKind::kDate ? std::nullopt : std::optional(Tag::kCd)});
  }
  joined.insert(joined.end(), name, names.end());
}

void SentenceReader::State::make_words(ReadSentence& reading) {
  const std::vector<Token>& tokens = reading.analysis.tokens;
  reading.word_of.assign(tokens.size(), kNowhere);
  Tokenizer tokenizer(reading.at(reading.sentence));
  std::size_t at = 0;
  for (SearchToken token; tokenizer.next(token);) {
    if (token.pair) continue;
    ReadWord word;
    word.span = {reading.sentence.begin + token.span.begin, reading.sentence.begin + token.span.end};
    word.lower = token.term;
    if (word.lower.ends_with("'s")) word.lower.resize(word.lower.size() - 2);
    word.key = sense_key(word.lower);
    while (at + 1 < tokens.size() && tokens[at].span.end <= word.span.begin) ++at;
    word.token = static_cast<std::uint32_t>(at);
    // "built" is a form of "build": the lemma's stem, where the word is a verb.
    if (!tokens.empty() && in(kVerbTags, tokens[at].tag)) word.key = sense_key(reading.analysis.lemma_of(at));
    const std::string_view as_written = reading.at(word.span);
    word.acronym = is_acronym(as_written);
    const Tag tag = tokens.empty() ? Tag::kNn : tokens[at].tag;
    word.content = !function_word(word.lower) && (tokens.empty() || in(kContentTags, tag) || has_upper(as_written) ||
                                                  tag == Tag::kPdt || tag == Tag::kDt || telling(word.lower));
    word.telling = telling(word.lower);
    word.light = senses->light(word.key) || senses->denying(word.key);
    if (!tokens.empty() && reading.word_of[at] == kNowhere)
      reading.word_of[at] = static_cast<std::uint32_t>(reading.words.size());
    reading.words.push_back(std::move(word));
  }
}

// Numbers that say nothing of what they count: "kilometre 863", a cell of a table. Part of a name is none ("Vision 2030").
void SentenceReader::State::add_numbers(std::span<const Span> cells, ReadSentence& reading) {
  for (std::size_t i = 0; i < reading.words.size(); ++i) {
    const ReadWord& word = reading.words[i];
    const bool digits = std::all_of(word.lower.begin(), word.lower.end(),
                                    [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ','; });
    const bool known = std::any_of(reading.values.begin(), reading.values.end(), [&](const Value& value) {
      return word.span.begin >= value.span.begin && word.span.end <= value.span.end;
    });
    if (!digits || known) continue;
    if (!cells.empty()) {
      if (std::find(cells.begin(), cells.end(), word.span) == cells.end()) continue;
    } else if (i > 0) {
      const ReadWord& before = reading.words[i - 1];
      const std::string_view gap = reading.text.substr(before.span.end, word.span.begin - before.span.end);
      if (gap.size() <= 1 && before.content && has_upper(reading.at(before.span))) continue;
    }
    Value value;
    value.span = value.core = word.span;
    value.text = reading.at(word.span);
    std::string plain;
    for (const char c : word.lower)
      if (c != ',') plain.push_back(c);
    const auto read = std::from_chars(plain.data(), plain.data() + plain.size(), value.amount);
    if (read.ec != std::errc() || read.ptr != plain.data() + plain.size()) continue;
    value.amount_to = value.amount;
    reading.values.push_back(std::move(value));
  }
}

void SentenceReader::State::mark_values(ReadSentence& reading) {
  const std::vector<Token>& tokens = reading.analysis.tokens;
  for (std::uint32_t v = 0; v < reading.values.size(); ++v) {
    const Span span = reading.values[v].span;
    std::uint32_t top = kRoot;
    for (ReadWord& word : reading.words) {
      if (word.span.begin < span.begin || word.span.end > span.end) continue;
      word.value = v;
      word.content = false;
      if (tokens.empty()) continue;
      // The token of the value that hangs on a word outside of it.
      const std::uint32_t head = tokens[word.token].head;
      const bool outside = head == kRoot || tokens[head].span.begin < span.begin || tokens[head].span.end > span.end;
      const Span core = reading.values[v].core.empty() ? span : reading.values[v].core;
      if (outside && (top == kRoot || word.span.begin >= core.begin)) top = word.token;
    }
    reading.value_token.push_back(top);
  }
}

void SentenceReader::State::mark_entries(ReadSentence& reading) {
  for (const auto& [span, entry] : entries)
    for (ReadWord& word : reading.words)
      if (word.span.begin >= span.begin && word.span.end <= span.end && word.value == kNowhere) word.entry = entry;
}

// Phrases of the table become one word; their other words no longer count.
void SentenceReader::State::find_phrases(ReadSentence& reading) {
  std::vector<std::string> keys;
  keys.reserve(reading.words.size());
  for (const ReadWord& word : reading.words) keys.push_back(word.key);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const Senses::PhraseMatch match = senses->phrase_at(std::span(keys).subspan(i));
    if (match.words < 2) continue;
    bool free = true;
    for (std::size_t j = i; j < i + match.words; ++j) free = free && reading.words[j].value == kNowhere;
    if (!free) continue;
    ReadWord& first = reading.words[i];
    first.key = *match.key;
    first.content = true;
    first.light = false;
    for (std::size_t j = i + 1; j < i + match.words; ++j) reading.words[j].content = false;
    i += match.words - 1;
  }
}

// Runs of words with capitals, and known names.
void SentenceReader::State::group_names(ReadSentence& reading) {
  const bool tree = !reading.analysis.tokens.empty();
  const auto named = [&](std::size_t i) {
    const ReadWord& word = reading.words[i];
    if (word.value != kNowhere || !word.content) return false;
    if (word.entry != kNowhere) return true;
    if (!has_upper(reading.at(word.span).substr(0, 1)) && !word.acronym) return false;
    if (!tree) return true;
    const Tag tag = reading.tag(word.token);
    return tag == Tag::kNnp || tag == Tag::kNnps || (i > 0 && word.span.begin > reading.sentence.begin + 1);
  };
  for (std::uint32_t i = 0; i < reading.words.size(); ++i) {
    if (!named(i)) continue;
    std::uint32_t last = i;
    while (last + 1 < reading.words.size()) {
      const ReadWord &a = reading.words[last], &b = reading.words[last + 1];
      const std::string_view gap = reading.text.substr(a.span.end, b.span.begin - a.span.end);
      const bool close = gap.size() <= 5 && gap.find_first_not_of(" -.\"“”") == std::string_view::npos;
      if (close && named(last + 1) && (a.entry == b.entry || a.entry == kNowhere || b.entry == kNowhere)) {
        ++last;
        continue;
      }
      break;
    }
    ReadName name{i, last, kNowhere, {reading.words[i].span.begin, reading.words[last].span.end}};
    for (std::uint32_t w = i; w <= last; ++w) {
      reading.words[w].name = static_cast<std::uint32_t>(reading.names.size());
      reading.words[w].light = false;
      if (name.entry == kNowhere) name.entry = reading.words[w].entry;
    }
    reading.names.push_back(name);
    i = last;
  }
}

// Two dates in the first brackets of a sentence, right behind a name and with nothing that counts beside them.
void SentenceReader::State::find_life(ReadSentence& reading) {
  const std::string_view text = reading.at(reading.sentence);
  const std::size_t open = text.find('('), close = text.find(')', open == std::string_view::npos ? 0 : open);
  if (open == std::string_view::npos || close == std::string_view::npos || reading.names.empty()) return;
  const Span brackets{static_cast<std::uint32_t>(reading.sentence.begin + open),
                      static_cast<std::uint32_t>(reading.sentence.begin + close)};
  const bool behind_name = std::any_of(reading.names.begin(), reading.names.end(), [&](const ReadName& name) {
    return name.span.end <= brackets.begin && name.span.end + 2 >= brackets.begin;
  });
  if (!behind_name) return;
  LifeDates life;
  std::vector<std::uint32_t> dates;
  for (std::uint32_t w = 0; w < reading.words.size(); ++w) {
    const ReadWord& word = reading.words[w];
    if (word.span.begin < brackets.begin || word.span.end > brackets.end) continue;
    if (life.word == kNowhere) life.word = w;
    if (word.value == kNowhere || reading.values[word.value].kind != ValueKind::kDate) return;
    if (dates.empty() || dates.back() != word.value) dates.push_back(word.value);
  }
  if (dates.empty() || dates.size() > 2) return;
  const Value &first = reading.values[dates.front()], &last = reading.values[dates.back()];
  if (dates.size() == 1 && (first.from.year == 0 || first.to.year <= first.from.year)) return;
  life.born = first;
  life.died = last;
  life.born.to = life.born.from;
  life.died.from = life.died.to;
  life.born_value = dates.front();
  life.died_value = dates.back();
  reading.life = life;
}

void SentenceReader::State::find_clauses(ReadSentence& reading) {
  for (const Proposition& said : propositions.find(reading.text, reading.analysis)) {
    ReadClause clause;
    clause.verb = said.verb;
    clause.subject = said.subject.head;
    clause.subject_words.assign(said.subject.words.begin(), said.subject.words.end());
    if (said.object) {
      clause.object = said.object->head;
      clause.object_words.assign(said.object->words.begin(), said.object->words.end());
    }
    clause.status = said.status;
    clause.polarity = said.polarity;
    clause.reported = said.according_to.has_value();
    clause.passive = said.passive;
    clause.inferred = said.inferred != InferredFrom::kNothing;
    reading.clauses.push_back(std::move(clause));
  }
}

SentenceReader::SentenceReader() : state_(std::make_unique<State>()) {}
SentenceReader::~SentenceReader() = default;
SentenceReader::SentenceReader(SentenceReader&&) noexcept = default;
SentenceReader& SentenceReader::operator=(SentenceReader&&) noexcept = default;

const Senses& SentenceReader::senses() const { return *state_->senses; }
const Lexicon& SentenceReader::lexicon() const { return *state_->lexicon; }

void SentenceReader::read(std::string_view text, Span sentence, ReadSentence& reading) {
  reading = ReadSentence();
  reading.text = text;
  reading.sentence = sentence;
  state_->find_names(reading);
  find_values(text, sentence, reading.values);
  state_->join(reading);
  state_->analyzer.analyze(text, sentence, state_->joined, reading.analysis);
  find_counted(text, reading.analysis, reading.values);
  state_->make_words(reading);
  State::add_numbers({}, reading);
  state_->mark_values(reading);
  state_->mark_entries(reading);
  state_->find_phrases(reading);
  State::group_names(reading);
  State::find_life(reading);
  state_->find_clauses(reading);
}

void SentenceReader::read_row(std::string_view text, Span row, std::span<const Span> cells, ReadSentence& reading) {
  reading = ReadSentence();
  reading.text = text;
  reading.sentence = row;
  state_->find_names(reading);
  for (const Span cell : cells) find_values(text, cell, reading.values);
  state_->make_words(reading);
  State::add_numbers(cells, reading);
  state_->mark_values(reading);
  state_->mark_entries(reading);
  State::group_names(reading);
}

}  // namespace apud
