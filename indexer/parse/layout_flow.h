// From the lines of a PDF's body to drafts of blocks, by sizes, weights, gaps and edges.
// Layer 4, pure.
#pragma once

#include <vector>

#include "indexer/parse/body.h"
#include "indexer/parse/flow.h"
#include "indexer/parse/layout.h"

namespace apud::parse {

FlowResult assemble_layout(const Body& body, const Layout& layout, std::vector<Diagnostic>& diagnostics);

}  // namespace apud::parse
