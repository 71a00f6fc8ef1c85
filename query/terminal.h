// The edge to the person: where the output goes, how wide and how tall that is, and the pager.
// Program layer: the only place of `apud` that asks the terminal and writes to standard output.
#pragma once

#include <string>
#include <string_view>

#include "query/plan/command_line.h"
#include "query/render/text_parts.h"

namespace apud {

// The style for standard output: its width and colour at a terminal, else 100 columns without colour.
// NO_COLOR and TERM=dumb are honoured; --color is stronger.
TextStyle style_of_output(Colour colour);

// Writes an answer to standard output; at a terminal through the pager ($APUD_PAGER, $PAGER, less) if `may_page` and
// it is taller than the screen. Throws Error(kNoSpace) if not all could be written.
void write_output(const std::string& text, bool may_page);

// A piece of a long answer to standard output, never paged. Throws as above.
void write_piece(std::string_view text);

// "apud: MESSAGE" on standard error; control characters in it are replaced.
void write_message(const std::string& message);

// A line on standard error that the next one overwrites, at a terminal only; "" removes it.
void write_progress(const std::string& text);

}  // namespace apud
