// Works of every type and with every field, and one whose texts try to break out of each format.
#pragma once

#include <string>
#include <vector>

#include "corpus/model/citation.h"

namespace apud {

std::vector<Citation> made_works();
Citation hostile_work();
CitationName made_person(const std::string& family, const std::string& given);
CitationName made_body(const std::string& literal);

}  // namespace apud
