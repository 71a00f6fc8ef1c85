// A gutter is a stretch that hardly a word crosses, with lines that end at it on its left and start at it on its right.
// Program layer: part of apud-pdf; pure.
#include "indexer/pdf/reading_order.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <utility>

namespace apud::pdf {
namespace {

constexpr std::uint32_t kOverColumns = 2;  // PdfLine::column

struct Line {
  std::vector<const PageWord*> words;
  std::int32_t middle = 0, half = 0, size = 0;  // of its largest letters
  std::int32_t x0 = 0, x1 = 0, y0 = 0, y1 = 0;
  std::uint32_t column = 0;

  void take(const PageWord* word) {
    const PdfWord& place = word->place;
    if (words.empty()) x0 = place.x0, x1 = place.x1, y0 = place.y0, y1 = place.y1;
    if (words.empty() || place.size > size + size / 20) {
      middle = place.middle();
      half = place.size * 35 / 100;
      size = place.size;
    }
    words.push_back(word);
    x0 = std::min(x0, place.x0);
    x1 = std::max(x1, place.x1);
    y0 = std::min(y0, place.y0);
    y1 = std::max(y1, place.y1);
  }
};

// Letters overlap a line by half of the smaller height: raised and lowered ones stand on the line of their neighbours.
bool stands_on(const Line& line, const PdfWord& word) {
  const std::int32_t half = word.size * 35 / 100;
  const std::int32_t overlap = line.half + half - std::abs(line.middle - word.middle());
  return overlap >= std::min(line.half, half);
}

// Largest letters first, so that small ones find their line; linear but for the look at lines nearby.
std::vector<Line> lines_of(std::vector<const PageWord*> words) {
  std::stable_sort(words.begin(), words.end(),
                   [](const PageWord* a, const PageWord* b) { return a->place.middle() < b->place.middle(); });
  std::vector<Line> lines;
  const auto place = [&](const PageWord* word, bool small) {
    constexpr std::size_t kNearLines = 6;
    const std::size_t begin = small ? 0 : lines.size() - std::min(lines.size(), kNearLines);
    Line* best = nullptr;
    for (std::size_t l = lines.size(); l-- > begin;) {
      Line& line = lines[l];
      if (!stands_on(line, word->place)) continue;
      if (best == nullptr ||
          std::abs(line.middle - word->place.middle()) < std::abs(best->middle - word->place.middle()))
        best = &line;
    }
    if (best == nullptr) best = &lines.emplace_back();
    best->take(word);
  };
  for (const PageWord* word : words) place(word, false);
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.middle < b.middle; });
  // A line of small letters alone that stands on the next one is raised above it.
  for (std::size_t l = 0; l < lines.size(); ++l)
    for (std::size_t n = l == 0 ? 0 : l - 1; n <= l + 1 && n < lines.size() && !lines[l].words.empty(); ++n) {
      Line& next = lines[n];
      if (n == l || next.words.empty() || lines[l].size * 10 > next.size * 9) continue;
      const bool on = std::all_of(lines[l].words.begin(), lines[l].words.end(),
                                  [&](const PageWord* word) { return stands_on(next, word->place); });
      if (!on) continue;
      for (const PageWord* word : lines[l].words) next.take(word);
      lines[l].words.clear();
    }
  std::erase_if(lines, [](const Line& line) { return line.words.empty(); });
  for (Line& line : lines)
    std::stable_sort(line.words.begin(), line.words.end(),
                     [](const PageWord* a, const PageWord* b) { return a->place.x0 < b->place.x0; });
  return lines;
}

// A large initial stands beside two lines or more: its letter belongs to the first of them.
void settle_drop_caps(std::vector<PageWord>& words) {
  constexpr int kMostCaps = 20;  // each looks at all words
  int caps = 0;
  for (PageWord& cap : words) {
    if (cap.text.size() > 2 || cap.place.size < 1600 || ++caps > kMostCaps) continue;
    const PdfWord& box = cap.place;
    PageWord* first = nullptr;
    std::int32_t lowest = INT32_MIN;
    for (PageWord& word : words) {
      const PdfWord& place = word.place;
      const bool beside = place.size * 10 <= box.size * 6 && place.x0 >= box.x1 - box.size / 10 &&
                          place.x0 - box.x1 < box.size / 2 && place.middle() > box.y0 - place.size * 6 / 10 &&
                          place.middle() < box.y1;
      if (!beside) continue;
      if (first == nullptr || place.middle() < first->place.middle()) first = &word;
      lowest = std::max(lowest, place.middle());
    }
    if (first == nullptr || lowest < first->place.middle() + first->place.size / 2) continue;
    const std::string joined = cap.text + first->text;
    const auto stands = [&](const std::string& text) {
      return std::any_of(words.begin(), words.end(), [&](const PageWord& word) { return word.text == text; });
    };
    const bool alone = (cap.text == "A" || cap.text == "I") && !stands(joined);
    cap.blank_behind = alone;
    const PdfWord line = first->place;
    const std::int32_t left = box.x0;
    cap.place = line;
    cap.place.x1 = line.x0 - (alone ? line.size / 4 : 0);
    cap.place.x0 = std::min(left, cap.place.x1);
  }
}

