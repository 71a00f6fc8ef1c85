// Blocks to lines, lines to pages, pages to bytes; every cut is one that a reader can undo.
// Test support.
#include "tests/support/typesetter.h"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>

#include "tests/support/line_breaker.h"

namespace apud::testing {
namespace {

constexpr const char* kRunningHead = "Yearbook of Inland Waters";

struct Line : SetLine {
  bool starts = false;    // the first line of a block
  bool keep = false;      // no page break before it
  bool distinct = false;  // starts something that cannot go on a paragraph: a heading, a caption
};

bool ends_openly(const std::string& line) {  // the sentence goes on behind it
  return !line.empty() && std::string_view(".?!:;)0123456789\x9d").find(line.back()) == std::string_view::npos;
}

bool starts_lower(const std::string& line) { return !line.empty() && line[0] >= 'a' && line[0] <= 'z'; }

class Typesetter {
 public:
  Typesetter(const LogicalDocument& document, const Setting& setting) : document_(document), setting_(setting) {}
  std::string run();

 private:
  std::size_t width(bool small) const {
    return setting_.line_a_paragraph ? 0 : static_cast<std::size_t>(setting_.width + (small ? 8 : 0));
  }
  void blank() {
    if (!setting_.no_blanks && !lines_.empty() && !lines_.back().text.empty()) lines_.emplace_back();
  }
  std::vector<SetLine> set(const std::string& text, const std::vector<LogicalMark>& marks, bool small) const;
  void add(const std::vector<SetLine>& lines, bool distinct, bool keep_first, bool keep_rest);
  void add_block(std::size_t index);
  void add_paragraph(std::size_t index);
  void add_table(const LogicalBlock& block, bool head);
  std::string heading_text(const LogicalBlock& block) const;
  std::vector<std::string> note_lines(std::size_t note) const;
  std::size_t note_height(const Line& line) const;
  bool may_break_before(std::size_t at) const;
  std::size_t page_end(std::size_t from) const;
  void add_endnotes();
  std::string print_page(std::size_t from, std::size_t end, int page) const;

  const LogicalDocument& document_;
  const Setting& setting_;
  std::vector<Line> lines_;
  bool after_heading_ = false;
};

// Where no blank line shows it, a paragraph's end must be a clearly short line, and no other line may look like one:
// the next word would not have fitted behind it.
bool ends_clearly(const std::vector<SetLine>& lines, std::size_t full) {
  for (std::size_t at = 0; at + 1 < lines.size(); ++at) {
    const std::string& next = lines[at + 1].text;
    if (ends_openly(lines[at].text) || starts_lower(next)) continue;
    if (columns(lines[at].text) + 1 + columns(next.substr(0, next.find(' '))) <= full + 2) return false;
  }
  return columns(lines.back().text) * 10 <= full * 7;
}

std::vector<SetLine> Typesetter::set(const std::string& text, const std::vector<LogicalMark>& marks, bool small) const {
  const std::size_t full = width(small);
  std::vector<SetLine> lines = break_lines(text, marks, full, setting_.hyphenate);
  if (full == 0 || !(setting_.no_blanks || setting_.blank_noise)) return lines;
  for (std::size_t less = 1; less <= 24 && !ends_clearly(lines, full); ++less)
    lines = break_lines(text, marks, full - less, setting_.hyphenate);
  return lines;
}

void Typesetter::add(const std::vector<SetLine>& lines, bool distinct, bool keep_first, bool keep_rest) {
  bool first = true;
  for (const SetLine& line : lines) {
    lines_.push_back({line, first, first ? keep_first : keep_rest, first && distinct});
    first = false;
  }
}

std::string Typesetter::heading_text(const LogicalBlock& block) const {
  const bool dotted = block.number.find('.') != std::string::npos;
  return block.number + (dotted ? "" : ".") + (setting_.junk ? "\u2002\ufffd " : " ") + block.title;
}

void Typesetter::add_paragraph(std::size_t index) {
  const LogicalBlock& block = document_.blocks[index];
  std::string text = block.text;
  std::vector<LogicalMark> marks = block.marks;
  if (block.list_item) {
    text = block.number + " " + text;
    for (LogicalMark& mark : marks) mark.at += static_cast<std::uint32_t>(block.number.size() + 1);
  }
  const bool small = block.parent.has_value();
  std::vector<SetLine> lines = set(text, marks, small);
  if (setting_.blank_noise && !small && index % 3 == 0)
    for (std::size_t at = 1; at < lines.size(); ++at)
      if (starts_lower(lines[at].text) && ends_openly(lines[at - 1].text)) {
        lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), SetLine{});
        break;
      }
  const bool keep = after_heading_ || block.kind == BlockKind::kSource;
  add(lines, block.kind == BlockKind::kSource || block.list_item, keep, block.kind == BlockKind::kSource);
}

