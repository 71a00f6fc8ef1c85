// Rows and cells. With column marks the marks decide; without them, what a cell can be.
// Layer 4, pure.
#include "indexer/parse/tables.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/parse/characters.h"
#include "indexer/parse/place_names.h"

namespace apud::parse {
namespace {

constexpr std::uint32_t kMostColumns = 40;

struct Word {
  Span span;
  std::uint32_t blanks = 0;  // before it
};

std::vector<Word> split_words(std::string_view text, Span line) {
  std::vector<Word> words;
  std::uint32_t blanks = 0;
  for (std::uint32_t at = line.begin; at < line.end;) {
    const std::uint32_t length = blank_length(text, at);
    if (length > 0) {
      blanks += text[at] == '\t' || length == 3 ? 2 : 1;
      at += length;
      continue;
    }
    const std::uint32_t begin = at;
    while (at < line.end && blank_length(text, at) == 0) ++at;
    words.push_back({{begin, at}, blanks});
    blanks = 0;
  }
  return words;
}

std::string_view view(std::string_view text, Span span) { return text.substr(span.begin, span.size()); }

bool is_number_like(std::string_view word) {
  if (word == "-" || word == "\u2013" || word == "\u2014" || word == ".." || word == "..." ||
      equals_ignoring_case(word, "n.a.") || equals_ignoring_case(word, "n/a"))
    return true;
  while (!word.empty() && (word.front() == '$' || word.front() == '(' || word.front() == '-' || word.front() == '+' ||
                           word.front() == '<' || word.front() == '>' || word.front() == '~'))
    word.remove_prefix(1);
  for (const std::string_view sign : {"\u20AC", "\u00A3", "\u00A5", "\u2212"})
    if (word.starts_with(sign)) word.remove_prefix(sign.size());
  while (!word.empty() && (word.back() == '%' || word.back() == ')' || word.back() == '*')) word.remove_suffix(1);
  if (word.empty() || !is_digit(word[0])) return false;
  return std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == '.' || c == ',' || c == ' '; });
}

bool is_order_head(std::string_view head) {
  constexpr std::array<std::string_view, 8> kHeads{"No.", "No", "#", "Nr.", "Rank", "S/N", "Item", "N"};
  return std::any_of(kHeads.begin(), kHeads.end(), [&](auto h) { return equals_ignoring_case(h, head); });
}

// Bars: "| a | b |".
std::vector<std::vector<Span>> bar_cells(std::string_view text, Span line) {
  std::vector<std::vector<Span>> cells;
  std::uint32_t begin = line.begin + (text[line.begin] == '|' ? 1 : 0);
  for (std::uint32_t at = begin; at <= line.end; ++at) {
    if (at < line.end && text[at] != '|') continue;
    if (at == line.end && text[line.end - 1] == '|') break;
    Span cell{begin, at};
    while (!cell.empty() && blank_length(text, cell.begin) > 0) cell.begin += blank_length(text, cell.begin);
    while (!cell.empty() && text[cell.end - 1] == ' ') --cell.end;
    cells.push_back({cell});
    begin = at + 1;
    if (cells.size() >= kMostColumns) break;
  }
  return cells;
}

bool is_bar_rule(std::string_view words) {
  return words.find('-') != std::string_view::npos && words.find_first_not_of("|-:+ ") == std::string_view::npos;
}

std::vector<std::vector<Span>> gap_cells(std::string_view text, Span line) {
  std::vector<std::vector<Span>> cells;
  for (const Word& word : split_words(text, line)) {
    if (cells.empty() || (word.blanks >= 2 && cells.size() < kMostColumns))
      cells.push_back({word.span});
    else
      cells.back().back().end = word.span.end;
  }
  return cells;
}

