// apud export: the graph to standard output, a file or, of CSV, a folder.
// Program layer.
#pragma once

#include "query/answer/passage_source.h"
#include "query/commands.h"

namespace apud {

// Throws Error.
ExitStatus run_export(const PassageSource& index, const CommandLine& line);

}  // namespace apud
