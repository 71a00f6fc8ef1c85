// A page's notes are the small lines at the foot of its columns, from the first one on that begins with a number that
// fits. Small lines just above it, at the same pitch, go on with the last note of the page before.
// Layer 4, pure.
#include "indexer/parse/layout_notes.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "indexer/parse/captions.h"
#include "indexer/parse/characters.h"
#include "indexer/parse/numbering.h"

namespace apud::parse {
namespace {

constexpr std::array<std::string_view, 4> kSigns{"*", "**", "\u2020", "\u2021"};

// 0 for what is no mark; signs count below zero, as in marks.h.
int mark_number(std::string_view words) {
  for (std::size_t s = 0; s < kSigns.size(); ++s)
    if (words == kSigns[s] || (words == "\u2217" && s == 0)) return -static_cast<int>(s) - 1;
  if (words.empty() || words.size() > 4 || !std::all_of(words.begin(), words.end(), is_digit)) return 0;
  return decimal_value(words);
}

struct Start {
  int number = 0;
  Span number_span{};
  std::uint32_t text_begin = 0;
  bool raised = false;
};

struct Candidate {
  Mark mark;
  std::uint32_t page = 0;
  bool after_word = false;  // glued to a letter, a stop or a closing sign
};

class LayoutNotes {
 public:
  LayoutNotes(const Layout& layout, std::vector<Line>& lines, std::vector<Diagnostic>& diagnostics)
      : layout_(layout), text_(layout.pdf().text), lines_(lines), diagnostics_(diagnostics) {}

  NoteSet run() {
    find_candidates();
    std::vector<std::uint32_t> column;
    for (std::uint32_t l = 0; l <= lines_.size(); ++l) {
      const bool shown = l < lines_.size() && layout_.has(l) && lines_[l].role == LineRole::kBody;
      if (l < lines_.size() && !shown) continue;
      const bool ends =
          l == lines_.size() || (!column.empty() && (layout_.line(column[0]).page != layout_.line(l).page ||
                                                     layout_.line(column[0]).column != layout_.line(l).column));
      if (ends) read_column(std::exchange(column, {}));
      if (shown) column.push_back(l);
    }
    tie_marks();
    return std::move(set_);
  }

 private:
  [[nodiscard]] bool is_small(std::uint32_t l) const { return layout_.line(l).size * 100 <= layout_.body_size() * 94; }

  void add_candidate(std::uint32_t l, Span span, std::uint32_t before) {
    Candidate candidate;
    candidate.mark.span = span;
    candidate.mark.line = l;
    candidate.mark.number = mark_number(std::string_view(text_).substr(span.begin, span.size()));
    candidate.page = layout_.line(l).page;
    const char c = before > 0 ? text_[before - 1] : ' ';
    candidate.after_word = is_word_byte(c) || (c != ' ' && c != '\n' && !is_digit(c) && c != '\f');
    if (candidate.mark.number != 0) candidates_.push_back(candidate);
  }

  // "3", "3,4" or "12 13" raised; or small digits that stand on a line of their own.
  void find_candidates() {
    for (std::uint32_t l = 0; l < lines_.size(); ++l) {
      if (!layout_.has(l) || lines_[l].role != LineRole::kBody) continue;
      const PdfLine& line = layout_.line(l);
      const bool alone = line.size * 100 <= layout_.body_size() * 80;
      for (std::uint32_t w = 0; w < line.words; ++w) {
        const PdfWord& word = layout_.word(l, w);
        if (!word.raised && !alone) continue;
        std::uint32_t at = word.text.begin;
        while (at < word.text.end) {
          std::uint32_t end = at;
          while (end < word.text.end && text_[end] != ',' && text_[end] != ';') ++end;
          add_candidate(l, {at, end}, word.text.begin);
          at = end + 1;
        }
      }
    }
    for (const Candidate& candidate : candidates_) marks_on_page_[candidate.page].insert(candidate.mark.number);
  }

  [[nodiscard]] bool has_mark(std::uint32_t page, int number) const {
    const auto found = marks_on_page_.find(page);
    return found != marks_on_page_.end() && found->second.contains(number);
  }

  // The number that a small line begins with.
  [[nodiscard]] std::optional<Start> start_of(std::uint32_t l) const {
    const PdfLine& line = layout_.line(l);
    const PdfWord& first = layout_.first_word(l);
    std::string_view words = layout_.text(first);
    std::uint32_t skip = 0;
    if (words.starts_with('[')) words.remove_prefix(1), skip = 1;
    std::size_t length = 0;
    while (length < words.size() && is_digit(words[length])) ++length;
    if (length == 0)
      for (const std::string_view sign : {"**", "*", "\u2217", "\u2020", "\u2021"})
        if (length == 0 && words.starts_with(sign)) length = sign.size();
    const int number = mark_number(words.substr(0, length));
    // A note begins near the edge: small digits elsewhere are marks between words that are hidden.
    if (number == 0 || line.x0 > layout_.edges(l).left + 3 * layout_.body_size()) return std::nullopt;
    const std::string_view rest = words.substr(length);
    const bool bare = rest.empty() || rest == "." || rest == "]" || rest == ")" || rest == "].";
    Start start{number,
                {first.text.begin, first.text.begin + skip + static_cast<std::uint32_t>(length)},
                0,
                first.raised || (line.words == 1 && line.size * 100 <= layout_.body_size() * 75)};
    if (!bare && !first.raised && number > 0) return std::nullopt;
    start.text_begin = bare ? first.text.end : start.number_span.end;
    while (start.text_begin < line.text.end && text_[start.text_begin] == ' ') ++start.text_begin;
    return start;
  }

