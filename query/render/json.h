// Answers as JSON: one object a line with "schema":1, as docs/output_schema.md has it.
// Layer 7, pure. Every string comes out as valid UTF-8, whatever stands in the index.
#pragma once

#include <string>

#include "query/answer/citation_answer.h"
#include "query/answer/index_answers.h"
#include "query/answer/relation_answer.h"
#include "query/answer/search_answer.h"
#include "query/answer/show_answer.h"
#include "query/ask/ask.h"

namespace apud {

std::string json_of(const SearchAnswer& answer);
std::string json_of(const ShowAnswer& answer);
std::string json_of(const OutlineAnswer& answer, std::uint32_t offset, std::uint32_t limit);
std::string json_of(const NotFound& missing);
std::string json_of(const EntityAnswer& answer);
std::string json_of(const RelationsAnswer& answer);
std::string json_of(const PathsAnswer& answer);
// With `explain` how the answers were found.
std::string json_of(const AskAnswer& answer, bool explain);
std::string json_of(const CitationsAnswer& answer);
std::string json_of(const UnresolvedAnswer& answer);
std::string json_of(const StatsAnswer& answer);
std::string json_of(const VerifyAnswer& answer, std::uint32_t offset, std::uint32_t limit);
std::string json_error(const std::string& code, const std::string& message);

}  // namespace apud
