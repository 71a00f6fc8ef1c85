// What kind of work a reference cites, from its fields.
// Layer 5, pure.
#pragma once

#include <string>
#include <vector>

#include "corpus/model/citation.h"
#include "indexer/cite/field_runs.h"
#include "indexer/cite/periodicals.h"

namespace apud {

// A CSL type; "document" where nothing tells.
std::string reference_type(const Citation& citation, const std::vector<FieldRun>& runs, const Periodicals& periodicals);

}  // namespace apud
