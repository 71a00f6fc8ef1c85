// Notes are found by three witnesses that must agree: a number at a line's start, a mark of the same number in the
// text before it, and the count that goes on from note to note. Two of them suffice where the third is plain.
// Layer 4, pure.
#include "indexer/parse/notes.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "indexer/parse/captions.h"
#include "indexer/parse/characters.h"
#include "indexer/parse/note_rest.h"
#include "indexer/parse/note_starts.h"
#include "indexer/parse/numbering.h"

namespace apud::parse {
namespace {

constexpr int kLookAround = 200;  // candidates looked at around one place

class NoteFinder {
 public:
  NoteFinder(std::string_view text, std::vector<Line>& lines, std::uint32_t pages, bool markdown,
             std::vector<Diagnostic>& diagnostics, const std::vector<Mark>& raised)
      : text_(text), lines_(lines), pages_(pages), markdown_(markdown), diagnostics_(diagnostics), raised_(raised) {}

  NoteSet find() {
    collect();
    if (starts_.empty() && marks_.empty()) return {};
    endnotes_ = std::any_of(starts_.begin(), starts_.end(),
                            [&](const NoteStart& start) { return start.number == 1 && follows_notes_heading(start); });
    for (std::size_t i = 0; i < starts_.size();) i = try_region(i);
    return tie_marks();
  }

 private:
  [[nodiscard]] std::string_view words(std::uint32_t line) const { return words_of(text_, lines_[line]); }
  [[nodiscard]] bool is_text(std::uint32_t line) const {
    return lines_[line].role != LineRole::kBlank && lines_[line].role != LineRole::kFurniture;
  }

  // The raised numbers of a line in the places of what find_marks made of them.
  void add_raised(std::uint32_t line, std::size_t first) {
    for (; next_raised_ < raised_.size() && raised_[next_raised_].line <= line; ++next_raised_) {
      const Mark& mark = raised_[next_raised_];
      if (mark.line != line) continue;
      const auto begin = marks_.begin() + static_cast<std::ptrdiff_t>(first);
      const auto overlaps = [&](const Mark& other) {
        return other.span.begin < mark.span.end && other.span.end > mark.span.begin;
      };
      marks_.erase(std::remove_if(begin, marks_.end(), overlaps), marks_.end());
      const auto behind = std::find_if(marks_.begin() + static_cast<std::ptrdiff_t>(first), marks_.end(),
                                       [&](const Mark& other) { return other.span.begin > mark.span.begin; });
      marks_.insert(behind, mark);
    }
  }

  void collect() {
    for (std::uint32_t i = 0; i < lines_.size(); ++i) {
      if (!is_text(i)) continue;
      const auto start = find_note_start(text_, lines_[i], i);
      if (start && (!markdown_ || start->form == NoteForm::kMarkdown)) starts_.push_back(*start);
      const std::size_t before = marks_.size();
      find_marks(text_, lines_[i], i, marks_);
      add_raised(i, before);
      if (markdown_)  // numbers are just numbers there
        marks_.erase(std::remove_if(marks_.begin() + static_cast<std::ptrdiff_t>(before), marks_.end(),
                                    [&](const Mark& mark) { return text_.substr(mark.span.begin, 2) != "[^"; }),
                     marks_.end());
      if (!starts_.empty() && starts_.back().line == i && starts_.back().form == NoteForm::kAlone)
        marks_.push_back({starts_.back().number_span, starts_.back().number, i, false});
      for (std::size_t m = before; m < marks_.size(); ++m) marks_with_[marks_[m].number].push_back(m);
    }
  }

  // A mark of this number in body lines before `line`, on a page from `page` on. Where the count starts anew, marks
  // above the end of the notes before belong to those.
  [[nodiscard]] bool has_mark(int number, std::uint32_t line, std::uint32_t page, bool strong_only) const {
    return has_mark(number, line, page, strong_only, floor_line_);
  }
  [[nodiscard]] bool has_mark(int number, std::uint32_t line, std::uint32_t page, bool strong_only,
                              std::uint32_t floor) const {
    const auto found = marks_with_.find(number);
    if (found == marks_with_.end()) return false;
    // The last few before the line decide; a bound keeps hostile input linear.
    const auto& with = found->second;
    std::size_t k = first_at(with, line);
    for (int steps = 0; k-- > 0 && steps < kLookAround; ++steps) {
      const Mark& mark = marks_[with[k]];
      if (lines_[mark.line].role == LineRole::kNote) continue;
      if (lines_[mark.line].page < page || mark.line < floor) return false;
      if (mark.strong || !strong_only) return true;
    }
    return false;
  }