// Column heads without marks: each begins with a capital, a sign or a bracketed unit's owner.
std::vector<std::vector<Span>> head_cells(std::string_view text, Span line) {
  std::vector<std::vector<Span>> cells;
  bool open = false;
  for (const Word& word : split_words(text, line)) {
    const std::string_view w = view(text, word.span);
    const bool begins = starts_upper(w) && w.front() != '(' && !open;
    if (cells.empty() || ((begins || w == "#") && cells.size() < kMostColumns))
      cells.push_back({word.span});
    else
      cells.back().back().end = word.span.end;
    open = w.ends_with("of") || w.ends_with("and") || w.ends_with("or") || w.ends_with("the") || w.ends_with("in") ||
           w.ends_with("/") || w.ends_with("&");
  }
  return cells;
}

// A row without column marks, for a head of `columns` cells.
class RowDivider {
 public:
  RowDivider(std::string_view text, std::size_t columns, bool ordered)
      : text_(text), columns_(columns), ordered_(ordered) {}

  // Counts the columns of numbers at the rows' ends: those that nearly all rows have. A year at the end of one name
  // makes no column.
  void find_number_columns(const std::vector<TableRow>& rows, std::size_t first) {
    for (std::size_t depth = 1; depth + (ordered_ ? 2 : 1) <= columns_; ++depth) {
      std::size_t with = 0;
      for (std::size_t r = first; r < rows.size(); ++r) {
        const auto words = split_words(text_, rows[r].lines.back());
        with += words.size() >= depth && is_number_like(view(text_, words[words.size() - depth].span));
      }
      if (with * 10 < (rows.size() - first) * 7 || !leaves_room(rows, first, depth)) return;
      number_columns_ = depth;
    }
  }

  // With `depth` columns of numbers, the columns left hold what the rows say: a known name and words behind it need two.
  [[nodiscard]] bool leaves_room(const std::vector<TableRow>& rows, std::size_t first, std::size_t depth) const {
    if (columns_ - (ordered_ ? 1 : 0) - depth >= 2) return true;
    std::size_t crowded = 0;
    for (std::size_t r = first; r < rows.size(); ++r) {
      const auto words = split_words(text_, rows[r].lines[0]);
      const std::size_t begin = ordered_ ? 1 : 0;
      const std::size_t end = words.size() > depth ? words.size() - depth : 0;
      const std::size_t name = end > begin ? known_name_end(words, begin, end) : 0;
      crowded += name > begin && name < end;
    }
    return crowded * 2 < rows.size() - first;
  }

  void divide(TableRow& row) const {
    std::vector<Word> words;
    for (const Span line : row.lines)
      for (const Word& word : split_words(text_, line)) words.push_back(word);
    row.cells.clear();
    if (words.empty()) return;
    std::size_t begin = 0, end = words.size();
    std::size_t left = columns_;
    if (ordered_ && left > 1) {
      row.cells.push_back(cell(words, 0, 1));
      ++begin, --left;
    }
    std::vector<std::vector<Span>> tail;
    while (tail.size() < number_columns_ && left > 1 && end > begin + 1 &&
           is_number_like(view(text_, words[end - 1].span))) {
      tail.push_back(cell(words, end - 1, end));
      --end, --left;
    }
    while (left > 1 && begin < end) {
      const std::size_t next =
          left == 2 ? last_split(words, begin, end, row.guessed) : name_end(words, begin, end, row.guessed);
      row.cells.push_back(cell(words, begin, next));
      begin = next, --left;
    }
    if (begin < end) row.cells.push_back(cell(words, begin, end));
    row.cells.insert(row.cells.end(), tail.rbegin(), tail.rend());
    row.guessed |= row.cells.size() != columns_;
  }

 private:
  // The pieces of words [begin, end), a piece a line.
  [[nodiscard]] std::vector<Span> cell(const std::vector<Word>& words, std::size_t begin, std::size_t end) const {
    std::vector<Span> pieces;
    for (std::size_t i = begin; i < end; ++i) {
      if (!pieces.empty() &&
          text_.substr(pieces.back().end, words[i].span.begin - pieces.back().end).find('\n') == std::string_view::npos)
        pieces.back().end = words[i].span.end;
      else
        pieces.push_back(words[i].span);
    }
    return pieces;
  }

