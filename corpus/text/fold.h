// Names as they are compared: without case, accents and typography.
// Layer 0, pure; Unicode's tables are those of Debian's libutf8proc.
#pragma once

#include <string>
#include <string_view>

namespace apud {

// Appends `text` in lower case, accents and other marks on letters off ("São" -> "sao", "Łódź" -> "lodz", "ß" -> "ss"),
// compatibility forms as plain ones ("ﬁ" -> "fi"), curly apostrophes as "'", all hyphens and dashes as "-", what is
// invisible (soft hyphens, joiners) left out. Vowel signs that are letters in all but name (Devanagari, Thai) stay.
// White space stays as it is. Total: bytes that are not UTF-8 become U+FFFD. Linear; allocates only where `out` grows.
void append_folded_text(std::string_view text, std::string& out);

// The folded text with runs of white space and control characters as one blank, and none at its ends. Equal for names
// that differ only in case, accents, spacing or typography; folding twice changes nothing.
std::string folded_name(std::string_view name);

}  // namespace apud
