// The names of status, polarity and qualifiers, and a relation's address.
// Layer 1, pure.
#include "corpus/model/relation.h"

#include <unordered_map>
#include <utility>

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

std::vector<BlockKnowledge> knowledge_of_blocks(Knowledge&& knowledge, std::size_t blocks) {
  std::vector<BlockKnowledge> parts(blocks);
  std::unordered_map<std::string_view, std::uint32_t> places;  // of the block in hand
  std::size_t mention = 0, relation = 0;
  for (std::uint32_t block = 0; block < blocks; ++block) {
    BlockKnowledge& part = parts[block];
    places.clear();
    const auto place = [&](const std::string& id) {
      const auto [found, added] = places.emplace(id, static_cast<std::uint32_t>(part.entities.size()));
      if (added) part.entities.push_back(id);
      return found->second;
    };
    const auto argument_place = [&](const Argument& argument) {
      if (!argument.entity.empty()) place(argument.entity);
    };
    for (; mention < knowledge.mentions.size() && knowledge.mentions[mention].block <= block; ++mention) {
      Mention named = knowledge.mentions[mention];
      if (named.block < block || named.entity >= knowledge.entities.size()) continue;
      named.entity = place(knowledge.entities[named.entity].id);
      part.mentions.push_back(named);
    }
    const std::size_t first = relation;
    for (; relation < knowledge.relations.size() && knowledge.relations[relation].block <= block; ++relation) {
      const Relation& said = knowledge.relations[relation];
      if (said.block < block) continue;
      argument_place(said.subject);
      argument_place(said.object);
      if (said.according_to) argument_place(*said.according_to);
      for (const Qualifier& qualifier : said.qualifiers) argument_place(qualifier.argument);
    }
    for (std::size_t i = first; i < relation; ++i)  // not before: `places` refers to their ids
      if (knowledge.relations[i].block == block) part.relations.push_back(std::move(knowledge.relations[i]));
  }
  return parts;
}

std::string relation_id(std::string_view document, const Relation& relation) {
  const std::optional<std::uint32_t> sentence =
      relation.sentence == 0 ? std::nullopt : std::optional<std::uint32_t>(relation.sentence);
  return passage_ref(std::string(document), relation.block, sentence) + ".r" + std::to_string(relation.ordinal);
}

}  // namespace apud
