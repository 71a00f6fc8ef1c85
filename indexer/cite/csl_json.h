// A citation as a CSL-JSON item.
// Layer 5, pure.
#pragma once

#include <string>

#include "corpus/model/citation.h"

namespace apud {

// One line without its end. "{}" for an empty text. Fields that are empty are left out.
std::string csl_json(const Citation& citation);

}  // namespace apud