struct Gutter {
  std::int32_t begin = 0, end = 0;
  [[nodiscard]] std::int32_t middle() const { return begin + (end - begin) / 2; }
};

// The widest stretch in the page's middle part that at most every eighth line crosses.
std::optional<Gutter> find_stretch(const std::vector<PageWord>& words, std::size_t rows, std::int32_t left,
                                   std::int32_t right) {
  constexpr std::int32_t kStep = 100;  // a point
  const std::int32_t begin = left + (right - left) * 3 / 10, end = left + (right - left) * 7 / 10;
  if (end - begin < 10 * kStep) return std::nullopt;
  std::vector<std::uint32_t> crossed(static_cast<std::size_t>((end - begin) / kStep) + 2);
  for (const PageWord& word : words) {
    const std::int32_t from = std::clamp(word.place.x0, begin, end), to = std::clamp(word.place.x1, begin, end);
    for (std::int32_t x = (from - begin) / kStep; x < (to - begin + kStep - 1) / kStep; ++x)
      ++crossed[static_cast<std::size_t>(x)];
  }
  std::optional<Gutter> best;
  for (std::size_t i = 0; i < crossed.size(); ++i) {
    std::size_t j = i;
    while (j < crossed.size() && crossed[j] * 8 <= rows) ++j;
    const Gutter stretch{begin + static_cast<std::int32_t>(i) * kStep, begin + static_cast<std::int32_t>(j) * kStep};
    if (j > i && (!best || stretch.end - stretch.begin > best->end - best->begin)) best = stretch;
    i = std::max(i, j);
  }
  return best && best->end - best->begin >= 5 * kStep ? best : std::nullopt;
}

struct Stretch {
  std::optional<Gutter> gutter;
  std::int32_t left = 0, right = 0;  // of the page's words
};

Stretch find_stretch(const std::vector<PageWord>& words) {
  Stretch found;
  if (words.size() < 20) return found;
  found.left = words[0].place.x0, found.right = words[0].place.x1;
  std::vector<std::int32_t> middles;
  for (const PageWord& word : words) {
    found.left = std::min(found.left, word.place.x0);
    found.right = std::max(found.right, word.place.x1);
    middles.push_back(word.place.middle() / 400);
  }
  std::sort(middles.begin(), middles.end());
  const auto rows = static_cast<std::size_t>(std::unique(middles.begin(), middles.end()) - middles.begin());
  found.gutter = find_stretch(words, rows / 2, found.left, found.right);
  return found;
}

// Most lines of one side fill it, and have several words.
bool is_prose(const std::vector<PageWord>& words, Gutter gutter, std::int32_t from, std::int32_t to) {
  std::vector<const PageWord*> side;
  for (const PageWord& word : words)
    if (from < gutter.begin ? word.place.x1 <= gutter.middle() : word.place.x0 >= gutter.middle())
      side.push_back(&word);
  std::size_t filled = 0, prose = 0;
  const std::vector<Line> lines = lines_of(side);
  for (const Line& line : lines) {
    filled += (line.x1 - line.x0) * 10 >= (to - from) * 8;
    prose += line.words.size() >= 4;
  }
  return lines.size() >= 6 && filled * 2 >= lines.size() && prose * 10 >= lines.size() * 6;
}

bool has_two_columns(const std::vector<PageWord>& words, const Stretch& stretch) {
  return words.size() >= 80 && is_prose(words, *stretch.gutter, stretch.left, stretch.gutter->begin) &&
         is_prose(words, *stretch.gutter, stretch.gutter->end, stretch.right);
}

// A part of a page's height.
struct Band {
  std::int32_t top = INT32_MIN, bottom = INT32_MAX;
  [[nodiscard]] bool holds(std::int32_t y) const { return y >= top && y <= bottom; }
};

