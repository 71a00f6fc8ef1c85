// apud trace: one claim from the command line, or many from a file or standard input.
// Program layer.
#pragma once

#include "corpus/store/index_reader.h"
#include "query/commands.h"

namespace apud {

// Throws Error.
ExitStatus run_trace(const IndexReader& reader, const CommandLine& line);

}  // namespace apud