  // Position in `with` of the first mark on `line` or later.
  [[nodiscard]] std::size_t first_at(const std::vector<std::size_t>& with, std::uint32_t line) const {
    return static_cast<std::size_t>(
        std::partition_point(with.begin(), with.end(), [&](std::size_t m) { return marks_[m].line < line; }) -
        with.begin());
  }

  [[nodiscard]] std::optional<std::uint32_t> text_before(std::uint32_t line) const {
    while (line-- > 0)
      if (is_text(line)) return line;
    return std::nullopt;
  }
  [[nodiscard]] std::optional<std::uint32_t> text_after(std::uint32_t line) const {
    while (++line < lines_.size())
      if (is_text(line)) return line;
    return std::nullopt;
  }

  [[nodiscard]] bool follows_notes_heading(const NoteStart& start) const {
    const auto above = text_before(start.line);
    return above && is_notes_heading(words(*above));
  }

  // The start after `i` in the list that goes on counting in the same form on the same page.
  [[nodiscard]] bool counts_on(std::size_t i) const {
    const NoteStart& start = starts_[i];
    for (std::size_t k = i + 1; k < starts_.size() && k < i + kLookAround; ++k) {
      if (pages_ > 1 && lines_[starts_[k].line].page != lines_[start.line].page) return false;
      if (starts_[k].number == start.number + 1 && starts_[k].form == start.form) return true;
    }
    return false;
  }

  [[nodiscard]] bool begins_region(std::size_t i) const {
    const NoteStart& start = starts_[i];
    if (lines_[start.line].role != LineRole::kBody) return false;
    if (start.form == NoteForm::kMarkdown) return true;
    if (endnotes_ && !follows_notes_heading(start)) return false;
    if (start.number < 0) return has_mark(start.number, start.line, lines_[start.line].page, false);
    if (follows_notes_heading(start) && start.number == 1) return true;
    const bool next = start.number == last_number_ + 1;
    const bool anew = start.number == 1 && last_number_ > 0;
    if (anew && (start.form != region_form_ || goes_on_soon(i))) return false;
    // Where a few notes were not found the count takes up again; a greater leap must go on counting.
    const int leap = start.number - last_number_;
    if (!next && !anew && (leap <= 0 || leap > 100 || (leap > 4 && !counts_on(i)))) return false;
    if (!next && !anew && expected_follows(i)) return false;
    const std::uint32_t page = lines_[start.line].page;
    const std::uint32_t from = page > 0 && !anew ? page - 1 : page;
    const std::uint32_t floor = anew ? last_mark_floor_ : floor_line_;
    const auto above = text_before(start.line);
    const bool gap = start.line > 0 && !is_text(start.line - 1);
    const bool settled = gap || (above && ends_sentence(words(*above)));
    if (start.form != NoteForm::kAlone && is_in_table(i)) return false;
    if (!is_last_of_number(i)) return false;
    switch (start.form) {
      case NoteForm::kAlone:
        return has_mark(start.number, start.line, from, !next, floor) || (next && counts_on(i) && last_number_ > 0);
      case NoteForm::kTabbed: return has_mark(start.number, start.line, from, false, floor) && (settled || next);
      case NoteForm::kDotted:
      case NoteForm::kBracketed:
      case NoteForm::kSpaced:
        if (has_mark(start.number, start.line, from, true, floor)) return settled;
        return start.number == 1 && is_endnote_list(i, floor);
      default: return false;
    }
  }

  // The note that should come next begins on this page or one of the next three: the count does not start anew here.
  [[nodiscard]] bool goes_on_soon(std::size_t i) const {
    for (std::size_t k = i + 1; k < starts_.size() && k < i + kLookAround; ++k) {
      if (lines_[starts_[k].line].page > lines_[starts_[i].line].page + 3) return false;
      if (starts_[k].number == last_number_ + 1 && starts_[k].form == region_form_ &&
          has_mark(starts_[k].number, starts_[k].line, 0, true))
        return true;
    }
    return false;
  }

  // The note that should come next begins further down on this page.
  [[nodiscard]] bool expected_follows(std::size_t i) const {
    for (std::size_t k = i + 1; k < starts_.size() && k < i + kLookAround; ++k) {
      if (lines_[starts_[k].line].page != lines_[starts_[i].line].page) return false;
      if (starts_[k].number == last_number_ + 1) return true;
    }
    return false;
  }

