// Entities and relations as plain nodes and edges with named fields, for the formats that know no more.
// Layer 7, pure; for the exporters.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "query/answer/relation_answer.h"

namespace apud {

struct GraphNode {
  std::string id;
  std::string type;  // an entity's; "value" or "text" for what is none
  std::string name;
  std::vector<std::string> aliases;
  std::uint32_t mentions = 0;
};
GraphNode node_of(const Entity& entity);
// The node of an end that is no entity; nullopt for an entity or no end at all. Equal words are one node.
std::optional<GraphNode> literal_node(const Argument& end);

enum class FieldType : std::uint8_t { kText, kNumber, kReal, kTruth };
struct EdgeField {
  const char* name;
  FieldType type;
};
inline constexpr EdgeField kEdgeFields[] = {
    {"id", FieldType::kText},      {"predicate", FieldType::kText},    {"verb", FieldType::kText},
    {"status", FieldType::kText},  {"polarity", FieldType::kText},     {"inferred", FieldType::kTruth},
    {"missing", FieldType::kText}, {"according_to", FieldType::kText}, {"confidence", FieldType::kReal},
    {"date", FieldType::kText},    {"amount", FieldType::kText},       {"place", FieldType::kText},
    {"role", FieldType::kText},    {"with", FieldType::kText},         {"document", FieldType::kText},
    {"page", FieldType::kNumber},  {"line", FieldType::kNumber},       {"ref", FieldType::kText},
    {"quote", FieldType::kText}};

struct GraphEdge {
  std::string from, to;             // nodes' ids
  std::vector<std::string> fields;  // as kEdgeFields; "" where there is none
};
// An edge needs two ends: where one is missing ("the line opened") it leads back to the other and `missing` says which.
// nullopt where both are.
std::optional<GraphEdge> edge_of(const ToldRelation& told, const EntityTable& entities);

// Remembers which literal nodes were written.
class LiteralNodes {
 public:
  // The nodes of the relation's ends that were not asked for before.
  std::vector<GraphNode> fresh(const Relation& relation);

 private:
  std::unordered_set<std::string> written_;
};

// "located_in" -> "LOCATED_IN": what Neo4j's users call relationship types. ASCII letters and digits, "_" for the rest.
std::string relationship_type(const std::string& predicate);
// "country" -> "Country"
std::string label_of(const std::string& type);

}  // namespace apud
