// JSON lines: {"schema":1,"entity":ENTITY} for each entity, then {"schema":1,"relation":RELATION} for each relation.
// Layer 7, pure.
#include "corpus/model/knowledge_json.h"
#include "query/render/export.h"
#include "query/render/json_text.h"

namespace apud {
namespace {

class JsonLines final : public GraphExporter {
 public:
  explicit JsonLines(Sink sink) : sink_(std::move(sink)) {}
  void entity(const Entity& entity) override {
    JsonText json;
    json.key("entity");
    knowledge_json::entity(json, entity);
    sink_(json.finish());
  }
  void relation(const ToldRelation& told, const EntityTable& entities) override {
    JsonText json;
    json.key("relation");
    put(json, told, entities);
    sink_(json.finish());
  }

 private:
  Sink sink_;
};

}  // namespace

std::unique_ptr<GraphExporter> json_lines_exporter(Sink sink) { return std::make_unique<JsonLines>(std::move(sink)); }

}  // namespace apud
