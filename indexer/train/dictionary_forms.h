// Inflected words of a dictionary with the words that they are forms of: what treebanks are too small to show.
// Layer 7: a part of apud-train.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/language/grammar.h"

namespace apud {

struct DictionaryForm {
  Tag tag = Tag::kNn;
  std::string form, lemma;
};

// `dictionary` has one word a line. A form is taken for each tag that its ending allows when the dictionary has a word
// that it can be made of; where it has two ("stated": state, stat), the rules of English spelling and then the verbs
// already seen decide.
std::vector<DictionaryForm> dictionary_forms(std::string_view dictionary, const std::set<std::string>& verbs);

}  // namespace apud
