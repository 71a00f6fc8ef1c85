// Decides what a hyphen at a line's end is: part of the word, or the typesetter's.
// Layer 4, pure: the dictionary is part of the program (Debian's wamerican, taken in when it is built).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/parse/lines.h"

namespace apud::parse {

// A set of words by their hashes (64 bits; a false hit needs a collision among some 100,000).
class WordCounts {
 public:
  void add(std::uint64_t hash);
  [[nodiscard]] std::uint32_t count(std::uint64_t hash) const;

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t count = 0;
  };
  void grow();
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

class WantedPrefixes;

class WordJoiner {
 public:
  // Counts the document's own words that may be one of those that line ends cut. Linear.
  WordJoiner(std::string_view text, const std::vector<Line>& lines);

  // `left` ends with the hyphen, `right` begins the next line. True: the hyphen stays ("Austria-Hungary").
  [[nodiscard]] bool keeps_hyphen(std::string_view left, std::string_view right) const;

 private:
  void count_words(std::string_view words, bool broken, const WantedPrefixes& wanted);
  WordCounts words_, compounds_;
};

// The dictionary knows the word, in any case.
bool is_dictionary_word(std::string_view word);

}  // namespace apud::parse