  // No later start of the same number on its page: headings and lists in the text come before the notes.
  [[nodiscard]] bool is_last_of_number(std::size_t i) const {
    for (std::size_t k = i + 1; k < starts_.size() && k < i + kLookAround; ++k) {
      if (pages_ > 1 && lines_[starts_[k].line].page != lines_[starts_[i].line].page) break;
      if (starts_[k].number == starts_[i].number &&
          (has_mark(starts_[k].number, starts_[k].line, 0, true) || starts_[k].form == NoteForm::kAlone))
        return false;
    }
    return true;
  }

  // A row of a table without column marks begins like a note; a caption stands above the table.
  [[nodiscard]] bool is_in_table(std::size_t i) const {
    std::optional<std::uint32_t> above = starts_[i].line;
    for (int steps = 0; steps < 5 && above; ++steps) {
      above = text_before(*above);
      if (!above) return false;
      const auto caption = parse_caption(words(*above));
      if (caption && caption->kind == BlockKind::kTable) return true;
    }
    return false;
  }

  // A numbered list that ends the document and whose numbers the text has as marks, in order.
  [[nodiscard]] bool is_endnote_list(std::size_t i, std::uint32_t floor) const {
    int expected = starts_[i].number, agree = 0;
    for (std::size_t k = i; k < starts_.size() && k < i + 4 * kLookAround && expected < starts_[i].number + 6; ++k) {
      if (starts_[k].number != expected || starts_[k].form != starts_[i].form) continue;
      agree += has_mark(expected, starts_[i].line, 0, true, floor) ? 1 : 0;
      ++expected;
    }
    const int listed = expected - starts_[i].number;
    return listed >= 2 && agree * 4 >= listed * 3;
  }

  // Reads the notes from start `i` on, if one begins there; gives the index of the next start to try.
  std::size_t try_region(std::size_t i) {
    if (!begins_region(i)) return i + 1;
    const NoteStart& first = starts_[i];
    by_page_ = pages_ > 1 && !follows_notes_heading(first) && !(first.number == 1 && is_far(first));
    if (first.number == 1 && last_number_ > 0) floor_line_ = last_mark_floor_;
    region_form_ = first.form;
    continue_over_page(first.line);
    std::uint32_t line = first.line;
    std::size_t k = i;
    open_note(starts_[k++], line);
    bool pending = false;  // a displaced number waits for its note
    for (std::uint32_t next = line + 1; next < lines_.size(); ++next) {
      if (lines_[next].role == LineRole::kFurniture) continue;
      if (lines_[next].role == LineRole::kBlank) continue;
      if (lines_[next].display) break;
      if (by_page_ && lines_[next].page != lines_[line].page) break;
      while (k < starts_.size() && starts_[k].line < next) ++k;
      const bool gap = has_gap(line, next);
      if (k < starts_.size() && starts_[k].line == next && is_next_note(starts_[k], gap, pending)) {
        if (is_displaced(starts_[k])) {
          pending = true;
          displace(starts_[k], next);
        } else {
          open_note(starts_[k], next);
          pending = false;
        }
        line = next;
        continue;
      }
      if (pending && starts_unnumbered(next, gap)) {
        open_unnumbered(next);
        pending = false;
        line = next;
        continue;
      }
      if (gap && ends_region(line, next)) break;
      append(line, next, gap);
      line = next;
    }
    last_mark_floor_ = line;
    while (k < starts_.size() && starts_[k].line <= line) ++k;
    return k;
  }

  // Endnotes of a paged document: their marks stand on other pages.
  [[nodiscard]] bool is_far(const NoteStart& start) const {
    return start.number > 0 && start.form != NoteForm::kMarkdown &&
           !has_mark(start.number, start.line, lines_[start.line].page > 0 ? lines_[start.line].page - 1 : 0, false);
  }

  [[nodiscard]] bool has_gap(std::uint32_t line, std::uint32_t next) const {
    for (std::uint32_t i = line + 1; i < next; ++i)
      if (lines_[i].role == LineRole::kBlank) return true;
    return false;
  }

  [[nodiscard]] bool is_next_note(const NoteStart& start, bool gap, bool pending) const {
    if (start.form == NoteForm::kMarkdown) return true;
    if (start.number < 0) return gap || start.form == region_form_;
    const int last = notes_.back().number;
    if (start.form != region_form_ || pending) {
      // One form in a region; a lone number among tabbed ones is a number whose text went astray.
      const bool kin =
          (start.form == NoteForm::kAlone) != (region_form_ == NoteForm::kAlone) && start.form != NoteForm::kSpaced;
      if (!kin || start.number != last + 1) return false;
    }
    if (start.number == last + 1) {
      if (start.form != NoteForm::kSpaced) return true;
      return gap || finished() || has_mark(start.number, start.line, 0, true);
    }
    return start.number > last + 1 && start.number <= last + 5 &&
           has_mark(start.number, start.line, lines_[start.line].page > 0 ? lines_[start.line].page - 1 : 0, true);
  }

