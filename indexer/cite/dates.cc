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
    {"janvier", 1},   {"février", 2},   {"fevrier", 2},    {"fev", 2},       {"fév", 2},        {"mars", 3},
    {"avril", 4},     {"avr", 4},       {"mai", 5},        {"juin", 6},      {"juillet", 7},    {"juil", 7},
    {"août", 8},      {"aout", 8},      {"septembre", 9},  {"octobre", 10},  {"décembre", 12},  {"déc", 12},
    {"märz", 3},      {"mär", 3},       {"maerz", 3},      {"juni", 6},      {"juli", 7},       {"oktober", 10},
    {"okt", 10},      {"dezember", 12}, {"dez", 12},       {"enero", 1},     {"ene", 1},        {"febrero", 2},
    {"marzo", 3},     {"abril", 4},     {"abr", 4},        {"mayo", 5},      {"junio", 6},      {"julio", 7},
    {"agosto", 8},    {"ago", 8},       {"septiembre", 9}, {"octubre", 10},  {"noviembre", 11}, {"diciembre", 12},
    {"dic", 12},      {"gennaio", 1},   {"gen", 1},        {"febbraio", 2},  {"aprile", 4},     {"maggio", 5},
    {"mag", 5},       {"giugno", 6},    {"giu", 6},        {"luglio", 7},    {"lug", 7},        {"settembre", 9},
    {"set", 9},       {"ottobre", 10},  {"ott", 10},       {"dicembre", 12}, {"janeiro", 1},    {"fevereiro", 2},
    {"março", 3},     {"maio", 5},      {"junho", 6},      {"julho", 7},     {"setembro", 9},   {"outubro", 10},
    {"novembro", 11}, {"dezembro", 12}, {"januari", 1},    {"februari", 2},  {"maart", 3},      {"mei", 5},
    {"augustus", 8},  {"augusti", 8},   {"maj", 5}};

int month_of(std::string_view word) {
  std::string lower(word);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  for (const auto& [name, month] : kOtherMonths)
    if (lower == name) return month;
  if (lower.size() < 3) return 0;
  static constexpr std::array<std::string_view, 12> kNames = {"january",   "february", "march",    "april",
                                                              "may",       "june",     "july",     "august",
                                                              "september", "october",  "november", "december"};
  for (std::size_t i = 0; i < kMonths.size(); ++i)
    if (lower.starts_with(kMonths[i]) && (lower.size() <= 4 || kNames[i] == lower || kNames[i].starts_with(lower) ||
                                          lower.starts_with(kNames[i].substr(0, 5))))
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
        parts.insert(parts.end(),
                     {{Part::kYear, value / 10000}, {Part::kSmall, value / 100 % 100}, {Part::kSmall, value % 100}});
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

// A date's parts by their number; behind the last there is nothing.
class Parts {
 public:
  explicit Parts(std::string_view text) : parts_(parts_of(text)) {}
  [[nodiscard]] std::size_t size() const { return parts_.size(); }
  [[nodiscard]] Part::Kind kind(std::size_t i) const { return i < parts_.size() ? parts_[i].kind : Part::kOther; }
  [[nodiscard]] int value(std::size_t i) const { return parts_[i].value; }
  [[nodiscard]] bool divides(std::size_t i) const {
    return kind(i) == Part::kDash || kind(i) == Part::kSlash || kind(i) == Part::kStop;
  }
  [[nodiscard]] std::optional<std::size_t> first(Part::Kind kind) const {
    for (std::size_t i = 0; i < parts_.size(); ++i)
      if (parts_[i].kind == kind) return i;
    return std::nullopt;
  }

 private:
  std::vector<Part> parts_;
};

struct MonthDay {
  int month = 0, day = 0, day_to = 0;
  bool unsure = false;  // "3/4/2011" may be either
};

// "May 22", "May 22–24", "22 May", "22nd of May", "22–24 mai".
MonthDay beside_month(const Parts& parts, std::size_t at) {
  MonthDay out{parts.value(at), 0, 0, false};
  const std::size_t next = parts.kind(at + 1) == Part::kStop ? at + 2 : at + 1;
  if (parts.kind(next) == Part::kSmall) {
    out.day = parts.value(next);
    if (parts.kind(next + 1) == Part::kDash && parts.kind(next + 2) == Part::kSmall) out.day_to = parts.value(next + 2);
    return out;
  }
  std::size_t before = at;
  const auto passes = [&](std::size_t i) {
    return parts.kind(i) == Part::kStop || parts.kind(i) == Part::kDash || parts.kind(i) == Part::kOther;
  };
  while (before > 0 && passes(before - 1)) --before;
  if (before == 0 || parts.kind(before - 1) != Part::kSmall) return out;
  out.day = parts.value(before - 1);
  if (before > 2 && parts.kind(before - 2) == Part::kDash && parts.kind(before - 3) == Part::kSmall) {
    out.day_to = out.day;
    out.day = parts.value(before - 3);
  }
  return out;
}

// "2011-04-07", "20110407", "7.4.2011", "17/4/2011".
MonthDay in_numbers(const Parts& parts, std::size_t year, DayOrder order) {
  MonthDay out;
  const auto small = [&](std::size_t i) { return parts.kind(i) == Part::kSmall; };
  if (small(year + 1) && small(year + 2)) return {parts.value(year + 1), parts.value(year + 2), 0, false};
  if (parts.divides(year + 1) && small(year + 2) && parts.kind(year + 3) == parts.kind(year + 1) && small(year + 4))
    return {parts.value(year + 2), parts.value(year + 4), 0, false};
  if (year < 4 || !parts.divides(year - 1) || !small(year - 2) || parts.kind(year - 3) != parts.kind(year - 1) ||
      !small(year - 4))
    return out;
  const int first = parts.value(year - 4), second = parts.value(year - 2);
  if (parts.kind(year - 1) == Part::kStop || first > 12) return {second, first, 0, false};
  if (second > 12 || first == second) return {first, second, 0, false};
  if (order == DayOrder::kDayFirst) return {second, first, 0, false};
  if (order == DayOrder::kMonthFirst) return {first, second, 0, false};
  out.unsure = true;
  return out;
}

// "1998–1999", "1998/99".
int last_year(const Parts& parts, std::size_t year) {
  const int first = parts.value(year);
  if (parts.kind(year + 1) != Part::kDash && parts.kind(year + 1) != Part::kSlash) return first;
  if (parts.kind(year + 2) == Part::kYear) return std::max(first, parts.value(year + 2));
  if (parts.kind(year + 2) == Part::kSmall && parts.value(year + 2) > first % 100)
    return first / 100 * 100 + parts.value(year + 2);
  return first;
}

}  // namespace

