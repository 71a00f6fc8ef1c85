// Medians and most common values: every document teaches its own measures.
// Layer 4, pure.
#include "indexer/parse/layout.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <unordered_map>

#include "indexer/parse/characters.h"
#include "indexer/parse/numbering.h"

namespace apud::parse {
namespace {

constexpr std::int32_t kSizeStep = 20;  // hundredths of a point that still are one size
constexpr int kEdgeLines = 3;           // lines at each end of a page that may be furniture

template <typename Count>
std::int32_t most_common(const std::map<std::int32_t, Count>& counts, std::int32_t otherwise) {
  const auto most =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? otherwise : most->first;
}

// Digits count alike: "12 The Title" and "13 The Title" are one running head.
std::string pattern_of(std::string_view words) {
  std::string pattern;
  for (const char c : words) {
    if (!is_digit(c))
      pattern += c;
    else if (!pattern.ends_with('#'))
      pattern += '#';
  }
  return pattern;
}

bool is_page_number(std::string_view words) {
  while (!words.empty() && (words.front() == '-' || words.front() == ' ')) words.remove_prefix(1);
  while (!words.empty() && (words.back() == '-' || words.back() == ' ')) words.remove_suffix(1);
  if (words.empty() || words.size() > 6) return false;
  return std::all_of(words.begin(), words.end(), is_digit) || roman_value(words).has_value();
}

}  // namespace

Layout::Layout(const PdfText& pdf, std::vector<Line>& lines)
    : pdf_(pdf), index_(lines.size(), kNone), bold_(lines.size()), italic_(lines.size()) {
  std::uint32_t next = 0;
  for (std::uint32_t l = 0; l < lines.size(); ++l) {
    while (next < pdf.lines.size() && pdf.lines[next].text.end <= lines[l].words.begin) ++next;
    if (lines[l].words.empty()) continue;
    if (next == pdf.lines.size() || pdf.lines[next].text.begin > lines[l].words.begin) {
      lines[l].role = LineRole::kBlank;  // stands nowhere: apud-pdf writes no such text, but who knows who wrote this
      continue;
    }
    index_[l] = next;
    lines[l].page = pdf.lines[next].page;
    std::uint32_t letters = 0, bold = 0, italic = 0;
    for (std::uint32_t w = 0; w < pdf.lines[next].words; ++w) {
      const PdfWord& word = pdf.words[pdf.lines[next].first_word + w];
      if (word.raised) continue;
      letters += word.text.size();
      bold += word.bold ? word.text.size() : 0;
      italic += word.italic ? word.text.size() : 0;
    }
    bold_[l] = bold == letters && letters > 0;
    italic_[l] = italic * 10 >= letters * 9 && letters > 0;
  }
  measure_sizes(lines);
  measure_edges(lines);
  for (std::uint32_t l = 0; l < lines.size(); ++l) lines[l].display = has(l) && line(l).size * 100 >= body_size_ * 107;
}

void Layout::measure_sizes(const std::vector<Line>& lines) {
  std::map<std::int32_t, std::uint64_t> letters;
  for (const PdfLine& line : pdf_.lines)
    letters[(line.size + kSizeStep / 2) / kSizeStep * kSizeStep] += line.text.size();
  // The largest size with half as many letters as the most common one: notes may have more words than the text.
  body_size_ = std::max(100, most_common(letters, 1000));
  const std::uint64_t most = letters.empty() ? 0 : letters[body_size_];
  const std::int32_t limit = body_size_ * 135 / 100;
  for (const auto& [size, count] : letters)
    if (size > body_size_ && size <= limit && count * 2 >= most) body_size_ = size;
  std::vector<std::int32_t> pitches;
  std::uint64_t bold = 0, all = 0;
  for (std::uint32_t l = 0; l < lines.size(); ++l) {
    if (!has(l) || std::abs(line(l).size - body_size_) > kSizeStep) continue;
    all += lines[l].words.size();
    bold += bold_[l] ? lines[l].words.size() : 0;
    if (l > 0 && has(l - 1) && below(l - 1, l) && std::abs(line(l - 1).size - body_size_) <= kSizeStep)
      pitches.push_back(middle(l) - middle(l - 1));
  }
  body_is_bold_ = bold * 2 > all;
  body_pitch_ = body_size_ * 12 / 10;
  if (pitches.empty()) return;
  const auto half = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() * 4 / 10);
  std::nth_element(pitches.begin(), half, pitches.end());
  body_pitch_ = std::max(body_size_ * 9 / 10, *half);
}

