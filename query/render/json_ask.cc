// Answers to questions.
// Layer 7, pure.
#include "corpus/evidence/evidence_json.h"
#include "corpus/model/knowledge_json.h"
#include "query/render/json.h"
#include "query/render/json_text.h"

namespace apud {
namespace {

void put(JsonText& json, const Interpretation& reading) {
  json.key("interpretation");
  json.open();
  json.field_or_null("seeks", reading.seeks);
  json.field_or_null("about", reading.about);
  json.field_or_null("predicate", reading.predicate);
  json.close();
}

void put_item(JsonText& json, const AskedItem& item, const EntityTable& entities) {
  json.open();
  json.field("text", item.text);
  json.key("entity");
  const Entity* entity = item.entity.empty() ? nullptr : entities.find(item.entity);
  if (entity == nullptr)
    json.null();
  else
    knowledge_json::entity(json, *entity);
  json.key("confidence");
  json.real(item.confidence);
  json.key("evidence");
  put(json, item.evidence);
  put_sources(json, item.sources);
  json.key("relation");
  if (!item.relation)
    json.null();
  else
    put(json, *item.relation, entities);
  json.close();
}

}  // namespace

std::string json_of(const AskAnswer& answer, bool explain) {
  JsonText json;
  json.field("question", answer.question);
  put(json, answer.reading);
  json.key("answers");
  json.open_list();
  for (const AskedItem& item : answer.answers) put_item(json, item, answer.entities);
  json.close_list();
  json.field("total", answer.total);
  put_list(json, "nearest", answer.nearest);
  if (explain) json.strings("explanation", answer.explained);
  return json.finish();
}

}  // namespace apud