// Heads, tables and figures may run over both columns: the gutter of the longest stretch of lines that none crosses, and
// the stretches along it that have text on both of its sides.
struct Bands {
  Gutter gutter;
  std::vector<Band> bands;
};

class BandFinder {
 public:
  BandFinder(const std::vector<PageWord>& words, std::int32_t left, std::int32_t right)
      : begin_(left + (right - left) * 3 / 10), end_(left + (right - left) * 7 / 10) {
    for (const PageWord& word : words) all_.push_back(&word);
    rows_ = lines_of(all_);
  }

  std::optional<Bands> run() {
    constexpr std::int32_t kStep = 200;  // two points
    std::size_t best = 0;
    std::int32_t from = 0, to = 0;
    bool goes_on = false;
    for (std::int32_t x = begin_; x < end_; x += kStep) {
      std::size_t most = 0;
      for (const auto& [first, last] : runs_at(x)) most = std::max(most, last - first);
      if (most > best)
        best = most, from = to = x, goes_on = true;
      else if (goes_on && most == best)
        to = x;
      else
        goes_on = false;
    }
    if (best < kFewestRows) return std::nullopt;
    Bands found;
    const std::int32_t middle = from + (to - from) / 2 / kStep * kStep;  // one that was looked at
    std::vector<std::int32_t> ends, starts;
    for (const auto& [first, last] : runs_at(middle)) {
      for (std::size_t r = first; r < last; ++r) add_edges(rows_[r], middle, ends, starts);
      found.bands.push_back({rows_[first].y0, rows_[last - 1].y1});
    }
    // The edges of nearly all lines: a hyphen or a mark may stand out.
    const auto at = [](std::vector<std::int32_t>& edges, std::size_t tenths) {
      const auto place = edges.begin() + static_cast<std::ptrdiff_t>((edges.size() - 1) * tenths / 10);
      std::nth_element(edges.begin(), place, edges.end());
      return *place;
    };
    found.gutter = {at(ends, 9), at(starts, 1)};
    const bool wide = found.gutter.end - found.gutter.begin >= 300 && found.gutter.end - found.gutter.begin < 10'000;
    return wide ? std::optional(found) : std::nullopt;
  }

 private:
  static constexpr std::size_t kFewestRows = 7;

  [[nodiscard]] static bool crosses(const Line& row, std::int32_t x) {
    return std::any_of(row.words.begin(), row.words.end(),
                       [x](const PageWord* word) { return word->place.x0 < x && word->place.x1 > x; });
  }

  // Stretches of rows that leave x free, with enough words on both sides.
  [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> runs_at(std::int32_t x) const {
    std::vector<std::pair<std::size_t, std::size_t>> runs;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      const std::size_t first = r;
      std::size_t left = 0, right = 0;
      for (; r < rows_.size() && !crosses(rows_[r], x); ++r) {
        left += rows_[r].x0 < x;
        right += rows_[r].x1 > x;
      }
      if (left >= kFewestRows && right >= kFewestRows) runs.emplace_back(first, r);
    }
    return runs;
  }

  static void add_edges(const Line& row, std::int32_t x, std::vector<std::int32_t>& ends,
                        std::vector<std::int32_t>& starts) {
    std::int32_t end = INT32_MIN, start = INT32_MAX;
    for (const PageWord* word : row.words) {
      if (word->place.x1 <= x) end = std::max(end, word->place.x1);
      if (word->place.x0 >= x) start = std::min(start, word->place.x0);
    }
    if (end != INT32_MIN) ends.push_back(end);
    if (start != INT32_MAX) starts.push_back(start);
  }

  std::int32_t begin_, end_;
  std::vector<const PageWord*> all_;
  std::vector<Line> rows_;
};

// The bands of a page whose text stands in two columns there.
std::optional<Bands> two_columned_bands(const std::vector<PageWord>& words, const Stretch& page) {
  if (words.size() < 80) return std::nullopt;
  std::optional<Bands> found = BandFinder(words, page.left, page.right).run();
  if (!found) return found;
  std::erase_if(found->bands, [&](const Band& band) {
    std::vector<PageWord> inside;
    Stretch stretch{found->gutter, INT32_MAX, INT32_MIN};
    for (const PageWord& word : words) {
      if (!band.holds(word.place.middle())) continue;
      inside.push_back(word);
      stretch.left = std::min(stretch.left, word.place.x0);
      stretch.right = std::max(stretch.right, word.place.x1);
    }
    return !is_prose(inside, found->gutter, stretch.left, found->gutter.begin) ||
           !is_prose(inside, found->gutter, found->gutter.end, stretch.right);
  });
  return found->bands.empty() ? std::nullopt : found;
}

