// The fields of a citation as CSL-JSON names them, the same in the indexer's output and in every answer of `apud`.
// Layer 2, pure; writes through whatever writer it is given, as corpus/model/knowledge_json.h does.
#pragma once

#include "corpus/model/citation.h"
#include "corpus/model/knowledge_json.h"

namespace apud::csl {

template <typename Json>
void text(Json& json, const char* key, const std::string& value) {
  if (!value.empty()) knowledge_json::field(json, key, value);
}

template <typename Json>
void names(Json& json, const char* key, const std::vector<CitationName>& people) {
  if (people.empty()) return;
  json.key(key);
  json.open_list();
  for (const CitationName& person : people) {
    json.open();
    text(json, "family", person.family);
    text(json, "given", person.given);
    text(json, "suffix", person.suffix);
    text(json, "literal", person.literal);
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
void date(Json& json, const char* key, const CitationDate& date) {
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
  text(json, "raw", date.raw);
  json.close();
}

// Into an object that is open. Fields that are empty are left out.
template <typename Json>
void fields(Json& json, const Citation& c) {
  text(json, "type", c.type);
  names(json, "author", c.author);
  names(json, "editor", c.editor);
  names(json, "translator", c.translator);
  text(json, "title", c.title);
  text(json, "container-title", c.container_title);
  text(json, "collection-title", c.collection_title);
  date(json, "issued", c.issued);
  date(json, "accessed", c.accessed);
  text(json, "volume", c.volume);
  text(json, "issue", c.issue);
  text(json, "number", c.number);
  text(json, "page", c.page);
  text(json, "edition", c.edition);
  text(json, "genre", c.genre);
  text(json, "publisher", c.publisher);
  text(json, "publisher-place", c.publisher_place);
  text(json, "URL", c.url);
  text(json, "DOI", c.doi);
  text(json, "ISBN", c.isbn);
  text(json, "note", c.note);
}

}  // namespace apud::csl
