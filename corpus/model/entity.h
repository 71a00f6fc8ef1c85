// Who and what a document speaks of, and where it names them.
// Layer 1: values only. Found by indexer/extract.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/text/span.h"

namespace apud {

enum class EntityType : std::uint8_t {
  kCountry,
  kRegion,
  kPlace,
  kOrganization,
  kPerson,
  kInfrastructure,
  kProgram,
  kEvent,
  kAgreement,
  kWork,
  kRole,
  kConcept
};
inline constexpr int kEntityTypes = 12;
const char* entity_type_name(EntityType type);  // "country" ... as in the interface
std::optional<EntityType> entity_type_of(std::string_view name);

// Another name of an entity, and why it is one: "acronym defined in brackets", "word list", "family name alone",
// "gazetteer FILE line 3".
struct Alias {
  std::string name;
  std::string reason;
  std::optional<std::uint32_t> block;  // where the document says so
  Span span;                           // of that block's text
  std::uint32_t mentions = 0;
};

struct Entity {
  std::string id;    // entity_id(type, name): the same for the same name in every document and shard
  std::string name;  // the canonical one
  EntityType type = EntityType::kConcept;
  std::vector<Alias> aliases;  // other names than `name`, most used first
  std::uint32_t mentions = 0;  // in this document, of any kind
};

// "country:serbia", "organization:asian_infrastructure_investment_bank": the type's name and the folded name, marks and
// accents off, what is neither letter nor digit as one "_", none at its ends. Letters of other scripts stay. Names that
// fold to nothing get a hash; of names over 112 bytes the rest is a hash. At most 160 bytes.
std::string entity_id(EntityType type, std::string_view name);

enum class MentionKind : std::uint8_t { kName, kDescription, kPronoun };  // "AIIB", "the bank", "it"

struct Mention {
  std::uint32_t entity = 0;  // index in Knowledge::entities
  std::uint32_t block = 0;   // Block::id
  Span span;                 // of that block's text
  MentionKind kind = MentionKind::kName;
};

}  // namespace apud