  [[nodiscard]] bool finished() const {
    const auto& paragraph = notes_.back().paragraphs.back();
    return paragraph.empty() ||
           ends_sentence(text_.substr(paragraph.back().words.begin, paragraph.back().words.size()));
  }

  // A number inside a sentence: the note before it is unfinished and goes on with a small letter.
  [[nodiscard]] bool is_displaced(const NoteStart& start) const {
    const std::string_view rest = text_.substr(start.text_begin, lines_[start.line].words.end - start.text_begin);
    return !notes_.back().paragraphs.back().empty() && !finished() && starts_lower(rest) &&
           (start.form == NoteForm::kTabbed || start.form == NoteForm::kDotted || start.form == NoteForm::kBracketed);
  }

  void displace(const NoteStart& start, std::uint32_t line) {
    append_words(line, {start.text_begin, lines_[line].words.end}, false);
    notes_.back().warnings.push_back("the number " + note_number_text(start.number) + " stood inside this note");
    diagnostics_.push_back({"note_number_displaced", start.number_span,
                            "the number " + note_number_text(start.number) + " stands inside note " +
                                note_number_text(notes_.back().number)});
    displaced_ = start;
  }

  [[nodiscard]] bool starts_unnumbered(std::uint32_t line, bool gap) const {
    return lines_[line].tab_start || (gap && finished() && starts_upper(words(line)));
  }

  void open_unnumbered(std::uint32_t line) {
    Note note{.number = displaced_.number,
              .page = lines_[line].page,
              .by_page = by_page_,
              .number_span = displaced_.number_span};
    note.warnings.push_back("its number " + note_number_text(note.number) + " stood inside the note before it");
    note.paragraphs.push_back({{line, lines_[line].words, false}});
    diagnostics_.push_back({"note_renumbered", lines_[line].words,
                            "a note without a number became note " + note_number_text(note.number)});
    notes_.push_back(std::move(note));
    finish_open(line);
  }

  void open_note(const NoteStart& start, std::uint32_t line) {
    if (start.number > 1 && !notes_.empty() && start.number > last_number_ + 1 && last_number_ > 0)
      diagnostics_.push_back(
          {"note_missing", start.number_span,
           "no note was found between " + note_number_text(last_number_) + " and " + note_number_text(start.number)});
    Note note{.number = start.number, .page = lines_[line].page, .by_page = by_page_, .number_span = start.number_span};
    note.paragraphs.emplace_back();
    if (start.text_begin < lines_[line].words.end)
      note.paragraphs.back().push_back({line, {start.text_begin, lines_[line].words.end}, false});
    notes_.push_back(std::move(note));
    finish_open(line);
  }

  void finish_open(std::uint32_t line) {
    lines_[line].role = LineRole::kNote;
    if (notes_.back().number > 0) last_number_ = notes_.back().number;
  }

  void append_words(std::uint32_t line, Span words, bool jump) {
    notes_.back().paragraphs.back().push_back({line, words, jump});
    lines_[line].role = LineRole::kNote;
  }

  void append(std::uint32_t last, std::uint32_t line, bool gap) {
    const bool other_page = lines_[last].page != lines_[line].page;
    const bool goes_on = !finished() || starts_lower(words(line));
    if (gap && !goes_on && !other_page)
      notes_.back().paragraphs.emplace_back();
    else if (lines_[line].tab_start && finished())
      notes_.back().paragraphs.emplace_back();
    else if (gap && goes_on)
      diagnostics_.push_back({"false_blank_line", lines_[line].words, "a blank line inside a note was passed over"});
    append_words(line, lines_[line].words, other_page);
  }

  // After a blank line: does the body go on?
  [[nodiscard]] bool ends_region(std::uint32_t last, std::uint32_t next) const {
    const std::string_view line = words(next);
    if (parse_caption(line)) return true;
    if (line.starts_with("#")) return true;
    if (const auto numbering = parse_numbering(line);
        numbering && numbering->dotted && lines_[next].width < 90 && !ends_sentence(line) && is_title_case(line))
      return true;
    if (lines_[next].tab_start) return false;
    if (!finished() && (starts_lower(line) || lines_[last].width >= 60)) return false;
    if (by_page_) return later_mark_in(next);
    return true;
  }

