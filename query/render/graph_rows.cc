// Layer 7, pure.
#include "query/render/graph_rows.h"

#include <array>
#include <cctype>

#include "corpus/model/knowledge_json.h"
#include "corpus/text/content_hash.h"
#include "query/render/characters.h"
#include "query/render/relation_text.h"

namespace apud {
namespace {

std::string node_id(const Argument& end) {
  if (!end.entity.empty()) return valid_utf8(end.entity);
  const std::optional<GraphNode> node = literal_node(end);
  return node ? node->id : "";
}

std::string whole_name(const Argument& end, const EntityTable& entities) {
  if (end.entity.empty()) return end.value ? end.value->text : end.text;
  const Entity* entity = entities.find(end.entity);
  return entity != nullptr ? entity->name : name_in_id(end.entity);
}

// "0.93": no locale, no digits that say nothing.
std::string real_text(float number) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.3g", static_cast<double>(number));
  return text.data();
}

}  // namespace

GraphNode node_of(const Entity& entity) {
  GraphNode node{valid_utf8(entity.id), entity_type_name(entity.type), valid_utf8(entity.name), {}, entity.mentions};
  for (const Alias& alias : entity.aliases) node.aliases.push_back(valid_utf8(alias.name));
  return node;
}

std::optional<GraphNode> literal_node(const Argument& end) {
  if (!end.entity.empty()) return std::nullopt;
  const std::string type = end.value ? "value" : "text", text = valid_utf8(end.value ? end.value->text : end.text);
  if (text.empty()) return std::nullopt;
  return GraphNode{type + ":" + content_hash(text).substr(0, 16), type, text, {}, 0};
}

std::optional<GraphEdge> edge_of(const ToldRelation& told, const EntityTable& entities) {
  const Relation& relation = told.relation;
  GraphEdge edge{node_id(relation.subject), node_id(relation.object), {}};
  std::string missing;
  if (edge.from.empty() && edge.to.empty()) return std::nullopt;
  if (edge.from.empty()) {
    missing = "subject";
    edge.from = edge.to;
  } else if (edge.to.empty()) {
    missing = "object";
    edge.to = edge.from;
  }
  std::array<std::string, 5> qualifiers;
  const auto find = [&](std::string_view id) { return entities.find(id); };
  for (const Qualifier& qualifier : relation.qualifiers) {
    std::string& text = qualifiers.at(static_cast<std::size_t>(qualifier.kind));
    if (text.empty()) text = qualifier_text(qualifier, told.text, find);
  }
  const Where& where = told.evidence.where;
  const std::string who = relation.according_to ? whole_name(*relation.according_to, entities) : "";
  edge.fields = {told.id,
                 relation.predicate,
                 relation.verb,
                 status_name(relation.status),
                 polarity_name(relation.polarity),
                 relation.inferred ? "true" : "false",
                 missing,
                 who,
                 real_text(relation.confidence),
                 qualifiers[0],
                 qualifiers[1],
                 qualifiers[2],
                 qualifiers[3],
                 qualifiers[4],
                 where.document,
                 std::to_string(where.page),
                 std::to_string(where.lines.begin),
                 where.ref,
                 told.evidence.quote};
  for (std::string& field : edge.fields) field = valid_utf8(field);
  return edge;
}

std::vector<GraphNode> LiteralNodes::fresh(const Relation& relation) {
  std::vector<GraphNode> nodes;
  for (const Argument* end : {&relation.subject, &relation.object})
    if (auto node = literal_node(*end); node && written_.insert(node->id).second) nodes.push_back(std::move(*node));
  return nodes;
}

std::string relationship_type(const std::string& predicate) {
  std::string type;
  for (const char byte : predicate) {
    const auto code = static_cast<unsigned char>(byte);
    type += code < 0x80 && std::isalnum(code) != 0 ? static_cast<char>(std::toupper(code)) : '_';
  }
  return type.empty() ? "RELATED_TO" : type;
}

std::string label_of(const std::string& type) {
  std::string label = type;
  if (!label.empty()) label[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(label[0])));
  return label;
}

}  // namespace apud
