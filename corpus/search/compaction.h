// Several Xapian databases into one compact file. For corpus/search alone.
// Layer 2.
#pragma once

#include <string>
#include <vector>

namespace apud {

// Appends the databases in `sources` to a single-file database at `path`, in that order, keeping their order of
// documents; `path` is on the disk when it returns. Throws Xapian::Error, and Error kNoSpace.
void compact(std::vector<std::string> sources, const std::string& path);

}  // namespace apud
