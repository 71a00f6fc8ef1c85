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

struct Line {
  std::vector<const PageWord*> words;
  std::int32_t middle = 0, half = 0, size = 0;  // of its largest letters
  std::int32_t x0 = 0, x1 = 0, y0 = 0, y1 = 0;
  std::uint32_t column = 0;
  bool full = false;  // over both columns

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

// Lines over both columns take in what stands beside them on the same line.
std::vector<Line> two_columns(const std::vector<PageWord>& words, Gutter gutter) {
  std::vector<const PageWord*> all;
  for (const PageWord& word : words) all.push_back(&word);
  std::vector<const PageWord*> sides[2];
  std::vector<Line> full;
  for (Line& line : lines_of(all)) {
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
      line.full = true;
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

}  // namespace

void add_pages(const std::vector<Page>& pages, PdfText& pdf) {
  std::vector<Stretch> stretches;
  std::vector<bool> certain;
  std::size_t two_columned = 0;
  for (const Page& page : pages) {
    stretches.push_back(find_stretch(page.words));
    certain.push_back(stretches.back().gutter && has_two_columns(page.words, stretches.back()));
    two_columned += certain.back();
  }
  const bool usual = two_columned * 4 >= pages.size();
  for (std::size_t p = 0; p < pages.size(); ++p) {
    const auto number = static_cast<std::uint32_t>(pdf.pages.size());
    if (number > 0) pdf.text += '\f';
    pdf.pages.push_back(pages[p].facts);
    std::vector<Line> lines;
    if (stretches[p].gutter && (certain[p] || usual)) {
      lines = two_columns(pages[p].words, *stretches[p].gutter);
    } else {
      std::vector<const PageWord*> all;
      for (const PageWord& word : pages[p].words) all.push_back(&word);
      lines = lines_of(all);
    }
    for (const Line& line : lines) add_line(line, number, pdf);
  }
}

}  // namespace apud::pdf