  // The chunk at `next` carries the mark of a note that is still to come: it is body text.
  [[nodiscard]] bool later_mark_in(std::uint32_t next) const {
    const auto found = marks_with_.find(last_number_ + 1);
    if (found == marks_with_.end()) return false;
    const auto& with = found->second;
    for (std::size_t k = first_at(with, next), steps = 0; k < with.size() && steps < kLookAround; ++k, ++steps)
      if (marks_[with[k]].strong) return lines_[marks_[with[k]].line].page == lines_[next].page;
    return false;
  }

  // The last note of the page before is unfinished: its rest stands between this page's body and its first note.
  void continue_over_page(std::uint32_t first) {
    if (notes_.empty() || pages_ < 2 || notes_.back().page + 1 != lines_[first].page || finished()) return;
    const std::uint32_t begin = find_note_rest(text_, lines_, first);
    if (begin == first) return;
    for (std::uint32_t line = begin; line < first; ++line)
      if (is_text(line)) append_words(line, lines_[line].words, line == begin);
    diagnostics_.push_back(
        {"note_over_page", lines_[begin].words, "note " + note_number_text(notes_.back().number) + " goes on here"});
  }

  NoteSet tie_marks();
  void tie_note(std::size_t n, std::vector<int>& owner, std::size_t& from);

  std::string_view text_;
  std::vector<Line>& lines_;
  std::uint32_t pages_;
  bool markdown_;
  std::vector<Diagnostic>& diagnostics_;
  const std::vector<Mark>& raised_;
  std::size_t next_raised_ = 0;
  std::vector<NoteStart> starts_;
  std::vector<Mark> marks_;
  std::unordered_map<int, std::vector<std::size_t>> marks_with_;
  std::vector<Note> notes_;
  NoteStart displaced_;
  NoteForm region_form_ = NoteForm::kTabbed;
  int last_number_ = 0;
  bool endnotes_ = false;  // a heading of notes stands above a note 1: they stand only there
  bool by_page_ = true;    // the notes being read stand on their own page, not at the end
  std::uint32_t floor_line_ = 0, last_mark_floor_ = 0;
};

// The mark of note n: the first strong candidate after the mark before it and above the note, else the first weak one.
void NoteFinder::tie_note(std::size_t n, std::vector<int>& owner, std::size_t& from) {
  const Note& note = notes_[n];
  const auto found = marks_with_.find(note.number);
  std::optional<std::size_t> chosen;
  if (found != marks_with_.end()) {
    const auto& with = found->second;
    auto next = std::lower_bound(with.begin(), with.end(), from);
    for (int steps = 0; next != with.end() && steps < kLookAround; ++next, ++steps) {
      const std::size_t m = *next;
      const Mark& mark = marks_[m];
      if (owner[m] >= 0 || lines_[mark.line].role == LineRole::kNote) continue;
      const std::uint32_t page = lines_[mark.line].page;
      if (note.by_page && page + 1 < note.page) continue;
      // A mark may stand after its note only where a page's notes come before the rest of its text.
      if (mark.span.begin > note.number_span.begin && (page != note.page || chosen || !mark.strong)) break;
      if (!chosen || (mark.strong && !marks_[*chosen].strong)) chosen = m;
      if (mark.strong) break;
    }
  }
  if (!chosen) {
    diagnostics_.push_back({"note_without_mark", note.number_span,
                            "no mark was found in the text for note " + note_number_text(note.number)});
    return;
  }
  owner[*chosen] = static_cast<int>(n);
  if (note.number > 0) from = *chosen + 1;
}

NoteSet NoteFinder::tie_marks() {
  std::vector<int> owner(marks_.size(), -1);
  std::size_t from = 0;
  for (std::size_t n = 0; n < notes_.size(); ++n) tie_note(n, owner, from);
  NoteSet set;
  for (std::size_t m = 0; m < marks_.size(); ++m) {
    if (owner[m] < 0) continue;
    set.marks.push_back(marks_[m]);
    set.note_of.push_back(owner[m]);
  }
  set.notes = std::move(notes_);
  return set;
}

}  // namespace

std::string note_number_text(int number) {
  switch (number) {
    case -1: return "*";
    case -2: return "**";
    case -3: return "\u2020";
    case -4: return "\u2021";
    default: return std::to_string(number);
  }
}

NoteSet find_notes(std::string_view text, std::vector<Line>& lines, std::uint32_t pages, bool markdown,
                   std::vector<Diagnostic>& diagnostics, const std::vector<Mark>& raised) {
  return NoteFinder(text, lines, pages, markdown, diagnostics, raised).find();
}

}  // namespace apud::parse
