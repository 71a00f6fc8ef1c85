// The text of apud-index --help.
// Program layer.
#pragma once

namespace apud {

extern const char* const kHelpText;

}  // namespace apud
