// apud citations.
// Program layer.
#pragma once

#include "query/answer/passage_source.h"
#include "query/commands.h"

namespace apud {

ExitStatus run_citations(const PassageSource& index, const CommandLine& line);

}  // namespace apud
