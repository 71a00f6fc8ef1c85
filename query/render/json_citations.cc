// Cited works, and notes that tell none, as JSON; works in the formats of other programs.
// Layer 6, pure.
#include "corpus/citations/bibtex.h"
#include "corpus/citations/citation_keys.h"
#include "corpus/citations/csl_json.h"
#include "corpus/citations/ris.h"
#include "corpus/evidence/citation_json.h"
#include "query/render/citation_formats.h"
#include "query/render/json.h"
#include "query/render/json_text.h"

namespace apud {

std::string json_of(const CitationsAnswer& answer) {
  JsonText json;
  json.field("query", answer.query);
  json.key("citations");
  json.open_list();
  for (const CitationRecord& record : answer.citations)
    knowledge_json::citation(json, record, [&](const Where& where) { put(json, where); });
  json.close_list();
  json.field("total", answer.total);
  return json.finish();
}

std::string json_of(const UnresolvedAnswer& answer) {
  JsonText json;
  json.key("citations");
  json.open_list();
  for (const UnresolvedNote& note : answer.notes) {
    json.open();
    json.field("id", note.id);
    json.field("raw", note.raw);
    json.field("reason", note.reason);
    json.field("via", via_name(note.via));
    json.field_or_null("number", note.number);
    json.key("where");
    put(json, note.where);
    json.key("cited_from");
    json.open_list();
    for (const Evidence& claim : note.cited_from) {
      json.open();
      json.key("where");
      put(json, claim.where);
      json.field("claim", claim.quote);
      json.close();
    }
    json.close_list();
    json.close();
  }
  json.close_list();
  json.field("total", answer.total);
  return json.finish();
}

std::string csl_json_of(const CitationsAnswer& answer) {
  CitationKeys keys;
  std::string out = "[";
  for (const CitationRecord& record : answer.citations)
    out += (out.size() > 1 ? ",\n " : "") + csl_json_item(record.work, keys.next(record.work));
  return out + "]\n";
}

std::string bibtex_of(const CitationsAnswer& answer) {
  CitationKeys keys;
  std::string out;
  for (const CitationRecord& record : answer.citations)
    out += (out.empty() ? "" : "\n") + bibtex_entry(record.work, keys.next(record.work));
  return out;
}

std::string ris_of(const CitationsAnswer& answer) {
  CitationKeys keys;
  std::string out;
  for (const CitationRecord& record : answer.citations)
    out += (out.empty() ? "" : "\r\n") + ris_record(record.work, keys.next(record.work));
  return out;
}

}  // namespace apud
