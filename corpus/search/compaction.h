// Several Xapian databases into one compact file. For corpus/search alone.
// Layer 2.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace apud {

// Appends the databases in `sources` to a single-file database at `path`, in that order, keeping their order of
// documents; `path` is on the disk when it returns. Throws Xapian::Error, and Error kNoSpace.
void compact(std::vector<std::string> sources, const std::string& path);

// Throws Error kNoSpace where the disk has less than that free. Asked before each larger write: Xapian 1.4 may end the
// process when the disk fills up while it commits (a destructor of its own throws).
void require_space(const std::string& directory, std::uint64_t bytes);

}  // namespace apud
