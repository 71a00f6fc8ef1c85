// What words have to do with each other: the same, opposite, one kind of the other, never both at once.
// Layer 5, pure but for loading: corpus/lexicon/senses.tsv. One is shared by any number of readers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace apud {

class Senses {
 public:
  // Throws Error: kUnreadable, or kDamaged naming the line.
  static std::shared_ptr<const Senses> load();
  // The lines of senses.tsv (its head tells their form); `file` is for messages.
  explicit Senses(std::string_view lines, const std::string& file = "senses.tsv");

  // Words are keys: stems of single words, "take_effect" of phrases that the table has.
  [[nodiscard]] bool same(const std::string& a, const std::string& b) const;
  [[nodiscard]] bool opposite(const std::string& a, const std::string& b) const;
  // Both can be said of a thing, but not of the same thing in the same way: "film" and "novel", "north" and "south".
  [[nodiscard]] bool exclusive(const std::string& a, const std::string& b) const;
  // Whoever is or does the first is or does the second: "actor" and "person", "sprint" and "run".
  [[nodiscard]] bool kind_of(const std::string& narrow, const std::string& wide) const;
  // The words that mean the same, a word itself left out.
  [[nodiscard]] std::vector<std::string> synonyms(const std::string& key) const;
  // Whether a word says so little that a claim may have it without a counterpart.
  [[nodiscard]] bool light(const std::string& key) const { return marked(key, kLight); }
  // Verbs that tie a name to a column of a table: "has", "lies", "pursues".
  [[nodiscard]] bool linking(const std::string& key) const { return marked(key, kLinking); }
  // Words that turn what they govern into its opposite: "fail", "without", "lack".
  [[nodiscard]] bool denying(const std::string& key) const { return marked(key, kDenying); }

  // The longest phrase of the table that begins with these keys: how many of them, and its own key.
  struct PhraseMatch {
    std::size_t words = 0;
    const std::string* key = nullptr;
  };
  [[nodiscard]] PhraseMatch phrase_at(std::span<const std::string> keys) const;

 private:
  static constexpr std::uint8_t kLight = 1, kLinking = 2, kDenying = 4;
  struct Entry {
    std::vector<std::uint32_t> same, exclusive;            // groups
    std::vector<std::pair<std::uint32_t, bool>> opposite;  // pair of sides, and which side
    std::vector<std::uint32_t> narrow, wide;               // as the narrow or the wide end of a line
    std::uint8_t marks = 0;
  };
  void read_line(std::string_view line, const std::string& where);
  std::string add_phrase(std::string_view words);
  std::vector<std::string> keys_of(std::string_view list);
  [[nodiscard]] const Entry* find(const std::string& key) const;
  [[nodiscard]] bool marked(const std::string& key, std::uint8_t mark) const;

  std::unordered_map<std::string, Entry> entries_;
  std::vector<std::vector<std::string>> groups_;
  std::unordered_map<std::string, std::vector<std::vector<std::string>>> phrases_;  // by first key: all keys, its own
  std::uint32_t lines_ = 0;
};

// The key of a single word: its stem as in the index, in small letters; of a number itself.
std::string sense_key(std::string_view word);

}  // namespace apud
