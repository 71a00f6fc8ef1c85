// Names as paths of words, in one table: the form in which the lexicon looks them up.
// Layer 2, pure. Built once, then read by any number of threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/text/span.h"

namespace apud::names {

// A part of a text that counts when names are compared: a run of letters and digits, or one mark that is not a mere
// divider ("," "&" "/" "("). Dividers are white space, hyphens, apostrophes and full stops.
// Sets `atom` to the next one in text[at, end) and moves `at` behind it; false if there is none.
bool next_atom(std::string_view text, std::size_t& at, std::size_t end, Span& atom);

inline constexpr std::size_t kLongestAtom = 63;  // bytes when folded
inline constexpr std::size_t kMostAtoms = 24;    // in a name

class WordTrie {
 public:
  static constexpr std::uint32_t kRoot = 0;

  WordTrie() : parents_(1), words_(1) {}
  void reserve(std::size_t nodes);
  // The node after this folded atom (at most kLongestAtom bytes), made if it is missing.
  std::uint32_t add(std::uint32_t parent, std::string_view atom);
  [[nodiscard]] std::optional<std::uint32_t> find(std::uint32_t parent, std::string_view atom) const {
    return find(parent, atom, hash_of(parent, atom));
  }
  [[nodiscard]] std::size_t size() const { return parents_.size(); }  // nodes, the root among them

 private:
  struct Slot {
    std::uint32_t hash = 0, node = 0;  // node 0: free
  };
  struct Word {
    std::uint32_t at = 0, size = 0;  // in atoms_
  };
  static std::uint32_t hash_of(std::uint32_t parent, std::string_view atom);
  [[nodiscard]] std::optional<std::uint32_t> find(std::uint32_t parent, std::string_view atom,
                                                  std::uint32_t hash) const;
  void grow(std::size_t slots);

  std::vector<Slot> slots_;  // open addressing, a power of two
  std::vector<std::uint32_t> parents_;
  std::vector<Word> words_;
  std::string atoms_;
};

// Folds atoms into a buffer of its own; one a thread and loop.
class AtomFolder {
 public:
  // The folded letters of text[atom]; "" if they are more than kLongestAtom. Valid until the next call.
  std::string_view fold(std::string_view text, Span atom);

 private:
  char small_[kLongestAtom + 1] = {};
  std::string large_;
};

}  // namespace apud::names
