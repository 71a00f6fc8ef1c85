// A table of hashes over the list: a wrong "yes" comes once in some ten thousand words and costs one doubtful name.
// Layer 5.
#include "indexer/extract/entities_english.h"

#include <algorithm>

#include "indexer/extract/entities_words.h"
#include "indexer/parse/dictionary.h"

namespace apud::entities {
namespace {

constexpr std::size_t kSlots = std::size_t{1} << 17;  // the list has some 60,000 words in small letters

std::uint32_t key_of(std::string_view word) {
  const std::uint32_t hash = folded_hash(word);
  return hash == 0 ? 1 : hash;
}

}  // namespace

void EnglishWords::build() {
  slots_.assign(kSlots, 0);
  const std::string_view text = parse::dictionary_text();
  std::size_t kept = 0;
  for (std::size_t at = 0; at < text.size() && kept < kSlots * 3 / 4;) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    at = end + 1;
    if (word.size() < 2 || word[0] < 'a' || word[0] > 'z' || word.ends_with("'s")) continue;
    const std::uint32_t key = key_of(word);
    std::size_t slot = key & (kSlots - 1);
    while (slots_[slot] != 0 && slots_[slot] != key) slot = (slot + 1) & (kSlots - 1);
    kept += slots_[slot] == 0;
    slots_[slot] = key;
  }
}

bool EnglishWords::has(std::string_view word) {
  if (word.size() > 5)
    for (std::string_view ending : {"ing", "ed", "ly", "tion", "tions", "ness", "ology", "scopy", "isation", "ization",
                                    "ities", "ists", "ism", "ment", "ments", "ers", "ors"})
      if (word.ends_with(ending)) return true;
  return listed(word);
}

bool EnglishWords::listed(std::string_view word) {
  if (slots_.empty()) build();
  const std::uint32_t key = key_of(word);
  for (std::size_t slot = key & (kSlots - 1); slots_[slot] != 0; slot = (slot + 1) & (kSlots - 1))
    if (slots_[slot] == key) return true;
  return false;
}

}  // namespace apud::entities
