// Papers cited by what they are and a date in figures, as reports of inquiries do: "Flynn 11/16/17 302, at 13",
// "9/21/18 Email, Ward to Hall (7:16 a.m.)".
// Layer 5, pure.
#pragma once

#include <optional>
#include <string_view>

#include "corpus/model/citation.h"
#include "indexer/cite/note_words.h"

namespace apud {

// The paper that words [first, end) are; nullopt if they are none. Its title is what stands before the pages, so that a
// paper is the same wherever it is cited. The citation's raw text is left empty, its fields' spans are those of the words.
std::optional<Citation> read_dated_paper(const NoteWords& words, std::uint32_t first, std::uint32_t end);

}  // namespace apud
