// Reads dates, their spans and the words around them: joins single dates and decides which years are meant as such.
// Layer 3, pure.
#include <algorithm>

#include "corpus/values/date_points.h"

namespace apud::values {

namespace {

// "early", "mid-", "late", "the end of": narrows the point that begins after it; returns where it begins then.
std::size_t narrow(Scan& scan, std::size_t first, Point& date) {
  std::size_t at = first - 1;
  const bool hyphen = at > scan.floor && scan.mark(at, '-') && scan.glued(at) && scan.glued(first);
  if (hyphen) --at;
  if (at < scan.floor) return first;
  if (scan.is(at, "early") || scan.is(at, "mid") || scan.is(at, "late")) {
    date.about = true;
    return at;
  }
  const auto end_of = [&date] {
    if (date.to.month == 0) date.to.month = 12;
    if (date.to.day == 0 && date.to.year + date.to.month > 0)
      date.to.day = static_cast<std::uint8_t>(days_in(date.to.year, date.to.month));
  };
  if (hyphen && scan.is(at, "end")) {
    end_of();
    date.from = {date.to.year, date.to.month, 0};
    date.about = true;
    return at;
  }
  if (hyphen) return first;
  if (scan.is(at, "the") && at > scan.floor) --at;
  if (!scan.is(at, "of") || at <= scan.floor + 0) return first;
  --at;
  if (date.from.day != 0) return first;
  if (scan.is(at, "end") || scan.is(at, "close")) {
    end_of();
    date.from = {date.to.year, date.to.month, 0};
  } else if (scan.is(at, "beginning") || scan.is(at, "start")) {
    if (date.from.month == 0) date.from.month = 1;
    date.to = date.from;
  } else if (!scan.is(at, "middle")) {
    return first;
  }
  date.about = true;
  return at;
}

// A month alone, "May": only where what stands before it wants a date.
bool month_supported(Scan& scan, std::size_t i) {
  if (scan.first(i)) return false;
  for (std::string_view word : {"in", "since", "by", "until", "till", "of", "from", "during", "early", "mid", "late",
                                "this", "last", "next", "between", "before", "after", "every", "through"})
    if (scan.is(i - 1, word)) return true;
  return scan.mark(i - 1, '-') && (scan.is(i - 2, "mid") || scan.is(i - 2, "end"));
}

bool follows_plural(Scan& scan, std::size_t i) {
  if (!scan.small_word(i) || scan.function_word(i)) return false;
  const std::string_view word = scan.word(i);
  if (word == "people" || word == "men" || word == "women" || word == "children" || word == "staff") return true;
  return word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
}

// A year alone: only with support from what stands around it.
bool year_supported(Scan& scan, std::size_t i) {
  const bool now = modern(scan, i), round = static_cast<int>(scan.at(i).number) % 500 == 0;
  if (amount_after(scan, i)) return false;
  const bool counts = follows_plural(scan, i + 1) && (scan.at(i).number < 1900 || round);
  if (counts) return false;
  if (scan.glued(i + 1) && (scan.mark(i + 1, '/') || scan.mark(i + 1, '-')) && scan.kind(i + 2) != ItemKind::kWord)
    return false;
  const bool opens = scan.first(i) || scan.mark(i - 1, ';') || scan.mark(i - 1, ':');
  if (opens && now && scan.mark(i + 1, ',') && modern(scan, i + 2)) return true;
  if (opens && now && scan.kind(i + 1) == ItemKind::kWord && scan.small_word(i + 1)) return true;
  if (scan.first(i)) return now && scan.kind(i + 1) == ItemKind::kWord && scan.small_word(i + 1);
  const std::size_t before = i - 1;
  if (scan.glued(i)) {
    if (scan.mark(before, '(')) return now || scan.mark(i + 1, ')') || scan.mark(i + 1, '_');
    if (scan.mark(before, '-'))
      return scan.is(before - 1, "mid") || scan.is(before - 1, "end") || scan.is(before - 1, "pre") ||
             scan.is(before - 1, "post") || scan.is(before - 1, "late") || scan.is(before - 1, "early");
    if (scan.mark(before, '/') || scan.mark(before, '.') || scan.kind(before) == ItemKind::kOther) return false;
  }
  for (std::string_view word : {"in", "since", "until", "till", "during", "year", "early", "late", "mid", "circa",
                                "before", "after", "summer", "winter", "fall", "years", "year-end"})
    if (scan.is(before, word)) return true;
  if (!now) return false;
  for (std::string_view word :
       {"by", "from", "between", "through", "of", "to",  "and", "or",   "the", "its", "their",  "his", "her", "our",
        "a",  "this", "around",  "about",   "on", "for", "at",  "than", "as",  "s",   "beyond", "per", "with"})
    if (scan.is(before, word)) {
      const bool weak = scan.is(before, "of") || scan.is(before, "to") || scan.is(before, "about") ||
                        scan.is(before, "around") || scan.is(before, "for") || scan.is(before, "than") ||
                        scan.is(before, "at") || scan.is(before, "with");
      if (!weak) return true;
      return !(scan.small_word(i + 1) && !scan.function_word(i + 1));
    }
  if (scan.mark(before, ',') || scan.mark(before, ';') || scan.mark(before, '_')) {
    const std::size_t after = i + 1;
    return scan.kind(after) == ItemKind::kEnd || scan.kind(after) == ItemKind::kMark || scan.function_word(after);
  }
  if (scan.small_word(before) && !scan.role(before, Role::kLabel) && scan.at(i).number >= 1900 &&
      scan.small_word(i + 1) && !scan.function_word(i + 1) && !follows_plural(scan, i + 1) &&
      !follows_plural(scan, before))
    return true;                                                         // "a thorough 2016 report"
  return scan.mark(i + 1, ')') && scan.kind(before) == ItemKind::kWord;  // "(Smith 2015)"
}

std::optional<Point> read_point(Scan& scan, std::size_t i, bool supported) {
  std::optional<Point> date = certain_date(scan, i);
  if (date && date->from.year == 0 && date->from.day == 0 && !supported && !month_supported(scan, i)) return {};
  if (date) return date;
  if (year_like(scan, i) && (supported ? !amount_after(scan, i) : year_supported(scan, i)))
    return point(make_date(static_cast<int>(scan.at(i).number), 0, 0), i + 1);
  return {};
}

// The item after what joins two dates, or 0.
std::size_t past_connector(Scan& scan, std::size_t i, bool between) {
  if (scan.mark(i, '_')) return i + 1;
  if (scan.mark(i, '-')) return scan.glued(i) == scan.glued(i + 1) ? i + 1 : 0;
  if (scan.is(i, "to") || scan.is(i, "through") || scan.is(i, "until") || scan.is(i, "till")) return i + 1;
  if (scan.is(i, "up") && scan.is(i + 1, "to")) return i + 2;
  return between && scan.is(i, "and") ? i + 1 : 0;
}

// "2015-16", "2015/16": the year that the second number means, or 0.
int short_year(Scan& scan, std::size_t i) {
  const bool joined = scan.mark(i + 1, '-') || scan.mark(i + 1, '_') || scan.mark(i + 1, '/');
  if (!modern(scan, i) || !joined || !scan.glued(i + 1) || !scan.glued(i + 2)) return 0;
  const Item& second = scan.at(i + 2);
  if (second.kind != ItemKind::kNumber || second.digits != 2 || second.decimals > 0) return 0;
  if (scan.glued(i + 3) && (scan.kind(i + 3) != ItemKind::kMark || scan.mark(i + 3, '-') || scan.mark(i + 3, '/')))
    return 0;
  const int year = static_cast<int>(scan.at(i).number);
  const int last = year / 100 * 100 + static_cast<int>(second.number);
  return last > year ? last : last + 100 - year <= 10 && last + 100 > year ? last + 100 : 0;
}

Found as_found(std::size_t i, const Point& date) {
  Found found;
  found.first = found.core = i;
  found.next = found.core_next = date.next;
  found.kind = ValueKind::kDate;
  found.from = date.from;
  found.to = date.to;
  if (date.about) found.bound = Bound::kAbout;
  return found;
}

void inherit(Date& date, const Date& from) {
  if (date.year == 0) date.year = from.year;
}

// Makes `date` a span if another date goes on after it.
bool read_span(Scan& scan, std::size_t i, Point& date) {
  const bool between =
      i > scan.floor && (scan.is(i - 1, "between") || (scan.is(i - 1, "the") && scan.is(i - 2, "between")));
  std::size_t at = past_connector(scan, date.next, between);
  if (at == 0) return false;
  if (scan.is(at, "the")) ++at;
  std::size_t core = at;
  Point probe;
  if (scan.is(at, "early") || scan.is(at, "mid") || scan.is(at, "late") || (scan.is(at, "end")))
    core = scan.past_hyphen(at + 1);
  if (scan.is(at, "end") && scan.is(at + 1, "of")) core = at + 2;
  std::optional<Point> second = read_point(scan, core, true);
  if (!second && date.from.day > 0 && date.from.year == 0) return false;
  if (!second) return false;
  if (core != at) narrow(scan, core, *second);
  inherit(second->from, date.from);
  inherit(second->to, date.from);
  Point joined{date.from, second->to, second->next, date.about || second->about};
  inherit(joined.from, second->from);
  if (joined.from.year != 0 && joined.from.year > joined.to.year) return false;
  const bool same_year = joined.from.year == joined.to.year;
  if (same_year && joined.from.month != 0 && joined.to.month != 0 && joined.from.month > joined.to.month) {
    if (date.from.year != 0 || joined.from.year == 0) return false;
    --joined.from.year;  // "December to February 2021"
  }
  if (same_year && joined.from.month == joined.to.month && joined.from.day > joined.to.day && joined.to.day > 0)
    return false;
  date = joined;
  return true;
}

}  // namespace

std::optional<Found> read_date(Scan& scan, std::size_t i) {
  if (const int last = short_year(scan, i)) {  // "2006-07" may be a month: the years hold it as well
    const int first = static_cast<int>(scan.at(i).number);
    Point date{make_date(first, 0, 0), make_date(last, 0, 0), i + 3, false};
    return as_found(i, date);
  }
  if (modern(scan, i) && scan.mark(i + 1, '-') && scan.glued(i + 1) && scan.glued(i + 2) &&
      scan.at(i + 2).digits == 2 && scan.kind(i + 2) == ItemKind::kNumber && scan.at(i + 2).number >= 1 &&
      scan.at(i + 2).number <= 12 && !scan.glued(i + 3))
    return as_found(
        i, point(make_date(static_cast<int>(scan.at(i).number), static_cast<int>(scan.at(i + 2).number), 0), i + 3));
  const bool month_span = scan.kind(i) == ItemKind::kWord && !scan.first(i + 1) &&
                          past_connector(scan, i + 1, scan.is(i - 1, "between")) != 0 &&
                          scan.role(i, Role::kMonth) != nullptr;
  std::size_t second = year_like(scan, i) || month_span ? past_connector(scan, i + 1, scan.is(i - 1, "between")) : 0;
  const bool span =
      second != 0 &&
      (month_span ? read_point(scan, second, true).has_value()
                  : (modern(scan, i) && modern(scan, second) && scan.at(i).number < scan.at(second).number &&
                     year_at(scan, second) != 0 &&
                     (!follows_plural(scan, second + 1) || scan.is(i - 1, "between") || scan.is(i - 1, "from"))));
  std::optional<Point> date = read_point(scan, i, span);
  if (!date) return {};
  const std::size_t joined = date->next;
  std::size_t first = narrow(scan, i, *date);
  read_span(scan, i, *date);
  if (month_span && date->next == joined && date->from.year == 0 && !month_supported(scan, i)) return {};
  Found found = as_found(i, *date);
  found.first = found.core = first;
  return found;
}

void add_date_bound(Scan& scan, Found& found) {
  std::size_t at = found.first - 1;
  const bool range = found.from != found.to && found.bound != Bound::kAbout;
  if (at < scan.floor) return;
  const Date first = found.from, last = found.to;
  const auto bounded = [&](Bound bound, std::size_t begin) {
    found.bound = bound;
    found.first = begin;
    if (bound == Bound::kAtLeast || bound == Bound::kOver) found.to = {};
    if (bound == Bound::kAtMost || bound == Bound::kUnder) found.from = {};
  };
  const std::size_t core_at = at;
  if (scan.is(at, "the") && at > scan.floor) --at;
  if (scan.is(at, "between") || (scan.is(at, "from") && range)) {
    found.first = at;
  } else if (scan.is(at, "since")) {
    bounded(Bound::kAtLeast, at);
  } else if (scan.is(at, "after")) {
    bounded(Bound::kOver, at);
  } else if (scan.is(at, "before")) {
    const bool on = at >= scan.floor + 2 && scan.is(at - 1, "or") && scan.is(at - 2, "on");
    bounded(on ? Bound::kAtMost : Bound::kUnder, on ? at - 2 : at);
  } else if (scan.is(at, "until") || scan.is(at, "till") || (scan.is(at, "by") && !scan.is(at - 1, "followed"))) {
    bounded(Bound::kAtMost, at);
  } else if (scan.is(at, "to") && at > scan.floor && (scan.is(at - 1, "up") || scan.is(at - 1, "prior"))) {
    bounded(scan.is(at - 1, "up") ? Bound::kAtMost : Bound::kUnder, at - 1);
  } else if (scan.is(at, "than") && at > scan.floor && (scan.is(at - 1, "later") || scan.is(at - 1, "earlier"))) {
    const bool no = at >= scan.floor + 2 && scan.is(at - 2, "no"), later = scan.is(at - 1, "later");
    bounded(later ? (no ? Bound::kAtMost : Bound::kOver) : no ? Bound::kAtLeast : Bound::kUnder, no ? at - 2 : at - 1);
  } else if (scan.mark(core_at, '-') && (scan.is(core_at - 1, "pre") || scan.is(core_at - 1, "post"))) {
    bounded(scan.is(core_at - 1, "pre") ? Bound::kUnder : Bound::kOver, core_at - 1);
  } else if (scan.is(core_at, "around") || scan.is(core_at, "about") || scan.is(core_at, "circa")) {
    found.bound = Bound::kAbout;
    found.first = core_at;
  }
  if (found.from == first && found.to == last && !range &&
      (scan.is(found.next, "onwards") || scan.is(found.next, "onward"))) {
    const std::size_t begin = scan.is(at, "from") ? at : found.first;
    ++found.next;
    bounded(Bound::kAtLeast, begin);
  }
}

}  // namespace apud::values
