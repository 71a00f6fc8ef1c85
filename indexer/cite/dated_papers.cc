// A date in figures among few words, most of them names.
// Layer 5, pure.
#include "indexer/cite/dated_papers.h"

#include <charconv>
#include <string>

#include "indexer/cite/reference_signs.h"
#include "indexer/cite/short_forms.h"

namespace apud {
namespace {

constexpr std::uint32_t kMostWords = 40;
constexpr std::uint32_t kMostBeforeDate = 12;

int value_of(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// The first word of "11/16/17", or `end`.
std::uint32_t find_date(const NoteWords& words, std::uint32_t first, std::uint32_t end) {
  for (std::uint32_t i = first; i + 4 < end && i < first + kMostBeforeDate; ++i) {
    const bool slashes = words.is_mark(i + 1, "/") && words.is_mark(i + 3, "/");
    if (!slashes || !words.number(i) || !words.number(i + 2) || !words.number(i + 4)) continue;
    const std::size_t year = words.word(i + 4).size();
    if (words.word(i).size() <= 2 && words.word(i + 2).size() <= 2 && (year == 2 || year == 4)) return i;
  }
  return end;
}

// Month and day where only one order makes a date; a year of two figures is one of the last hundred.
CitationDate read_figures(const NoteWords& words, std::uint32_t at) {
  constexpr int kLastShortYear = 50;
  CitationDate date;
  const Span span = words.span(at, at + 5);
  const int first = value_of(words.word(at)), second = value_of(words.word(at + 2));
  int year = value_of(words.word(at + 4));
  if (words.word(at + 4).size() == 2) year += year < kLastShortYear ? 2000 : 1900;
  date.from.year = year;
  if (first >= 1 && first <= 12 && second > 12 && second <= 31) {
    date.from.month = static_cast<std::uint8_t>(first);
    date.from.day = static_cast<std::uint8_t>(second);
  } else if (second >= 1 && second <= 12 && first > 12 && first <= 31) {
    date.from.month = static_cast<std::uint8_t>(second);
    date.from.day = static_cast<std::uint8_t>(first);
  } else {
    date.raw = words.text().substr(span.begin, span.size());
  }
  date.to = date.from;
  return date;
}

}  // namespace

std::optional<Citation> read_dated_paper(const NoteWords& words, std::uint32_t first, std::uint32_t end) {
  if (end - first > kMostWords || !(words.capital(first) || words.number(first) || words.letters(first)))
    return std::nullopt;
  const std::uint32_t date = find_date(words, first, end);
  if (date == end || signs_of(words, first, end).verbs > 0) return std::nullopt;
  // The title ends before ", at 13"; a sentence behind it belongs to nobody.
  std::uint32_t last = date + 5, pages = end;
  while (last < end && !(words.is_mark(last, ",") && words.is(last + 1, "at")) &&
         !(words.is_mark(last, ".") && last + 1 >= end))
    ++last;
  if (last == date + 5 && date == first) return std::nullopt;  // a date alone
  Citation paper;
  paper.type = words.is_any(date + 5, {"email", "text", "letter"}) ? "personal_communication" : "document";
  const Span title = words.span(first, last);
  paper.title = words.text().substr(title.begin, title.size());
  paper.fields.push_back({"title", {title}, 0.8F});
  paper.issued = read_figures(words, date);
  paper.fields.push_back({"issued", {words.span(date, date + 5)}, 0.8F});
  if (last < end && words.is_mark(last, ",")) paper.page = read_locator(words, last, end, pages);
  return paper;
}

}  // namespace apud