  // Two witnesses: the count, and a mark on this page or the one before. A raised number is one itself.
  [[nodiscard]] bool fits(const Start& start, std::uint32_t page) const {
    const bool marked = has_mark(page, start.number) || (page > 0 && has_mark(page - 1, start.number));
    const bool counted = start.number == last_number_ + 1 || start.number == 1;
    if (start.number < 0) return marked || start.raised;
    if (start.raised) return start.number > last_number_ || (marked && (start.number == 1 || page != last_page_));
    return marked && (counted || start.number > last_number_);
  }

  [[nodiscard]] std::int32_t gap(std::uint32_t upper, std::uint32_t lower) const {
    return layout_.middle(lower) - layout_.middle(upper);
  }

  // Where the small lines of one size begin that end the column; digits alone may be smaller still.
  [[nodiscard]] std::size_t foot_of(const std::vector<std::uint32_t>& column) const {
    std::size_t foot = column.size();
    std::uint32_t last = UINT32_MAX;
    for (; foot > 0 && is_small(column[foot - 1]); --foot) {
      const std::uint32_t l = column[foot - 1];
      if (layout_.line(l).words <= 2) continue;
      if (last != UINT32_MAX && !layout_.same_size(last, l)) break;
      last = l;
    }
    return foot;
  }

  // A picture may stand below the notes: its caption ends the page, not them.
  void leave_out_caption(std::vector<std::uint32_t>& column) const {
    constexpr std::size_t kMostCaptionLines = 5;
    for (std::size_t i = column.size(); i-- > 1 && column.size() - i <= kMostCaptionLines;)
      if (parse_caption(words_of(text_, lines_[column[i]])) && is_small(column[i - 1])) {
        column.resize(i);
        return;
      }
  }

  void read_column(std::vector<std::uint32_t> column) {
    leave_out_caption(column);
    const std::size_t foot = foot_of(column);
    std::size_t first = foot;
    std::optional<Start> start;
    for (; first < column.size() && !start; ++first) {
      start = start_of(column[first]);
      if (start && !fits(*start, layout_.line(column[first]).page)) start.reset();
      if (start) break;
    }
    std::size_t begin = first;
    const bool follows =
        !set_.notes.empty() && column.size() > foot && last_page_ + 1 >= layout_.line(column[foot]).page;
    if (start || (follows && !last_is_finished())) {
      // Up to the gap in which the rule stands.
      while (begin > foot && (begin == column.size() || gap(column[begin - 1], column[begin]) * 100 <
                                                            layout_.pitch(layout_.line(column[begin]).size) * 165))
        --begin;
    }
    if (!start && (begin == column.size() || begin > foot || (foot > 0 && !stands_off(column, foot)))) return;
    if (!follows) begin = first;
    for (std::size_t i = begin; i < std::min(first, column.size()); ++i)
      if (is_source_line(words_of(text_, lines_[column[i]])) || parse_caption(words_of(text_, lines_[column[i]])))
        begin = first;
    if (begin < first) go_on(column, begin, std::min(first, column.size()));
    for (std::size_t i = first; i < column.size(); ++i) {
      const auto next = start_of(column[i]);
      if (next && fits(*next, layout_.line(column[i]).page))
        open(column[i], *next);
      else
        add(column[i], false);
    }
  }

  [[nodiscard]] std::uint32_t place_of(std::uint32_t l) const {
    return layout_.line(l).page * 2 + layout_.line(l).column;
  }

  // More room than between lines lies above the foot: a rule stands there.
  [[nodiscard]] bool stands_off(const std::vector<std::uint32_t>& column, std::size_t foot) const {
    return gap(column[foot - 1], column[foot]) * 100 > layout_.pitch(layout_.body_size()) * 115;
  }

  [[nodiscard]] bool last_is_finished() const {
    const auto& pieces = set_.notes.back().paragraphs.back();
    if (pieces.empty()) return false;
    const Span words = pieces.back().words;
    return ends_sentence(std::string_view(text_).substr(words.begin, words.size()));
  }

  void open(std::uint32_t l, const Start& start) {
    Note note;
    note.number = start.number;
    note.number_span = start.number_span;
    note.page = layout_.line(l).page;
    note.paragraphs.emplace_back();
    const Span words{std::min(start.text_begin, lines_[l].words.end), lines_[l].words.end};
    if (!words.empty()) note.paragraphs[0].push_back({l, words, false});
    if (start.number > 0) last_number_ = start.number;
    set_.notes.push_back(std::move(note));
    settle(l);
  }

