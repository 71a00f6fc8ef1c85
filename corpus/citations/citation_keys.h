// Short names of works for those who cite them: "lagarde2018belt", "lagarde2018belta".
// Layer 2, pure.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>

#include "corpus/model/citation.h"

namespace apud {

class CitationKeys {
 public:
  // First author (else editor, publisher, container), year, first word of the title that means something: letters a to z
  // and digits. One that was given before gets a letter more.
  std::string next(const Citation& citation);

 private:
  std::set<std::string> given_;
  std::map<std::string, std::size_t> tries_;  // how often a key was taken: the next letter to try
};

}  // namespace apud