// A page of a document in two columns that does not tell by itself. With a gutter of its own and text on its right it has
// two all over; where the right column is empty, the lines that keep to one side stand in columns, rows over both do not.
Bands supposed_bands(const std::vector<PageWord>& words, std::optional<Gutter> own, Gutter usual) {
  constexpr std::size_t kFewestLines = 10;
  std::vector<const PageWord*> all, on_right;
  for (const PageWord& word : words) {
    all.push_back(&word);
    if (own && word.place.x0 >= own->middle()) on_right.push_back(&word);
  }
  const std::vector<Line> right = lines_of(on_right);
  const auto prose = std::count_if(right.begin(), right.end(), [](const Line& line) { return line.words.size() >= 4; });
  if (own && static_cast<std::size_t>(prose) >= kFewestLines) return {*own, {Band{}}};
  const Gutter gutter = own.value_or(usual);
  Bands found{gutter, {}};
  bool open = false;
  for (const Line& row : lines_of(all)) {
    const bool one_sided = row.x1 <= gutter.middle() + 100 || row.x0 >= gutter.middle() - 100;
    if (one_sided && !open) found.bands.push_back({row.y0, row.y1});
    if (one_sided) found.bands.back().bottom = row.y1;
    open = one_sided;
  }
  return found;
}

// Lines over both columns take in what stands beside them on the same line.
std::vector<Line> two_columns(const std::vector<PageWord>& words, const Bands& page) {
  const Gutter gutter = page.gutter;
  std::vector<const PageWord*> all;
  for (const PageWord& word : words) all.push_back(&word);
  std::vector<const PageWord*> sides[2];
  std::vector<Line> full;
  for (Line& line : lines_of(all)) {
    const bool outside =
        std::none_of(page.bands.begin(), page.bands.end(), [&](const Band& band) { return band.holds(line.middle); });
    if (outside) {
      line.column = kOverColumns;
      full.push_back(std::move(line));
      continue;
    }
    // The gap that the gutter runs through must be as wide as the gutter, nearly.
    std::int32_t end = INT32_MIN, begin = INT32_MAX;
    bool crossed = false;
    for (const PageWord* word : line.words) {
      const PdfWord& place = word->place;
      crossed |= place.x0 < gutter.middle() - 100 && place.x1 > gutter.middle() + 100;
      if (place.x1 <= gutter.middle() + 100) end = std::max(end, place.x1);
      if (place.x0 >= gutter.middle() - 100) begin = std::min(begin, place.x0);
    }
    const bool both = end != INT32_MIN && begin != INT32_MAX;
    if (crossed || (both && (begin - end) * 10 < (gutter.end - gutter.begin) * 7 && begin - end < line.size)) {
      line.column = kOverColumns;
      full.push_back(std::move(line));
      continue;
    }
    for (const PageWord* word : line.words)
      sides[word->place.middle() >= 0 && word->place.x0 >= gutter.middle() - 100 ? 1 : 0].push_back(word);
  }
  std::vector<Line> columns[2] = {lines_of(sides[0]), lines_of(sides[1])};
  for (Line& line : columns[1]) line.column = 1;
  std::vector<Line> ordered;
  std::size_t next[2] = {0, 0};
  const auto take_until = [&](std::int32_t y) {
    for (std::size_t c = 0; c < 2; ++c)
      while (next[c] < columns[c].size() && columns[c][next[c]].middle < y)
        ordered.push_back(std::move(columns[c][next[c]++]));
  };
  for (Line& line : full) {
    take_until(line.middle);
    ordered.push_back(std::move(line));
  }
  take_until(INT32_MAX);
  return ordered;
}

// Words that touch are one, and so are a word and the raised digits behind it; a wide gap is two blanks.
const char* gap_between(const PageWord& left, const PageWord& right, std::int32_t size) {
  const std::int32_t gap = right.place.x0 - left.place.x1;
  const bool mark = right.place.size * 100 <= left.place.size * 80 && right.place.y1 < left.place.y1;
  if (mark && gap < left.place.size / 4) return "";
  if (gap > size * 13 / 10) return "  ";
  const bool touches = gap < std::min(left.place.size, right.place.size) * 12 / 100;
  return touches && !left.blank_behind ? "" : gap < std::min(left.place.size, right.place.size) * 5 / 100 ? "" : " ";
}

