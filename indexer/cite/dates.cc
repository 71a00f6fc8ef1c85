// Reads what is made of digits.
// Layer 5, pure.
#include "indexer/cite/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include "indexer/cite/reference_words.h"

namespace apud {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::pair<std::string_view, int> kOtherMonths[] = {
    {"janvier", 1}, {"février", 2}, {"fevrier", 2}, {"fev", 2}, {"fév", 2}, {"mars", 3}, {"avril", 4}, {"avr", 4}, {"mai", 5},
    {"juin", 6}, {"juillet", 7}, {"juil", 7}, {"août", 8}, {"aout", 8}, {"septembre", 9}, {"octobre", 10}, {"décembre", 12},
    {"déc", 12}, {"märz", 3}, {"mär", 3}, {"maerz", 3}, {"juni", 6}, {"juli", 7}, {"oktober", 10}, {"okt", 10},
    {"dezember", 12}, {"dez", 12}, {"enero", 1}, {"ene", 1}, {"febrero", 2}, {"marzo", 3}, {"abril", 4}, {"abr", 4},
    {"mayo", 5}, {"junio", 6}, {"julio", 7}, {"agosto", 8}, {"ago", 8}, {"septiembre", 9}, {"octubre", 10},
    {"noviembre", 11}, {"diciembre", 12}, {"dic", 12}, {"gennaio", 1}, {"gen", 1}, {"febbraio", 2}, {"aprile", 4},
    {"maggio", 5}, {"mag", 5}, {"giugno", 6}, {"giu", 6}, {"luglio", 7}, {"lug", 7}, {"settembre", 9}, {"set", 9},
    {"ottobre", 10}, {"ott", 10}, {"dicembre", 12}, {"janeiro", 1}, {"fevereiro", 2}, {"março", 3}, {"maio", 5},
    {"junho", 6}, {"julho", 7}, {"setembro", 9}, {"outubro", 10}, {"novembro", 11}, {"dezembro", 12}, {"januari", 1},
    {"februari", 2}, {"maart", 3}, {"mei", 5}, {"augustus", 8}, {"augusti", 8}, {"maj", 5}};

int month_of(std::string_view word) {
  std::string lower(word);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  for (const auto& [name, month] : kOtherMonths)
    if (lower == name) return month;
  if (lower.size() < 3) return 0;
  static constexpr std::array<std::string_view, 12> kNames = {"january", "february", "march",     "april",   "may",      "june",
                                                              "july",    "august",   "september", "october", "november", "december"};
  for (std::size_t i = 0; i < kMonths.size(); ++i)
    if (lower.starts_with(kMonths[i]) && (lower.size() <= 4 || kNames[i] == lower || kNames[i].starts_with(lower) || lower.starts_with(kNames[i].substr(0, 5))))
      return static_cast<int>(i) + 1;
  return 0;
}

bool exists(int year, int month, int day) {
  static constexpr std::array<int, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1 || day > kDays[static_cast<std::size_t>(month - 1)]) return false;
  return month != 2 || day != 29 || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
}

int int_of(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + std::min<std::size_t>(digits.size(), 9), value);
  return value;
}

struct Part {
  enum Kind : std::uint8_t { kYear, kMonth, kSmall, kDash, kSlash, kStop, kOther } kind = kOther;
  int value = 0;
};

std::vector<Part> parts_of(std::string_view text) {
  std::vector<ReferenceWord> words;
  split_reference(text, words);
  std::vector<Part> parts;
  for (const ReferenceWord& at : words) {
    const std::string_view word = text.substr(at.span.begin, at.span.size());
    if (at.kind == WordKind::kNumber || (at.kind == WordKind::kMixed && word[0] >= '0' && word[0] <= '9')) {
      std::size_t digits = 0;
      while (digits < word.size() && word[digits] >= '0' && word[digits] <= '9') ++digits;
      const int value = int_of(word.substr(0, digits));
      if (digits == 4 && word.size() <= 5 && value >= 1000 && value < 2200)
        parts.push_back({Part::kYear, value});
      else if (digits == 8 && value > 10000000)
        parts.insert(parts.end(), {{Part::kYear, value / 10000}, {Part::kSmall, value / 100 % 100}, {Part::kSmall, value % 100}});
      else if (digits <= 2)
        parts.push_back({Part::kSmall, value});
    } else if (at.kind == WordKind::kWord) {
      if (const int month = month_of(word); month > 0)
        parts.push_back({Part::kMonth, month});
      else
        parts.push_back({Part::kOther, 0});
    } else if (word == "-" || word == "–" || word == "—") {
      parts.push_back({Part::kDash, 0});
    } else if (word == "/") {
      parts.push_back({Part::kSlash, 0});
    } else if (word == ".") {
      parts.push_back({Part::kStop, 0});
    }
  }
  return parts;
}

}  // namespace

