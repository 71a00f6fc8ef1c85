// What --help prints: examples first.
// Program layer.
#pragma once

#include "query/plan/command_line.h"

namespace apud {

const char* help_text(Command command);  // kNone: the overall help

}  // namespace apud
