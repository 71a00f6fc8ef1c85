// A citation as a RIS record.
// Layer 2, pure.
#pragma once

#include <string>

#include "corpus/model/citation.h"

namespace apud {

// UTF-8, lines that end in CR LF as the format has it; ends behind "ER". A field is one line: nothing in it can begin
// another.
std::string ris_record(const Citation& citation, const std::string& key);

}  // namespace apud
