// A hash look-up a word; the table is small enough to be read at every start.
// Layer 5, pure.
#include "query/trace/senses.h"

#include <algorithm>

#include "corpus/search/tokenizer.h"
#include "corpus/search/vocabulary.h"
#include "corpus/text/data_file.h"
#include "corpus/text/error.h"

namespace apud {
namespace {

constexpr char kFile[] = "senses.tsv";

bool share(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](std::uint32_t group) { return std::find(b.begin(), b.end(), group) != b.end(); });
}

}  // namespace

std::string sense_key(std::string_view word) {
  std::string stem = stem_term(word);
  return stem.empty() ? std::string(word) : stem;
}

std::shared_ptr<const Senses> Senses::load() {
  const std::string bytes = read_data_file(kFile);
  return std::make_shared<const Senses>(bytes, find_data_file(kFile));
}

Senses::Senses(std::string_view lines, const std::string& file) {
  std::size_t number = 0;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    read_line(line, file + " line " + std::to_string(number));
  }
}

// The key of one or more words; more are remembered as a phrase.
std::string Senses::add_phrase(std::string_view words) {
  std::vector<std::string> keys;
  Tokenizer tokenizer(words);
  for (SearchToken token; tokenizer.next(token);) keys.push_back(sense_key(token.term));
  if (keys.empty()) return "";
  if (keys.size() == 1) return keys.front();
  std::string own;
  for (const std::string& key : keys) own += (own.empty() ? "" : "_") + key;
  std::vector<std::vector<std::string>>& known = phrases_[keys.front()];
  keys.push_back(own);
  if (std::find(known.begin(), known.end(), keys) == known.end()) known.push_back(std::move(keys));
  return own;
}

// Words and phrases divided by commas.
std::vector<std::string> Senses::keys_of(std::string_view list) {
  std::vector<std::string> keys;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    std::string key = add_phrase(list.substr(0, end));
    if (!key.empty() && std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return keys;
}

void Senses::read_line(std::string_view line, const std::string& where) {
  const std::size_t tab = line.find('\t');
  const std::string_view kind = line.substr(0, tab);
  const std::string_view rest = tab == std::string_view::npos ? "" : line.substr(tab + 1);
  const std::size_t second = rest.find('\t');
  const std::vector<std::string> first = keys_of(rest.substr(0, second));
  const std::vector<std::string> other =
      second == std::string_view::npos ? std::vector<std::string>{} : keys_of(rest.substr(second + 1));
  const std::uint32_t number = lines_++;
  groups_.emplace_back();
  const std::uint8_t mark = kind == "light" ? kLight : kind == "linking" ? kLinking : kind == "denying" ? kDenying : 0;
  const bool two = kind == "opposite" || kind == "kind";
  if (first.empty() || two == other.empty() || (mark == 0 && !two && kind != "same" && kind != "exclusive"))
    throw Error(ErrorCode::kDamaged, "this line has not the form that the head of the list tells", where,
                "correct it or install apud again");
  if (kind == "same") groups_.back() = first;
  for (const std::string& key : first) {
    Entry& entry = entries_[key];
    entry.marks |= mark;
    if (kind == "same") entry.same.push_back(number);
    if (kind == "exclusive") entry.exclusive.push_back(number);
    if (kind == "opposite") entry.opposite.emplace_back(number, false);
    if (kind == "kind") entry.narrow.push_back(number);
  }
  for (const std::string& key : other) {
    if (kind == "opposite") entries_[key].opposite.emplace_back(number, true);
    if (kind == "kind") entries_[key].wide.push_back(number);
  }
}

const Senses::Entry* Senses::find(const std::string& key) const {
  const auto found = entries_.find(key);
  return found == entries_.end() ? nullptr : &found->second;
}

bool Senses::marked(const std::string& key, std::uint8_t mark) const {
  const Entry* entry = find(key);
  return entry != nullptr && (entry->marks & mark) != 0;
}

bool Senses::same(const std::string& a, const std::string& b) const {
  const Entry *x = find(a), *y = find(b);
  return x != nullptr && y != nullptr && share(x->same, y->same);
}

bool Senses::opposite(const std::string& a, const std::string& b) const {
  const Entry *x = find(a), *y = find(b);
  if (x == nullptr || y == nullptr) return false;
  return std::any_of(x->opposite.begin(), x->opposite.end(), [&](const std::pair<std::uint32_t, bool>& side) {
    return std::find(y->opposite.begin(), y->opposite.end(), std::pair(side.first, !side.second)) != y->opposite.end();
  });
}

bool Senses::exclusive(const std::string& a, const std::string& b) const {
  const Entry *x = find(a), *y = find(b);
  return a != b && x != nullptr && y != nullptr && share(x->exclusive, y->exclusive) && !same(a, b);
}

bool Senses::kind_of(const std::string& narrow, const std::string& wide) const {
  const Entry *x = find(narrow), *y = find(wide);
  return x != nullptr && y != nullptr && share(x->narrow, y->wide);
}

std::vector<std::string> Senses::synonyms(const std::string& key) const {
  std::vector<std::string> words;
  if (const Entry* entry = find(key))
    for (const std::uint32_t group : entry->same)
      for (const std::string& word : groups_[group])
        if (word != key && std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
  return words;
}

Senses::PhraseMatch Senses::phrase_at(std::span<const std::string> keys) const {
  PhraseMatch best;
  if (keys.empty()) return best;
  const auto found = phrases_.find(keys.front());
  if (found == phrases_.end()) return best;
  for (const std::vector<std::string>& phrase : found->second) {
    const std::size_t words = phrase.size() - 1;
    if (words <= best.words || words > keys.size()) continue;
    if (std::equal(phrase.begin(), phrase.end() - 1, keys.begin())) best = {words, &phrase.back()};
  }
  return best;
}

}  // namespace apud
