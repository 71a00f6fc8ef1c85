// The table of a document's names: each text once, joined to groups by union and find.
// Layer 5, pure.
#include <algorithm>

#include "indexer/extract/entities_state.h"

namespace apud::entities {

void NameTable::clear() {
  names_.clear();
  slots_.assign(256, 0);
}

void NameTable::grow() {
  slots_.assign(slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t n = 0; n < names_.size(); ++n) {
    std::size_t at = names_[n].hash & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = n + 1;
  }
}

std::uint32_t NameTable::add(std::string_view text, bool apart) {
  if (names_.size() * 2 >= slots_.size()) grow();
  const std::uint32_t hash = folded_hash(text) + static_cast<std::uint32_t>(apart);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at] != 0; at = (at + 1) & mask) {
    const Name& name = names_[slots_[at] - 1];
    if (name.hash == hash && name.text == text && name.apart == apart) return slots_[at] - 1;
  }
  Name name;
  name.text = text;
  name.hash = hash;
  name.apart = apart;
  name.parent = static_cast<std::uint32_t>(names_.size());
  name.words = static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(200, 1 + std::count(text.begin(), text.end(), ' ')));
  names_.push_back(name);
  slots_[at] = static_cast<std::uint32_t>(names_.size());
  return slots_[at] - 1;
}

std::uint32_t NameTable::find_exact(std::string_view text) const {
  const std::uint32_t hash = folded_hash(text);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask; slots_[at] != 0; at = (at + 1) & mask)
    if (names_[slots_[at] - 1].hash == hash && names_[slots_[at] - 1].text == text) return slots_[at] - 1;
  return kNone;
}

std::uint32_t NameTable::find_folded(std::string_view text) const {
  const std::uint32_t hash = folded_hash(text);
  const std::size_t mask = slots_.size() - 1;
  std::uint32_t best = kNone;
  for (std::size_t at = hash & mask; slots_[at] != 0; at = (at + 1) & mask) {
    const std::uint32_t n = slots_[at] - 1;
    if (names_[n].hash != hash || !folded_equal(names_[n].text, text)) continue;
    if (best == kNone || names_[n].uses > names_[best].uses) best = n;
  }
  return best;
}

std::uint32_t NameTable::root(std::uint32_t i) {
  while (names_[i].parent != i) {
    names_[i].parent = names_[names_[i].parent].parent;
    i = names_[i].parent;
  }
  return i;
}

void NameTable::join(std::uint32_t name, std::uint32_t alias) {
  const std::uint32_t to = root(name), from = root(alias);
  if (to == from) return;
  names_[from].parent = to;
  for (int t = 0; t < kEntityTypes; ++t)
    names_[to].votes[static_cast<std::size_t>(t)] = static_cast<std::uint16_t>(std::min(
        60000, names_[to].votes[static_cast<std::size_t>(t)] + names_[from].votes[static_cast<std::size_t>(t)]));
  names_[to].gender = static_cast<std::uint16_t>(names_[to].gender | names_[from].gender);
  names_[to].personal |= names_[from].personal;
}

void Reading::ask(Entry& entry) {
  entry.role = lexicon->role(entry.text);
  entry.flags = word_flags(entry.text);
  entry.asked = true;
}

Found& Reading::add_found(std::uint32_t block, Span span, std::uint32_t name, MentionKind kind, bool joined) {
  return found.emplace_back(Found{block, span, name, kind, joined});
}

void Reading::vote(std::uint32_t name, EntityType type, unsigned weight) {
  auto& votes = names[name].votes[static_cast<std::size_t>(type)];
  votes = static_cast<std::uint16_t>(std::min(60000u, votes + weight));
}

EntityType Reading::type_of(std::uint32_t root) const {
  const Name& name = names[root];
  if (name.lexicon != kNone) return lexicon->entry(name.lexicon).type;
  if (name.personal) return EntityType::kPerson;
  const auto best = std::max_element(name.votes.begin(), name.votes.end());
  return *best == 0 ? EntityType::kConcept : static_cast<EntityType>(best - name.votes.begin());
}

}  // namespace apud::entities
