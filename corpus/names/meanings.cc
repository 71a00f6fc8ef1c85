// One table in memory, a few hundred words; forms are taken apart when a word is looked up.
// Layer 2.
#include "corpus/names/meanings.h"

#include <algorithm>
#include <array>

#include "corpus/text/data_file.h"
#include "corpus/text/error.h"

namespace apud {
namespace {

constexpr std::string_view kFile = "meanings.tsv";
constexpr std::size_t kColumns = 6;

[[noreturn]] void refuse(const std::string& what, const std::string& file, std::size_t line) {
  throw Error(ErrorCode::kDamaged, what, file + ":" + std::to_string(line), "install apud again");
}

std::vector<std::string_view> divided(std::string_view text, char divider) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(divider, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::optional<EntityType> type_in(std::string_view column, const std::string& file, std::size_t line) {
  if (column == "-") return std::nullopt;
  const std::optional<EntityType> type = entity_type_of(column);
  if (!type) refuse("no type of entity: \"" + std::string(column) + "\"", file, line);
  return type;
}

bool vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

// What a word may be a form of, likeliest first: "directed" -> "direct", "directe".
std::vector<std::string> bases(const std::string& word) {
  std::vector<std::string> found;
  const auto without = [&](std::string_view ending, std::string_view instead) {
    if (word.size() < ending.size() + 2 || !word.ends_with(ending)) return;
    found.push_back(word.substr(0, word.size() - ending.size()) + std::string(instead));
  };
  without("ies", "y");
  without("s", "");
  without("es", "");
  for (const std::string_view ending : {"ed", "ing"}) {
    without(ending, "");
    without(ending, "e");
    const std::size_t cut = word.size() - std::min(word.size(), ending.size());
    if (word.ends_with(ending) && cut > 3 && word[cut - 1] == word[cut - 2] && !vowel(word[cut - 1]))
      found.push_back(word.substr(0, cut - 1));  // "starred"
  }
  without("ied", "y");
  return found;
}

bool small_word(std::string_view word) {
  constexpr std::array<std::string_view, 22> kSmall = {"has", "have", "had", "is",   "be", "was", "are",  "by",
                                                       "of",  "in",   "on",  "at",   "to", "for", "with", "the",
                                                       "a",   "an",   "as",  "from", "it", "been"};
  return std::find(kSmall.begin(), kSmall.end(), word) != kSmall.end();
}

}  // namespace

std::shared_ptr<const Meanings> Meanings::load() {
  return parse(read_data_file(std::string(kFile)), std::string(kFile));
}

std::shared_ptr<const Meanings> Meanings::parse(std::string bytes, const std::string& file) {
  auto meanings = std::make_shared<Meanings>();
  std::size_t number = 0;
  for (const std::string_view line : divided(bytes, '\n')) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string_view> columns = divided(line, '\t');
    if (columns.size() != kColumns) refuse("a row needs six columns", file, number);
    const auto meaning = static_cast<std::uint16_t>(meanings->rows_.size());
    meanings->names_.emplace(columns[0], meaning);
    meanings->rows_.push_back(
        {std::string(columns[0]), type_in(columns[4], file, number), type_in(columns[5], file, number)});
    meanings->add_words(columns[1], meaning, WordPart::kVerb);
    meanings->add_words(columns[2], meaning, WordPart::kDoer);
    meanings->add_words(columns[3], meaning, WordPart::kThing);
  }
  return meanings;
}

void Meanings::add_words(std::string_view column, std::uint16_t meaning, WordPart part) {
  if (column == "-") return;
  for (std::string_view word : divided(column, '|')) {
    const bool weak = word.starts_with('?');
    if (weak) word.remove_prefix(1);
    std::vector<WordMeaning>& known = words_[std::string(word)];
    if (std::find(known.begin(), known.end(), WordMeaning{meaning, part, weak}) == known.end())
      known.push_back({meaning, part, weak});
  }
}

const std::vector<WordMeaning>* Meanings::find(const std::string& word) const {
  const auto found = words_.find(word);
  return found == words_.end() ? nullptr : &found->second;
}

std::vector<WordMeaning> Meanings::of_word(std::string_view word) const {
  const std::string whole(word);
  std::vector<WordMeaning> all;
  const auto add = [&](const std::string& form) {
    const std::vector<WordMeaning>* known = find(form);
    if (known == nullptr) return false;
    for (const WordMeaning& each : *known)
      if (std::find(all.begin(), all.end(), each) == all.end()) all.push_back(each);
    return true;
  };
  if (add(whole)) return all;
  for (const std::string& base : bases(whole)) add(base);
  return all;
}

std::vector<std::string> predicate_words_of(std::string_view predicate) {
  std::vector<std::string> words(1);
  bool small_before = false;
  for (const char c : predicate) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool divides = c == '_' || c == ' ' || c == '-' || c == '.' || c == ':' || c == '/';
    if ((divides || (capital && small_before)) && !words.back().empty()) words.emplace_back();
    if (!divides) words.back() += static_cast<char>(capital ? c | 0x20 : c);
    small_before = c >= 'a' && c <= 'z';
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

PredicateMeaning Meanings::of_predicate(std::string_view predicate) const {
  PredicateMeaning sense;
  const auto add = [&](const std::vector<WordMeaning>& meanings) {
    for (const WordMeaning& each : meanings) {
      const bool known = std::any_of(sense.words.begin(), sense.words.end(),
                                     [&](const WordMeaning& one) { return one.meaning == each.meaning; });
      if (!known) sense.words.push_back(each);
      if (each.part == WordPart::kDoer) sense.doer_is_object = true;
    }
  };
  const auto named = names_.find(std::string(predicate));
  if (named != names_.end()) sense.words.push_back({named->second, WordPart::kVerb});
  const std::vector<std::string> words = predicate_words_of(predicate);
  for (const std::string& word : words) {
    if (small_word(word)) continue;
    sense.lemmas.push_back(word);
    if (named == names_.end()) add(of_word(word));
  }
  if (words.size() > 1 && words.back() == "by") sense.doer_is_object = true;
  if (sense.words.empty()) return sense;
  const Row& row = rows_[sense.words.front().meaning];
  sense.subject = sense.doer_is_object ? row.thing : row.doer;
  sense.object = sense.doer_is_object ? row.doer : row.thing;
  return sense;
}

}  // namespace apud
