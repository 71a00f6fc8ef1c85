// Files of triples: "subject|predicate|object", three columns divided by tabs, or N-Triples (W3C, 2014). Each line is a
// statement and its own evidence.
// Layer 4, pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/model/document.h"
#include "corpus/text/source_text.h"

namespace apud {

enum class TripleForm : std::uint8_t { kNone, kBars, kTabs, kNTriples };

// What the first lines of a text are; kNone unless all of them are triples of one form. Blank lines and lines that
// begin with "#" do not count. Two lines are needed, or one that is all.
TripleForm triple_form(std::string_view text);

// A paragraph for each run of lines about one subject (at most 40 lines), a sentence a line, and Document::triples.
// A line that is no triple stays a sentence and is named in a diagnostic. Linear; total.
Document parse_triples(const SourceText& source, TripleForm form);

// The name that a part of a triple gives: of an IRI its last part ("<http://x.org/wiki/Ada_Lovelace>" -> "Ada
// Lovelace"), of a literal its string without escapes, of other forms the words as they stand, without blanks around.
std::string triple_name(std::string_view part);

}  // namespace apud
