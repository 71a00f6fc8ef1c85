// Looks at brackets that hold a year, and at the names inside or before them.
// Layer 5, pure.
#include "indexer/cite/author_years.h"

#include <algorithm>

#include "indexer/cite/reference_signs.h"
#include "indexer/cite/short_forms.h"
#include "indexer/cite/word_set.h"

namespace apud {
namespace {

constexpr std::size_t kLongestBracket = 600;  // bytes
constexpr std::size_t kLongestNames = 120;    // bytes before a bracket
constexpr std::uint32_t kMostNameWords = 8;   // of one author

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool holds_year(std::string_view text) {
  for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
    if (!is_digit(text[i])) continue;
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end - i == 4 && (text[i] == '1' || text[i] == '2')) return true;
    i = end;
  }
  return false;
}

bool is_particle(const NoteWords& words, std::uint32_t i) {
  return words.is_any(i, {"van", "von", "de", "der", "den", "del", "di", "da", "du", "la", "le", "al", "el", "bin",
                          "ibn", "ter", "ten", "dos", "zu"});
}

bool is_hyphen(const NoteWords& words, std::uint32_t i) { return words.is_any(i, {"-", "‐", "‑"}); }

}  // namespace

void AuthorYearFinder::find(std::string_view text, std::vector<AuthorYear>& found) {
  for (std::size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
    const std::size_t close = text.substr(0, std::min(text.size(), open + kLongestBracket)).find(')', open);
    if (close == std::string_view::npos) continue;
    if (!holds_year(text.substr(open + 1, close - open - 1))) continue;
    read_bracket(text, static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(close), found);
    open = close;
  }
}

void AuthorYearFinder::read_bracket(std::string_view text, std::uint32_t open, std::uint32_t close,
                                    std::vector<AuthorYear>& found) {
  words_.read(text.substr(open + 1, close - open - 1));
  const std::uint32_t shift = open + 1;
  if (words_.size() > 0 && words_.year(0) != 0) {
    AuthorYear cited;
    cited.in_sentence = true;
    std::vector<AuthorYear> years;
    read_years(0, words_.size(), shift, cited, years);
    if (!years.empty()) read_names_before(text, open, years, close, found);
    return;
  }
  std::uint32_t first = 0;
  for (std::uint32_t i = 0; i <= words_.size(); ++i) {
    if (i < words_.size() && !words_.is_mark(i, ";")) continue;
    if (i > first) read_part(first, i, shift, found);
    first = i + 1;
  }
}

void AuthorYearFinder::read_part(std::uint32_t first, std::uint32_t end, std::uint32_t shift,
                                 std::vector<AuthorYear>& found) {
  const std::uint32_t start = behind_lead(words_, first, end);
  std::uint32_t year = start;
  while (year < end && words_.year(year) == 0) ++year;
  if (year >= end || year == start) return;
  AuthorYear cited;
  if (start > first) {
    const Span lead = words_.span(first, start);
    cited.lead = {lead.begin + shift, lead.end + shift};
  }
  std::uint32_t names_end = year;
  while (names_end > start && words_.is_any(names_end - 1, {","})) --names_end;
  if (!read_names(start, names_end, shift, cited)) return;
  cited.span.begin = words_.span(start).begin + shift;
  read_years(year, end, shift, std::move(cited), found);
}

// "Jones and Lee", "Smith, Brown & Lee", "Northern Rivers Trust", "van der Berg et al."
bool AuthorYearFinder::read_names(std::uint32_t first, std::uint32_t end, std::uint32_t shift,
                                  AuthorYear& cited) const {
  std::uint32_t begin = first, capitals = 0;
  const auto finish = [&](std::uint32_t last) {
    if (capitals == 0 || last - begin > kMostNameWords) return false;
    const Span span = words_.span(begin, last);
    cited.families.emplace_back(words_.text().substr(span.begin, span.size()));
    cited.names.push_back({span.begin + shift, span.end + shift});
    capitals = 0;
    return true;
  };
  for (std::uint32_t i = first; i < end; ++i) {
    if (words_.is(i, "et") && words_.is(i + 1, "al")) {
      std::uint32_t last = i;
      if (last > begin && words_.is_mark(last - 1, ",")) --last;
      cited.others = true;
      return finish(last) && i + 3 >= end;
    }
    if (names_nobody(words_, i)) return false;
    if (words_.is_any(i, {",", "and", "&"})) {
      if (capitals > 0 ? !finish(i) : i == first) return false;
      begin = i + 1;
      continue;
    }
    if (words_.initial(i)) {  // "J. Smith"
      begin = ++i + 1;
      continue;
    }
    if (words_.capital(i))
      ++capitals;
    else if (!is_particle(words_, i) && !is_hyphen(words_, i) && !words_.is_any(i, {"of", "for", "on", "’s"}))
      return false;
  }
  return begin < end ? finish(end) : !cited.families.empty();
}

