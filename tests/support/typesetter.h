// Sets one logical document in many ways, as converters print PDF files: lines, hyphens, pages, notes.
// Test support: knows the logical document and nothing of the parser, so that the two cannot agree by accident.
#pragma once

#include <string>
#include <vector>

#include "tests/support/logical_document.h"

namespace apud::testing {

enum class PageBreak { kNone, kFormFeed, kLeadingSpace };
enum class RunningHead { kNone, kTitle, kYearbook };  // above every page but the first; the page's number below
enum class NotePlace { kPage, kEnd };
enum class NoteStyle { kSpace, kTab, kDot, kOwnLine };  // "1 Text", "1<tab>Text", "1. Text", "1<line end>Text"

struct Setting {
  std::string name;
  int width = 78;          // columns of body text; boxes and notes are set smaller: 8 more
  bool hyphenate = false;  // words are broken with a hyphen that is not theirs; compounds break always
  PageBreak page_break = PageBreak::kFormFeed;
  int page_lines = 40;
  RunningHead running_head = RunningHead::kNone;
  NotePlace notes = NotePlace::kPage;
  NoteStyle note_style = NoteStyle::kSpace;
  bool line_a_paragraph = false;  // no line breaks inside paragraphs, notes, titles
  bool crlf = false;
  bool blank_noise = false;  // some blank lines within paragraphs, none between some
  bool no_blanks = false;    // no blank lines at all, as pdftotext -raw prints
  bool column_gaps = false;  // table cells three spaces apart, else one
  bool junk = false;         // en-spaces and U+FFFD behind the numbers of headings
};

// The settings that the property test runs, each with another mixture of devices.
const std::vector<Setting>& settings();

std::string typeset(const LogicalDocument& document, const Setting& setting);

}  // namespace apud::testing
