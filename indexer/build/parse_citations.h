// apud-index --parse-citations: a file of references to CSL-JSON items.
// Layer 6.
#pragma once

#include <functional>
#include <string>

namespace apud {

// Parses each line of the file (standard input for "-") and hands its item to `use`, in order; an empty line gives "{}".
// Throws Error: the file or the models cannot be read.
void parse_citations(const std::string& path, const std::function<void(const std::string& item)>& use);

}  // namespace apud