  void add(std::uint32_t l, bool jump) {
    Note& note = set_.notes.back();
    auto& pieces = note.paragraphs.back();
    const bool over = !pieces.empty() && layout_.line(pieces.back().line).page != layout_.line(l).page;
    // A further paragraph of it stands off, or is set in like its first line.
    const std::uint32_t before = pieces.empty() ? l : pieces.back().line;
    const bool ended =
        !pieces.empty() && !over && layout_.below(before, l) && ends_with_stop(words_of(text_, lines_[before]));
    const std::int32_t em = layout_.line(l).size;
    const ColumnEdges edges = layout_.edges(l);
    const bool set_in =
        layout_.line(l).x0 > edges.left + em * 8 / 10 &&
        (layout_.line(before).x0 < layout_.line(l).x0 - em / 2 || layout_.line(before).x0 > edges.left + em / 2);
    const PdfWord& first = layout_.first_word(l);
    const bool had_room = edges.right - layout_.line(before).x1 > first.x1 - first.x0 + em / 2;
    const bool inset =
        ended && (gap(before, l) * 100 > layout_.pitch(em) * 122 ||
                  (set_in && (had_room || pieces.size() > 1 || layout_.line(before).x0 > edges.left + em / 2)));
    if (inset) note.paragraphs.emplace_back();
    note.paragraphs.back().push_back({l, lines_[l].words, jump || over});
    settle(l);
  }

  void go_on(const std::vector<std::uint32_t>& column, std::size_t begin, std::size_t end) {
    diagnostics_.push_back({"note_over_page", lines_[column[begin]].words,
                            "note " + note_number_text(set_.notes.back().number) + " goes on on the next page"});
    for (std::size_t i = begin; i < end; ++i) add(column[i], i == begin);
  }

  void settle(std::uint32_t l) {
    lines_[l].role = LineRole::kNote;
    last_place_ = place_of(l);
    last_page_ = layout_.line(l).page;
  }

  // Each mark leads to the note of its number on its page, or, where the page has none, on the next one.
  void tie_marks() {
    std::map<std::pair<int, std::uint32_t>, std::size_t> notes;  // by number and page
    for (std::size_t n = 0; n < set_.notes.size(); ++n)
      notes.emplace(std::pair{set_.notes[n].number, set_.notes[n].page}, n);
    std::map<std::size_t, std::vector<std::size_t>> candidates_of;
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      const Candidate& candidate = candidates_[c];
      if (lines_[candidate.mark.line].role == LineRole::kNote) continue;
      auto note = notes.find({candidate.mark.number, candidate.page});
      if (note == notes.end()) note = notes.find({candidate.mark.number, candidate.page + 1});
      if (note != notes.end()) candidates_of[note->second].push_back(c);
    }
    std::vector<std::pair<Mark, int>> marks;
    for (std::size_t n = 0; n < set_.notes.size(); ++n) {
      std::vector<std::size_t>& found = candidates_of[n];
      const auto best =
          std::find_if(found.begin(), found.end(), [&](std::size_t c) { return candidates_[c].after_word; });
      if (set_.notes[n].number > 0 && found.size() > 1) found = {best == found.end() ? found[0] : *best};
      for (const std::size_t c : found) marks.emplace_back(candidates_[c].mark, static_cast<int>(n));
      if (!found.empty()) continue;
      const std::string number = note_number_text(set_.notes[n].number);
      diagnostics_.push_back(
          {"note_without_mark", set_.notes[n].number_span, "no mark of note " + number + " was found in the text"});
      set_.notes[n].warnings.push_back("no mark was found in the text");
    }
    std::stable_sort(marks.begin(), marks.end(),
                     [](const auto& a, const auto& b) { return a.first.span.begin < b.first.span.begin; });
    for (auto& [mark, note] : marks) {
      mark.taken = true;
      set_.marks.push_back(mark);
      set_.note_of.push_back(note);
    }
  }

  const Layout& layout_;
  std::string_view text_;
  std::vector<Line>& lines_;
  std::vector<Diagnostic>& diagnostics_;
  std::vector<Candidate> candidates_;
  std::map<std::uint32_t, std::set<int>> marks_on_page_;
  NoteSet set_;
  int last_number_ = 0;
  std::uint32_t last_place_ = 0, last_page_ = 0;
};

}  // namespace

std::vector<Mark> raised_marks(const Layout& layout, const std::vector<Line>& lines) {
  std::vector<Mark> marks;
  for (std::uint32_t l = 0; l < lines.size(); ++l) {
    if (!layout.has(l) || lines[l].role != LineRole::kBody) continue;
    for (std::uint32_t w = 1; w < layout.line(l).words; ++w) {
      const PdfWord& word = layout.word(l, w);
      const int number = word.raised ? mark_number(layout.text(word)) : 0;
      if (number > 0) marks.push_back({.span = word.text, .number = number, .line = l, .strong = true, .taken = false});
    }
  }
  return marks;
}

NoteSet find_layout_notes(const Layout& layout, std::vector<Line>& lines, std::vector<Diagnostic>& diagnostics) {
  return LayoutNotes(layout, lines, diagnostics).run();
}

}  // namespace apud::parse
