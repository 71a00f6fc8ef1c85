// The shape of evidence and sources in JSON, the same in `apud-index --explain` and in every answer of `apud`.
// Layer 3, pure; writes through whatever writer it is given, as corpus/model/knowledge_json.h does.
#pragma once

#include <vector>

#include "corpus/evidence/citation_json.h"
#include "corpus/evidence/evidence.h"
#include "corpus/model/knowledge_json.h"

namespace apud {

namespace knowledge_json {

template <typename Json>
void pair(Json& json, Span span) {
  json.open_list();
  json.number(span.begin);
  json.number(span.end);
  json.close_list();
}

template <typename Json>
void page_box(Json& json, const PageBox& box) {
  json.open_list();
  json.number(box.page);
  for (const std::uint32_t edge : {box.left, box.top, box.right, box.bottom}) json.number(edge);
  json.close_list();
}

template <typename Json>
void where(Json& json, const Where& where) {
  json.open();
  field(json, "document", where.document);
  field(json, "title", where.title);
  json.key("section");
  json.open_list();
  for (const std::string& heading : where.section) json.string(heading);
  json.close_list();
  field(json, "block", block_kind_name(where.place));
  field_or_null(json, "label", where.label);
  json.key("page");
  json.number(where.page);
  field_or_null(json, "page_label", where.page_label);
  json.key("lines");
  pair(json, where.lines);
  json.key("bytes");
  json.open_list();
  for (const Span& range : where.bytes) pair(json, range);
  json.close_list();
  json.key("rects");
  json.open_list();
  for (const PageBox& box : where.boxes) page_box(json, box);
  json.close_list();
  field_or_null(json, "element", where.element);
  field(json, "ref", where.ref);
  json.close();
}

template <typename Json>
void evidence(Json& json, const Evidence& evidence) {
  json.open();
  field(json, "quote", evidence.quote);
  field(json, "exact", evidence.exact);
  json.key("where");
  where(json, evidence.where);
  json.close();
}

// The list alone, without its key.
template <typename Json>
void sources(Json& json, const std::vector<Source>& sources) {
  json.open_list();
  for (const Source& source : sources) {
    json.open();
    field(json, "via", via_name(source.via));
    field_or_null(json, "number", source.number);
    field(json, "text", source.text);
    json.key("citations");
    json.open_list();
    for (const CitationRecord& record : source.citations)
      citation(json, record, [&](const Where& place) { where(json, place); });
    json.close_list();
    json.key("where");
    where(json, source.where);
    json.close();
  }
  json.close_list();
}

}  // namespace knowledge_json
}  // namespace apud
