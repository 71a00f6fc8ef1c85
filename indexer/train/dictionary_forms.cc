// The regular endings -ed, -ing, -s of a word list, undone.
// Layer 7: a part of apud-train.
#include "indexer/train/dictionary_forms.h"

#include <optional>
#include <unordered_set>

namespace apud {
namespace {

using Words = std::unordered_set<std::string_view>;

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

bool all_small(std::string_view word) {
  for (const char c : word)
    if (c < 'a' || c > 'z') return false;
  return word.size() >= 3;
}

// The word that "stem" + "ed" or "ing" is made of.
std::optional<std::string> verb_of(std::string_view stem, const Words& words, const std::set<std::string>& verbs) {
  const auto listed = [&](const std::string& word) { return word.size() >= 2 && words.contains(word); };
  const std::string plain(stem), with_e = plain + 'e';
  if (stem.size() < 2) return std::nullopt;
  if (stem.size() >= 4 && stem.back() == stem[stem.size() - 2] && !is_vowel(stem.back())) {
    if (listed(plain)) return plain;  // "called"
    const std::string single = plain.substr(0, plain.size() - 1);
    if (listed(single)) return single;  // "planned"
  }
  if (!listed(plain)) return listed(with_e) ? std::optional(with_e) : std::nullopt;
  if (!listed(with_e)) return plain;
  if (verbs.contains(plain) != verbs.contains(with_e)) return verbs.contains(plain) ? plain : with_e;
  return with_e;  // a short word would have doubled its consonant: "planed" is of "plane"
}

std::optional<std::string> past_of(std::string_view form, const Words& words, const std::set<std::string>& verbs) {
  if (!form.ends_with("ed")) return std::nullopt;
  if (form.ends_with("ied") && form.size() > 4) {
    const std::string with_y = std::string(form.substr(0, form.size() - 3)) + 'y';
    if (words.contains(with_y)) return with_y;
  }
  return verb_of(form.substr(0, form.size() - 2), words, verbs);
}

std::optional<std::string> base_of_s(std::string_view form, const Words& words) {
  if (!form.ends_with('s') || form.ends_with("ss") || form.ends_with("us") || form.ends_with("ves"))
    return std::nullopt;
  if (form.ends_with("ies") && form.size() > 4) {
    const std::string with_y = std::string(form.substr(0, form.size() - 3)) + 'y';
    if (words.contains(with_y)) return with_y;
  }
  const std::string short_s(form.substr(0, form.size() - 1));
  if (form.ends_with("es")) {
    const std::string short_es(form.substr(0, form.size() - 2));
    const bool hisses = short_es.ends_with("ss") || short_es.ends_with('x') || short_es.ends_with("ch") ||
                        short_es.ends_with("sh") || short_es.ends_with("zz");
    if (hisses && words.contains(short_es)) return short_es;
    if (words.contains(short_s)) return short_s;
    if (words.contains(short_es)) return short_es;
    return std::nullopt;
  }
  return words.contains(short_s) && short_s.size() >= 3 ? std::optional(short_s) : std::nullopt;
}

}  // namespace

std::vector<DictionaryForm> dictionary_forms(std::string_view dictionary, const std::set<std::string>& verbs) {
  std::vector<std::string_view> lines;
  Words words;
  while (!dictionary.empty()) {
    const std::size_t end = std::min(dictionary.find('\n'), dictionary.size());
    const std::string_view word = dictionary.substr(0, end);
    dictionary.remove_prefix(std::min(end + 1, dictionary.size()));
    if (!all_small(word) && word.size() != 2) continue;
    words.insert(word);
    lines.push_back(word);
  }
  std::vector<DictionaryForm> forms;
  for (const std::string_view word : lines) {
    const std::string form(word);
    if (const auto lemma = past_of(word, words, verbs))
      for (const Tag tag : {Tag::kVbd, Tag::kVbn}) forms.push_back({tag, form, *lemma});
    if (word.ends_with("ing") && word.size() > 5)
      if (const auto lemma = verb_of(word.substr(0, word.size() - 3), words, verbs))
        forms.push_back({Tag::kVbg, form, *lemma});
    if (const auto lemma = base_of_s(word, words))
      for (const Tag tag : {Tag::kVbz, Tag::kNns}) forms.push_back({tag, form, *lemma});
  }
  return forms;
}

}  // namespace apud