void Layout::measure_edges(const std::vector<Line>& lines) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> columns;
  for (std::uint32_t l = 0; l < lines.size(); ++l)
    if (has(l)) columns[{line(l).page, line(l).column}].push_back(l);
  for (const auto& [place, members] : columns) {
    std::map<std::int32_t, std::uint32_t> lefts;
    std::vector<std::int32_t> rights;
    for (const std::uint32_t l : members) {
      if (line(l).words < 4 && members.size() > 4) continue;
      ++lefts[line(l).x0 / 100 * 100];
      rights.push_back(line(l).x1);
    }
    ColumnEdges edges{line(members[0]).x0, line(members[0]).x1};
    // The leftmost of the edges that a third as many lines share as the most common one.
    const std::uint32_t most = lefts.empty() ? 0 : lefts[most_common(lefts, 0)];
    for (const auto& [x, count] : lefts)
      if (count * 3 >= most) {
        edges.left = x;
        break;
      }
    if (!rights.empty()) {
      const auto high = rights.begin() + static_cast<std::ptrdiff_t>(rights.size() * 9 / 10);
      std::nth_element(rights.begin(), high, rights.end());
      edges.right = *high;
    }
    edges_[place] = edges;
  }
}

ColumnEdges Layout::edges(std::uint32_t l) const {
  const auto found = edges_.find({line(l).page, line(l).column});
  return found == edges_.end() ? ColumnEdges{line(l).x0, line(l).x1} : found->second;
}

std::int32_t Layout::middle(std::uint32_t l) const {
  const PdfLine& place = line(l);
  for (std::uint32_t w = 0; w < place.words; ++w)
    if (!word(l, w).raised && std::abs(word(l, w).size - place.size) <= kSizeStep) return word(l, w).middle();
  return place.y0 + (place.y1 - place.y0) / 2;
}

bool Layout::below(std::uint32_t upper, std::uint32_t lower) const {
  return line(upper).page == line(lower).page && line(upper).column == line(lower).column &&
         middle(lower) > middle(upper);
}

bool Layout::same_size(std::uint32_t a, std::uint32_t b) const {
  return std::abs(line(a).size - line(b).size) * 100 <= line(a).size * 4;
}

