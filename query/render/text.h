// Answers as text for people, at a terminal or in a file.
// Layer 7, pure: the same answer and style give the same bytes.
#pragma once

#include <string>

#include "query/answer/citation_answer.h"
#include "query/answer/index_answers.h"
#include "query/answer/relation_answer.h"
#include "query/answer/search_answer.h"
#include "query/answer/show_answer.h"
#include "query/ask/ask.h"
#include "query/render/text_parts.h"

namespace apud {

std::string text_of(const SearchAnswer& answer, const TextStyle& style);
std::string text_of(const EntityAnswer& answer, const TextStyle& style);
std::string text_of(const RelationsAnswer& answer, const TextStyle& style);
std::string text_of(const PathsAnswer& answer, const TextStyle& style);
// Whom a name may mean, and how to say which: the command with an id.
std::string text_of_candidates(const ResolvedName& name, const std::string& command, const TextStyle& style);
std::string text_of(const AskAnswer& answer, bool explain, const TextStyle& style);
std::string text_of(const ShowAnswer& answer, const TextStyle& style);
std::string text_of(const OutlineAnswer& answer, std::uint32_t offset, std::uint32_t limit, const TextStyle& style);
std::string text_of(const CitationsAnswer& answer, const TextStyle& style);
std::string text_of(const UnresolvedAnswer& answer, const TextStyle& style);
std::string text_of(const StatsAnswer& answer, const TextStyle& style);
std::string text_of(const VerifyAnswer& answer, std::uint32_t offset, std::uint32_t limit, const TextStyle& style);

}  // namespace apud
