// Which stretches of a question name something that the graph knows.
// Layer 6.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/graph/graph_view.h"
#include "query/ask/question.h"

namespace apud {

struct NameLink {
  std::size_t first = 0, last = 0;  // words [first, last)
  NodeNumber node = kNoNode;
  std::string name;    // as the graph has it
  bool exact = false;  // written so, capitals and accents included
  float score = 0;     // higher is surer
};

// Best first; several may overlap or be of the same words. Names of up to kLongestName words.
std::vector<NameLink> link_names(const Question& question, const GraphView& graph);
inline constexpr std::size_t kLongestNameWords = 16;

}  // namespace apud