void find_layout_furniture(const Layout& layout, std::vector<Line>& lines) {
  struct Edge {
    std::uint32_t line;
    bool top;
    bool apart;  // room lies between it, or the small lines below it, and the text
    bool outermost;
  };
  std::vector<Edge> edges;
  std::vector<std::vector<std::uint32_t>> pages(layout.pdf().pages.size());
  for (std::uint32_t l = 0; l < lines.size(); ++l)
    if (layout.has(l)) pages[layout.line(l).page].push_back(l);
  for (std::vector<std::uint32_t>& page : pages) {
    std::stable_sort(page.begin(), page.end(), [&](auto a, auto b) { return layout.line(a).y0 < layout.line(b).y0; });
    const std::size_t count = page.size();
    bool apart = false;
    for (std::size_t i = std::min<std::size_t>(kEdgeLines, count); i-- > 0;) {
      const PdfLine& line = layout.line(page[i]);
      const std::int32_t room = i + 1 < count ? layout.line(page[i + 1]).y0 - line.y1 : INT32_MAX;
      const bool small_below = i + 1 < count && layout.line(page[i + 1]).size * 100 <= layout.body_size() * 92;
      apart = room > line.size * 8 / 10 || (apart && small_below);
      edges.push_back({page[i], true, apart, i == 0});
    }
    for (std::size_t i = 0; i < count && i < kEdgeLines; ++i)
      if (count - 1 - i >= kEdgeLines) edges.push_back({page[count - 1 - i], false, false, i == 0});
  }
  // How many pages have the same words, and small type, at the same height.
  std::unordered_map<std::string, std::uint32_t> repeated;
  std::map<std::int32_t, std::uint32_t> small_tops, numbers;
  const auto key = [&](const Edge& edge) {
    return std::to_string(layout.line(edge.line).y0 / 300) + "\n" +
           pattern_of(words_of(layout.pdf().text, lines[edge.line]));
  };
  const auto is_small = [&](const Edge& edge) {
    return edge.top && edge.apart && layout.line(edge.line).size * 100 <= layout.body_size() * 92;
  };
  const auto is_number = [&](const Edge& edge) {
    return edge.outermost && is_page_number(words_of(layout.pdf().text, lines[edge.line]));
  };
  for (const Edge& edge : edges) {
    ++repeated[key(edge)];
    if (is_number(edge)) ++numbers[layout.line(edge.line).y0 / 300];
    if (is_small(edge)) ++small_tops[layout.line(edge.line).y0 / 100];
  }
  const std::size_t few = pages.size() < 6 ? 2 : 3;
  for (const Edge& edge : edges) {
    const PdfLine& place = layout.line(edge.line);
    const std::int32_t height = layout.pdf().pages[place.page].height;
    const bool margin = place.y1 * 100 < height * 16 || place.y0 * 100 > height * 86;
    const bool digits = is_page_number(words_of(layout.pdf().text, lines[edge.line]));
    const bool repeats = repeated[key(edge)] >= few && !digits;
    const bool same_height = is_small(edge) && small_tops[place.y0 / 100] * 5 >= pages.size() * 2 && pages.size() > 3;
    const std::string_view words = words_of(layout.pdf().text, lines[edge.line]);
    const bool own = words == layout.pdf().pages[place.page].label || words == std::to_string(place.page + 1);
    const bool number =
        is_number(edge) && (own || numbers[place.y0 / 300] * 4 >= pages.size()) && (own || pages.size() > 1);
    if (margin && (repeats || same_height || number)) lines[edge.line].role = LineRole::kFurniture;
  }
}

// A head that names a short chapter stands on few pages, but the number at its end counts on with those of others.
void find_counted_heads(const Layout& layout, std::vector<Line>& lines) {
  struct Head {
    std::uint32_t line;
    std::vector<int> distances;  // of the numbers at its ends to its page's ordinal
  };
  std::vector<Head> heads;
  std::map<int, std::uint32_t> votes;
  std::vector<std::vector<std::uint32_t>> pages(layout.pdf().pages.size());
  for (std::uint32_t l = 0; l < lines.size(); ++l)
    if (layout.has(l)) pages[layout.line(l).page].push_back(l);
  for (std::size_t p = 0; p < pages.size(); ++p) {
    std::vector<std::uint32_t>& page = pages[p];
    if (page.size() < 2) continue;
    std::stable_sort(page.begin(), page.end(), [&](auto a, auto b) { return layout.line(a).y0 < layout.line(b).y0; });
    for (const bool top : {true, false}) {
      const std::uint32_t l = top ? page.front() : page.back(), next = top ? page[1] : page[page.size() - 2];
      const std::int32_t room =
          top ? layout.line(next).y0 - layout.line(l).y1 : layout.line(l).y0 - layout.line(next).y1;
      const std::string_view words = words_of(layout.pdf().text, lines[l]);
      if (room * 10 < layout.line(l).size * 8 || layout.line(l).size * 100 > layout.body_size() * 105 ||
          words.size() > 120 || ends_sentence(words))
        continue;
      Head head{l, {}};
      for (const std::string_view word : {words.substr(0, words.find(' ')), words.substr(words.rfind(' ') + 1)})
        if (!word.empty() && word.size() < 5 && std::all_of(word.begin(), word.end(), is_digit))
          head.distances.push_back(decimal_value(word) - static_cast<int>(p));
      for (const int distance : head.distances) ++votes[distance];
      heads.push_back(std::move(head));
    }
  }
  for (const Head& head : heads)
    for (const int distance : head.distances)
      if (votes[distance] >= (pages.size() < 6 ? 2U : 3U)) lines[head.line].role = LineRole::kFurniture;
}

}  // namespace apud::parse
