// Writes with RapidJSON; docs/output_schema.md has the objects.
// Layer 6, pure.
#include "indexer/build/json_output.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "corpus/evidence/citations.h"
#include "corpus/evidence/evidence_json.h"
#include "corpus/model/passage_builder.h"
#include "corpus/text/utf8.h"

namespace apud {
namespace {

constexpr int kSchema = 1;

class JsonObject {
 public:
  JsonObject() : writer_(buffer_) { writer_.SetMaxDecimalPlaces(6); }

  rapidjson::Writer<rapidjson::StringBuffer>& raw() { return writer_; }
  void key(std::string_view name) { writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void string(std::string_view text) {
    const std::string valid = as_utf8(text);
    writer_.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  }
  void string(std::string_view name, std::string_view text) {
    key(name);
    string(text);
  }
  void string_or_null(std::string_view name, std::string_view text) {
    key(name);
    if (text.empty())
      writer_.Null();
    else
      string(text);
  }
  void number(std::string_view name, std::uint64_t value) {
    key(name);
    writer_.Uint64(value);
  }
  void pair(std::uint64_t first, std::uint64_t second) {
    writer_.StartArray();
    writer_.Uint64(first);
    writer_.Uint64(second);
    writer_.EndArray();
  }
  void spans(std::string_view name, const std::vector<Span>& all) {
    key(name);
    writer_.StartArray();
    for (const Span span : all) pair(span.begin, span.end);
    writer_.EndArray();
  }
  void strings(std::string_view name, const std::vector<std::string>& all) {
    key(name);
    writer_.StartArray();
    for (const std::string& text : all) string(text);
    writer_.EndArray();
  }
  void empty_list(std::string_view name) { strings(name, {}); }
  // What corpus/evidence/evidence_json.h writes through.
  void open() { writer_.StartObject(); }
  void close() { writer_.EndObject(); }
  void open_list() { writer_.StartArray(); }
  void close_list() { writer_.EndArray(); }
  void number(std::uint64_t value) { writer_.Uint64(value); }
  void real(double value) { writer_.Double(std::isfinite(value) ? value : 0); }
  void boolean(bool value) { writer_.Bool(value); }
  void null() { writer_.Null(); }
  [[nodiscard]] std::string text() const { return {buffer_.GetString(), buffer_.GetSize()}; }

 private:
  static std::string as_utf8(std::string_view text) {
    std::string valid;
    for (std::size_t good = valid_utf8_prefix(text);; good = valid_utf8_prefix(text)) {
      valid += text.substr(0, good);
      text.remove_prefix(good);
      if (text.empty()) return valid;
      append_utf8(valid, 0xFFFD);
      text.remove_prefix(utf8_step(text).length);
    }
  }

  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_;
};

void write_error(JsonObject& json, const std::string& code, const std::string& message) {
  json.key("error");
  json.raw().StartObject();
  json.string("code", code);
  json.string("message", message);
  json.raw().EndObject();
}

// Byte offsets of a text as code points, asked for in rising order.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : text_(text) {}
  std::size_t at(std::size_t byte) {
    byte = std::min(byte, text_.size());
    if (byte < byte_) byte_ = count_ = 0;
    count_ += code_points(text_.substr(byte_, byte - byte_));
    byte_ = byte;
    return count_;
  }

