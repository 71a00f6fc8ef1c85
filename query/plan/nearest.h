// The name that somebody probably meant: for mistyped commands, options and documents.
// Layer 4, pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace apud {

// Changes (a letter put in, left out, replaced, or two neighbours swapped) from one name to the other, by bytes.
unsigned edit_distance(std::string_view a, std::string_view b);

// The candidate with the smallest distance, if it is close enough to be meant: at most a third of the longer name's
// length (at least 1), or `name` is a part of it (3 letters or more). The first one wins a tie.
std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace apud