void Typesetter::add_table(const LogicalBlock& block, bool head) {
  for (const auto& row : block.cells) {
    std::string text;
    for (const std::string& cell : row) text += (text.empty() ? "" : setting_.column_gaps ? "   " : " ") + cell;
    add({{text, {}}}, true, true, true);
    if (setting_.junk || head) blank();
  }
}

void Typesetter::add_block(std::size_t index) {
  const LogicalBlock& block = document_.blocks[index];
  const bool item_after_item = block.list_item && index > 0 && document_.blocks[index - 1].list_item;
  const LogicalBlock* before = index > 0 ? &document_.blocks[index - 1] : nullptr;
  const bool plain = before != nullptr && before->kind == BlockKind::kParagraph && !before->parent &&
                     !before->list_item && block.kind == BlockKind::kParagraph && !block.parent && !block.list_item;
  const bool lost_blank = setting_.blank_noise && plain && index % 4 == 1;
  if (block.kind != BlockKind::kTableRow && !item_after_item && !lost_blank) blank();
  switch (block.kind) {
    case BlockKind::kHeading: add(set(heading_text(block), {}, false), true, after_heading_, true); break;
    case BlockKind::kBox:
    case BlockKind::kFigure:
    case BlockKind::kTable:
      add(set(block.label + "  " + block.title, {}, true), true, after_heading_, true);
      blank();
      add_table(block, true);
      break;
    case BlockKind::kTableRow: add_table(block, false); break;
    default: add_paragraph(index);
  }
  after_heading_ = block.kind == BlockKind::kHeading || block.kind == BlockKind::kBox ||
                   block.kind == BlockKind::kFigure || block.kind == BlockKind::kTable;
}

std::vector<std::string> Typesetter::note_lines(std::size_t note) const {
  const LogicalBlock& block = document_.notes[note];
  static constexpr const char* kBehind[] = {" ", "\t", ". ", ""};
  const std::string behind = kBehind[static_cast<std::size_t>(setting_.note_style)];
  std::vector<std::string> out;
  if (setting_.note_style == NoteStyle::kOwnLine) out.push_back(block.number);
  const std::string prefix = setting_.note_style == NoteStyle::kOwnLine ? "" : block.number + behind;
  // The prefix is one word with the text's first, so that it stays beside it.
  const std::size_t space = block.text.find(' ');
  const std::string stand_in = std::string(prefix.size(), 'x') + block.text.substr(0, space);
  for (const SetLine& line : set(stand_in + block.text.substr(space), {}, true)) out.push_back(line.text);
  std::string& first = out[setting_.note_style == NoteStyle::kOwnLine ? 1 : 0];
  first = prefix + first.substr(prefix.size());
  return out;
}

std::size_t Typesetter::note_height(const Line& line) const {
  if (setting_.notes == NotePlace::kEnd) return 0;
  std::size_t height = 0;
  for (std::size_t note : line.notes) height += note_lines(note).size() + 1;
  return height;
}

bool Typesetter::may_break_before(std::size_t at) const {
  while (at < lines_.size() && lines_[at].text.empty()) ++at;
  if (at >= lines_.size()) return true;
  const Line& next = lines_[at];
  std::size_t last = at - 1;
  while (last > 0 && lines_[last].text.empty()) --last;
  const std::string& before = lines_[last].text;
  if (next.keep) return false;
  if (!next.starts) return ends_openly(before);
  return next.distinct || setting_.line_a_paragraph ||
         columns(before) * 5 < static_cast<std::size_t>(setting_.width) * 4;
}

