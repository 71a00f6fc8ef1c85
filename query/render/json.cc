// RapidJSON writes; this file knows the names of the fields and their order.
// Layer 6, pure.
#include "query/render/json.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <string_view>

#include "query/render/characters.h"
#include "query/render/snippet.h"

namespace apud {
namespace {

constexpr std::size_t kSnippetBytes = 320;

// A writer whose strings are always valid and whose numbers are always finite.
class JsonText {
 public:
  JsonText() : writer_(buffer_) {
    writer_.SetMaxDecimalPlaces(6);
    open();
    key("schema");
    number(1);
  }

  void open() { writer_.StartObject(); }
  void close() { writer_.EndObject(); }
  void open_list() { writer_.StartArray(); }
  void close_list() { writer_.EndArray(); }
  void key(const char* name) { writer_.Key(name); }
  void name(const std::string& text) {
    const std::string valid = valid_utf8(text);
    writer_.Key(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  }
  void number(std::uint64_t value) { writer_.Uint64(value); }
  void real(double value) { writer_.Double(std::isfinite(value) ? value : 0); }
  void null() { writer_.Null(); }
  void string(std::string_view text) {
    const std::string valid = valid_utf8(text);
    writer_.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  }
  void field(const char* name, std::string_view text) {
    key(name);
    string(text);
  }
  void field(const char* name, std::uint64_t value) {
    key(name);
    number(value);
  }
  void field_or_null(const char* name, const std::string& text) {
    key(name);
    if (text.empty())
      null();
    else
      string(text);
  }
  void strings(const char* name, const std::vector<std::string>& texts) {
    key(name);
    open_list();
    for (const std::string& text : texts) string(text);
    close_list();
  }
  void rows(const char* name, const std::vector<std::vector<std::string>>& rows) {
    key(name);
    open_list();
    for (const auto& row : rows) {
      open_list();
      for (const std::string& cell : row) string(cell);
      close_list();
    }
    close_list();
  }
  void empty_list(const char* name) {
    key(name);
    open_list();
    close_list();
  }
  void pair(Span span) {
    open_list();
    number(span.begin);
    number(span.end);
    close_list();
  }
  std::string finish() {
    close();
    return std::string(buffer_.GetString(), buffer_.GetSize()) + "\n";
  }

 private:
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_;
};

void put(JsonText& json, const Where& where) {
  json.open();
  json.field("document", where.document);
  json.field("title", where.title);
  json.strings("section", where.section);
  json.field("block", block_kind_name(where.place));
  json.field_or_null("label", where.label);
  json.field("page", where.page);
  json.key("lines");
  json.pair(where.lines);
  json.key("bytes");
  json.open_list();
  for (const Span& range : where.bytes) json.pair(range);
  json.close_list();
  json.field("ref", where.ref);
  json.close();
}

void put(JsonText& json, const Evidence& evidence) {
  json.open();
  json.field("quote", evidence.quote);
  json.field("exact", evidence.exact);
  json.key("where");
  put(json, evidence.where);
  json.close();
}

const char* via_name(Via via) {
  switch (via) {
    case Via::kFootnote: return "footnote";
    case Via::kSourceLine: return "source line";
    case Via::kTableSource: return "table source";
  }
  return "footnote";
}

void put_sources(JsonText& json, const std::vector<Source>& sources) {
  json.key("sources");
  json.open_list();
  for (const Source& source : sources) {
    json.open();
    json.field("via", via_name(source.via));
    json.field_or_null("number", source.number);
    json.field("text", source.text);
    json.empty_list("citations");
    json.key("where");
    put(json, source.where);
    json.close();
  }
  json.close_list();
}

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

void put_list(JsonText& json, const char* name, const std::vector<Evidence>& list) {
  json.key(name);
  json.open_list();
  for (const Evidence& evidence : list) put(json, evidence);
  json.close_list();
}

void put(JsonText& json, const DocumentInfo& info) {
  json.open();
  json.field("name", info.name);
  json.field("title", info.title);
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
  json.empty_list("entities");
  json.empty_list("relations");
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

std::string json_error(const std::string& code, const std::string& message) {
  JsonText json;
  json.key("error");
  json.open();
  json.field("code", code);
  json.field("message", message);
  json.close();
  return json.finish();
}

}  // namespace apud
