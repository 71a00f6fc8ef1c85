// `apud ask`: questions in plain English.
// Program layer.
#pragma once

#include "query/answer/passage_source.h"
#include "query/commands.h"
#include "query/trace/claim_index.h"

namespace apud {

// "-" as the one word: a question a line of standard input, a JSON object or a text each.
ExitStatus run_ask(const PassageSource& index, const ClaimIndex& claims, const CommandLine& line);

}  // namespace apud
