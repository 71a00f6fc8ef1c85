// Varints, strings and a checksum; the layout is in docs/index_format.md.
// Layer 2.
#include "corpus/search/knowledge_head.h"

#include "corpus/search/varint.h"
#include "corpus/text/content_hash.h"

namespace apud {

std::optional<KnowledgeHead::Place> KnowledgeHead::place(std::uint64_t relation) const {
  for (const Saying& saying : sayings) {
    if (relation < saying.relations) return Place{saying.block, static_cast<std::uint32_t>(relation)};
    relation -= saying.relations;
  }
  return std::nullopt;
}

std::string encode_head(const KnowledgeHead& head) {
  std::string body;
  append_string(body, head.document);
  append_string(body, encode_entities(head.entities));
  append_varint(body, head.sayings.size());
  std::uint32_t block = 0;
  for (const KnowledgeHead::Saying& saying : head.sayings) {
    append_varint(body, saying.block - block);
    append_varint(body, saying.relations);
    block = saying.block;
  }
  std::string bytes;
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
  std::uint32_t block = 0;
  for (std::uint64_t left = reader.number(); left > 0 && !reader.failed(); --left) {
    block += reader.number32();
    head.sayings.push_back({block, reader.number32()});
  }
  if (!entities || !reader.complete()) return std::nullopt;
  head.entities = std::move(*entities);
  return head;
}

}  // namespace apud
