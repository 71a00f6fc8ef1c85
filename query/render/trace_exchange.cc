// What other fact-checkers' programs read: ClaimReview (schema.org) and Web Annotation (W3C).
// Layer 6, pure. These objects have no "schema": their vocabularies are not ours.
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "corpus/text/utf8.h"
#include "query/render/characters.h"
#include "query/render/trace.h"

namespace apud {
namespace {

constexpr std::size_t kAround = 32;  // characters on each side of a quotation

class LinkedJson {
 public:
  LinkedJson() : writer_(buffer_) { writer_.SetIndent(' ', 2); }
  void open() { writer_.StartObject(); }
  void close() { writer_.EndObject(); }
  void open_list(const char* name) {
    writer_.Key(name);
    writer_.StartArray();
  }
  void close_list() { writer_.EndArray(); }
  void key(const char* name) { writer_.Key(name); }
  void open(const char* name) {
    writer_.Key(name);
    writer_.StartObject();
  }
  void field(const char* name, std::string_view text) {
    const std::string valid = valid_utf8(text);
    writer_.Key(name);
    writer_.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  }
  void field(const char* name, std::uint64_t number) {
    writer_.Key(name);
    writer_.Uint64(number);
  }
  std::string finish() { return std::string(buffer_.GetString(), buffer_.GetSize()) + "\n"; }

 private:
  rapidjson::StringBuffer buffer_;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer_;
};

bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

std::uint64_t characters(std::string_view text) {
  std::uint64_t count = 0;
  for (const char c : text) count += starts_character(c) ? 1 : 0;
  return count;
}

// At most kAround characters before or behind an offset.
std::string before(const std::string& text, std::size_t at) {
  std::size_t begin = at;
  for (std::size_t count = 0; begin > 0 && count < kAround;)
    if (starts_character(text[--begin])) ++count;
  return text.substr(begin, at - begin);
}
std::string behind(const std::string& text, std::size_t at) {
  std::size_t end = at;
  for (std::size_t count = 0; end < text.size(); ++end)
    if (starts_character(text[end]) && ++count > kAround) break;
  return text.substr(at, end - at);
}

// "contradicted: RMB 500 billion is claimed, the source has RMB 350 billion"
std::string explanation(const TraceAnswer& answer) {
  std::string text = verdict_name(answer.verdict);
  if (answer.evidence.empty()) return text;
  for (const TracedDifference& difference : answer.evidence.front().differences)
    if (!difference.claimed.empty() && !difference.found.empty())
      text += (text.find(':') == std::string::npos ? ": \"" : "; \"") + difference.claimed +
              "\" is claimed, the source has \"" + difference.found + "\"";
  return text;
}

void put_quotation(LinkedJson& json, const TracedEvidence& evidence) {
  const Where& where = evidence.evidence.where;
  json.open();
  json.field("@type", "Quotation");
  json.field("text", evidence.evidence.quote);
  json.field("identifier", where.ref);
  json.field("description", stance_name(evidence.stance));
  json.open("isPartOf");
  json.field("@type", "CreativeWork");
  json.field("name", where.title.empty() ? where.document : where.title);
  json.field("identifier", where.document);
  json.field("pagination", std::to_string(where.page));
  json.close();
  json.open_list("citation");
  for (const Source& source : evidence.sources) {
    json.open();
    json.field("@type", "CreativeWork");
    json.field("text", source.text);
    json.field("identifier", source.where.ref);
    json.close();
  }
  json.close_list();
  json.close();
}

// The passage is the text that characters are counted in, the file the one that bytes are.
void put_targets(LinkedJson& json, const TracedEvidence& evidence) {
  const std::string& ref = evidence.evidence.where.ref;
  const std::size_t hash = ref.rfind('#'), dot = ref.rfind('.');
  const bool sentence = hash != std::string::npos && dot != std::string::npos && dot > hash;
  json.open_list("target");
  json.open();
  json.field("source", sentence ? ref.substr(0, dot) : ref);
  json.open_list("selector");
  json.open();
  json.field("type", "TextQuoteSelector");
  json.field("exact", evidence.evidence.quote);
  json.field("prefix", before(evidence.passage, evidence.span.begin));
  json.field("suffix", behind(evidence.passage, evidence.span.end));
  json.close();
  const std::string_view text = evidence.passage;
  const std::uint64_t start = characters(text.substr(0, evidence.span.begin));
  json.open();
  json.field("type", "TextPositionSelector");
  json.field("start", start);
  json.field("end", start + characters(text.substr(evidence.span.begin, evidence.span.size())));
  json.close();
  json.close_list();
  json.close();
  json.open();
  json.field("source", evidence.evidence.where.document);
  json.open_list("selector");
  for (const Span& bytes : evidence.evidence.where.bytes) {
    json.open();
    json.field("type", "DataPositionSelector");
    json.field("start", bytes.begin);
    json.field("end", bytes.end);
    json.close();
  }
  json.close_list();
  json.close();
  json.close_list();
}

}  // namespace

std::string claim_review_of(const TraceAnswer& answer) {
  LinkedJson json;
  json.open();
  json.field("@context", "https://schema.org");
  json.field("@type", "ClaimReview");
  json.field("claimReviewed", answer.claim);
  json.open("itemReviewed");
  json.field("@type", "Claim");
  json.field("text", answer.claim);
  json.close();
  json.open("reviewRating");  // without ratingValue: that is a person's to give
  json.field("@type", "Rating");
  json.field("ratingExplanation", explanation(answer));
  json.close();
  json.open_list("citation");
  for (const TracedEvidence& evidence : answer.evidence) put_quotation(json, evidence);
  json.close_list();
  json.close();
  return json.finish();
}

std::string annotations_of(const TraceAnswer& answer) {
  LinkedJson json;
  json.open();
  json.field("@context", "http://www.w3.org/ns/anno.jsonld");
  json.field("type", "AnnotationPage");
  json.open_list("items");
  for (const TracedEvidence& evidence : answer.evidence) {
    json.open();
    json.field("type", "Annotation");
    json.field("motivation", evidence.stance == Stance::kRelated ? "linking" : "assessing");
    json.open_list("body");
    json.open();
    json.field("type", "TextualBody");
    json.field("purpose", "describing");
    json.field("value", answer.claim);
    json.close();
    json.open();
    json.field("type", "TextualBody");
    json.field("purpose", "classifying");
    json.field("value", stance_name(evidence.stance));
    json.close();
    json.close_list();
    put_targets(json, evidence);
    json.close();
  }
  json.close_list();
  json.close();
  return json.finish();
}

}  // namespace apud
