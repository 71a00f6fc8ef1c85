// The head of a document's relations in the database of knowledge: whom the document names, and where its relations are.
// Layer 2, pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/relation.h"

namespace apud {

struct KnowledgeHead {
  struct Saying {
    std::uint32_t block = 0, relations = 0;
  };
  std::string document;
  std::vector<Entity> entities;
  std::vector<Saying> sayings;  // blocks with relations, rising

  // The document's n-th relation, from 0: its block, and which one of that block it is. nullopt if there is none.
  struct Place {
    std::uint32_t block = 0, index = 0;
  };
  [[nodiscard]] std::optional<Place> place(std::uint64_t relation) const;
};

std::string encode_head(const KnowledgeHead& head);
// nullopt on bytes that encode_head did not write.
std::optional<KnowledgeHead> decode_head(std::string_view bytes);

}  // namespace apud
