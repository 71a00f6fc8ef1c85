// Numbers strings in the order in which they come: the dictionaries of a graph that is written.
// Layer 2, pure.
#pragma once

#include <cstdint>
#include <string_view>

#include "corpus/graph/graph_format.h"
#include "corpus/graph/graph_hash.h"
#include "corpus/graph/large_table.h"

namespace apud {

class StringTable {
 public:
  struct Entry {
    std::uint64_t text;
    std::uint32_t size;
  };
  // The string's number, and whether it is new. Strings of 4 GiB and more are cut.
  std::uint32_t add(std::string_view string, bool& added);
  // The same for a string whose hash_of() is known. The three steps of prefetch(), taken for many strings
  // one step after the other, bring to the cache what add() is going to look at.
  std::uint32_t add(std::string_view string, std::uint64_t hash, bool& added);
  static std::uint64_t hash_of(std::string_view string) { return graph_hash(string) & 0xFFFFFFFF; }
  void prefetch(std::uint64_t hash, int step) const;
  std::uint32_t add(std::string_view string) {
    bool added = false;
    return add(string, added);
  }
  [[nodiscard]] std::string_view operator[](std::uint32_t number) const {
    return {bytes_.data() + entries_[number].text, entries_[number].size};
  }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }

 private:
  void grow();

  LargeVector<char> bytes_;
  LargeVector<Entry> entries_;
  LargeVector<std::uint64_t> slots_;  // the hash's low half above, the number plus one below; 0: free
};

inline std::uint32_t StringTable::add(std::string_view string, bool& added) {
  string = string.substr(0, graph_format::kNone - 1);
  return add(string, hash_of(string), added);
}

inline std::uint32_t StringTable::add(std::string_view string, std::uint64_t hash, bool& added) {
  if ((entries_.size() + 1) * 2 > slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at] != 0; at = (at + 1) & mask) {
    if (slots_[at] >> 32 != hash) continue;
    const auto number = static_cast<std::uint32_t>(slots_[at] & 0xFFFFFFFF) - 1;
    if ((*this)[number] == string) {
      added = false;
      return number;
    }
  }
  slots_[at] = hash << 32 | (entries_.size() + 1);
  entries_.push_back({bytes_.size(), static_cast<std::uint32_t>(string.size())});
  bytes_.insert(bytes_.end(), string.begin(), string.end());
  added = true;
  return static_cast<std::uint32_t>(entries_.size() - 1);
}

inline void StringTable::prefetch(std::uint64_t hash, int step) const {
  if (slots_.empty()) return;
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  if (step == 0) return __builtin_prefetch(&slots_[at]);
  while (slots_[at] != 0 && slots_[at] >> 32 != hash) at = (at + 1) & mask;
  if (slots_[at] == 0) return;
  const Entry* entry = &entries_[(slots_[at] & 0xFFFFFFFF) - 1];
  if (step == 1) return __builtin_prefetch(entry);
  __builtin_prefetch(bytes_.data() + entry->text);
}

inline void StringTable::grow() {
  LargeVector<std::uint64_t> old(slots_.empty() ? 16 : slots_.size() * 2, 0);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const std::uint64_t slot : old) {
    if (slot == 0) continue;
    std::size_t at = (slot >> 32) & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

}  // namespace apud
