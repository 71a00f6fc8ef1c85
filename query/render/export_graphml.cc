// GraphML as networkx, igraph, Gephi and yEd read it: one directed graph, nodes and edges with typed data.
// Layer 7, pure.
#include "query/render/characters.h"
#include "query/render/export.h"
#include "query/render/graph_rows.h"

namespace apud {
namespace {

constexpr const char* kReplacement = "\xEF\xBF\xBD";

// Text for XML 1.0: markup escaped, and the characters that no XML document may have as U+FFFD.
std::string xml_text(const std::string& text) {
  std::string out;
  for (const char byte : interchangeable(text)) {
    switch (byte) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\t': out += "&#9;"; break;  // as they are, also in attributes
      case '\n': out += "&#10;"; break;
      case '\r': out += "&#13;"; break;
      default:
        if (static_cast<unsigned char>(byte) < ' ')
          out += kReplacement;
        else
          out += byte;
    }
  }
  return out;
}

const char* xml_type(FieldType type) {
  switch (type) {
    case FieldType::kNumber: return "int";
    case FieldType::kReal: return "double";
    case FieldType::kTruth: return "boolean";
    default: return "string";
  }
}

class GraphMl final : public GraphExporter {
 public:
  explicit GraphMl(Sink sink) : sink_(std::move(sink)) {}

  void begin() override {
    sink_(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\""
        " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
        " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns"
        " http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
    for (const char* name : {"name", "type", "aliases"}) key("node", name, "string");
    key("node", "mentions", "int");
    for (const EdgeField& field : kEdgeFields) key("edge", field.name, xml_type(field.type));
    sink_("<graph id=\"apud\" edgedefault=\"directed\">\n");
  }

  void entity(const Entity& entity) override { node(node_of(entity)); }

  void relation(const ToldRelation& told, const EntityTable& entities) override {
    const std::optional<GraphEdge> edge = edge_of(told, entities);
    if (!edge) return;
    for (const GraphNode& literal : literals_.fresh(told.relation)) node(literal);
    std::string out = "<edge id=\"" + xml_text(edge->fields.front()) + "\" source=\"" + xml_text(edge->from) +
                      "\" target=\"" + xml_text(edge->to) + "\">\n";
    for (std::size_t at = 0; at < edge->fields.size(); ++at)
      if (!edge->fields[at].empty()) out += data("edge", kEdgeFields[at].name, edge->fields[at]);
    sink_(out + "</edge>\n");
  }

  void end() override { sink_("</graph>\n</graphml>\n"); }

 private:
  void key(const char* owner, const char* name, const char* type) {
    sink_("<key id=\"" + std::string(owner) + "_" + name + "\" for=\"" + owner + "\" attr.name=\"" + name +
          "\" attr.type=\"" + type + "\"/>\n");
  }
  static std::string data(const char* owner, const char* name, const std::string& text) {
    return "  <data key=\"" + std::string(owner) + "_" + name + "\">" + xml_text(text) + "</data>\n";
  }
  void node(const GraphNode& node) {
    std::string aliases;
    for (const std::string& alias : node.aliases) aliases += (aliases.empty() ? "" : "\n") + alias;
    sink_("<node id=\"" + xml_text(node.id) + "\">\n" + data("node", "name", node.name) +
          data("node", "type", node.type) + (aliases.empty() ? "" : data("node", "aliases", aliases)) +
          data("node", "mentions", std::to_string(node.mentions)) + "</node>\n");
  }

  Sink sink_;
  LiteralNodes literals_;
};

}  // namespace

std::unique_ptr<GraphExporter> graphml_exporter(Sink sink) { return std::make_unique<GraphMl>(std::move(sink)); }

}  // namespace apud
