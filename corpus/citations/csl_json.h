// Citations as CSL-JSON 1.0 items.
// Layer 2, pure.
#pragma once

#include <string>

#include "corpus/model/citation.h"

namespace apud {

// One line without its end. "{}" for a citation of an empty text. Fields that are empty are left out; bytes that are
// not UTF-8 become U+FFFD.
std::string csl_json(const Citation& citation);

// The same with "id" in front, which programs that cite need, and the reference as it stands left to others.
std::string csl_json_item(const Citation& citation, const std::string& id);

}  // namespace apud
