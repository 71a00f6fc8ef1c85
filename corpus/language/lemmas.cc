// Endings from the whole word down to none.
// Layer 2, pure.
#include "corpus/language/lemmas.h"

#include <algorithm>
#include <array>

#include "corpus/language/model.h"

namespace apud {

std::uint32_t lemma_key(Tag tag, std::string_view ending, bool whole) {
  std::uint64_t h = 0xCBF29CE484222325u ^ (static_cast<std::uint64_t>(tag) * 2 + (whole ? 1 : 0)) * 0x9E3779B97F4A7C15u;
  for (char c : ending) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  h = (h ^ (h >> 31)) * 0xD6E8FEB86659FD93u;
  const auto key = static_cast<std::uint32_t>(h >> 32);
  return key == 0 ? 1 : key;
}

void append_lemma(const LanguageModel& model, std::string_view word, Tag tag, std::string& out) {
  if (tag == Tag::kNnp || tag == Tag::kAdd || tag == Tag::kFw || word.size() > kLongestInflected) {
    out += word;
    return;
  }
  std::array<char, kLongestInflected> bytes{};
  std::size_t size = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word.compare(i, 3, "\xE2\x80\x99") == 0 || word.compare(i, 3, "\xE2\x80\x98") == 0) {
      bytes[size++] = '\'';
      i += 2;
    } else {
      const char c = word[i];
      bytes[size++] = c >= 'A' && c <= 'Z' && tag != Tag::kNnps ? static_cast<char>(c + 32) : c;
    }
  }
  const std::string_view form(bytes.data(), size);
  std::uint32_t found = model.lemma_endings.find(lemma_key(tag, form, true));
  for (std::size_t length = std::min(size, kLongestEnding) + 1; found == 0 && length-- > 0;)
    found = model.lemma_endings.find(lemma_key(tag, form.substr(size - length), false));
  const LemmaRule* rule = found == 0 ? nullptr : &model.lemma_rules[model.lemma_rule[found]];
  if (rule == nullptr || rule->cut > size || (rule->cut == size && rule->add.empty())) {
    out += form;
    return;
  }
  out += form.substr(0, size - rule->cut);
  out += rule->add;
}

}  // namespace apud