 private:
  std::string_view text_;
  std::size_t byte_ = 0, count_ = 0;
};

void write_refs(JsonObject& json, const Block& block) {
  CodePoints points(block.text);
  json.key("footnote_refs");
  json.raw().StartArray();
  for (const FootnoteRef& ref : block.refs) {
    json.raw().StartObject();
    json.string("number", ref.number);
    json.number("at", points.at(ref.at));
    json.key("block");
    if (ref.block)
      json.raw().Uint(*ref.block);
    else
      json.raw().Null();
    json.raw().EndObject();
  }
  json.raw().EndArray();
}

void write_sentences(JsonObject& json, const Block& block) {
  CodePoints points(block.text);
  json.key("sentences");
  json.raw().StartArray();
  for (const Span sentence : block.sentences) {
    const std::size_t begin = points.at(sentence.begin);
    json.pair(begin, points.at(sentence.end));
  }
  json.raw().EndArray();
}

void write_cells(JsonObject& json, const Block& block) {
  json.key("cells");
  json.raw().StartArray();
  for (const std::vector<std::string>& row : block.cells) {
    json.raw().StartArray();
    for (const std::string& cell : row) json.string(cell);
    json.raw().EndArray();
  }
  json.raw().EndArray();
}

void write_lines(JsonObject& json, const std::vector<Span>& range_lines) {
  json.key("lines");
  if (range_lines.empty()) return void(json.raw().Null());
  Span lines = range_lines.front();
  for (const Span range : range_lines) lines = {std::min(lines.begin, range.begin), std::max(lines.end, range.end)};
  json.pair(lines.begin, lines.end);
}

void write_block(JsonObject& json, const ReadDocument& read, const Block& block, LanguageExplainer* language) {
  const Passage passage = make_passage(read.document, block, read.source);
  json.raw().StartObject();
  json.number("id", block.id);
  json.string("kind", block_kind_name(block.kind));
  if (block.kind == BlockKind::kHeading) json.number("level", block.level);
  if (block.list_item) {
    json.key("list_item");
    json.raw().Bool(true);
  }
  json.string_or_null("label", block.label);
  json.string_or_null("number", block.number);
  json.string("title", block.title);
  json.string("text", block.text);
  json.strings("section", passage.section);
  json.key("parent");
  if (block.parent)
    json.raw().Uint(*block.parent);
  else
    json.raw().Null();
  json.number("page", block.page);
  json.string_or_null("page_label", page_label_at(passage, 0));
  json.raw().Key("rects");
  json.raw().StartArray();
  for (const PageBox& box : boxes_of(passage, {0, static_cast<std::uint32_t>(block.text.size())}))
    knowledge_json::page_box(json, box);
  json.raw().EndArray();
  json.string_or_null("element", block.element);
  write_lines(json, passage.range_lines);
  json.spans("bytes", passage.ranges);
  write_sentences(json, block);
  if (language != nullptr) {
    const std::string words = language->words_json(block);
    json.key("words");
    json.raw().RawValue(words.data(), words.size(), rapidjson::kArrayType);
  }
  write_refs(json, block);
  write_cells(json, block);
  json.strings("warnings", block.warnings);
  json.raw().EndObject();
}

// The blocks of the document, as an index would give them.
class DocumentPassages final : public PassageLookup {
 public:
  DocumentPassages(const ReadDocument& read, const FoundCitations& found) {
    for (const Block& block : read.document.blocks) {
      passages_.push_back(make_passage(read.document, block, read.source));
      passages_.back().citations = found.blocks[block.id];
    }
  }
  [[nodiscard]] const std::vector<Passage>& all() const { return passages_; }
  [[nodiscard]] std::optional<Passage> passage(const std::string& /*document*/, std::uint32_t block) const override {
    return block < passages_.size() ? std::optional<Passage>(passages_[block]) : std::nullopt;
  }
  [[nodiscard]] const Passage* find(std::uint32_t block) const {
    return block < passages_.size() ? &passages_[block] : nullptr;
  }

