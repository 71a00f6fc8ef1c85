// A value as one line, for tables of tests: "money about 3200000000 GBP", "date at_least 2013..".
#pragma once

#include <string>

#include "corpus/model/value.h"

namespace apud {

std::string dump(const Value& value);

}  // namespace apud
