// Whom a document names, as the database of entities keeps it: a head a document, in the order of the documents.
// Layer 2, pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/entity.h"

namespace apud {

struct KnowledgeHead {
  std::string document;
  std::vector<Entity> entities;
};

std::string encode_head(const std::string& document, const std::vector<Entity>& entities);
// nullopt on bytes that encode_head did not write.
std::optional<KnowledgeHead> decode_head(std::string_view bytes);

}  // namespace apud