DayOrder day_order(std::string_view text) {
  const Parts parts(text);
  for (std::size_t i = 4; i < parts.size(); ++i) {
    if (parts.kind(i) != Part::kYear || parts.kind(i - 1) != Part::kSlash || parts.kind(i - 3) != Part::kSlash ||
        parts.kind(i - 2) != Part::kSmall || parts.kind(i - 4) != Part::kSmall)
      continue;
    const int first = parts.value(i - 4), second = parts.value(i - 2);
    if (first > 12 && first <= 31 && second <= 12) return DayOrder::kDayFirst;
    if (second > 12 && second <= 31 && first <= 12) return DayOrder::kMonthFirst;
  }
  return DayOrder::kUnknown;
}

CitationDate read_date(std::string_view text) { return read_date(text, DayOrder::kUnknown); }

CitationDate read_date(std::string_view text, DayOrder order) {
  CitationDate date;
  date.raw = std::string(text);
  const Parts parts(text);
  const auto year = parts.first(Part::kYear);
  if (!year) return date;
  const auto month = parts.first(Part::kMonth);
  const MonthDay found = month ? beside_month(parts, *month) : in_numbers(parts, *year, order);
  const int first = parts.value(*year);
  if (found.month == 0) {
    date.from.year = first;
    date.to.year = found.unsure ? first : last_year(parts, *year);
    if (!found.unsure) date.raw.clear();
    return date;
  }
  if (found.month > 12 || (found.day != 0 && !exists(first, found.month, found.day))) return date;
  date.from = {first, static_cast<std::uint8_t>(found.month), static_cast<std::uint8_t>(found.day)};
  date.to = date.from;
  if (found.day_to > found.day && exists(first, found.month, found.day_to))
    date.to.day = static_cast<std::uint8_t>(found.day_to);
  date.raw.clear();
  return date;
}

namespace {

bool is_digits(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}
bool is_dash(std::string_view word) {
  static constexpr std::array<std::string_view, 8> kDashes = {"-", "–", "—", "‐", "−", "‑", "to", "bis"};
  return std::find(kDashes.begin(), kDashes.end(), word) != kDashes.end();
}
bool is_page(std::string_view word, WordKind kind) {
  if (std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })) return true;
  return kind == WordKind::kWord && std::all_of(word.begin(), word.end(), [](char c) {
           return std::string_view("ivxlcIVXLC").find(c) != std::string_view::npos;
         });
}

