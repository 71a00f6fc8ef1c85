// Pages and their furniture. Every rule looks at a line's place in its page and at other pages, never at words
// of its own language.
// Layer 4, pure.
#include "indexer/parse/pages.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "indexer/parse/characters.h"
#include "indexer/parse/numbering.h"

namespace apud::parse {
namespace {

constexpr std::uint32_t kUsualPage = 40;    // lines, where a document does not tell
constexpr std::uint32_t kShortestPage = 8;  // lines
constexpr int kEdge = 3;                    // lines at each end of a page that may be furniture

bool starts_after_one_space(std::string_view text, const Line& line) {
  return line.role != LineRole::kBlank && line.indent == 1 && text[line.begin] == ' ' &&
         line.words.begin == line.begin + 1;
}

// A start that a page may have anywhere: after a blank line, after a finished sentence, or before a capital.
// The others (a lower-case word after an unfinished line) are as likely a stray space inside a paragraph.
bool is_strong_start(std::string_view text, const std::vector<Line>& lines, std::size_t at) {
  if (at == 0 || lines[at - 1].role == LineRole::kBlank) return true;
  return ends_sentence(words_of(text, lines[at - 1])) || !starts_lower(words_of(text, lines[at]));
}

std::uint32_t usual_gap(const std::vector<std::size_t>& starts) {
  std::vector<std::uint32_t> gaps;
  std::size_t last = 0;
  for (const std::size_t start : starts) {
    if (start - last >= 2 * kShortestPage) gaps.push_back(static_cast<std::uint32_t>(start - last));
    last = start;
  }
  if (gaps.empty()) return kUsualPage;
  std::nth_element(gaps.begin(), gaps.begin() + gaps.size() / 2, gaps.end());
  return gaps[gaps.size() / 2];
}

std::vector<std::size_t> page_starts_by_space(std::string_view text, const std::vector<Line>& lines) {
  std::vector<std::size_t> candidates, starts;
  for (std::size_t i = 1; i < lines.size(); ++i)
    if (starts_after_one_space(text, lines[i])) candidates.push_back(i);
  // Indented first lines of paragraphs look the same but stand closer together than pages do.
  if (candidates.empty() || lines.size() / (candidates.size() + 1) < 2 * kShortestPage) return starts;
  const std::uint32_t usual = usual_gap(candidates);
  std::size_t last = 0;
  for (const std::size_t at : candidates) {
    const std::size_t gap = at - last;
    const bool strong = is_strong_start(text, lines, at);
    if (gap < kShortestPage || gap * 4 < usual * (strong ? 1 : 3)) continue;
    starts.push_back(at);
    last = at;
  }
  return starts;
}

// Digits folded to one '#', so that "Page 12 of 90" is the same line on each page.
std::string shape_of(std::string_view words) {
  std::string shape;
  for (const char c : words) {
    if (is_digit(c)) {
      if (shape.empty() || shape.back() != '#') shape += '#';
    } else {
      shape += c;
    }
  }
  return shape;
}

// The line at each end of a page that may be furniture, where the page has one left.
struct Edge {
  std::optional<std::size_t> top, bottom;  // line indices
  bool numbered = false;                   // its page number has been found
};
using Side = std::optional<std::size_t> Edge::*;

// The number that a line is, if it is nothing else: "12", "- 12 -", "Page 12", "xiv".
std::optional<int> page_number(std::string_view words) {
  while (!words.empty() && (words.front() == '-' || words.front() == ' ' || words.front() == '['))
    words.remove_prefix(1);
  while (!words.empty() && (words.back() == '-' || words.back() == ' ' || words.back() == ']')) words.remove_suffix(1);
  for (const std::string_view prefix : {"Page ", "page ", "PAGE ", "p. "})
    if (words.starts_with(prefix)) words.remove_prefix(prefix.size());
  if (words.empty() || words.size() > 7) return std::nullopt;
  if (std::all_of(words.begin(), words.end(), is_digit))
    return words.size() > 5 ? std::nullopt : std::optional<int>(decimal_value(words));
  return roman_value(words);
}

// The number at an end of a running head: "88   A River", "Treaties   91".
std::optional<int> head_number(std::string_view words) {
  if (words.size() < 3 || words.size() > 120 || ends_sentence(words)) return std::nullopt;
  const std::string_view first = first_word(words), last = last_word(words);
  for (const std::string_view word : {first, last})
    if (word.size() < 5 && std::all_of(word.begin(), word.end(), is_digit)) return decimal_value(word);
  return std::nullopt;
}

void mark_page_numbers(std::string_view text, std::vector<Line>& lines, std::vector<Edge>& edges, Side side) {
  std::vector<std::optional<int>> numbers(edges.size());
  const auto number_of = [](std::string_view words) {
    const auto alone = page_number(words);
    return alone ? alone : head_number(words);
  };
  for (std::size_t p = 0; p < edges.size(); ++p)
    if (edges[p].*side && !edges[p].numbered) numbers[p] = number_of(words_of(text, lines[*(edges[p].*side)]));
  for (std::size_t p = 0; p < edges.size(); ++p) {
    if (!numbers[p]) continue;
    // Two neighbours among the six around that count on by one a page each.
    int agree = 0;
    for (std::size_t q = p >= 3 ? p - 3 : 0; q < std::min(edges.size(), p + 4); ++q)
      agree += q != p && numbers[q] && *numbers[q] - *numbers[p] == static_cast<int>(q) - static_cast<int>(p);
    if (agree < (edges.size() > 2 ? 2 : 1)) continue;
    lines[*(edges[p].*side)].role = LineRole::kFurniture;
    edges[p].numbered = true;
  }
}

bool may_be_running_head(std::string_view words) { return words.size() <= 120 && !ends_sentence(words); }

void mark_running_heads(std::string_view text, std::vector<Line>& lines, const std::vector<Edge>& edges, Side side) {
  std::unordered_map<std::string, std::uint32_t> pages_with;
  std::vector<std::string> shapes(edges.size());
  for (std::size_t p = 0; p < edges.size(); ++p) {
    if (!(edges[p].*side)) continue;
    const std::string_view words = words_of(text, lines[*(edges[p].*side)]);
    if (!may_be_running_head(words)) continue;
    shapes[p] = shape_of(words);
    if (shapes[p] != "#") ++pages_with[shapes[p]];
  }
  std::uint32_t repeated = 0;
  for (const auto& [shape, count] : pages_with) repeated += count >= 3 ? count : 0;
  const bool usual_here = repeated * 5 >= edges.size() * 3;
  for (std::size_t p = 0; p < edges.size(); ++p) {
    if (shapes[p].empty() || shapes[p] == "#") continue;
    const bool beside = (p > 0 && shapes[p - 1] == shapes[p]) || (p + 1 < edges.size() && shapes[p + 1] == shapes[p]);
    // A place that most pages use for a running head: one that names a short section stands on one page only, and
    // then in capitals or above the heading that it repeats.
    Line& line = lines[*(edges[p].*side)];
    // The first page begins with the title, which running heads repeat.
    if (p == 0 && side == &Edge::top && shapes[p].find('#') == std::string::npos) continue;
    if (pages_with[shapes[p]] >= (edges.size() > 4 ? 3u : 2u) ||
        (usual_here && (beside || is_upper_case(words_of(text, line)))))
      line.role = LineRole::kFurniture;
  }
}

}  // namespace

std::uint32_t find_pages(std::string_view text, std::vector<Line>& lines) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (lines[i].form_feed && i > 0) starts.push_back(i);
  const bool fed = !starts.empty() || (!lines.empty() && lines[0].form_feed);
  if (!fed) starts = page_starts_by_space(text, lines);
  std::uint32_t page = 0;
  auto next = starts.begin();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (next != starts.end() && *next == i) ++page, ++next;
    lines[i].page = page;
  }
  // A form feed at the very end starts no page.
  if (page > 0 && std::all_of(lines.begin() + static_cast<std::ptrdiff_t>(starts.back()), lines.end(),
                              [](const Line& line) { return line.role == LineRole::kBlank; })) {
    for (std::size_t i = starts.back(); i < lines.size(); ++i) lines[i].page = page - 1;
    --page;
  }
  return page + 1;
}

void find_furniture(std::string_view text, std::vector<Line>& lines, std::uint32_t pages) {
  if (pages < 2) return;
  // From the edges inwards: what was found is taken away, so the next line becomes the edge.
  std::vector<Edge> edges(pages);
  for (int round = 0; round < kEdge; ++round) {
    for (Edge& edge : edges) edge.top = edge.bottom = std::nullopt;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].role != LineRole::kBody) continue;
      Edge& edge = edges[lines[i].page];
      if (!edge.top) edge.top = i;
      edge.bottom = i;
    }
    for (const Side side : {&Edge::top, &Edge::bottom}) {
      mark_page_numbers(text, lines, edges, side);
      if (pages > 2) mark_running_heads(text, lines, edges, side);
    }
  }
}

}  // namespace apud::parse