 private:
  std::vector<Passage> passages_;
};

void write_citations(JsonObject& json, const DocumentPassages& passages) {
  std::vector<CitationRecord> records;
  for (const Passage& passage : passages.all())
    for (const PlacedCitation& placed : passage.citations)
      records.push_back(citation_record(passages, passage, placed));
  json.key("citations");
  json.open_list();
  for (const CitationRecord& record : merged_by_work(std::move(records)))
    knowledge_json::citation(json, record, [&](const Where& where) { knowledge_json::where(json, where); });
  json.close_list();
}

void write_found(JsonObject& json, const ReadDocument& read, const Extracted& extracted) {
  const Knowledge& knowledge = extracted.knowledge;
  std::unordered_map<std::string_view, const Entity*> by_id;
  json.key("entities");
  json.open_list();
  for (const Entity& entity : knowledge.entities) {
    by_id.emplace(entity.id, &entity);
    knowledge_json::entity(json, entity);
  }
  json.close_list();
  const auto find = [&](std::string_view id) {
    const auto found = by_id.find(id);
    return found == by_id.end() ? nullptr : found->second;
  };
  const DocumentPassages passages(read, extracted.citations);
  SourceFinder sources(passages);
  json.key("relations");
  json.open_list();
  for (const Relation& relation : knowledge.relations) {
    const Passage* const passage = passages.find(relation.block);
    if (passage == nullptr) continue;
    const std::optional<std::uint32_t> sentence =
        relation.sentence == 0 ? std::nullopt : std::optional<std::uint32_t>(relation.sentence - 1);
    json.open();
    knowledge_json::relation_fields(json, relation_id(read.document.name, relation), relation, passage->text, find);
    json.key("evidence");
    knowledge_json::evidence(json, evidence_of(*passage, sentence));
    json.key("sources");
    knowledge_json::sources(json, sources.sources_of(*passage, sentence));
    json.close();
  }
  json.close_list();
  write_citations(json, passages);
}

void write_diagnostic(JsonObject& json, const ReadDocument& read, const Diagnostic& diagnostic) {
  const Span source = diagnostic.source;
  const Span bytes = read.source.to_file(source);
  json.raw().StartObject();
  json.string("code", diagnostic.code);
  json.string("message", diagnostic.message);
  json.key("lines");
  json.pair(read.source.line_of(source.begin), read.source.line_of(source.empty() ? source.begin : source.end - 1));
  json.key("bytes");
  json.pair(bytes.begin, bytes.end);
  json.raw().EndObject();
}

void write_failures(JsonObject& json, std::string_view name, const std::vector<Failure>& failures) {
  json.key(name);
  json.raw().StartArray();
  for (const Failure& failure : failures) {
    json.raw().StartObject();
    json.string("path", failure.path);
    json.string("reason", failure.reason());
    json.raw().EndObject();
  }
  json.raw().EndArray();
}

}  // namespace

std::string error_json(const std::string& code, const std::string& message) {
  JsonObject json;
  json.raw().StartObject();
  json.number("schema", kSchema);
  write_error(json, code, message);
  json.raw().EndObject();
  return json.text();
}

std::string summary_json(const BuildSummary& summary, bool failed_wholly) {
  JsonObject json;
  json.raw().StartObject();
  json.number("schema", kSchema);
  if (failed_wholly) write_error(json, "unreadable", summary.failures.front().message());
  json.key("documents");
  json.raw().StartObject();
  json.number("added", summary.added);
  json.number("updated", summary.updated);
  json.number("unchanged", summary.unchanged);
  json.number("removed", summary.removed);
  json.number("failed", summary.failures.size());
  json.raw().EndObject();
  write_failures(json, "failures", summary.failures);
  write_failures(json, "losses", summary.losses);
  json.key("blocks");
  json.raw().StartObject();
  for (int i = 0; i < kBlockKinds; ++i)
    json.number(block_kind_name(static_cast<BlockKind>(i)), summary.blocks[static_cast<std::size_t>(i)]);
  json.raw().EndObject();
  json.number("sentences", summary.sentences);
  json.number("entities", summary.entities);
  json.number("relations", summary.relations);
  json.number("citations", summary.citations);
  json.number("bytes", summary.bytes);
  json.key("seconds");
  json.raw().Double(std::round(summary.seconds * 1000) / 1000);
  json.raw().EndObject();
  return json.text();
}

namespace {

std::string explain(const ReadDocument& read, const Extracted& extracted, LanguageExplainer* language) {
  JsonObject json;
  json.raw().StartObject();
  json.number("schema", kSchema);
  json.key("document");
  json.raw().StartObject();
  json.string("name", read.document.name);
  json.string("title", read.document.title);
  json.string_or_null("author", read.document.author);
  json.string_or_null("date", read.document.date);
  json.number("pages", read.document.pages);
  json.number("lines", read.source.line_count());
  json.number("bytes", read.bytes);
  json.string("encoding", encoding_name(read.source.encoding()));
  json.string("hash", read.hash);
  json.raw().EndObject();
  json.key("blocks");
  json.raw().StartArray();
  for (const Block& block : read.document.blocks) write_block(json, read, block, language);
  json.raw().EndArray();
  write_found(json, read, extracted);
  json.key("diagnostics");
  json.raw().StartArray();
  for (const Diagnostic& diagnostic : read.document.diagnostics) write_diagnostic(json, read, diagnostic);
  for (const Diagnostic& diagnostic : extracted.citations.diagnostics) write_diagnostic(json, read, diagnostic);
  json.raw().EndArray();
  json.raw().EndObject();
  return json.text();
}

}  // namespace

std::string explain_json(const ReadDocument& read, const Extracted& extracted) {
  return explain(read, extracted, nullptr);
}
std::string explain_json(const ReadDocument& read, const Extracted& extracted, LanguageExplainer& language) {
  return explain(read, extracted, &language);
}

}  // namespace apud