  // The end of the longest known place or organisation that begins at `begin`; `begin` where none does.
  [[nodiscard]] std::size_t known_name_end(const std::vector<Word>& words, std::size_t begin, std::size_t end) const {
    std::string joined;
    std::size_t best = begin;
    for (std::size_t i = begin; i < end && i < begin + 8; ++i) {
      if (!joined.empty()) joined += ' ';
      joined += view(text_, words[i].span);
      if (is_place_name(joined)) best = i + 1;
    }
    return best;
  }

  // Where the name that begins at `begin` ends: a known one, a word in capitals, a number, else one word, which is a
  // guess.
  [[nodiscard]] std::size_t name_end(const std::vector<Word>& words, std::size_t begin, std::size_t end,
                                     bool& guessed) const {
    const std::size_t known = known_name_end(words, begin, end);
    if (known > begin && known < end) return known;
    const std::string_view first = view(text_, words[begin].span);
    const bool acronym = first.size() >= 2 && is_upper_case(first);
    if (!acronym && !is_number_like(first)) guessed = true;
    return begin + 1;
  }

  // Two cells are left: a known name at the end divides as well as one at the beginning.
  [[nodiscard]] std::size_t last_split(const std::vector<Word>& words, std::size_t begin, std::size_t end,
                                       bool& guessed) const {
    const std::size_t known = known_name_end(words, begin, end);
    if (known > begin && known < end) return known;
    for (std::size_t i = begin + 1; i < end; ++i)
      if (known_name_end(words, i, end) == end) return i;
    return name_end(words, begin, end, guessed);
  }

  std::string_view text_;
  std::size_t columns_;
  bool ordered_;
  std::size_t number_columns_ = 0;
};

class TableReader {
 public:
  TableReader(const Body& body, const Starts& starts, std::uint32_t begin)
      : body_(body), starts_(starts), begin_(begin) {}

  TableLines read() {
    table_.end = begin_;
    if (begin_ >= body_.size()) return std::move(table_);
    table_.bars = bars_ = is_bar_row(body_.words(begin_));
    find_end();
    if (table_.end == begin_) return std::move(table_);
    if (bars_)
      read_bars();
    else if (has_gaps())
      read_gaps();
    else
      read_plain();
    return std::move(table_);
  }

 private:
  [[nodiscard]] Span span(std::uint32_t k) const { return body_.line(k).words; }

  void find_end() {
    std::uint32_t k = begin_;
    for (; k < body_.size(); ++k) {
      if (bars_ && !is_bar_row(body_.words(k))) break;
      if (bars_) continue;
      if (starts_.source_line(k) || starts_.caption(k)) break;
      if (k > begin_ && body_.gap(k) != Gap::kNone && ends_table(k)) break;
    }
    table_.end = k;
  }

  // After a gap: a heading that counts otherwise than the rows do, or prose.
  [[nodiscard]] bool ends_table(std::uint32_t k) const {
    const std::string_view words = body_.words(k);
    const auto numbering = parse_numbering(words);
    if (words.starts_with('#')) return true;
    if (numbering && numbering->dotted && !is_digit(words[0]) && starts_.heading(k)) return true;
    if (numbering && numbering->dotted && numbering->spaced && starts_.heading(k)) return true;
    if (numbering && is_digit(words[0])) return false;
    const bool two_lines =
        k + 1 < body_.size() && body_.gap(k + 1) == Gap::kNone && !parse_numbering(body_.words(k + 1));
    return two_lines && body_.line(k).width * 10 >= body_.width() * 8 && split_gaps(k) < 3;
  }

  [[nodiscard]] std::size_t split_gaps(std::uint32_t k) const { return gap_cells(body_.text(), span(k)).size(); }

  [[nodiscard]] bool has_gaps() const {
    std::uint32_t with = 0;
    for (std::uint32_t k = begin_; k < table_.end; ++k) with += split_gaps(k) >= 2;
    return with * 2 > table_.end - begin_;
  }

