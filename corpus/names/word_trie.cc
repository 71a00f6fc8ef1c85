// One open-addressed table holds all steps from node to node; each is checked letter by letter.
// Layer 2, pure.
#include "corpus/names/word_trie.h"

#include <array>

#include "corpus/text/fold.h"

namespace apud::names {
namespace {

enum class Byte : std::uint8_t { kDivider, kLetter, kMark, kLead };  // kLead: the bytes after it decide

constexpr std::array<Byte, 256> kBytes = [] {
  std::array<Byte, 256> kinds{};
  for (std::size_t c = 0; c < 256; ++c) {
    const bool letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80;
    const bool divider = c <= ' ' || c == '-' || c == '\'' || c == '.' || c == '`';
    kinds[c] = letter ? Byte::kLetter : divider ? Byte::kDivider : Byte::kMark;
  }
  kinds[0xC2] = kinds[0xCA] = kinds[0xE2] = kinds[0xE3] = Byte::kLead;
  return kinds;
}();

struct Kind {
  Byte kind;
  std::size_t size;
};

// What stands at a lead byte of kBytes.
Kind kind_after(std::string_view text, std::size_t at, std::size_t end) {
  const auto byte = [&](std::size_t i) { return at + i < end ? static_cast<unsigned char>(text[at + i]) : 0U; };
  const unsigned lead = byte(0), second = byte(1), third = byte(2);
  if (lead == 0xC2) {
    if (second == 0xA0 || second == 0xB4 || second == 0xB7) return {Byte::kDivider, 2};
    if (second == 0xAA || second == 0xAD || second == 0xB5 || second == 0xBA) return {Byte::kLetter, 2};
    return second >= 0x80 ? Kind{Byte::kMark, 2} : Kind{Byte::kLetter, 1};
  }
  if (lead == 0xCA) return second >= 0xB9 && second <= 0xBF ? Kind{Byte::kDivider, 2} : Kind{Byte::kLetter, 1};
  if (lead == 0xE3) return second == 0x80 && third == 0x80 ? Kind{Byte::kDivider, 3} : Kind{Byte::kLetter, 1};
  if (second != 0x80 || third < 0x80) return {Byte::kLetter, 1};
  const bool divider = third <= 0x93 || third == 0x98 || third == 0x99 || third == 0x9B || third == 0xAF ||
                       third == 0xB2;  // spaces, hyphens, the short dash, apostrophes
  return {divider ? Byte::kDivider : Byte::kMark, 3};
}

Kind kind_at(std::string_view text, std::size_t at, std::size_t end) {
  const Byte kind = kBytes[static_cast<unsigned char>(text[at])];
  return kind == Byte::kLead ? kind_after(text, at, end) : Kind{kind, 1};
}

}  // namespace

bool next_atom(std::string_view text, std::size_t& at, std::size_t end, Span& atom) {
  for (; at < end;) {
    Kind kind = kind_at(text, at, end);
    const std::size_t begin = at;
    at += kind.size;
    if (kind.kind == Byte::kDivider) continue;
    if (kind.kind == Byte::kLetter)
      for (; at < end; at += kind.size)
        if (kind = kind_at(text, at, end); kind.kind != Byte::kLetter) break;
    atom = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
    return true;
  }
  return false;
}

std::string_view AtomFolder::fold(std::string_view text, Span atom) {
  std::size_t size = 0;
  for (std::size_t i = atom.begin; i < atom.end; ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) >= 0x80) {
      large_.clear();
      append_folded_text(text.substr(atom.begin, atom.size()), large_);
      return large_.size() <= kLongestAtom ? std::string_view(large_) : std::string_view();
    }
    if (size == kLongestAtom) return {};
    small_[size++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return {small_, size};
}

std::uint32_t WordTrie::hash_of(std::uint32_t parent, std::string_view atom) {
  std::uint64_t hash = (parent + 1) * 0x9E3779B97F4A7C15U;
  for (const char c : atom) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return static_cast<std::uint32_t>(hash ^ hash >> 32);
}

std::optional<std::uint32_t> WordTrie::find(std::uint32_t parent, std::string_view atom, std::uint32_t hash) const {
  if (slots_.empty()) return std::nullopt;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const Slot slot = slots_[at];
    if (slot.node == 0) return std::nullopt;
    if (slot.hash != hash || parents_[slot.node] != parent) continue;
    const Word word = words_[slot.node];
    if (std::string_view(atoms_).substr(word.at, word.size) == atom) return slot.node;
  }
}

void WordTrie::grow(std::size_t slots) {
  std::vector<Slot> old(slots);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot slot : old) {
    if (slot.node == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].node != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

void WordTrie::reserve(std::size_t nodes) {
  std::size_t slots = 64;
  while (slots * 3 < nodes * 4) slots *= 2;
  if (slots > slots_.size()) grow(slots);
  parents_.reserve(nodes);
  words_.reserve(nodes);
  atoms_.reserve(nodes * 8);
}

std::uint32_t WordTrie::add(std::uint32_t parent, std::string_view atom) {
  const std::uint32_t hash = hash_of(parent, atom);
  if (const auto node = find(parent, atom, hash)) return *node;
  if (parents_.size() * 4 >= slots_.size() * 3) grow(slots_.empty() ? 64 : slots_.size() * 2);
  const auto node = static_cast<std::uint32_t>(parents_.size());
  parents_.push_back(parent);
  words_.push_back({static_cast<std::uint32_t>(atoms_.size()), static_cast<std::uint32_t>(atom.size())});
  atoms_ += atom;
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].node != 0) at = (at + 1) & mask;
  slots_[at] = {hash, node};
  return node;
}

}  // namespace apud::names
