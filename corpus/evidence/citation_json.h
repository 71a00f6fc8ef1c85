// The shape of citations in JSON, the same in `apud-index --explain` and in every answer of `apud`.
// Layer 3, pure; writes through whatever writer it is given, as corpus/model/knowledge_json.h does.
#pragma once

#include <vector>

#include "corpus/evidence/citations.h"
#include "corpus/model/knowledge_json.h"

namespace apud::knowledge_json {

template <typename Json>
void field_if(Json& json, const char* name, std::string_view text) {
  if (!text.empty()) field(json, name, text);
}

template <typename Json>
void names(Json& json, const char* key, const std::vector<CitationName>& people) {
  if (people.empty()) return;
  json.key(key);
  json.open_list();
  for (const CitationName& person : people) {
    json.open();
    field_if(json, "family", person.family);
    field_if(json, "given", person.given);
    field_if(json, "suffix", person.suffix);
    field_if(json, "literal", person.literal);
    json.close();
  }
  json.close_list();
}

template <typename Json>
void date_parts(Json& json, const Date& date) {
  json.open_list();
  json.number(static_cast<std::uint64_t>(date.year));
  if (date.month > 0) json.number(date.month);
  if (date.month > 0 && date.day > 0) json.number(date.day);
  json.close_list();
}

template <typename Json>
void citation_date(Json& json, const char* key, const CitationDate& date) {
  if (date.from.year <= 0 && date.raw.empty()) return;
  json.key(key);
  json.open();
  if (date.from.year > 0) {
    json.key("date-parts");
    json.open_list();
    date_parts(json, date.from);
    if (date.to != date.from && date.to.year > 0) date_parts(json, date.to);
    json.close_list();
  }
  field_if(json, "raw", date.raw);
  json.close();
}

// The fields of a CSL-JSON item but its id, inside an object that the caller opens. Empty ones are left out.
template <typename Json>
void csl_fields(Json& json, const Citation& c) {
  field(json, "type", c.type);
  names(json, "author", c.author);
  names(json, "editor", c.editor);
  names(json, "translator", c.translator);
  field_if(json, "title", c.title);
  field_if(json, "container-title", c.container_title);
  field_if(json, "collection-title", c.collection_title);
  citation_date(json, "issued", c.issued);
  citation_date(json, "accessed", c.accessed);
  field_if(json, "volume", c.volume);
  field_if(json, "issue", c.issue);
  field_if(json, "number", c.number);
  field_if(json, "page", c.page);
  field_if(json, "edition", c.edition);
  field_if(json, "genre", c.genre);
  field_if(json, "publisher", c.publisher);
  field_if(json, "publisher-place", c.publisher_place);
  field_if(json, "URL", c.url);
  field_if(json, "DOI", c.doi);
  field_if(json, "ISBN", c.isbn);
  field_if(json, "note", c.note);
}

// `where` writes a WHERE.
template <typename Json, typename WriteWhere>
void citation(Json& json, const CitationRecord& record, const WriteWhere& write_where) {
  json.open();
  field(json, "id", record.id);
  csl_fields(json, record.work);
  field(json, "raw", record.work.raw);
  json.key("cited_from");
  json.open_list();
  for (const CitedPlace& place : record.cited_from) {
    json.open();
    json.key("where");
    write_where(place.where);
    field_or_null(json, "claim", place.claim);
    field(json, "via", via_name(place.via));
    field_or_null(json, "number", place.number);
    field(json, "form", citation_form_name(place.form));
    field(json, "raw", place.raw);
    field_or_null(json, "locator", place.locator);
    field(json, "ref", place.ref);
    json.close();
  }
  json.close_list();
  json.close();
}

}  // namespace apud::knowledge_json