  TableRow& add_row(std::uint32_t k) {
    table_.rows.emplace_back();
    table_.rows.back().lines.push_back(span(k));
    table_.rows.back().page = body_.line(k).page;
    return table_.rows.back();
  }

  void read_bars() {
    for (std::uint32_t k = begin_; k < table_.end; ++k) {
      if (is_bar_rule(body_.words(k))) {
        table_.has_head |= table_.rows.size() == 1;
        continue;
      }
      add_row(k).cells = bar_cells(body_.text(), span(k));
    }
  }

  // A line with fewer cells, that begins to the right of the first column, wraps the row above.
  void read_gaps() {
    std::vector<std::uint32_t> columns;
    for (std::uint32_t k = begin_; k < table_.end; ++k) {
      auto cells = gap_cells(body_.text(), span(k));
      std::vector<std::uint32_t> starts;
      for (const auto& cell : cells) starts.push_back(cell[0].begin - body_.line(k).begin);
      const bool wraps = !table_.rows.empty() && cells.size() < columns.size() && body_.gap(k) == Gap::kNone &&
                         (starts[0] > columns[0] + 1 || starts_lower(body_.words(k)));
      if (!wraps) {
        if (starts.size() > columns.size() || columns.empty()) columns = starts;
        add_row(k).cells = std::move(cells);
        continue;
      }
      TableRow& row = table_.rows.back();
      row.lines.push_back(span(k));
      for (std::size_t c = 0; c < cells.size(); ++c)
        row.cells[nearest(columns, starts[c], row.cells.size())].push_back(cells[c][0]);
    }
    table_.has_head = table_.rows.size() > 1;
  }

  static std::size_t nearest(const std::vector<std::uint32_t>& columns, std::uint32_t start, std::size_t count) {
    std::size_t best = 0;
    for (std::size_t c = 1; c < columns.size() && c < count; ++c) {
      const auto far = [&](std::size_t i) { return columns[i] > start ? columns[i] - start : start - columns[i]; };
      if (far(c) < far(best)) best = c;
    }
    return best;
  }

  // Rows that count from 1 begin with their number; otherwise a line or a chunk is a row.
  void read_plain() {
    auto head = head_cells(body_.text(), span(begin_));
    bool ordered = !head.empty() && is_order_head(view(body_.text(), head[0][0]));
    for (std::uint32_t k = begin_; k < table_.end; ++k) {
      const auto numbering = is_digit(body_.words(k)[0]) ? parse_numbering(body_.words(k)) : std::nullopt;
      const int rows = static_cast<int>(table_.rows.size());
      if (k == begin_) {
        add_row(k);
      } else if (ordered ? numbering && numbering->style == NumberStyle::kArabic && numbering->value == rows
                         : body_.gap(k) != Gap::kNone || !wraps_plain(k)) {
        add_row(k);
      } else {
        table_.rows.back().lines.push_back(span(k));
      }
    }
    table_.has_head = table_.rows.size() > 1;
    if (ordered && table_.rows.size() < 2) ordered = false;
    table_.rows[0].cells = std::move(head);
    RowDivider divider(body_.text(), std::max<std::size_t>(table_.rows[0].cells.size(), 1), ordered);
    divider.find_number_columns(table_.rows, 1);
    for (std::size_t r = 1; r < table_.rows.size(); ++r) divider.divide(table_.rows[r]);
  }

  [[nodiscard]] bool wraps_plain(std::uint32_t k) const {
    return starts_lower(body_.words(k)) || body_.line(k - 1).width * 10 >= body_.width() * 9;
  }

  const Body& body_;
  const Starts& starts_;
  std::uint32_t begin_;
  bool bars_ = false;
  TableLines table_;
};

}  // namespace

bool is_bar_row(std::string_view words) {
  return words.size() >= 3 && words.front() == '|' &&
         (words.back() == '|' || words.find('|', 1) != std::string_view::npos);
}

TableLines read_table(const Body& body, const Starts& starts, std::uint32_t begin) {
  return TableReader(body, starts, begin).read();
}

}  // namespace apud::parse
