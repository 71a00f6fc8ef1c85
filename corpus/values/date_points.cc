// Reads single dates.
// Layer 3, pure.
#include "corpus/values/date_points.h"

#include <algorithm>

namespace apud::values {

int days_in(int year, int month) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 31;
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : kDays[month - 1];
}

bool year_like(Scan& scan, std::size_t i) {
  const Item& item = scan.at(i);
  return item.kind == ItemKind::kNumber && item.digits == 4 && item.decimals == 0 && !item.grouped &&
         item.number >= 1000 && item.number < 2200;
}

bool modern(Scan& scan, std::size_t i) {
  return year_like(scan, i) && scan.at(i).number >= 1700 && scan.at(i).number < 2100;
}

bool amount_after(Scan& scan, std::size_t i) {
  const std::size_t next = i + 1;
  if (scan.glued(next)) {
    const Item& after = scan.at(next);
    if (after.kind == ItemKind::kWord || after.kind == ItemKind::kOther || after.kind == ItemKind::kSign) return true;
    if (after.kind == ItemKind::kMark &&
        (after.mark == '%' || after.mark == 'd' || after.mark == ':' || after.mark == '+'))
      return true;
  }
  const std::optional<Number> number = read_number(scan, i);
  if (!number || number->next != next) return true;
  const std::optional<Suffix> suffix = read_suffix(scan, next, *number);
  if (!suffix) return false;
  const bool hyphen = scan.mark(next, '-');
  return !hyphen && !(suffix->unit.unit && scan.word(suffix->next - 1).size() == 1);
}

int year_at(Scan& scan, std::size_t i) {
  return year_like(scan, i) && !amount_after(scan, i) ? static_cast<int>(scan.at(i).number) : 0;
}

