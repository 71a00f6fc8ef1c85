// The names of the fields of a traced claim and their order.
// Layer 6, pure.
#include "query/render/json_text.h"
#include "query/render/trace.h"

namespace apud {
namespace {

const char* match_name(Match match) {
  switch (match) {
    case Match::kEqual: return "equal";
    case Match::kCompatible: return "compatible";
    default: return "different";
  }
}

void put_explanation(JsonText& json, const TracedEvidence& evidence) {
  json.key("explain");
  json.open();
  json.key("retrieval");
  json.real(evidence.retrieval);
  json.key("coverage");
  json.real(evidence.coverage);
  json.field_or_null("reason", evidence.reason);
  json.key("words");
  json.open_list();
  for (const TracedWord& word : evidence.words) {
    json.open();
    json.field("claimed", word.claimed);
    json.field_or_null("found", word.found);
    json.field("tie", tie_name(word.tie));
    json.close();
  }
  json.close_list();
  json.close();
}

void put_differences(JsonText& json, const TracedEvidence& evidence) {
  json.key("differences");
  json.open_list();
  for (const TracedDifference& difference : evidence.differences) {
    json.open();
    json.field("kind", conflict_kind_name(difference.kind));
    json.field_or_null("claimed", difference.claimed);
    json.field_or_null("found", difference.found);
    json.close();
  }
  json.close_list();
}

void put_evidence(JsonText& json, const TracedEvidence& evidence, bool explain) {
  json.open();
  json.field("stance", stance_name(evidence.stance));
  json.key("score");
  json.real(evidence.score);
  json.field("quote", evidence.evidence.quote);
  json.field("exact", evidence.evidence.exact);
  json.key("where");
  put(json, evidence.evidence.where);
  json.key("numbers");
  json.open_list();
  for (const TracedNumber& number : evidence.numbers) {
    json.open();
    json.field("claimed", number.claimed);
    json.field("found", number.found);
    json.field("match", match_name(number.match));
    json.close();
  }
  json.close_list();
  put_differences(json, evidence);
  json.field("status", status_name(evidence.status));
  json.key("reported");
  json.boolean(evidence.reported);
  put_sources(json, evidence.sources);
  json.key("nearest_note");
  json.boolean(evidence.nearest);
  if (explain) put_explanation(json, evidence);
  json.close();
}

void put_answer(JsonText& json, const TraceAnswer& answer, bool explain) {
  json.field("claim", answer.claim);
  json.field("verdict", verdict_name(answer.verdict));
  json.key("evidence");
  json.open_list();
  for (const TracedEvidence& evidence : answer.evidence) put_evidence(json, evidence, explain);
  json.close_list();
  json.field_or_null("note", answer.note);
  if (explain) json.field("candidates", answer.candidates);
}

}  // namespace

std::string json_of(const TraceAnswer& answer, bool explain) {
  JsonText json;
  put_answer(json, answer, explain);
  if (!answer.parts.empty()) {
    json.key("parts");
    json.open_list();
    for (const TraceAnswer& part : answer.parts) {
      json.open();
      put_answer(json, part, explain);
      json.close();
    }
    json.close_list();
  }
  return json.finish();
}

std::string json_of_untraced(const std::string& claim, const std::string& code, const std::string& message) {
  JsonText json;
  json.field("claim", claim);
  put_error(json, code, message);
  return json.finish();
}

}  // namespace apud
