// A traced claim as text for people, as JSON, as schema.org's ClaimReview and as W3C's Web Annotation.
// Layer 6, pure.
#pragma once

#include <string>

#include "query/render/text_parts.h"
#include "query/trace/trace.h"

namespace apud {

// `explain`: with the candidates' scores and what each word of the claim found.
std::string json_of(const TraceAnswer& answer, bool explain);
// Of a claim among many that could not be traced: the claim and the error.
std::string json_of_untraced(const std::string& claim, const std::string& code, const std::string& message);
std::string text_of(const TraceAnswer& answer, bool explain, const TextStyle& style);
// JSON-LD, one object. The rating is left for a person.
std::string claim_review_of(const TraceAnswer& answer);
// A page of annotations, one for each evidence, that tie the claim to its place in the document.
std::string annotations_of(const TraceAnswer& answer);

}  // namespace apud