// The size of most letters.
std::int32_t usual_size(const Line& line) {
  std::vector<std::pair<std::int32_t, std::size_t>> sizes;
  for (const PageWord* word : line.words) {
    auto same =
        std::find_if(sizes.begin(), sizes.end(), [&](const auto& size) { return size.first == word->place.size; });
    if (same == sizes.end()) same = sizes.insert(sizes.end(), {word->place.size, 0});
    same->second += word->text.size();
    if (sizes.size() > 20) break;
  }
  return std::max_element(
             sizes.begin(), sizes.end(),
             [](const auto& a, const auto& b) { return std::pair(a.second, a.first) < std::pair(b.second, b.first); })
      ->first;
}

void add_line(const Line& line, std::uint32_t page, PdfText& pdf) {
  PdfLine out;
  out.first_word = static_cast<std::uint32_t>(pdf.words.size());
  out.words = static_cast<std::uint32_t>(line.words.size());
  out.page = page;
  out.column = line.column;
  out.x0 = line.x0, out.x1 = line.x1, out.y0 = line.y0, out.y1 = line.y1;
  out.size = usual_size(line);
  std::int32_t middle = line.middle;
  for (const PageWord* word : line.words)
    if (word->place.size == out.size) middle = word->place.middle();
  out.text.begin = static_cast<std::uint32_t>(pdf.text.size());
  const PageWord* before = nullptr;
  for (const PageWord* word : line.words) {
    if (before != nullptr) pdf.text += gap_between(*before, *word, out.size);
    PdfWord placed = word->place;
    placed.text.begin = static_cast<std::uint32_t>(pdf.text.size());
    pdf.text += word->text;
    placed.text.end = static_cast<std::uint32_t>(pdf.text.size());
    placed.raised = placed.size * 100 <= out.size * 85 && placed.middle() < middle - out.size / 20;
    pdf.words.push_back(placed);
    before = word;
  }
  out.text.end = static_cast<std::uint32_t>(pdf.text.size());
  pdf.text += '\n';
  pdf.lines.push_back(out);
}

// That of the page in the middle of those that have one.
Gutter common_gutter(const std::vector<std::optional<Bands>>& pages) {
  std::vector<Gutter> gutters;
  for (const auto& page : pages)
    if (page) gutters.push_back(page->gutter);
  if (gutters.empty()) return {};
  const auto middle = gutters.begin() + static_cast<std::ptrdiff_t>(gutters.size() / 2);
  std::nth_element(gutters.begin(), middle, gutters.end(),
                   [](const Gutter& a, const Gutter& b) { return a.middle() < b.middle(); });
  return *middle;
}

}  // namespace

void add_pages(std::vector<Page>& pages, PdfText& pdf) {
  std::vector<Stretch> stretches;
  std::vector<bool> certain;
  std::vector<std::optional<Bands>> bands;
  std::size_t two_columned = 0;
  for (Page& page : pages) {
    settle_drop_caps(page.words);
    stretches.push_back(find_stretch(page.words));
    certain.push_back(stretches.back().gutter && has_two_columns(page.words, stretches.back()));
    bands.emplace_back();
    if (certain.back())
      bands.back() = Bands{*stretches.back().gutter, {Band{}}};
    else
      bands.back() = two_columned_bands(page.words, stretches.back());
    two_columned += bands.back().has_value();
  }
  const bool usual = two_columned > 0 && two_columned * 4 >= pages.size();
  const Gutter usual_gutter = common_gutter(bands);
  for (std::size_t p = 0; p < pages.size(); ++p) {
    const auto number = static_cast<std::uint32_t>(pdf.pages.size());
    if (number > 0) pdf.text += '\f';
    pdf.pages.push_back(pages[p].facts);
    std::vector<Line> lines;
    if (!bands[p] && usual) bands[p] = supposed_bands(pages[p].words, stretches[p].gutter, usual_gutter);
    if (bands[p]) {
      lines = two_columns(pages[p].words, *bands[p]);
    } else {
      std::vector<const PageWord*> all;
      for (const PageWord& word : pages[p].words) all.push_back(&word);
      lines = lines_of(all);
    }
    for (const Line& line : lines) add_line(line, number, pdf);
  }
}

}  // namespace apud::pdf
