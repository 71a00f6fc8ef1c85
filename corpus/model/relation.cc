// The names of status, polarity and qualifiers, and a relation's address.
// Layer 1, pure.
#include "corpus/model/relation.h"

#include "corpus/model/passage.h"

namespace apud {
namespace {

constexpr const char* kStatusNames[] = {"asserted", "planned", "recommended", "possible"};
constexpr const char* kPolarityNames[] = {"affirmed", "negated"};
constexpr const char* kQualifierNames[] = {"date", "amount", "place", "role", "with"};

template <typename Enum, std::size_t kCount>
std::optional<Enum> value_of(const char* const (&names)[kCount], std::string_view name) {
  for (std::size_t i = 0; i < kCount; ++i)
    if (name == names[i]) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace

const char* status_name(Status status) { return kStatusNames[static_cast<std::size_t>(status)]; }
const char* polarity_name(Polarity polarity) { return kPolarityNames[static_cast<std::size_t>(polarity)]; }
const char* qualifier_kind_name(QualifierKind kind) { return kQualifierNames[static_cast<std::size_t>(kind)]; }
std::optional<Status> status_of(std::string_view name) { return value_of<Status>(kStatusNames, name); }
std::optional<Polarity> polarity_of(std::string_view name) { return value_of<Polarity>(kPolarityNames, name); }

std::string relation_id(std::string_view document, const Relation& relation) {
  const std::optional<std::uint32_t> sentence =
      relation.sentence == 0 ? std::nullopt : std::optional<std::uint32_t>(relation.sentence);
  return passage_ref(std::string(document), relation.block, sentence) + ".r" + std::to_string(relation.ordinal);
}

}  // namespace apud
