// Which index to ask: --db, else $APUD_DB, else the nearest .apud upward from the current folder.
// Program layer.
#pragma once

#include <string>
#include <vector>

namespace apud {

// Throws Error(kNoIndex) if nothing was given and no folder has one. Does not open what it names.
std::vector<std::string> choose_index(const std::vector<std::string>& given);

}  // namespace apud