// "46:1-46:22", "2.1-2.55", "1, 5", "80-84+92": marks other than one dash between numbers.
bool is_compound(std::string_view text, const std::vector<ReferenceWord>& words) {
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const bool between = words[i - 1].kind == WordKind::kNumber && words[i + 1].kind == WordKind::kNumber;
    if (!between || words[i].kind != WordKind::kPunctuation) continue;
    const char mark = text[words[i].span.begin];
    if ((mark == ':' || mark == '.') && !words[i].space_before && !words[i + 1].space_before) return true;
    if (mark == '+') return true;
    if ((mark == ',' || mark == '&') && words[i - 1].span.size() <= words[i + 1].span.size() &&
        words[i + 1].span.size() < 4)
      return true;
  }
  return false;
}

std::string compound_pages(std::string_view text, const std::vector<ReferenceWord>& words) {
  std::string out;
  for (const ReferenceWord& at : words) {
    const std::string_view word = text.substr(at.span.begin, at.span.size());
    if (out.empty() && !is_page(word, at.kind)) continue;  // "pp."
    if (is_dash(word))
      out += '-';
    else if (word == "," || word == "&")
      out += ", ";
    else
      out += word;
  }
  while (!out.empty() && !(out.back() >= '0' && out.back() <= '9')) out.pop_back();
  return out;
}

// "pp33" and "第33页" are 33.
std::string_view page_number(std::string_view word) {
  for (const std::string_view before : {"pp", "第"})
    if (word.size() > before.size() && word.starts_with(before)) word.remove_prefix(before.size());
  for (const std::string_view behind : {"页", "頁"})
    if (word.size() > behind.size() && word.ends_with(behind)) word.remove_suffix(behind.size());
  return word;
}

}  // namespace

std::string read_pages(std::string_view text) {
  std::vector<ReferenceWord> words;
  split_reference(text, words);
  if (is_compound(text, words)) return compound_pages(text, words);
  std::string first, last;
  bool dash = false;
  for (const ReferenceWord& at : words) {
    const std::string_view word = page_number(text.substr(at.span.begin, at.span.size()));
    if (is_dash(word)) {
      dash = !first.empty();
    } else if (is_page(word, at.kind)) {
      if (first.empty())
        first = word;
      else if (dash && last.empty())
        last = word;
      else if (!dash && at.kind == WordKind::kNumber && first.size() == 1 && !is_digits(first))
        first += word;  // "E 123"
      else if (!dash && last.empty() && is_digits(first) && is_digits(word) && first.size() <= word.size() &&
               first < word)
        last = word;  // a dash that was lost: "111 132", "96?120"
    } else if ((word == "," || word == ";") && !first.empty()) {
      break;
    }
  }
  if (last.empty()) return first;
  if (last.size() < first.size() && is_digits(last) && is_digits(first))
    last = first.substr(0, first.size() - last.size()) + last;
  return first + "-" + last;
}

std::string read_number(std::string_view text) {
  static constexpr std::array<std::string_view, 24> kNames = {
      "vol",   "vols", "volume", "volumes", "v",   "bd",   "band", "tome", "t",    "no", "nos", "number",
      "issue", "iss",  "nr",     "n",       "num", "heft", "núm",  "art",  "part", "º",  "jg",  "jahrgang"};
  std::vector<ReferenceWord> words;
  split_reference(text, words);
  std::size_t begin = 0, end = words.size();
  while (begin < end) {
    std::string word(text.substr(words[begin].span.begin, words[begin].span.size()));
    for (char& c : word)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    const bool name = std::find(kNames.begin(), kNames.end(), word) != kNames.end();
    if (words[begin].kind != WordKind::kPunctuation && !(name && begin + 1 < end)) break;
    ++begin;
  }
  while (end > begin && words[end - 1].kind == WordKind::kPunctuation) --end;
  if (begin == end) return "";
  return std::string(text.substr(words[begin].span.begin, words[end - 1].span.end - words[begin].span.begin));
}

std::string read_edition(std::string_view text) {
  std::vector<ReferenceWord> words;
  split_reference(text, words);
  for (const ReferenceWord& at : words) {
    const std::string_view word = text.substr(at.span.begin, at.span.size());
    std::size_t digits = 0;
    while (digits < word.size() && word[digits] >= '0' && word[digits] <= '9') ++digits;
    if (digits > 0 && digits <= 3) return std::string(word.substr(0, digits));
  }
  return std::string(text);
}

}  // namespace apud
