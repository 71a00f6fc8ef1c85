// Where the word lists and models lie: $APUD_DATA, beside the source tree of a build, or the installed place.
// Layer 0.
#pragma once

#include <string>

namespace apud {

// The whole bytes of corpus/lexicon/NAME. Looked for in $APUD_DATA, then <program>/../../corpus/lexicon (a build
// tree), then <program>/../share/apud/lexicon (an installation). Throws Error(kUnreadable) with where it looked.
std::string read_data_file(const std::string& name);
// The path that read_data_file would read, or "".
std::string find_data_file(const std::string& name);

}  // namespace apud
