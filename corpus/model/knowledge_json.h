// The shape of entities, values and relations in JSON, the same in `apud-index --explain` and in every answer of `apud`.
// Layer 1, pure; writes through whatever writer it is given, so that it needs no JSON library.
//
// A writer has open() close() open_list() close_list() key(const char*) string(std::string_view) number(std::uint64_t)
// real(double) boolean(bool) null(). docs/output_schema.md describes what comes out.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/relation.h"

namespace apud {

// As far as it is known, "" if it is not; without its year as XML has it, "--08-18".
std::string known_date(const Date& date);
// "2024-07", "2024-08-18/2024-08-20", "../2023-12-31": one date, or a span as ISO 8601 has it; "" if neither is known.
std::string date_span_text(const Value& value);

// The words of a text at these spans, in their order, joined by single blanks. Spans beyond the text are cut.
std::string words_at(std::string_view text, const std::vector<Span>& spans);

// Whether the object is what the sentence has for its grammatical subject, and the subject stands behind the verb: "the
// wall was built by the guild". Not what is said ("..., said the mayor").
bool told_in_passive(const Relation& relation);

// The name that an entity's id tells, for ids of which nothing else is known: "country:saudi_arabia" -> "saudi arabia".
std::string name_in_id(std::string_view id);
EntityType type_in_id(std::string_view id);  // kConcept if it has none

// What a qualifier is in JSON and for people: a date in ISO form, an entity's name, else the words.
template <typename FindEntity>
std::string qualifier_text(const Qualifier& qualifier, std::string_view text, const FindEntity& find) {
  const Argument& argument = qualifier.argument;
  if (argument.value && argument.value->kind == ValueKind::kDate)
    if (std::string date = date_span_text(*argument.value); !date.empty()) return date;
  if (argument.value) return argument.value->text;
  if (!argument.entity.empty()) {
    const Entity* entity = find(argument.entity);
    return entity != nullptr ? entity->name : name_in_id(argument.entity);
  }
  return argument.text.empty() ? words_at(text, argument.words) : argument.text;
}

namespace knowledge_json {

template <typename Json>
void field(Json& json, const char* name, std::string_view text) {
  json.key(name);
  json.string(text);
}

template <typename Json>
void field_or_null(Json& json, const char* name, std::string_view text) {
  json.key(name);
  if (text.empty())
    json.null();
  else
    json.string(text);
}

template <typename Json>
void value(Json& json, const Value& value) {
  const bool date = value.kind == ValueKind::kDate;
  json.open();
  field(json, "kind", value_kind_name(value.kind));
  field(json, "text", value.text);
  field(json, "bound", bound_name(value.bound));
  for (const auto& [name, amount] : {std::pair{"amount", value.amount}, std::pair{"amount_to", value.amount_to}}) {
    json.key(name);
    if (date)
      json.null();
    else
      json.real(amount);
  }
  field_or_null(json, "unit", value.unit);
  field_or_null(json, "counted", value.counted);
  field_or_null(json, "from", date ? known_date(value.from) : "");
  field_or_null(json, "to", date ? known_date(value.to) : "");
  json.close();
}

// The fields of an ENTITY, for callers that add some of their own.
template <typename Json>
void entity_fields(Json& json, const Entity& entity) {
  field(json, "id", entity.id);
  field(json, "name", entity.name);
  field(json, "type", entity_type_name(entity.type));
  json.key("aliases");
  json.open_list();
  for (const Alias& alias : entity.aliases) json.string(alias.name);
  json.close_list();
  json.key("mentions");
  json.number(entity.mentions);
}

template <typename Json>
void entity(Json& json, const Entity& entity) {
  json.open();
  entity_fields(json, entity);
  json.close();
}

// An ENTITY, {"value":VALUE} or {"text":TEXT}; an empty one is {"text":""}.
template <typename Json, typename FindEntity>
void argument(Json& json, const Argument& argument, const FindEntity& find) {
  if (!argument.entity.empty()) {
    if (const Entity* known = find(argument.entity)) return entity(json, *known);
    Entity unknown;
    unknown.id = argument.entity;
    unknown.name = name_in_id(argument.entity);
    unknown.type = type_in_id(argument.entity);
    return entity(json, unknown);
  }
  json.open();
  if (argument.value) {
    json.key("value");
    value(json, *argument.value);
  } else {
    field(json, "text", argument.text);
  }
  json.close();
}

template <typename Json, typename FindEntity>
void qualifiers(Json& json, const Relation& relation, std::string_view text, const FindEntity& find) {
  json.key("qualifiers");
  json.open();
  std::array<bool, 5> told{};
  for (const Qualifier& qualifier : relation.qualifiers) {
    bool& seen = told.at(static_cast<std::size_t>(qualifier.kind));
    if (seen) continue;  // the first of a kind; all of them stand in words.more
    seen = true;
    field(json, qualifier_kind_name(qualifier.kind), qualifier_text(qualifier, text, find));
  }
  json.close();
}

template <typename Json>
void words(Json& json, const Relation& relation, std::string_view text) {
  const bool turned = told_in_passive(relation);
  json.key("words");
  json.open();
  field(json, "subject", words_at(text, turned ? relation.object.words : relation.subject.words));
  // What no verb says has an implied one: "be of" for the "of" that stands there.
  const bool own = !relation.inferred && !relation.verb_words.empty();
  field(json, "verb", own ? words_at(text, relation.verb_words) : relation.verb);
  field(json, "object", words_at(text, turned ? relation.subject.words : relation.object.words));
  json.key("more");
  json.open_list();
  for (const std::vector<Span>& spans : relation.more) json.string(words_at(text, spans));
  json.close_list();
  json.close();
}

// All fields of a RELATION but `evidence` and `sources`, which the caller writes before it closes the object.
// `text` is the block's; `find` gives the entity of an id, or null.
template <typename Json, typename FindEntity>
void relation_fields(Json& json, const std::string& id, const Relation& relation, std::string_view text,
                     const FindEntity& find) {
  field(json, "id", id);
  json.key("subject");
  argument(json, relation.subject, find);
  field(json, "predicate", relation.predicate);
  field(json, "verb", relation.verb);
  json.key("object");
  argument(json, relation.object, find);
  qualifiers(json, relation, text, find);
  words(json, relation, text);
  json.key("inferred");
  json.boolean(relation.inferred);
  field(json, "status", status_name(relation.status));
  field(json, "polarity", polarity_name(relation.polarity));
  json.key("according_to");
  if (relation.according_to)
    argument(json, *relation.according_to, find);
  else
    json.null();
  json.key("confidence");
  json.real(static_cast<double>(static_cast<long>(relation.confidence * 1000 + 0.5F)) / 1000);
}

}  // namespace knowledge_json
}  // namespace apud
