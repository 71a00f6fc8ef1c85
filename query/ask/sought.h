// What a question seeks: somebody, a date, a count of something ..., and where in the sentence it would stand.
// Layer 6, pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/model/entity.h"
#include "query/trace/alignment.h"

namespace apud {

enum class Seeks : std::uint8_t { kNothing, kSomebody, kDate, kPlace, kCount, kAmount, kThing, kAnything };
const char* seeks_name(Seeks seeks);  // "somebody", "date" ...

struct Sought {
  Seeks seeks = Seeks::kNothing;  // kNothing: no question that is understood
  std::string noun;               // key of the noun that is asked for: "projects" in "how many projects"
  std::string noun_word;          // as it stands, in small letters
  std::optional<EntityType> type;
  bool possessor = false;             // "whose"
  bool money = false;                 // an amount that may be money
  bool measure = false;               // an amount with a unit: "how long"
  bool share = false;                 // "what percentage", "by how much"
  bool is_what = false;               // "What is X": X is to be said what it is
  std::uint32_t governor = kRoot;     // token of the question that what is sought hangs on; kRoot: it is what is said
  std::uint32_t place = kRoot;        // token of what is sought
  std::vector<std::uint32_t> pale;    // words that a unit may stand for: "length", "cost"
  std::vector<std::uint32_t> asking;  // words of the question that ask and are not looked for
};

Sought find_sought(const ReadSentence& question);

}  // namespace apud
