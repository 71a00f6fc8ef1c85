// N-Quads: a graph a document, each relation a resource that tells status, source and who says so (rdf:Statement and
// PROV-O, which every RDF program reads; quoted triples are read by few). Only what a document asserts and affirms in its
// own voice is also a plain triple: a plan, a denial or somebody's claim must not be taken for a fact.
// Layer 7, pure.
#include <array>
#include <cctype>
#include <cstdio>

#include "corpus/model/knowledge_json.h"
#include "query/render/characters.h"
#include "query/render/export.h"
#include "query/render/graph_rows.h"

namespace apud {
namespace {

constexpr const char* kType = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
constexpr const char* kStatement = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement>";
constexpr const char* kSubject = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#subject>";
constexpr const char* kPredicate = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate>";
constexpr const char* kObject = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#object>";
constexpr const char* kLabel = "<http://www.w3.org/2000/01/rdf-schema#label>";
constexpr const char* kAlternative = "<http://www.w3.org/2004/02/skos/core#altLabel>";
constexpr const char* kProvEntity = "<http://www.w3.org/ns/prov#Entity>";
constexpr const char* kDerived = "<http://www.w3.org/ns/prov#wasDerivedFrom>";
constexpr const char* kAttributed = "<http://www.w3.org/ns/prov#wasAttributedTo>";
constexpr const char* kQuote = "<http://www.w3.org/ns/prov#value>";
constexpr const char* kPartOf = "<http://purl.org/dc/terms/isPartOf>";
constexpr const char* kTitle = "<http://purl.org/dc/terms/title>";
constexpr const char* kSource = "<http://purl.org/dc/terms/source>";
constexpr const char* kSchema = "http://www.w3.org/2001/XMLSchema#";
constexpr const char* kEntities = "<urn:apud:entities>";

// <urn:apud:KIND:NAME>, what an IRI may not hold percent-encoded.
std::string iri(const char* kind, const std::string& name) {
  std::string out = std::string("<urn:apud:") + kind + ":";
  for (const char byte : name) {
    const auto code = static_cast<unsigned char>(byte);
    if (code < 0x80 && (std::isalnum(code) != 0 || std::string_view("-._~:").find(byte) != std::string_view::npos)) {
      out += byte;
      continue;
    }
    std::array<char, 4> escape{};
    std::snprintf(escape.data(), escape.size(), "%%%02X", code);
    out += escape.data();
  }
  return out + ">";
}

std::string literal(std::string_view text, const std::string& type = "") {
  std::string out = "\"";
  for (const char byte : interchangeable(text)) {
    const auto code = static_cast<unsigned char>(byte);
    if (byte == '"' || byte == '\\') {
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
  return out + (type.empty() ? "\"" : "\"^^<" + std::string(kSchema) + type + ">");
}

// A whole date with its type; spans, parts of dates and sums as their text.
std::string value_literal(const Value& value) {
  if (value.kind != ValueKind::kDate) return literal(value.text);
  const std::string date = date_span_text(value);
  if (value.from != value.to || value.from.year <= 0 || value.from.year > 9999) return literal(value.text);
  const bool month = value.from.month != 0, day = value.from.day != 0;
  return literal(date, day ? "date" : month ? "gYearMonth" : "gYear");
}

class Nquads final : public GraphExporter {
 public:
  explicit Nquads(Sink sink) : sink_(std::move(sink)) {}

  void document(const DocumentInfo& info) override {
    const std::string name = iri("document", info.name);
    quad(name, kType, kProvEntity, name);
    quad(name, kLabel, literal(info.name), name);
    if (!info.title.empty()) quad(name, kTitle, literal(info.title), name);
    quad(name, kSource, literal(info.path), name);
  }

  void entity(const Entity& entity) override {
    const std::string name = iri("entity", entity.id);
    quad(name, kType, iri("type", entity_type_name(entity.type)), kEntities);
    quad(name, kLabel, literal(entity.name), kEntities);
    for (const Alias& alias : entity.aliases) quad(name, kAlternative, literal(alias.name), kEntities);
  }

  void relation(const ToldRelation& told, const EntityTable& entities) override {
    const Relation& relation = told.relation;
    const std::optional<GraphEdge> edge = edge_of(told, entities);
    if (!edge) return;
    const std::string graph = iri("document", told.evidence.where.document), self = iri("relation", told.id);
    const std::string predicate = iri("predicate", relation.predicate);
    const std::string subject = subject_of(relation.subject, graph), object = object_of(relation.object);
    quad(self, kType, kStatement, graph);
    if (!subject.empty()) quad(self, kSubject, subject, graph);
    quad(self, kPredicate, predicate, graph);
    if (!object.empty()) quad(self, kObject, object, graph);
    const bool fact =
        relation.status == Status::kAsserted && relation.polarity == Polarity::kAffirmed && !relation.according_to;
    if (fact && !subject.empty() && !object.empty()) quad(subject, predicate, object, graph);
    if (relation.according_to && !relation.according_to->entity.empty())
      quad(self, kAttributed, iri("entity", relation.according_to->entity), graph);
    for (std::size_t at = 2; at < edge->fields.size(); ++at) field(self, kEdgeFields[at], edge->fields[at], graph);
    const std::string passage = iri("passage", told.evidence.where.ref);
    quad(self, kQuote, literal(told.evidence.quote), graph);
    quad(self, kDerived, passage, graph);
    quad(passage, kPartOf, graph, graph);
  }

 private:
  void quad(const std::string& subject, const std::string& predicate, const std::string& object,
            const std::string& graph) {
    sink_(subject + " " + predicate + " " + object + " " + graph + " .\n");
  }
  // Those that PROV-O has no word for.
  void field(const std::string& self, const EdgeField& field, const std::string& text, const std::string& graph) {
    const std::string_view name = field.name;
    if (text.empty() || name == "document" || name == "ref" || name == "quote" || name == "missing") return;
    const char* type = field.type == FieldType::kReal     ? "decimal"
                       : field.type == FieldType::kNumber ? "integer"
                       : field.type == FieldType::kTruth  ? "boolean"
                                                          : "";
    quad(self, iri("field", field.name), literal(text, type), graph);
  }
  std::string subject_of(const Argument& end, const std::string& graph) {
    if (!end.entity.empty()) return iri("entity", end.entity);
    const std::optional<GraphNode> node = literal_node(end);
    if (!node) return "";
    std::string name = iri("words", node->id);  // a subject cannot be a literal
    quad(name, kLabel, literal(node->name), graph);
    return name;
  }
  static std::string object_of(const Argument& end) {
    if (!end.entity.empty()) return iri("entity", end.entity);
    if (end.value) return value_literal(*end.value);
    return end.text.empty() ? "" : literal(end.text);
  }

  Sink sink_;
};

}  // namespace

std::unique_ptr<GraphExporter> nquads_exporter(Sink sink) { return std::make_unique<Nquads>(std::move(sink)); }

}  // namespace apud
