// Each command: open the index, answer, render, write.
// Program layer.
#pragma once

#include "query/plan/command_line.h"

namespace apud {

enum class ExitStatus { kAnswered = 0, kNothingFound = 1, kFailed = 2 };

// Throws Error.
ExitStatus run_command(const CommandLine& line);

}  // namespace apud
