// Entities and relations put on made passages, for tests of the index that need no extraction.
// Test support.
#pragma once

#include <string>
#include <vector>

#include "corpus/model/passage.h"
#include "corpus/model/relation.h"

namespace apud {

// An end is "country/Serbia", an entity by its name, or "country/Serbia/Serbian", by an alias that stands in the text; or
// plain words of the text; or "" for none.
struct MadeRelation {
  std::uint32_t block = 0;
  std::string subject, predicate, object;
  Status status = Status::kAsserted;
  Polarity polarity = Polarity::kAffirmed;
  float confidence = 0.9F;
};
// One sentence a block; gives the passages their part.
DocumentKnowledge made_knowledge(std::vector<Passage>& passages, const std::vector<MadeRelation>& relations);

}  // namespace apud
