// Strings behind a checksum; the layout is in docs/index_format.md.
// Layer 2.
#include "corpus/search/knowledge_head.h"

#include "corpus/model/relation.h"
#include "corpus/search/varint.h"
#include "corpus/text/content_hash.h"

namespace apud {

std::string encode_head(const std::string& document, const std::vector<Entity>& entities) {
  std::string body, bytes;
  append_string(body, document);
  append_string(body, encode_entities(entities));
  append_varint(bytes, checksum32(body));
  return bytes + body;
}

std::optional<KnowledgeHead> decode_head(std::string_view bytes) {
  VarintReader sum(bytes);
  const std::uint64_t stored = sum.number();
  if (sum.failed() || checksum32(sum.rest()) != stored) return std::nullopt;
  VarintReader reader(sum.rest());
  KnowledgeHead head;
  head.document = reader.string();
  std::optional<std::vector<Entity>> entities = decode_entities(reader.string());
  if (!entities || !reader.complete()) return std::nullopt;
  head.entities = std::move(*entities);
  return head;
}

}  // namespace apud
