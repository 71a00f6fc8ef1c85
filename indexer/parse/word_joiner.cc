// The document's own words decide first, then the dictionary, then what is known of prefixes and endings.
// Layer 4, pure.
#include "indexer/parse/word_joiner.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/parse/characters.h"
#include "indexer/parse/dictionary.h"

namespace apud::parse {
namespace {

constexpr std::uint64_t kSeed = 0xcbf29ce484222325ULL, kPrime = 0x100000001b3ULL;

std::uint64_t add_to_hash(std::uint64_t hash, std::string_view word) {
  for (const char c : word) hash = (hash ^ static_cast<std::uint8_t>(to_lower(c))) * kPrime;
  return hash;
}
std::uint64_t hash_of(std::string_view word) { return add_to_hash(kSeed, word) | 1; }
std::uint64_t hash_of(std::string_view left, std::string_view right) {
  return add_to_hash(add_to_hash(kSeed, left), right) | 1;
}

bool is_hyphen(std::string_view text, std::size_t at) { return at < text.size() && text[at] == '-'; }

const WordCounts& dictionary() {
  static const WordCounts kWords = [] {
    WordCounts words;
    const std::string_view list = dictionary_text();
    for (std::size_t at = 0; at < list.size();) {
      std::size_t end = list.find('\n', at);
      if (end == std::string_view::npos) end = list.size();
      const std::string_view word = list.substr(at, end - at);
      if (word.size() > 1 && word.find('\'') == std::string_view::npos) words.add(hash_of(word));
      at = end + 1;
    }
    return words;
  }();
  return kWords;
}

bool is_one_of(std::string_view word, const auto& list) {
  return std::any_of(list.begin(), list.end(), [&](auto item) { return equals_ignoring_case(word, item); });
}

// Endings that are words of the dictionary as well, but seldom the second half of a compound.
constexpr std::array<std::string_view, 22> kEndings{"able", "age",  "ally", "ant",  "ate",  "ed",  "er", "ers",
                                                    "ing",  "ion",  "ions", "ism",  "ist",  "ive", "ly", "men",
                                                    "ment", "ness", "or",   "ship", "tion", "ward"};
// Prefixes that keep their hyphen where the dictionary does not know the joined word.
constexpr std::array<std::string_view, 14> kPrefixes{"non",  "self", "well", "ex",   "all", "cross", "multi",
                                                     "anti", "post", "pre",  "semi", "mid", "co",    "vice"};

std::string_view last_part(std::string_view left) {
  std::size_t start = left.size();
  while (start > 0 && (is_word_byte(left[start - 1]) || is_digit(left[start - 1]))) --start;
  return left.substr(start);
}

std::string_view first_part(std::string_view right) {
  std::size_t end = 0;
  while (end < right.size() && (is_word_byte(right[end]) || is_digit(right[end]))) ++end;
  // A quotation mark is no letter.
  const std::size_t quote = right.substr(0, end).find("\xE2\x80");
  return right.substr(0, std::min(end, quote));
}

}  // namespace

void WordCounts::grow() {
  std::vector<Slot> old(std::max<std::size_t>(1024, slots_.size() * 2));
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.count == 0) continue;
    std::size_t at = slot.hash >> 7 & (slots_.size() - 1);
    while (slots_[at].count > 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

void WordCounts::add(std::uint64_t hash) {
  if (used_ * 2 >= slots_.size()) grow();
  std::size_t at = hash >> 7 & (slots_.size() - 1);
  while (slots_[at].count > 0 && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
  if (slots_[at].count == 0) {
    slots_[at].hash = hash;
    ++used_;
  }
  if (slots_[at].count < UINT32_MAX) ++slots_[at].count;
}

std::uint32_t WordCounts::count(std::uint64_t hash) const {
  if (slots_.empty()) return 0;
  std::size_t at = hash >> 7 & (slots_.size() - 1);
  while (slots_[at].count > 0 && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
  return slots_[at].count;
}

// The first two letters of the words that line ends cut: only words that begin so need counting.
class WantedPrefixes {
 public:
  void add(std::string_view word) {
    const auto first = static_cast<std::uint8_t>(to_lower(word[0]));
    if (word.size() > 1)
      wanted_[first * 256u + static_cast<std::uint8_t>(to_lower(word[1]))] = true;
    else
      std::fill_n(wanted_.begin() + first * 256, 256, true);
    any_ = true;
  }
  [[nodiscard]] bool has(char first, char second) const {
    return wanted_[static_cast<std::uint8_t>(to_lower(first)) * 256u + static_cast<std::uint8_t>(to_lower(second))];
  }
  [[nodiscard]] bool any() const { return any_; }

 private:
  std::vector<bool> wanted_ = std::vector<bool>(65536);
  bool any_ = false;
};

// Bytes that end a word: letters of ASCII and all bytes above it do not.
constexpr std::array<bool, 256> kInWord = [] {
  std::array<bool, 256> in{};
  for (int c = 0; c < 256; ++c) in[static_cast<std::size_t>(c)] = is_word_byte(static_cast<char>(c));
  return in;
}();

WordJoiner::WordJoiner(std::string_view text, const std::vector<Line>& lines) {
  WantedPrefixes wanted;
  for (const Line& line : lines) {
    if (line.words.size() < 2 || text[line.words.end - 1] != '-') continue;
    const std::string_view part = last_part(words_of(text, line).substr(0, line.words.size() - 1));
    if (!part.empty()) wanted.add(part);
  }
  if (!wanted.any()) return;
  bool broken = false;  // the line before ended inside a word
  for (const Line& line : lines) {
    count_words(words_of(text, line), broken, wanted);
    broken = !line.words.empty() && text[line.words.end - 1] == '-';
  }
}

void WordJoiner::count_words(std::string_view words, bool broken, const WantedPrefixes& wanted) {
  std::string_view before;  // the part of a compound before this word, if it is wanted
  for (std::size_t at = 0; at < words.size();) {
    while (at < words.size() && !kInWord[static_cast<std::uint8_t>(words[at])]) ++at;
    const std::size_t begin = at;
    while (at < words.size() && kInWord[static_cast<std::uint8_t>(words[at])]) ++at;
    if (at == begin) return;
    const std::string_view word = words.substr(begin, at - begin);
    const bool first = wanted.has(word[0], word.size() > 1 ? word[1] : '\0');
    const bool cut = (begin == 0 && broken) || (is_hyphen(words, at) && at + 1 == words.size());
    if (!cut && first) words_.add(hash_of(word));
    if (!cut && !before.empty() && words[begin - 1] == '-') compounds_.add(hash_of(before, word));
    before = is_hyphen(words, at) && !cut && (first || word.size() == 1) ? word : std::string_view();
  }
}

bool is_dictionary_word(std::string_view word) { return dictionary().count(hash_of(word)) > 0; }

bool WordJoiner::keeps_hyphen(std::string_view left, std::string_view right) const {
  left.remove_suffix(1);
  const std::string_view l = last_part(left), r = first_part(right);
  if (l.empty() || r.empty() || is_digit(l.back()) || is_digit(r.front())) return true;
  const std::uint64_t joined = hash_of(l, r);
  if (!starts_lower(r)) {
    if (!is_upper_case(l) || !is_upper_case(r) || l.size() < 2) return true;
    if (words_.count(joined) > 0 || dictionary().count(joined) > 0) return false;
    return is_dictionary_word(l) && is_dictionary_word(r);
  }
  const std::uint32_t as_word = words_.count(joined), as_compound = compounds_.count(joined);
  if (as_word != as_compound) return as_compound > as_word;
  if (dictionary().count(joined) > 0) return false;
  if (l.size() == 1) return true;  // "e-commerce", "x-ray"
  if (is_one_of(r, kEndings) || !is_dictionary_word(r)) return false;
  return is_dictionary_word(l) || is_one_of(l, kPrefixes);
}

}  // namespace apud::parse