std::size_t Typesetter::page_end(std::size_t from) const {
  if (setting_.page_break == PageBreak::kNone) return lines_.size();
  const auto height = static_cast<std::size_t>(setting_.page_lines);
  std::size_t used = 0, end = from;
  while (end < lines_.size() && (end == from || used + 1 + note_height(lines_[end]) <= height)) {
    used += 1 + note_height(lines_[end]);
    ++end;
  }
  std::size_t cut = end;
  while (cut > from + 1 && !may_break_before(cut)) --cut;
  if (cut > from + 1) return cut;
  while (end < lines_.size() && !may_break_before(end)) ++end;
  return end;
}

std::string Typesetter::print_page(std::size_t from, std::size_t end, int page) const {
  std::string out;
  if (setting_.running_head == RunningHead::kTitle && page > 1) out += document_.title + "\n";
  if (setting_.running_head == RunningHead::kYearbook && page > 1) out += std::string(kRunningHead) + "\n";
  if (setting_.page_break == PageBreak::kLeadingSpace && page > 1) out += " ";
  std::vector<std::size_t> notes;
  while (end > from && lines_[end - 1].text.empty()) --end;
  for (std::size_t at = from; at < end; ++at) {
    out += lines_[at].text + "\n";
    notes.insert(notes.end(), lines_[at].notes.begin(), lines_[at].notes.end());
  }
  if (setting_.notes == NotePlace::kPage)
    for (std::size_t note : notes) {
      if (!setting_.no_blanks) out += "\n";
      for (const std::string& line : note_lines(note)) out += line + "\n";
    }
  if (setting_.running_head != RunningHead::kNone)
    out += (setting_.no_blanks ? "" : "\n") + std::to_string(page) + "\n";
  return out;
}

void Typesetter::add_endnotes() {
  if (setting_.notes == NotePlace::kPage || document_.notes.empty()) return;
  blank();
  add({{"Notes", {}}}, true, false, true);
  blank();
  for (std::size_t note = 0; note < document_.notes.size(); ++note) {
    bool first = true;
    for (std::string& line : note_lines(note)) {
      lines_.push_back({{std::move(line), {}}, first, !first || note == 0, first});
      first = false;
    }
  }
}

std::string Typesetter::run() {
  add(set(document_.title, {}, false), true, false, true);
  after_heading_ = true;
  for (std::size_t index = 0; index < document_.blocks.size(); ++index) add_block(index);
  add_endnotes();
  std::string out;
  int page = 0;
  for (std::size_t from = 0; from < lines_.size();) {
    const std::size_t end = page_end(from);
    out += print_page(from, end, ++page);
    if (setting_.page_break == PageBreak::kFormFeed) out += "\f";
    for (from = end; from < lines_.size() && lines_[from].text.empty();) ++from;
  }
  if (!setting_.crlf) return out;
  std::string crlf;
  for (char c : out) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return crlf;
}

}  // namespace

const std::vector<Setting>& settings() {
  static const std::vector<Setting> kSettings = {
      {.name = "plain", .hyphenate = false},
      {.name = "narrow_hyphens", .width = 60, .hyphenate = true},
      {.name = "wide_spaces",
       .width = 95,
       .hyphenate = true,
       .page_break = PageBreak::kLeadingSpace,
       .note_style = NoteStyle::kTab,
       .junk = true},
      {.name = "running_heads", .page_lines = 30, .running_head = RunningHead::kTitle},
      {.name = "endnotes", .page_break = PageBreak::kNone, .notes = NotePlace::kEnd, .note_style = NoteStyle::kDot},
      {.name = "endnotes_heads",
       .width = 60,
       .page_lines = 30,
       .running_head = RunningHead::kYearbook,
       .notes = NotePlace::kEnd,
       .column_gaps = true},
      {.name = "line_a_paragraph", .line_a_paragraph = true},
      {.name = "crlf",
       .hyphenate = true,
       .page_lines = 30,
       .running_head = RunningHead::kYearbook,
       .crlf = true,
       .column_gaps = true},
      {.name = "blank_noise", .width = 95, .hyphenate = true, .blank_noise = true},
      {.name = "raw",
       .hyphenate = true,
       .page_lines = 30,
       .running_head = RunningHead::kTitle,
       .note_style = NoteStyle::kOwnLine,
       .no_blanks = true},
  };
  return kSettings;
}

std::string typeset(const LogicalDocument& document, const Setting& setting) {
  return Typesetter(document, setting).run();
}

}  // namespace apud::testing
