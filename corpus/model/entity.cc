// The names of entities' types.
// Layer 1, pure.
#include "corpus/model/entity.h"

namespace apud {
namespace {

constexpr const char* kTypeNames[kEntityTypes] = {"country",   "region",         "place",   "organization",
                                                  "person",    "infrastructure", "program", "event",
                                                  "agreement", "work",           "role",    "concept"};

}  // namespace

const char* entity_type_name(EntityType type) { return kTypeNames[static_cast<std::size_t>(type)]; }

std::optional<EntityType> entity_type_of(std::string_view name) {
  for (int i = 0; i < kEntityTypes; ++i)
    if (name == kTypeNames[i]) return static_cast<EntityType>(i);
  return std::nullopt;
}

}  // namespace apud