Date make_date(int year, int month, int day) {
  return {year, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

namespace {

// "July", "Jul.", "Sept": the month and the item after it; "may" and "march" only with a capital.
int month_at(Scan& scan, std::size_t i, std::size_t& next) {
  if (scan.kind(i) != ItemKind::kWord || !scan.at(i).capital) return 0;
  next = i + 1;
  if (const Meaning* month = scan.role(i, Role::kMonth)) return static_cast<int>(month->value);
  const Meaning* month = scan.role(i, Role::kMonthShort);
  if (!month) return 0;
  if (scan.mark(next, '.') && scan.glued(next)) ++next;
  return static_cast<int>(month->value);
}

int day_at(Scan& scan, std::size_t i) {
  const Item& item = scan.at(i);
  if (item.kind != ItemKind::kNumber && item.kind != ItemKind::kOrdinal) return 0;
  if (item.digits > 2 || item.decimals > 0 || item.number < 1 || item.number > 31) return 0;
  return static_cast<int>(item.number);
}

// A year after a month or a day: "2024", ", 2024", "of 2024".
int year_after(Scan& scan, std::size_t& next) {
  for (std::size_t at : {next, next + 1}) {
    if (at > next && !scan.mark(next, ',') && !scan.is(next, "of") && !scan.is(next, "in")) break;
    const int year = year_at(scan, at);
    if (year == 0) continue;
    if (scan.mark(at - 1, ',') && at > next && year < 1700) break;
    next = at + 1;
    return year;
  }
  return 0;
}

// Whether a number after a month is an amount: "In May 15 percent".
bool amount_not_day(Scan& scan, std::size_t i) {
  const std::optional<Number> number = read_number(scan, i);
  if (scan.kind(i) == ItemKind::kOrdinal) return false;
  if (!number || number->next != i + 1) return true;
  if (scan.mark(i + 1, ':') && scan.glued(i + 1)) return true;
  return read_suffix(scan, i + 1, *number).has_value();
}

// The second day of "18-20", or 0.
int day_range(Scan& scan, std::size_t& next, int day) {
  std::size_t at = next;
  if (scan.mark(at, '-') || scan.mark(at, '_') || scan.is(at, "to") || scan.is(at, "through") || scan.is(at, "and"))
    ++at;
  else
    return 0;
  const int second = day_at(scan, at);
  if (second <= day ||
      (scan.kind(at) == ItemKind::kNumber && scan.glued(at + 1) && scan.kind(at + 1) == ItemKind::kWord))
    return 0;
  if (scan.is(at - 1, "and") && second != day + 1) return 0;  // two days, not what lies between
  next = at + 1;
  return second;
}

std::optional<Point> month_first(Scan& scan, std::size_t i) {
  std::size_t next = 0;
  const int month = month_at(scan, i, next);
  if (month == 0) return {};
  const int day = day_at(scan, next);
  if (day == 0 || amount_not_day(scan, next)) {
    const int year = year_after(scan, next);
    return point(make_date(year, month, 0), next);
  }
  std::size_t after = next + 1;
  const int last = day_range(scan, after, day);
  std::size_t last_next = 0;
  if (last > 0 && month_at(scan, after, last_next) != 0) return {};  // "May 3 - 5 June": left to the reader of spans
  const int year = year_after(scan, after);
  if (std::max(day, last) > days_in(year, month)) return {};
  Point result = point(make_date(year, month, day), after);
  if (last > 0) result.to.day = static_cast<std::uint8_t>(last);
  return result;
}

std::optional<Point> day_first(Scan& scan, std::size_t i) {
  const int day = day_at(scan, i);
  if (day == 0 || (scan.at(i).zero && scan.kind(i) == ItemKind::kOrdinal)) return {};
  std::size_t at = i + 1;
  const int last = day_range(scan, at, day);
  if (scan.is(at, "of")) ++at;
  if (scan.mark(at, '-') && scan.glued(at) && scan.glued(at + 1)) ++at;
  std::size_t next = 0;
  const int month = month_at(scan, at, next);
  if (month == 0) return {};
  if (scan.mark(next, '-') && scan.glued(next) && year_like(scan, next + 1)) ++next;
  const int year = year_after(scan, next);
  if (std::max(day, last) > days_in(year, month)) return {};
  if (year == 0 && day_at(scan, next) != 0 && !amount_not_day(scan, next)) return {};
  Point result = point(make_date(year, month, day), next);
  if (last > 0) result.to.day = static_cast<std::uint8_t>(last);
  return result;
}

// The ordinal as digits or a word; 0 for none.
int ordinal_at(Scan& scan, std::size_t i) {
  if (scan.kind(i) == ItemKind::kOrdinal) return static_cast<int>(std::min(scan.at(i).number, 1000.0));
  if (const Meaning* tens = scan.role(i, Role::kTens); tens && scan.mark(i + 1, '-'))
    if (const Meaning* one = scan.role(i + 2, Role::kOrdinal)) return static_cast<int>(tens->value + one->value);
  const Meaning* ordinal = scan.role(i, Role::kOrdinal);
  return ordinal ? static_cast<int>(ordinal->value) : 0;
}

Point months(int year, int first, int last, std::size_t next) {
  return {make_date(year, first, 0), make_date(year, last, 0), next, false};
}

// "19th century", "nineteenth-century", "18th and 19th centuries", "first quarter of 2024", "first nine months of 2023".
std::optional<Point> ordinal_first(Scan& scan, std::size_t i) {
  const int ordinal = ordinal_at(scan, i);
  if (ordinal == 0) return {};
  std::size_t at = i + (scan.role(i, Role::kTens) ? 3 : 1);
  int last = ordinal;
  if (scan.is(at, "and") || scan.is(at, "to") || scan.mark(at, '_') || scan.is(at, "or"))
    if (const int second = ordinal_at(scan, at + 1); second > ordinal) {
      const std::size_t noun = scan.past_hyphen(at + 2 + (scan.role(at + 1, Role::kTens) ? 2 : 0));
      if (scan.is(noun, "centuries") || scan.is(noun, "century")) at = noun, last = second;
    }
  at = scan.past_hyphen(at);
  if (scan.is(at, "century") || scan.is(at, "centuries")) {
    if (last > 22 || scan.is(at + 1, "bc") || scan.is(at + 1, "bce") || scan.is(at + 1, "b.c.")) return {};
    return Point{make_date(ordinal * 100 - 99, 0, 0), make_date(last * 100, 0, 0), at + 1, false};
  }
  int count = 1;
  if (ordinal == 1)
    if (const std::optional<Number> number = read_number(scan, at); number && number->value < 12 && number->step == 1)
      count = static_cast<int>(number->value), at = number->next;
  const int length = scan.is(at, "half")                                 ? 6
                     : scan.is(at, "quarter") || scan.is(at, "quarters") ? 3
                     : scan.is(at, "months") || scan.is(at, "month")     ? 1
                                                                         : 0;
  if (length == 0 || (length == 1 && ordinal > 1) || (count > 1 && length == 6)) return {};
  std::size_t next = at + 1;
  const int year = year_after(scan, next);
  const int end = length == 1 ? count : (ordinal + count - 1) * length;
  if (year == 0 || end > 12) return {};
  return months(year, (ordinal - 1) * length + 1, end, next);
}

// "Q1 2024", "H1 2023", "2024 Q1" is left alone.
std::optional<Point> part_first(Scan& scan, std::size_t i) {
  const std::string_view word = scan.word(i);
  if (word.size() != 2 || (word[0] != 'Q' && word[0] != 'H') || word[1] < '1' || word[1] > (word[0] == 'Q' ? '4' : '2'))
    return {};
  std::size_t next = i + 1;
  if (scan.mark(next, '-') && scan.glued(next)) ++next;
  const int year = year_after(scan, next);
  if (year == 0) return {};
  const int length = word[0] == 'Q' ? 3 : 6, part = word[1] - '0';
  return months(year, (part - 1) * length + 1, part * length, next);
}

std::optional<Point> season_first(Scan& scan, std::size_t i) {
  const Meaning* season = scan.role(i, Role::kSeason);
  if (!season) return {};
  std::size_t next = i + 1;
  if (scan.mark(next, ',')) return {};
  const int year = year_after(scan, next);
  if (year == 0) return {};
  if (season->value == 0) return point(make_date(year, 0, 0), next);  // which winter is not sure
  const int month = static_cast<int>(season->value);
  return months(year, month, month + 2, next);
}

std::optional<Point> numeric(Scan& scan, std::size_t i) {
  const int number = static_cast<int>(scan.at(i).number);
  const int year = number / 10000, month = number / 100 % 100, day = number % 100;
  if (month > 0 && day > days_in(year, month)) return {};
  if (scan.glued(i + 1) && scan.kind(i + 1) != ItemKind::kMark) return {};
  if (scan.glued(i) && !scan.first(i) && (scan.mark(i - 1, '/') || scan.mark(i - 1, '.') || scan.mark(i - 1, '-')))
    return {};
  return point(make_date(year, month, day), i + 1);
}

}  // namespace

std::optional<Point> certain_date(Scan& scan, std::size_t i) {
  const Item& item = scan.at(i);
  switch (item.kind) {
    case ItemKind::kDate: return numeric(scan, i);
    case ItemKind::kDecade: {
      const int year = static_cast<int>(item.number);
      if (year < 1000 || year >= 2200) return {};
      const int length = year % 100 == 0 && year != 2000 ? 100 : 10;
      return Point{make_date(year, 0, 0), make_date(year + length - 1, 0, 0), i + 1, false};
    }
    case ItemKind::kNumber: return day_first(scan, i);
    case ItemKind::kOrdinal: {
      std::optional<Point> day = day_first(scan, i);
      return day ? day : ordinal_first(scan, i);
    }
    case ItemKind::kWord: break;
    default: return {};
  }
  if (scan.role(i, Role::kWeekday) && item.capital) {
    const std::size_t at = scan.mark(i + 1, ',') ? i + 2 : i + 1;
    const std::size_t day = scan.is(at, "the") ? at + 1 : at;
    if (std::optional<Point> date = month_first(scan, day); date && date->from.day > 0) return date;
    return day_first(scan, day);
  }
  if (std::optional<Point> date = month_first(scan, i)) return date;
  if (std::optional<Point> date = ordinal_first(scan, i)) return date;
  if (std::optional<Point> date = part_first(scan, i)) return date;
  if (scan.is(i, "fy") || (scan.is(i, "fiscal") && scan.is(i + 1, "year"))) {
    const std::size_t at = scan.is(i, "fy") ? i + 1 : i + 2;
    if (const int year = year_at(scan, at)) return point(make_date(year, 0, 0), at + 1);
  }
  return season_first(scan, i);
}

}  // namespace apud::values
