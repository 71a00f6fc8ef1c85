// The shape of citations in JSON, the same in `apud-index --explain` and in every answer of `apud`.
// Layer 3, pure; writes through whatever writer it is given, as corpus/model/knowledge_json.h does.
#pragma once

#include <vector>

#include "corpus/citations/csl_fields.h"
#include "corpus/evidence/citations.h"
#include "corpus/model/knowledge_json.h"

namespace apud::knowledge_json {

// `where` writes a WHERE.
template <typename Json, typename WriteWhere>
void citation(Json& json, const CitationRecord& record, const WriteWhere& write_where) {
  json.open();
  field(json, "id", record.id);
  csl::fields(json, record.work);
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
