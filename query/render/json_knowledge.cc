// Answers about entities and relations, and the parts that all answers share.
// Layer 7, pure.
#include "corpus/evidence/evidence_json.h"
#include "corpus/model/knowledge_json.h"
#include "query/render/json.h"
#include "query/render/json_text.h"

namespace apud {

void put(JsonText& json, const Where& where) { knowledge_json::where(json, where); }
void put(JsonText& json, const Evidence& evidence) { knowledge_json::evidence(json, evidence); }

void put_sources(JsonText& json, const std::vector<Source>& sources) {
  json.key("sources");
  knowledge_json::sources(json, sources);
}

void put_list(JsonText& json, const char* name, const std::vector<Evidence>& list) {
  json.key(name);
  json.open_list();
  for (const Evidence& evidence : list) put(json, evidence);
  json.close_list();
}

void put(JsonText& json, const ToldRelation& told, const EntityTable& entities) {
  json.open();
  knowledge_json::relation_fields(json, told.id, told.relation, told.text,
                                  [&](std::string_view id) { return entities.find(id); });
  json.key("evidence");
  put(json, told.evidence);
  put_sources(json, told.sources);
  json.close();
}

void put_list(JsonText& json, const char* name, const std::vector<ToldRelation>& list, const EntityTable& entities) {
  json.key(name);
  json.open_list();
  for (const ToldRelation& told : list) put(json, told, entities);
  json.close_list();
}

namespace {

// Whom a name may mean; empty where it is clear.
void put_candidates(JsonText& json, const char* name, const std::vector<EntityMatch>& candidates) {
  json.key(name);
  json.open_list();
  for (const EntityMatch& match : candidates) knowledge_json::entity(json, match.entity);
  json.close_list();
}

void put_match(JsonText& json, const char* name, const ResolvedName& resolved) {
  json.key(name);
  if (resolved.match)
    knowledge_json::entity(json, resolved.match->entity);
  else
    json.null();
}

// Each name of an entity with the reason why it is one.
void put_names(JsonText& json, const Entity& entity) {
  json.key("names");
  json.open_list();
  for (const Alias& alias : entity.aliases) {
    json.open();
    json.field("name", alias.name);
    json.field("reason", alias.reason);
    json.field("mentions", alias.mentions);
    json.close();
  }
  json.close_list();
}

}  // namespace

std::string json_of(const EntityAnswer& answer) {
  JsonText json;
  json.key("entity");
  if (answer.name.match) {
    json.open();
    knowledge_json::entity_fields(json, answer.name.match->entity);
    json.field("documents", answer.name.match->documents);
    put_names(json, answer.name.match->entity);
    json.close();
  } else {
    json.null();
  }
  put_list(json, "relations", answer.relations, answer.entities);
  json.field("relation_total", answer.total);
  put_list(json, "passages", answer.passages);
  json.field("passage_total", answer.passage_total);
  const bool ambiguous = answer.name.state == NameState::kAmbiguous;
  put_candidates(json, "candidates", ambiguous ? answer.name.candidates : std::vector<EntityMatch>{});
  put_candidates(json, "nearest", ambiguous ? std::vector<EntityMatch>{} : answer.name.candidates);
  return json.finish();
}

std::string json_of(const RelationsAnswer& answer) {
  JsonText json;
  put_list(json, "relations", answer.relations, answer.entities);
  json.field("total", answer.total);
  json.field_or_null("suggestion", answer.suggestion);
  return json.finish();
}

std::string json_of(const PathsAnswer& answer) {
  JsonText json;
  json.key("paths");
  json.open_list();
  for (const std::vector<ToldHop>& path : answer.paths) {
    json.open();
    json.key("hops");
    json.open_list();
    for (const ToldHop& hop : path) put(json, hop.relation, answer.entities);
    json.close_list();
    json.field("length", path.size());
    json.strings("nodes", nodes_of(path));
    json.close();
  }
  json.close_list();
  put_match(json, "from", answer.from);
  put_match(json, "to", answer.to);
  put_candidates(json, "from_candidates", answer.from.candidates);
  put_candidates(json, "to_candidates", answer.to.candidates);
  json.key("stopped");
  json.boolean(answer.stopped);
  return json.finish();
}

}  // namespace apud
