// The byte form of a document's entities. The few reasons why names are joined are kept once.
// Layer 1. The layout is described in docs/knowledge_format.md; a change of it changes the index version.
#include <algorithm>

#include "corpus/model/byte_codec.h"
#include "corpus/model/relation.h"

namespace apud {
namespace {

constexpr std::uint32_t kOwnId = 128;  // with the type's byte: the id does not follow from type and name

void write_alias(ByteWriter& bytes, const Alias& alias, const std::vector<std::string_view>& reasons) {
  bytes.string(alias.name);
  bytes.number(static_cast<std::uint64_t>(std::find(reasons.begin(), reasons.end(), alias.reason) - reasons.begin()));
  bytes.number(alias.mentions);
  bytes.number(alias.block ? std::uint64_t{*alias.block} + 1 : 0);
  if (!alias.block) return;
  bytes.number(alias.span.begin);
  bytes.difference(std::int64_t{alias.span.end} - alias.span.begin);
}

void read_alias(ByteReader& bytes, Alias& alias, const std::vector<std::string>& reasons) {
  alias.name = bytes.string();
  const std::uint64_t reason = bytes.number();
  if (reason >= reasons.size()) return bytes.fail();
  alias.reason = reasons[reason];
  alias.mentions = bytes.number32();
  const std::uint64_t block = bytes.number();
  if (block == 0) return;
  alias.block = static_cast<std::uint32_t>(block - 1);
  alias.span.begin = bytes.number32();
  alias.span.end = static_cast<std::uint32_t>(alias.span.begin + bytes.difference());
}

}  // namespace

std::string encode_entities(const std::vector<Entity>& entities) {
  std::string out;
  ByteWriter bytes(out);
  std::vector<std::string_view> reasons;
  for (const Entity& entity : entities)
    for (const Alias& alias : entity.aliases)
      if (std::find(reasons.begin(), reasons.end(), alias.reason) == reasons.end()) reasons.push_back(alias.reason);
  bytes.number(reasons.size());
  for (const std::string_view reason : reasons) bytes.string(reason);
  bytes.number(entities.size());
  for (const Entity& entity : entities) {
    const bool own = entity.id != entity_id(entity.type, entity.name);
    bytes.byte(static_cast<std::uint32_t>(entity.type) | (own ? kOwnId : 0));
    if (own) bytes.string(entity.id);
    bytes.string(entity.name);
    bytes.number(entity.mentions);
    bytes.number(entity.aliases.size());
    for (const Alias& alias : entity.aliases) write_alias(bytes, alias, reasons);
  }
  return out;
}

std::optional<std::vector<Entity>> decode_entities(std::string_view encoded) {
  ByteReader bytes(encoded);
  std::vector<std::string> reasons(bytes.count());
  for (std::string& reason : reasons) reason = bytes.string();
  std::vector<Entity> entities(bytes.count());
  for (Entity& entity : entities) {
    const std::uint32_t first = bytes.byte();
    if ((first & ~kOwnId) >= kEntityTypes) bytes.fail();
    if (bytes.failed()) return std::nullopt;
    entity.type = static_cast<EntityType>(first & ~kOwnId);
    if ((first & kOwnId) != 0) entity.id = bytes.string();
    entity.name = bytes.string();
    if ((first & kOwnId) == 0) entity.id = entity_id(entity.type, entity.name);
    entity.mentions = bytes.number32();
    entity.aliases.resize(bytes.count());
    for (Alias& alias : entity.aliases) read_alias(bytes, alias, reasons);
  }
  if (bytes.failed() || !bytes.at_end()) return std::nullopt;
  return entities;
}

}  // namespace apud
