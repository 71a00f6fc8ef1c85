// The names of entities' types, and the ids of entities.
// Layer 1, pure.
#include "corpus/model/entity.h"

#include <utf8proc.h>

#include "corpus/text/fold.h"

namespace apud {
namespace {

constexpr const char* kTypeNames[kEntityTypes] = {"country",   "region",         "place",   "organization",
                                                  "person",    "infrastructure", "program", "event",
                                                  "agreement", "work",           "role",    "concept"};

constexpr std::size_t kLongestName = 112;  // bytes of a name in an id

// FNV-1a, written out so that ids are the same wherever they are made.
std::uint64_t hash_of(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return hash;
}

void append_hash(std::string_view bytes, std::string& out) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const std::uint64_t hash = hash_of(bytes);
  for (int shift = 60; shift >= 0; shift -= 4) out += kDigits[hash >> shift & 15];
}

// Letters, digits, and the signs that are parts of letters in some scripts.
bool is_part_of_word(std::string_view point) {
  const auto first = static_cast<unsigned char>(point.front());
  if (first < 0x80) return (first >= '0' && first <= '9') || (first >= 'a' && first <= 'z');
  utf8proc_int32_t code = 0;
  utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(point.data()), static_cast<utf8proc_ssize_t>(point.size()),
                   &code);
  const utf8proc_category_t category = utf8proc_category(code);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

}  // namespace

const char* entity_type_name(EntityType type) { return kTypeNames[static_cast<std::size_t>(type)]; }

std::optional<EntityType> entity_type_of(std::string_view name) {
  for (int i = 0; i < kEntityTypes; ++i)
    if (name == kTypeNames[i]) return static_cast<EntityType>(i);
  return std::nullopt;
}

std::string entity_id(EntityType type, std::string_view name) {
  std::string id = entity_type_name(type);
  id += ':';
  const std::size_t start = id.size();
  const std::string folded = folded_name(name);
  bool gap = false;
  for (std::size_t at = 0; at < folded.size();) {
    std::size_t end = at + 1;
    while (end < folded.size() && (static_cast<unsigned char>(folded[end]) & 0xC0) == 0x80) ++end;
    const std::string_view point = std::string_view(folded).substr(at, end - at);
    at = end;
    if (!is_part_of_word(point)) {
      gap = id.size() > start;
      continue;
    }
    if (id.size() - start + point.size() + 1 > kLongestName) {  // the rest is told by a hash of the whole
      id += '_';
      append_hash(folded, id);
      return id;
    }
    if (gap) id += '_';
    gap = false;
    id += point;
  }
  if (id.size() == start) append_hash(folded, id);
  return id;
}

}  // namespace apud
