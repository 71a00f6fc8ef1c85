// Cypher statements, one a line, that can be run more than once: MERGE makes what is not there yet.
// Layer 7, pure.
#include <array>
#include <cstdio>

#include "query/render/export.h"
#include "query/render/graph_rows.h"

namespace apud {
namespace {

// A string literal in single quotes.
std::string literal(const std::string& text) {
  std::string out = "'";
  for (const char byte : text) {
    const auto code = static_cast<unsigned char>(byte);
    if (byte == '\\' || byte == '\'') {
      out += '\\';
      out += byte;
    } else if (byte == '\n') {
      out += "\\n";
    } else if (byte == '\r') {
      out += "\\r";
    } else if (byte == '\t') {
      out += "\\t";
    } else if (code < ' ' || code == 0x7F) {
      std::array<char, 8> escape{};
      std::snprintf(escape.data(), escape.size(), "\\u%04X", code);
      out += escape.data();
    } else {
      out += byte;
    }
  }
  return out + "'";
}

std::string property(const EdgeField& field, const std::string& text) {
  // `with` and `id` are words of the language: names in backticks are never mistaken.
  return "r.`" + std::string(field.name) + "` = " + (field.type == FieldType::kText ? literal(text) : text);
}

class Cypher final : public GraphExporter {
 public:
  explicit Cypher(Sink sink) : sink_(std::move(sink)) {}

  void begin() override { sink_("CREATE CONSTRAINT apud_node IF NOT EXISTS FOR (n:Apud) REQUIRE n.id IS UNIQUE;\n"); }

  void entity(const Entity& entity) override { node(node_of(entity), ":Entity"); }

  void relation(const ToldRelation& told, const EntityTable& entities) override {
    const std::optional<GraphEdge> edge = edge_of(told, entities);
    if (!edge) return;
    for (const GraphNode& each : literals_.fresh(told.relation)) node(each, "");
    std::string out = "MATCH (a:Apud {id: " + literal(edge->from) + "}), (b:Apud {id: " + literal(edge->to) +
                      "}) MERGE (a)-[r:`" + relationship_type(edge->fields[1]) + "` {id: " + literal(edge->fields[0]) +
                      "}]->(b)";
    const char* before = " SET ";
    for (std::size_t at = 1; at < edge->fields.size(); ++at) {
      if (edge->fields[at].empty()) continue;
      out += before + property(kEdgeFields[at], edge->fields[at]);
      before = ", ";
    }
    sink_(out + ";\n");
  }

 private:
  void node(const GraphNode& node, const char* label) {
    std::string aliases;
    for (const std::string& alias : node.aliases) aliases += (aliases.empty() ? "" : ", ") + literal(alias);
    sink_("MERGE (n:Apud {id: " + literal(node.id) + "}) SET n" + label + ":`" + label_of(node.type) +
          "`, n.name = " + literal(node.name) + ", n.type = " + literal(node.type) + ", n.aliases = [" + aliases +
          "], n.mentions = " + std::to_string(node.mentions) + ";\n");
  }

  Sink sink_;
  LiteralNodes literals_;
};

}  // namespace

std::unique_ptr<GraphExporter> cypher_exporter(Sink sink) { return std::make_unique<Cypher>(std::move(sink)); }

}  // namespace apud
