// Whether a word is an English one: tells a name at the beginning of a sentence from a word that just stands there.
// Layer 5; the list is Debian's, which the program carries.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace apud::entities {

class EnglishWords {
 public:
  // Whether the list has the word in small letters, or it has an ending that names seldom have. The table is made at
  // the first question: some milliseconds, half a megabyte.
  bool has(std::string_view word);
  bool listed(std::string_view word);  // in the list itself: "Jinping" only ends like a word

 private:
  void build();
  std::vector<std::uint32_t> slots_;  // hashes; 0 is free
};

}  // namespace apud::entities
