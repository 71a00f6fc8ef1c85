// Only the shape is judged here; whether a note begins is for notes.cc, which knows the marks.
// Layer 4, pure.
#include "indexer/parse/note_starts.h"

#include <algorithm>
#include <array>

#include "indexer/parse/characters.h"
#include "indexer/parse/numbering.h"

namespace apud::parse {
namespace {

bool is_junk(std::string_view text, std::uint32_t at) { return text.substr(at).starts_with("\xEF\xBF\xBD"); }

// Past blanks and junk; `wide` where more than one blank or a tab was there.
std::uint32_t skip_blanks(std::string_view text, std::uint32_t at, std::uint32_t end, bool& wide) {
  std::uint32_t count = 0;
  while (at < end) {
    const std::uint32_t length = is_junk(text, at) ? 3 : blank_length(text, at);
    if (length == 0) break;
    wide |= length > 1 || text[at] == '\t' || ++count > 1;
    at += length;
  }
  return at;
}

std::optional<NoteStart> sign_start(std::string_view text, const Line& line, std::uint32_t index) {
  const std::uint32_t begin = line.words.begin;
  const CodePoint point = code_point_at(text, begin);
  NoteStart start{.line = index, .form = NoteForm::kRaised};
  std::uint32_t at = begin + point.length;
  if (point.value == '*') {
    const bool twice = at < line.words.end && text[at] == '*';
    at += twice ? 1 : 0;
    start.number = twice ? -2 : -1;
    if (at < line.words.end && text[at] == '*') return std::nullopt;
  } else if (point.value == 0x2020 || point.value == 0x2021) {
    start.number = point.value == 0x2020 ? -3 : -4;
  } else {
    return std::nullopt;
  }
  start.number_span = {begin, at};
  bool wide = false;
  start.text_begin = skip_blanks(text, at, line.words.end, wide);
  return start;
}

std::optional<NoteStart> markdown_start(std::string_view text, const Line& line, std::uint32_t index) {
  std::uint32_t at = line.words.begin + 2;
  while (at < line.words.end && is_digit(text[at])) ++at;
  if (at == line.words.begin + 2 || !text.substr(at, 2).starts_with("]:")) return std::nullopt;
  NoteStart start{.line = index, .form = NoteForm::kMarkdown, .number_span = {line.words.begin, at + 2}};
  start.number = decimal_value(text.substr(line.words.begin + 2, at - line.words.begin - 2));
  bool wide = false;
  start.text_begin = skip_blanks(text, at + 2, line.words.end, wide);
  return start;
}

}  // namespace

std::optional<NoteStart> find_note_start(std::string_view text, const Line& line, std::uint32_t index) {
  const std::uint32_t begin = line.words.begin, end = line.words.end;
  if (begin >= end) return std::nullopt;
  if (text.substr(begin, 2) == "[^") return markdown_start(text, line, index);
  const bool bracket = text[begin] == '[' || text[begin] == '(';
  std::uint32_t at = begin + (bracket ? 1 : 0);
  const std::uint32_t digits = at;
  while (at < end && is_digit(text[at])) ++at;
  if (at == digits) return bracket ? std::nullopt : sign_start(text, line, index);
  if (at - digits > 4 || text[digits] == '0') return std::nullopt;
  NoteStart start{.line = index, .number = decimal_value(text.substr(digits, at - digits))};
  if (bracket) {
    if (at >= end || (text[at] != ']' && text[at] != ')')) return std::nullopt;
    start.form = NoteForm::kBracketed;
    ++at;
  } else if (at < end && (text[at] == '.' || text[at] == ')')) {
    start.form = NoteForm::kDotted;
    ++at;
  }
  start.number_span = {begin, at};
  bool wide = false;
  start.text_begin = skip_blanks(text, at, end, wide);
  if (start.text_begin >= end) {
    if (start.form == NoteForm::kSpaced) start.form = NoteForm::kAlone;
    return start;
  }
  if (start.text_begin == at) return std::nullopt;  // glued: "4.8", "3rd"
  if (start.form == NoteForm::kSpaced && wide) start.form = NoteForm::kTabbed;
  return start;
}

bool is_notes_heading(std::string_view words) {
  constexpr std::array<std::string_view, 6> kHeads{"notes",     "endnotes", "footnotes",
                                                   "end notes", "note",     "notes and references"};
  while (!words.empty() && (words.front() == '#' || words.front() == ' ')) words.remove_prefix(1);
  return std::any_of(kHeads.begin(), kHeads.end(), [&](auto head) { return equals_ignoring_case(head, words); });
}

}  // namespace apud::parse
