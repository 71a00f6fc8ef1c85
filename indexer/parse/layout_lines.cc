// Every question is asked of two neighbouring lines; nothing looks further than a heading is long.
// Layer 4, pure.
#include "indexer/parse/layout_lines.h"

#include <algorithm>
#include <cstdlib>

#include "indexer/parse/characters.h"

namespace apud::parse {
namespace {

constexpr std::uint32_t kMostHeadingLines = 5;
constexpr std::size_t kMostHeadingBytes = 260;

std::string letters_of(std::string_view words) {
  std::string letters;
  for (const char c : words)
    if (is_letter(c)) letters += to_lower(c);
  return letters;
}

}  // namespace

LayoutLines::LayoutLines(const Body& body, const Layout& layout) : body_(body), layout_(layout) {
  for (const PdfOutlineEntry& entry : layout.pdf().outline) outline_.insert(letters_of(entry.title));
  outline_.erase("");
}

bool LayoutLines::in_body_type(std::uint32_t k) const {
  return std::abs(place(k).size - layout_.body_size()) * 100 <= layout_.body_size() * 3;
}

bool LayoutLines::same_style(std::uint32_t a, std::uint32_t b) const {
  const std::uint32_t i = body_.line_index(a), j = body_.line_index(b);
  return layout_.same_size(i, j) && layout_.bold(i) == layout_.bold(j);
}

// The words of a line without the raised digits at its end.
std::string_view LayoutLines::said(std::uint32_t k) const {
  const std::uint32_t l = body_.line_index(k);
  std::uint32_t words = layout_.line(l).words;
  while (words > 1 && layout_.word(l, words - 1).raised) --words;
  const Span span = body_.line(k).words;
  const std::uint32_t end = std::clamp(layout_.word(l, words - 1).text.end, span.begin, span.end);
  return body_.text().substr(span.begin, end - span.begin);
}

std::int32_t LayoutLines::distance(std::uint32_t k) const {
  if (k == 0 || k >= body_.size()) return 1000;
  const std::uint32_t upper = body_.line_index(k - 1), lower = body_.line_index(k);
  if (!layout_.below(upper, lower)) return 1000;
  const std::int32_t pitch = layout_.pitch(std::max(place(k - 1).size, place(k).size));
  return std::clamp((layout_.middle(lower) - layout_.middle(upper)) * 100 / std::max(1, pitch), 0, 1000);
}

bool LayoutLines::stands_off(std::uint32_t k) const { return distance(k) > 128; }

// Of the lines around k that are set alike: a box or a quotation has its own edges.
std::int32_t LayoutLines::right_edge(std::uint32_t k) const {
  constexpr std::uint32_t kNear = 8;
  std::int32_t right = place(k).x1;
  std::uint32_t alike = 0;
  for (std::uint32_t i = k - std::min(k, kNear); i < std::min(k + kNear, body_.size()); ++i) {
    const PdfLine& other = place(i);
    if (other.page != place(k).page || other.column != place(k).column) continue;
    if (!layout_.same_size(body_.line_index(k), body_.line_index(i)) || other.words < 3) continue;
    if (std::abs(other.x0 - place(k).x0) > place(k).size * 22 / 10) continue;
    right = std::max(right, other.x1);
    ++alike;
  }
  return alike >= 2 ? right : std::max(right, layout_.edges(body_.line_index(k)).right);
}

// The first word of line k would have fitted on the line above it.
bool LayoutLines::had_room(std::uint32_t k) const {
  const std::uint32_t l = body_.line_index(k);
  const PdfWord& first = layout_.first_word(l);
  const std::int32_t room = right_edge(k - 1) - place(k - 1).x1;
  return room > (first.x1 - first.x0) + place(k).size * 6 / 10;
}

bool LayoutLines::continues(std::uint32_t k, std::uint32_t begin) const {
  if (k == 0 || k >= body_.size() || has_leaders(body_.words(k - 1))) return false;
  // A mark that stands alone, between bars that hide the words, belongs to what stands around it.
  const bool run_in = k - 1 == begin && run_in_end(begin) > 0;
  const bool mark_alone = place(k).size * 100 <= layout_.body_size() * 80 && place(k).words == 1;
  const bool behind_mark = place(k - 1).size * 100 <= layout_.body_size() * 80 && place(k - 1).words == 1;
  if (!mark_alone && !behind_mark && !same_style(k - 1, k) &&
      !(run_in && layout_.same_size(body_.line_index(k - 1), body_.line_index(k))))
    return false;
  if (source_line(k) || caption(k)) return false;
  return distance(k) < 1000 ? continues_below(k, begin) : continues_elsewhere(k);
}

bool LayoutLines::continues_below(std::uint32_t k, std::uint32_t begin) const {
  if (distance(k) > 140 && !(starts_lower(body_.words(k)) && distance(k) < 220 && !ends_sentence(said(k - 1))))
    return false;
  if (distance(k) > 120 && ends_sentence(said(k - 1))) return false;
  if (item(k)) return false;
  const std::int32_t em = place(k).size;
  const std::int32_t shift = place(k).x0 - place(k - 1).x0;
  const bool second = k - 1 == begin;
  const bool hanging = second && item(begin).has_value();
  if (shift > em * 7 / 10 && !hanging && !starts_lower(body_.words(k))) return false;
  if (shift < -em * 7 / 10 && !second && ends_sentence(said(k - 1))) return false;
  if (ends_with_stop(said(k - 1)) && had_room(k)) return false;
  const ColumnEdges edges = layout_.edges(body_.line_index(k - 1));
  const bool very_short = (edges.right - place(k - 1).x1) * 10 > (edges.right - edges.left) * 4;
  return !(very_short && had_room(k) && !starts_lower(body_.words(k)));
}

// Over a column's or a page's end: an unfinished sentence goes on, and a finished one whose line was full, if the next
// one is not set in.
bool LayoutLines::continues_elsewhere(std::uint32_t k) const {
  if (item(k)) return false;
  if (starts_lower(body_.words(k)) && !ends_with_stop(said(k - 1))) return true;
  // Set in further than the line before was: by its own column's edge, for a box may run over a page.
  const std::int32_t shift = place(k).x0 - layout_.edges(body_.line_index(k)).left;
  const std::int32_t before = place(k - 1).x0 - layout_.edges(body_.line_index(k - 1)).left;
  if (shift > before + place(k).size * 8 / 10 || had_room(k)) return false;
  return true;
}

// Bold words, then others, at a paragraph's start, on one line or over two.
std::uint32_t LayoutLines::run_in_end(std::uint32_t k) const {
  if (layout_.body_is_bold()) return 0;
  std::uint32_t end = 0;
  for (std::uint32_t i = k; i < std::min(k + 3, body_.size()); ++i) {
    const std::uint32_t l = body_.line_index(i);
    if (i > k && (distance(i) > 140 || !layout_.same_size(body_.line_index(k), l))) return 0;
    for (std::uint32_t w = 0; w < layout_.line(l).words; ++w) {
      const PdfWord& word = layout_.word(l, w);
      if (word.raised) continue;
      if (!word.bold) return end;
      end = word.text.end;
    }
  }
  return 0;
}

std::optional<ItemStart> LayoutLines::item(std::uint32_t k) const {
  const std::string_view words = body_.words(k);
  for (const std::string_view bullet : {"\u2022", "\u25AA", "\u25E6", "\u2023", "\u25CF", "\u25CB", "\u25A0", "\u00B7",
                                        "\u2219", "\u2013", "-", "\uF0B7"}) {
    if (!words.starts_with(bullet)) continue;
    std::size_t at = bullet.size();
    while (at < words.size() && blank_length(words, static_cast<std::uint32_t>(at)) > 0)
      at += blank_length(words, static_cast<std::uint32_t>(at));
    if (at == words.size() || at == bullet.size()) return std::nullopt;
    return ItemStart{std::string(bullet), at, true};
  }
  const auto numbering = parse_numbering(words);
  if (!numbering || !numbering->dotted || numbering->style == NumberStyle::kWord ||
      numbering->style == NumberStyle::kDecimal || numbering->length >= words.size())
    return std::nullopt;
  // A number that is set in, or stands off from the words behind it, is an item's; in running text it is not.
  const std::uint32_t l = body_.line_index(k);
  const PdfLine& line = layout_.line(l);
  const bool wide = line.words > 1 && layout_.word(l, 1).x0 - layout_.word(l, 0).x1 > line.size * 45 / 100;
  const bool inset = line.x0 > layout_.edges(l).left + line.size * 6 / 10;
  const bool fresh = k == 0 || stands_off(k) || ends_sentence(said(k - 1)) || body_.words(k - 1).ends_with(";") ||
                     body_.words(k - 1).ends_with(" and");
  const bool certain = is_digit(words[0]) || words[0] == '(';
  if (!fresh || (!wide && !(inset && certain)) || is_upper(words[0])) return std::nullopt;
  return ItemStart{numbering->number, numbering->length, false};
}

std::optional<Caption> LayoutLines::caption(std::uint32_t k) const {
  const auto found = parse_caption(body_.words(k));
  if (!found) return std::nullopt;
  const std::uint32_t l = body_.line_index(k);
  const bool bold = layout_.first_word(l).bold && !layout_.body_is_bold();
  const bool set_apart = bold || layout_.first_word(l).italic || !in_body_type(k);
  const bool fresh = k == 0 || stands_off(k) || set_apart;
  if (!fresh || (!found->certain && !set_apart && distance(k) < 140)) return std::nullopt;
  return found;
}

// Larger or heavier than the body.
bool LayoutLines::is_display(std::uint32_t k) const {
  const std::uint32_t l = body_.line_index(k);
  if (place(k).size * 100 >= layout_.body_size() * 107) return true;
  return layout_.bold(l) && !layout_.body_is_bold() && place(k).size * 100 >= layout_.body_size() * 94;
}

std::optional<LayoutHeading> LayoutLines::heading(std::uint32_t k) const {
  if (source_line(k) || caption(k)) return std::nullopt;
  std::uint32_t end = k + 1;
  while (end < body_.size() && end - k < kMostHeadingLines && distance(end) <= 150 && same_style(k, end) &&
         !layout_.first_word(body_.line_index(end)).raised)
    ++end;
  const bool display = is_display(k);
  std::string whole;
  for (std::uint32_t i = k; i < end; ++i) whole += (i > k ? " " : "") + std::string(body_.words(i));
  const bool listed = outline_.contains(letters_of(whole));
  LayoutHeading found;
  found.numbering = parse_numbering(body_.words(k));
  found.size = place(k).size;
  found.bold = layout_.bold(body_.line_index(k));
  found.upper_case = is_upper_case(whole);
  // A line of capitals or with a number that stands alone between wider gaps.
  const bool alone = stands_off(k) && (end >= body_.size() || stands_off(end)) && end - k <= 3 &&
                     !ends_with_stop(whole) && in_body_type(k) && letters_of(whole).size() >= 3;
  const bool plain = alone && (found.upper_case || (found.numbering && is_title_case(whole)));
  if (!display && !listed && !plain) return std::nullopt;
  if (whole.size() > kMostHeadingBytes || letters_of(whole).empty() || has_leaders(whole)) return std::nullopt;
  if (!listed && end < body_.size() && same_style(k, end) && distance(end) <= 150) return std::nullopt;
  if (!listed && !found.numbering && (whole.ends_with(".") || whole.ends_with(",") || whole.ends_with(";")))
    return std::nullopt;
  if (!listed && k > 0 && !stands_off(k) && distance(k) < 112 && !ends_sentence(said(k - 1)) && same_style(k - 1, k))
    return std::nullopt;
  if (starts_lower(whole) && !found.numbering) return std::nullopt;
  if (found.bold && end < body_.size() && distance(end) <= 150 && layout_.first_word(body_.line_index(end)).bold &&
      layout_.same_size(body_.line_index(k), body_.line_index(end)) && !had_room(end))
    return std::nullopt;  // bold words that run in: the line breaks amid them
  found.lines = end - k;
  return found;
}

}  // namespace apud::parse
