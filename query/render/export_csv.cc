// Two CSV files as `neo4j-admin database import` takes them: the heads name the columns with their types and roles.
// RFC 4180: fields in quotes, a quote doubled. A field may hold a line end: Neo4j then wants --multiline-fields=true.
// Layer 7, pure.
#include <algorithm>

#include "query/render/export.h"
#include "query/render/graph_rows.h"

namespace apud {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char byte : text) {
    if (byte == '"') out += '"';
    if (byte != '\0') out += byte;
  }
  return out + "\"";
}

const char* column_type(FieldType type) {
  switch (type) {
    case FieldType::kNumber: return ":int";
    case FieldType::kReal: return ":double";
    case FieldType::kTruth: return ":boolean";
    default: return "";
  }
}

class Csv final : public GraphExporter {
 public:
  Csv(Sink nodes, Sink relationships) : nodes_(std::move(nodes)), relationships_(std::move(relationships)) {}

  void begin() override {
    nodes_("id:ID,name,type,aliases:string[],mentions:int,:LABEL\n");
    std::string head = ":START_ID,:END_ID,:TYPE";
    for (const EdgeField& field : kEdgeFields) head += std::string(",") + field.name + column_type(field.type);
    relationships_(head + "\n");
  }

  void entity(const Entity& entity) override { node(node_of(entity), "Entity;"); }

  void relation(const ToldRelation& told, const EntityTable& entities) override {
    const std::optional<GraphEdge> edge = edge_of(told, entities);
    if (!edge) return;
    for (const GraphNode& literal : literals_.fresh(told.relation)) node(literal, "");
    std::string row = quoted(edge->from) + "," + quoted(edge->to) + "," + relationship_type(edge->fields[1]);
    for (std::size_t at = 0; at < edge->fields.size(); ++at) {
      const bool bare = kEdgeFields[at].type != FieldType::kText || edge->fields[at].empty();
      row += "," + (bare ? edge->fields[at] : quoted(edge->fields[at]));
    }
    relationships_(row + "\n");
  }

 private:
  void node(const GraphNode& node, const char* label) {
    std::string aliases;
    for (std::string alias : node.aliases) {
      std::replace(alias.begin(), alias.end(), ';', ',');  // ";" divides an array's items and cannot be escaped
      aliases += (aliases.empty() ? "" : ";") + alias;
    }
    nodes_(quoted(node.id) + "," + quoted(node.name) + "," + node.type + "," +
           (aliases.empty() ? "" : quoted(aliases)) + "," + std::to_string(node.mentions) + "," + label +
           label_of(node.type) + "\n");
  }

  Sink nodes_, relationships_;
  LiteralNodes literals_;
};

}  // namespace

std::unique_ptr<GraphExporter> csv_exporter(Sink nodes, Sink relationships) {
  return std::make_unique<Csv>(std::move(nodes), std::move(relationships));
}

}  // namespace apud
