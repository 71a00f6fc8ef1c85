// A canonical text of propositions, for tables of tests, and trees given by hand.
#pragma once

#include <string>
#include <string_view>

#include "corpus/clauses/propositions.h"

namespace apud::testing {

// "subject | predicate | object | more; more", then in square brackets what is not the rule: planned, recommended,
// possible, negated, "by X", passive, and where an inferred one comes from. Words are the text's own, "-" is nothing.
std::string dump(std::string_view text, const Analysis& analysis, const Proposition& proposition);

// A sentence given by hand, a line a word: form, tag, number of the head (from 1, 0: root), label, lemma; blanks
// between them. Sets `text` to the forms with one blank between them.
Analysis read_tree(std::string_view lines, std::string& text);

}  // namespace apud::testing
