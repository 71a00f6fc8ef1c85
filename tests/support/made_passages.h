// Passages made from plain paragraphs, for tests of the index that need no parser.
#pragma once

#include <string>
#include <vector>

#include "corpus/model/document_info.h"
#include "corpus/model/passage.h"

namespace apud {

DocumentInfo made_info(const std::string& name, const std::string& title);
// One paragraph passage for each text; sentences end at ". ".
std::vector<Passage> made_passages(const std::string& name, const std::string& title,
                                   const std::vector<std::string>& texts);

}  // namespace apud