// From the first year on: further years of the same names, pages. Nothing else may follow.
void AuthorYearFinder::read_years(std::uint32_t at, std::uint32_t end, std::uint32_t shift, AuthorYear cited,
                                  std::vector<AuthorYear>& found) const {
  const std::size_t known = found.size();
  const auto fail = [&] { found.resize(known); };
  while (at < end) {
    AuthorYear one = cited;
    one.year = words_.year(at);
    if (one.year == 0) return fail();
    if (words_.word(at).size() == 5) one.suffix = words_.word(at)[4];
    one.year_span = {words_.span(at).begin + shift, words_.span(at).end + shift};
    if (found.size() > known) one.span.begin = one.year_span.begin;
    std::uint32_t behind = ++at;
    if (at < end && words_.is_any(at, {",", ":"}) && words_.year(at + 1) == 0) {
      one.locator = read_locator(words_, at, end, behind);
      if (one.locator.empty() && words_.is_any(at + 1, {"chap", "ch", "table", "fig", "sec", "section", "chapter",
                                                        "appendix", "note", "box", "part"}))
        behind = end;
      at = behind;
    }
    one.span.end = words_.span(at - 1).end + shift;
    found.push_back(std::move(one));
    if (at < end && (words_.is_any(at, {",", "and", "&"}) || (cited.in_sentence && words_.is_mark(at, ";"))))
      ++at;
    else if (at < end)
      return fail();
  }
}

// "Smith and Lee (2019)": the names end right before the bracket.
void AuthorYearFinder::read_names_before(std::string_view text, std::uint32_t open,
                                         const std::vector<AuthorYear>& years, std::uint32_t close,
                                         std::vector<AuthorYear>& found) {
  AuthorYear cited;
  if (open == 0 || text[open - 1] != ' ') return;
  std::size_t start = open > kLongestNames ? open - kLongestNames : 0;
  while (start < open && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) ++start;
  before_.read(text.substr(start, open - start));
  std::uint32_t end = before_.size(), first = end, capitals = 0;
  if (end >= 3 && before_.is_mark(end - 1, ".") && before_.is(end - 2, "al") && before_.is(end - 3, "et")) {
    cited.others = true;
    end -= 3;
    first = end;
  }
  while (first > 0) {
    const std::uint32_t i = first - 1;
    const bool joint = before_.is_any(i, {"and", "&"}) || (before_.is_mark(i, ",") && before_.is_any(first, {"and"}));
    if (names_nobody(before_, i) || (before_.capital(i) && i > 0 && before_.is_mark(i - 1, "."))) {
      if (before_.capital(i) && !names_nobody(before_, i)) ++capitals, --first;  // the sentence begins with it
      break;
    }
    if (before_.capital(i))
      ++capitals;
    else if (!(joint && capitals > 0) && !is_particle(before_, i) && !is_hyphen(before_, i) && !before_.is(i, "of"))
      break;
    --first;
    if (end - first > kMostNameWords) return;
  }
  while (first < end && !before_.capital(first) && !is_particle(before_, first)) ++first;
  if (first >= end || capitals == 0) return;
  std::swap(words_, before_);
  const bool named = read_names(first, end, static_cast<std::uint32_t>(start), cited);
  const std::uint32_t begin = named ? words_.span(first).begin + static_cast<std::uint32_t>(start) : 0;
  std::swap(words_, before_);
  for (std::size_t i = 0; named && i < years.size(); ++i) {
    AuthorYear one = years[i];
    one.families = cited.families;
    one.names = cited.names;
    one.others = cited.others;
    if (i == 0) one.span.begin = begin;
    if (i + 1 == years.size()) one.span.end = close + 1;
    found.push_back(std::move(one));
  }
}

}  // namespace apud
