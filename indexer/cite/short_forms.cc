// Each form by the word that makes it; a short title by its shape alone.
// Layer 5, pure.
#include "indexer/cite/short_forms.h"

#include <algorithm>

#include "indexer/cite/dates.h"
#include "indexer/cite/reference_signs.h"

namespace apud {
namespace {

constexpr std::uint32_t kSearched = 24;      // words in which "op. cit." and "supra" are looked for
constexpr std::uint32_t kLongestNames = 8;   // words
constexpr std::uint32_t kLongestTitle = 14;  // words

bool is_dash(const NoteWords& words, std::uint32_t i) { return words.is_any(i, {"-", "–", "—", "‐", "‑"}); }

std::uint32_t skip_marks(const NoteWords& words, std::uint32_t i, std::uint32_t end) {
  while (i < end && words.is_any(i, {",", ".", ":"})) ++i;
  return i;
}

// "Ibid.", "ibidem", "Id.", "idem": what else is spelt so is told apart by case and full stop.
bool is_ibid(const NoteWords& words, std::uint32_t i, std::uint32_t end) {
  if (words.is_any(i, {"ibid", "ibidem", "ebd", "ebenda", "ibíd"})) return true;
  const bool alone = i + 1 >= end || words.is_any(i + 1, {",", ".", ";"});
  if (words.is_any(i, {"idem", "eadem"})) return alone;
  return (words.is_mark(i, "Id") || words.is_mark(i, "id") || words.is(i, "ib")) && words.is_mark(i + 1, ".");
}

// "note 4", "n. 4", "notes 4": the word with the number, or 0.
std::uint32_t note_number(const NoteWords& words, std::uint32_t i, std::uint32_t end) {
  if (!words.is_any(i, {"note", "notes", "n", "nn", "fn", "footnote"})) return 0;
  const std::uint32_t next = words.is_mark(i + 1, ".") ? i + 2 : i + 1;
  return next < end && words.number(next) && words.word(next).size() <= 5 ? next : 0;
}

bool is_name_word(const NoteWords& words, std::uint32_t i) {
  return words.capital(i) || words.is_any(i, {"and", "et", "al", "van", "von", "de",  "der", "den", "del", "di", "da",
                                              "du",  "la", "le", "of",  "the", "for", "on",  "&",   "-",   "."});
}

void take_names(const NoteWords& words, std::uint32_t first, std::uint32_t end, ShortForm& form) {
  form.names_first = form.names_end = first;
  std::uint32_t last = end;
  while (last > first && words.is_any(last - 1, {",", ".", ":", "(", "in"})) --last;
  if (last - first > 2 * kLongestNames + kLongestTitle) return;
  std::uint32_t i = first;
  while (i < last && is_name_word(words, i)) ++i;
  form.names_end = i;
  i = skip_marks(words, i, last);
  if (i < last && words.opens_quote(i)) ++i;
  form.title_first = i;
  form.title_end = std::max(i, last);
}

// "As noted in Section 2, supra" means a part of the text itself.
bool points_inside(const NoteWords& words, std::uint32_t first, std::uint32_t end) {
  if (end == first) return true;
  for (std::uint32_t i = first; i < end; ++i)
    if (words.is_any(i, {"as", "section", "sections", "volume", "part", "parts", "chapter", "text", "discussion",
                         "noted", "described", "discussed", "box", "table", "figure", "page", "pages", "p", "pp"}))
      return true;
  return false;
}

std::optional<ShortForm> read_backward(const NoteWords& words, std::uint32_t first, std::uint32_t end) {
  ShortForm form;
  form.certain = true;
  const std::uint32_t most = std::min(end, first + kSearched);
  for (std::uint32_t i = first; i < most; ++i) {
    std::uint32_t behind = 0, number = 0;
    form.form = CitationForm::kBackward;
    if (words.is_any(i, {"op", "loc"}) && (words.is(i + 1, "cit") || words.is(i + 2, "cit"))) {
      form.form = CitationForm::kOpCit;
      behind = words.is(i + 1, "cit") ? i + 2 : i + 3;
    } else if (words.is_any(i, {"supra", "above"})) {
      number = note_number(words, i + 1, end);
      if (number == 0 && words.is(i, "above")) continue;
      if (number == 0 && points_inside(words, first, i)) return std::nullopt;
      if (number == 0) form.form = CitationForm::kOpCit;
      behind = number == 0 ? i + 1 : number + 1;
    } else if ((number = note_number(words, i, end)) != 0) {
      std::uint32_t next = skip_marks(words, number + 1, end);
      const bool bracketed = words.is_mark(next, ")") && i > first && words.is_mark(i - 1, "(");
      const bool said = words.is_any(next, {"above", "supra", "earlier"});
      const bool alone = i == first && words.is(i, "note") && next >= end;
      if (!bracketed && !said && !alone) continue;
      behind = said || bracketed ? next + 1 : number + 1;
    } else {
      continue;
    }
    if (number != 0) form.note = words.word(number);
    take_names(words, first, i, form);
    form.end = behind = std::min(behind, end);
    std::uint32_t after = behind;
    form.locator = read_locator(words, behind, end, after);
    if (!form.locator.empty()) form.end = after;
    if (form.end < end && words.is_mark(form.end, ".")) ++form.end;
    return form;
  }
  return std::nullopt;
}

// "Smith, History of Salt, 45", "Smith and Jones, “History,” 45", "“History,” 45", "Smith, 45".
std::optional<ShortForm> read_short_title(const NoteWords& words, std::uint32_t first, std::uint32_t end) {
  ShortForm form;
  form.form = CitationForm::kShortTitle;
  form.names_first = form.names_end = first;
  std::uint32_t i = first;
  while (i < end && i - first < 2 * kLongestNames && is_name_word(words, i) &&
         !(words.is_mark(i, ".") && !words.initial(i - (i > first)) && !words.is(i - (i > first), "al")))
    ++i;
  if (i < end && !words.is_mark(i, ",") && !words.opens_quote(i)) return std::nullopt;
  form.names_end = i;
  i = skip_marks(words, i, end);
  const bool quoted = i < end && words.opens_quote(i);
  if (!quoted && form.names_end == form.names_first) return std::nullopt;
  std::uint32_t small = 0;
  if (quoted) {
    form.title_first = i + 1;
    form.title_end = words.partner(i);
    while (form.title_end > form.title_first && words.is_any(form.title_end - 1, {",", ".", ":"})) --form.title_end;
    i = words.partner(i) + 1;
  } else {
    form.title_first = i;
    while (i < end && words.letters(i)) small += words.small(i) ? 1 : 0, ++i;
    if (i < end && words.is_mark(i, ":"))  // a subtitle
      for (++i; i < end && words.letters(i);) ++i;
    form.title_end = i;
  }
  if (form.title_end - form.title_first > kLongestTitle) return std::nullopt;
  if (form.title_end > form.title_first && !quoted && !words.capital(form.title_first)) return std::nullopt;
  form.end = i;
  form.locator = read_locator(words, i, end, form.end);
  const bool title = form.title_end > form.title_first;
  if (!title && form.locator.empty()) return std::nullopt;
  form.end = std::min(end, form.end);
  if (form.end < end && words.is_mark(form.end, ".")) ++form.end;
  if (skip_marks(words, form.end, end) < end) return std::nullopt;  // something else goes on
  const std::uint32_t names = form.names_end - form.names_first;
  form.certain = title && !form.locator.empty() && (quoted || small <= (form.title_end - form.title_first) / 2) &&
                 names > 0 && names <= 4;
  return form;
}

// "Jones 2001, pp. 60–61", "Bly and Costa, 2015": names, a year, pages and nothing else.
std::optional<ShortForm> read_author_year(const NoteWords& words, std::uint32_t first, std::uint32_t end) {
  ShortForm form;
  form.form = CitationForm::kAuthorYear;
  std::uint32_t i = first;
  while (i < end && i - first < 2 * kLongestNames &&
         (is_name_word(words, i) || (words.is_mark(i, ",") && words.capital(i + 1))) && !words.is(i, "the"))
    ++i;
  form.names_first = first;
  form.names_end = i;
  if (i > first && names_nobody(words, i - 1)) return std::nullopt;
  std::uint32_t commas = 0;
  bool joined = false;
  for (std::uint32_t at = first; at < i; ++at) {
    if (words.initial(at)) return std::nullopt;  // "Smith, J., Salt, 2018": a reference
    commas += words.is_mark(at, ",") ? 1 : 0;
    joined |= words.is_any(at, {"and", "&", "et"});
  }
  if (commas > 0 && !joined) return std::nullopt;
  if (i < end && words.is_mark(i, ",")) ++i;
  if (i == first || i >= end || words.year(i) == 0 || !words.capital(first)) return std::nullopt;
  form.title_first = form.title_end = i;
  form.year = words.year(i);
  if (words.word(i).size() == 5) form.suffix = words.word(i)[4];
  form.end = ++i;
  form.locator = read_locator(words, i, end, form.end);
  form.end = std::min(form.end, end);
  if (form.end < end && words.is_mark(form.end, ".")) ++form.end;
  if (skip_marks(words, form.end, end) < end) return std::nullopt;
  form.certain = false;
  return form;
}

}  // namespace

std::string read_locator(const NoteWords& words, std::uint32_t first, std::uint32_t end, std::uint32_t& behind) {
  behind = first;
  std::uint32_t i = skip_marks(words, first, end);
  while (i < end && words.is_any(i, {"at", "p", "pp", "pages", "page", "pg", "here", "esp", "s", "¶", "§", "."})) ++i;
  std::string pages;
  while (i < end && (words.number(i) || (words.kind(i) == WordKind::kMixed && words.word(i).size() <= 6)) &&
         words.year(i) * (words.word(i).size() == 5 ? 1 : 0) == 0) {
    std::uint32_t last = i;
    while (last + 2 < end && is_dash(words, last + 1) &&
           (words.number(last + 2) || words.kind(last + 2) == WordKind::kMixed))
      last += 2;
    const Span span = words.span(i, last + 1);
    const std::string_view text = words.text().substr(span.begin, span.size());
    const std::string read = read_pages(text);
    pages += (pages.empty() ? "" : ", ") + (read.empty() ? std::string(text) : read);
    behind = i = last + 1;
    if (!words.is_any(i, {",", "and", "&"}) || !words.number(i + 1)) break;
    ++i;
  }
  return pages;
}

std::optional<ShortForm> read_short_form(const NoteWords& words, std::uint32_t first, std::uint32_t end) {
  if (first >= end) return std::nullopt;
  if (is_ibid(words, first, end)) {
    ShortForm form;
    form.form = CitationForm::kIbid;
    form.certain = true;
    form.end = std::min(end, words.is_mark(first + 1, ".") ? first + 2 : first + 1);
    form.names_first = form.names_end = form.title_first = form.title_end = first;
    std::uint32_t behind = form.end;
    form.locator = read_locator(words, form.end, end, behind);
    if (!form.locator.empty()) form.end = behind;
    if (form.end < end && words.is_mark(form.end, ".")) ++form.end;
    return form;
  }
  if (std::optional<ShortForm> back = read_backward(words, first, end)) return back;
  if (std::optional<ShortForm> year = read_author_year(words, first, end)) return year;
  return read_short_title(words, first, end);
}

}  // namespace apud
