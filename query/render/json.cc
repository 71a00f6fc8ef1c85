// The names of the fields and their order, of all answers but those about relations.
// Layer 7, pure.
#include "query/render/json.h"

#include "corpus/model/knowledge_json.h"
#include "query/render/json_text.h"
#include "query/render/snippet.h"

namespace apud {
namespace {

constexpr std::size_t kSnippetBytes = 320;

void put_facets(JsonText& json, const SearchAnswer& answer) {
  json.key("facets");
  json.open();
  for (const char* facet : {"kind", "document", "entity", "year"}) {
    json.key(facet);
    json.open();
    if (const auto counts = answer.facets.find(facet); counts != answer.facets.end()) {
      for (const auto& [value, count] : counts->second) {
        json.name(value);
        json.number(count);
      }
    }
    json.close();
  }
  json.close();
}

void put(JsonText& json, const DocumentInfo& info) {
  json.open();
  json.field("name", info.name);
  json.field("title", info.title);
  json.field_or_null("author", info.author);
  json.field_or_null("date", info.date);
  json.field("path", info.path);
  json.field("format", info.format);
  json.field("encoding", info.encoding);
  json.field("pages", info.pages);
  json.field("blocks", info.blocks);
  json.field("sentences", info.sentences);
  json.field("bytes", info.bytes);
  json.field("hash", info.hash);
  json.field("indexed_at", static_cast<std::uint64_t>(info.indexed_at < 0 ? 0 : info.indexed_at));
  json.close();
}

void put_changed(JsonText& json, const char* name, const std::vector<ChangedDocument>& documents) {
  json.key(name);
  json.open_list();
  for (const ChangedDocument& document : documents) {
    json.open();
    json.field("document", document.document);
    json.field("path", document.path);
    json.field("reason", document.reason);
    json.close();
  }
  json.close_list();
}

}  // namespace

std::string json_of(const SearchAnswer& answer) {
  JsonText json;
  json.field("query", answer.query);
  json.key("results");
  json.open_list();
  for (const FoundPassage& found : answer.results) {
    json.open();
    json.field("rank", found.rank);
    json.key("score");
    json.real(found.score);
    json.field("snippet", marked_html(snippet_of(found.evidence.quote, found.matches, kSnippetBytes)));
    json.key("evidence");
    put(json, found.evidence);
    put_sources(json, found.sources);
    json.close();
  }
  json.close_list();
  json.field("estimated_total", answer.estimated_total);
  put_facets(json, answer);
  json.field_or_null("suggestion", answer.suggestion);
  return json.finish();
}

std::string json_of(const ShowAnswer& answer) {
  JsonText json;
  json.key("evidence");
  put(json, answer.evidence);
  put_list(json, "before", answer.before);
  put_list(json, "after", answer.after);
  put_sources(json, answer.sources);
  json.key("entities");
  json.open_list();
  for (const Entity& entity : answer.named) knowledge_json::entity(json, entity);
  json.close_list();
  put_list(json, "relations", answer.relations, answer.entities);
  put_list(json, "cited_from", answer.cited_from);
  json.key("parts");
  json.open_list();
  for (const ShownPart& part : answer.parts) put(json, part.evidence);
  json.close_list();
  json.key("table");
  if (answer.head.empty() && answer.cells.empty() && answer.evidence.where.kind != BlockKind::kTable) {
    json.null();
    return json.finish();
  }
  std::vector<std::vector<std::string>> rows = answer.cells;
  for (const ShownPart& part : answer.parts)
    if (part.evidence.where.kind == BlockKind::kTableRow) rows.insert(rows.end(), part.cells.begin(), part.cells.end());
  json.open();
  json.rows("head", answer.head);
  json.rows("rows", rows);
  json.close();
  return json.finish();
}

std::string json_of(const OutlineAnswer& answer, std::uint32_t offset, std::uint32_t limit) {
  JsonText json;
  json.key("document");
  put(json, answer.document);
  json.field("notes", answer.notes);
  json.key("outline");
  json.open_list();
  for (std::size_t at = offset; at < answer.entries.size() && at - offset < limit; ++at) {
    const OutlineEntry& entry = answer.entries[at];
    json.open();
    json.field("kind", block_kind_name(entry.kind));
    json.field("level", entry.level);
    json.field_or_null("label", entry.label);
    json.field("title", entry.title);
    json.field("page", entry.page);
    json.key("lines");
    json.pair(entry.lines);
    json.field("ref", entry.ref);
    json.close();
  }
  json.close_list();
  return json.finish();
}

std::string json_of(const NotFound& missing) {
  JsonText json;
  json.key("evidence");
  json.null();
  for (const char* name : {"before", "after", "sources", "entities", "relations"}) json.empty_list(name);
  json.field_or_null("suggestion", missing.suggestion);
  return json.finish();
}

std::string json_of(const StatsAnswer& answer) {
  JsonText json;
  const IndexStats& stats = answer.stats;
  json.field("documents", stats.documents);
  json.key("blocks");
  json.open();
  for (const auto& [kind, count] : stats.blocks) {
    json.name(kind);
    json.number(count);
  }
  json.close();
  json.field("sentences", stats.sentences);
  json.field("entities", stats.entities);
  json.field("relations", stats.relations);
  json.key("bytes");
  json.open();
  json.field("source", stats.source_bytes);
  json.field("index", stats.index_bytes);
  json.close();
  json.key("index");
  json.open();
  json.field("version", stats.version);
  json.field("generation", stats.generation);
  json.strings("paths", answer.paths);
  json.close();
  json.key("document_list");
  json.open_list();
  for (const DocumentInfo& info : answer.documents) put(json, info);
  json.close_list();
  return json.finish();
}

std::string json_of(const VerifyAnswer& answer, std::uint32_t offset, std::uint32_t limit) {
  JsonText json;
  json.key("checked");
  json.open();
  json.field("documents", answer.documents);
  json.field("passages", answer.passages);
  json.field("sentences", answer.sentences);
  json.close();
  json.field("mismatch_count", answer.mismatches.size());
  json.key("mismatches");
  json.open_list();
  for (std::size_t at = offset; at < answer.mismatches.size() && at - offset < limit; ++at) {
    const Mismatch& mismatch = answer.mismatches[at];
    json.open();
    json.field("ref", mismatch.ref);
    json.field("reason", mismatch.reason);
    json.field("message", mismatch.message);
    json.close();
  }
  json.close_list();
  put_changed(json, "changed", answer.changed);
  put_changed(json, "missing", answer.missing);
  json.strings("damaged", answer.damaged);
  return json.finish();
}

void put_error(JsonText& json, const std::string& code, const std::string& message) {
  json.key("error");
  json.open();
  json.field("code", code);
  json.field("message", message);
  json.close();
}

std::string json_error(const std::string& code, const std::string& message) {
  JsonText json;
  put_error(json, code, message);
  return json.finish();
}

}  // namespace apud