CitationDate read_date(std::string_view text) {
  CitationDate date;
  const std::vector<Part> parts = parts_of(text);
  const auto kind = [&](std::size_t i) { return i < parts.size() ? parts[i].kind : Part::kOther; };
  std::optional<std::size_t> year;
  for (std::size_t i = 0; i < parts.size() && !year; ++i)
    if (parts[i].kind == Part::kYear) year = i;
  date.raw = std::string(text);
  if (!year) return date;
  const std::size_t y = *year;
  date.from.year = parts[y].value;
  int month = 0, day = 0, day_to = 0;
  for (std::size_t i = 0; i < parts.size() && month == 0; ++i) {
    if (parts[i].kind != Part::kMonth) continue;
    month = parts[i].value;
    if (kind(i + 1) == Part::kSmall) {
      day = parts[i + 1].value;
      if (kind(i + 2) == Part::kDash && kind(i + 3) == Part::kSmall) day_to = parts[i + 3].value;
    } else {
      std::size_t before = i;
      while (before > 0 && (kind(before - 1) == Part::kStop || kind(before - 1) == Part::kDash || kind(before - 1) == Part::kOther)) --before;
      if (before > 0 && kind(before - 1) == Part::kSmall) {
        day = parts[before - 1].value;
        if (before > 2 && kind(before - 2) == Part::kDash && kind(before - 3) == Part::kSmall) {
          day_to = day;
          day = parts[before - 3].value;
        }
      }
    }
  }
  if (month == 0 && (kind(y + 1) == Part::kDash || kind(y + 1) == Part::kSlash || kind(y + 1) == Part::kStop || kind(y + 1) == Part::kSmall)) {
    // 2011-04-07, 2011/04
    const std::size_t a = kind(y + 1) == Part::kSmall ? y + 1 : y + 2;
    if (kind(a) == Part::kSmall && kind(y + 1) != Part::kStop) {
      const std::size_t b = kind(a + 1) == Part::kSmall ? a + 1 : a + 2;
      if (kind(b) == Part::kSmall) month = parts[a].value, day = parts[b].value;
    }
  }
  date.to = date.from;
  if (month == 0 && kind(y + 1) == Part::kDash) {
    if (kind(y + 2) == Part::kYear && parts[y + 2].value > date.from.year)
      date.to.year = parts[y + 2].value;
    else if (kind(y + 2) == Part::kSmall && parts[y + 2].value > date.from.year % 100)
      date.to.year = date.from.year / 100 * 100 + parts[y + 2].value;
  }
  if (month > 0 && month <= 12 && (day == 0 || exists(date.from.year, month, day))) {
    date.from.month = date.to.month = static_cast<std::uint8_t>(month);
    date.from.day = date.to.day = static_cast<std::uint8_t>(day);
    if (day_to > day && exists(date.from.year, month, day_to)) date.to.day = static_cast<std::uint8_t>(day_to);
    date.raw.clear();
  } else if (month == 0) {
    date.raw.clear();
  }
  return date;
}

std::string read_pages(std::string_view text) {
  std::vector<ReferenceWord> words;
  split_reference(text, words);
  std::string first, last;
  bool dash = false;
  for (const ReferenceWord& at : words) {
    const std::string_view word = text.substr(at.span.begin, at.span.size());
    const bool digits = std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool roman = !digits && at.kind == WordKind::kWord && !word.empty() &&
                       std::all_of(word.begin(), word.end(), [](char c) { return std::string_view("ivxlcIVXLC").find(c) != std::string_view::npos; });
    if (word == "-" || word == "–" || word == "—" || word == "‐" || word == "−" || word == "‑" || word == "to")
      dash = !first.empty();
    else if (digits || roman) {
      if (first.empty())
        first = word;
      else if (dash && last.empty())
        last = word;
      else if (!dash && at.kind == WordKind::kNumber && words.size() > 2 && first.size() == 1 && (first[0] < '0' || first[0] > '9'))
        first += word;
    } else if (word == "," || word == ";") {
      if (!first.empty()) break;
    }
  }
  if (last.empty()) return first;
  if (last.size() < first.size() && std::all_of(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; }))
    last = first.substr(0, first.size() - last.size()) + last;
  return first + "-" + last;
}

std::string read_number(std::string_view text) {
  std::vector<ReferenceWord> words;
  split_reference(text, words);
  static constexpr std::array<std::string_view, 22> kNames = {"vol", "vols", "volume", "volumes", "v", "bd", "band", "tome", "t", "no", "nos",
                                                             "number", "issue", "iss", "nr", "n", "num", "heft", "núm", "art", "part", "º"};
  std::size_t begin = 0, end = words.size();
  while (begin < end) {
    std::string word(text.substr(words[begin].span.begin, words[begin].span.size()));
    for (char& c : word)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    const bool name = std::find(kNames.begin(), kNames.end(), word) != kNames.end();
    if (!(words[begin].kind == WordKind::kPunctuation || (name && begin + 1 < end))) break;
    ++begin;
  }
  while (end > begin && words[end - 1].kind == WordKind::kPunctuation) --end;
  if (begin == end) return "";
  return std::string(text.substr(words[begin].span.begin, words[end - 1].span.end - words[begin].span.begin));
}

}  // namespace apud
