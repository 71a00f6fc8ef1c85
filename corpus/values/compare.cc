// Compares what two texts say: amounts and dates as intervals.
// Layer 3, pure.
#include <algorithm>
#include <cmath>
#include <limits>

#include "corpus/values/scan.h"
#include "corpus/values/values.h"

namespace apud {

namespace {

using namespace values;

constexpr double kInfinite = std::numeric_limits<double>::infinity();
constexpr double kAboutShare = 0.1;   // "about 300" is 270 to 330
constexpr double kNearlyShare = 0.1;  // "nearly 300" is 270 to 300
constexpr double kSame = 1e-9;        // relative; amounts that differ by less are written the same

// `low` and `high` belong to it unless open.
struct Interval {
  double low = -kInfinite, high = kInfinite;
  bool low_open = false, high_open = false;
};

bool meet(const Interval& a, const Interval& b) {
  const auto before = [](const Interval& x, const Interval& y) {
    return x.high < y.low || (x.high == y.low && (x.high_open || y.low_open));
  };
  return !before(a, b) && !before(b, a);
}

bool same(double a, double b) { return std::fabs(a - b) <= kSame * std::max({std::fabs(a), std::fabs(b), 1e-300}); }

Interval interval_of(double low, double high, Bound bound) {
  switch (bound) {
    case Bound::kExact: break;
    case Bound::kAbout: return {low - kAboutShare * std::fabs(low), high + kAboutShare * std::fabs(high)};
    case Bound::kNearly: return {low - kNearlyShare * std::fabs(low), high};
    case Bound::kOver: return {low, kInfinite, true, false};
    case Bound::kAtLeast: return {low, kInfinite};
    case Bound::kUnder: return {-kInfinite, high, false, true};
    case Bound::kAtMost: return {-kInfinite, high};
  }
  return {low, high};
}

bool plain(Bound bound) { return bound == Bound::kExact || bound == Bound::kAbout || bound == Bound::kNearly; }

// Claimed units times this are found units; nothing where they measure different things.
struct Conversion {
  double factor = 1, offset = 0;
};

std::optional<Conversion> percent_conversion(const std::string& claimed, const std::string& found) {
  const auto points = [](const std::string& unit) {
    return unit == "percentage_point" ? 1.0 : unit == "basis_point" ? 0.01 : 0.0;
  };
  if (points(claimed) == 0 || points(found) == 0) return {};
  return Conversion{points(claimed) / points(found), 0};
}

// In kelvins.
double zero_of(const Unit& unit) {
  const std::string_view name = unit.name;
  return name == "degree_celsius" ? 273.15 : name == "degree_fahrenheit" ? 459.67 * 5 / 9 : 0.0;
}

struct Ratio {
  Dimension dimension = Dimension::kNone, per = Dimension::kNone;
  double factor = 1;
};

Ratio ratio_of(const Measure& measure) {
  const Unit& unit = *measure.unit;
  if (measure.per) return {unit.dimension, measure.per->dimension, unit.factor / measure.per->factor};
  if (unit.dimension == Dimension::kSpeed) return {Dimension::kLength, Dimension::kTime, unit.factor};
  return {unit.dimension, Dimension::kNone, unit.factor};
}

std::optional<Conversion> conversion(const Value& claimed, const Value& found) {
  if (claimed.unit == found.unit) return Conversion{};
  if (claimed.kind == ValueKind::kPercent) return percent_conversion(claimed.unit, found.unit);
  if (claimed.kind == ValueKind::kMoney) return {};
  const std::optional<Measure> a = measure_of(claimed.unit), b = measure_of(found.unit);
  if (!a || !b) return {};
  if (a->unit->dimension == Dimension::kTemperature && b->unit->dimension == Dimension::kTemperature && !a->per &&
      !b->per)
    return Conversion{a->unit->factor / b->unit->factor, (zero_of(*a->unit) - zero_of(*b->unit)) / b->unit->factor};
  const Ratio x = ratio_of(*a), y = ratio_of(*b);
  const bool other = x.dimension == Dimension::kOther || x.per == Dimension::kOther;
  if (other || x.dimension != y.dimension || x.per != y.per) return {};
  return Conversion{x.factor / y.factor, 0};
}

std::string_view head_of(std::string_view counted) {
  const std::size_t space = counted.rfind(' ');
  return space == std::string_view::npos ? counted : counted.substr(space + 1);
}

bool same_thing(const Value& a, const Value& b) {
  return a.counted.empty() || b.counted.empty() || head_of(a.counted) == head_of(b.counted);
}

// Whether the one with fewer digits is the other one rounded.
bool rounded(double a, double a_step, double b, double b_step, bool converted) {
  if (a_step <= 0 && b_step <= 0) return false;
  const double most = std::max(a_step, b_step), least = std::min(a_step, b_step);
  const double room = converted ? (most + least) / 2 : same(most, least) ? 0 : most / 2;
  return room > 0 && std::fabs(a - b) <= room * (1 + 1e-6);
}

Match compare_amounts(const Value& claimed, const Value& found) {
  const std::optional<Conversion> convert = conversion(claimed, found);
  if (!convert || !same_thing(claimed, found)) return Match::kIncomparable;
  const double low = claimed.amount * convert->factor + convert->offset;
  const double high = claimed.amount_to * convert->factor + convert->offset;
  if (!std::isfinite(low) || !std::isfinite(high) || !std::isfinite(found.amount) || !std::isfinite(found.amount_to))
    return Match::kIncomparable;
  const bool same_bound = claimed.bound == found.bound || (plain(claimed.bound) && plain(found.bound));
  const auto equal = [&convert](double a, double b) {
    return same(a, b) || (convert->offset != 0 && std::fabs(a - b) < 1e-6);
  };
  if (same_bound && equal(low, found.amount) && equal(high, found.amount_to)) return Match::kEqual;
  if (meet(interval_of(low, high, claimed.bound), interval_of(found.amount, found.amount_to, found.bound)))
    return Match::kCompatible;
  if (!plain(claimed.bound) || !plain(found.bound)) return Match::kDifferent;
  const bool converted = claimed.unit != found.unit;
  const double a = claimed.step * convert->factor, b = found.step;
  const bool close = rounded(low, a, found.amount, b, converted) && rounded(high, a, found.amount_to, b, converted);
  return close ? Match::kCompatible : Match::kDifferent;
}

// Days as numbers that rise; not a count of days.
double first_day(const Date& date) {
  return date.year * 10000.0 + std::max<int>(date.month, 1) * 100 + std::max<int>(date.day, 1);
}
double last_day(const Date& date) {
  const int month = date.month == 0 ? 12 : date.month;
  return date.year * 10000.0 + month * 100 + (date.day == 0 ? days_in(date.year, month) : date.day);
}

bool known(const Date& date) { return date != Date{}; }
bool relative(const Value& value) { return !known(value.from) && !known(value.to); }

Interval days_of(const Value& value, bool with_year) {
  Date from = value.from, to = value.to;
  if (!with_year) {
    const bool whole = (known(from) && from.month == 0) || (known(to) && to.month == 0) || from.year != to.year;
    if (whole && known(from) && known(to)) return {};
    from.year = to.year = 0;
  }
  Interval days;
  const bool before = value.bound == Bound::kUnder, after = value.bound == Bound::kOver;
  if (known(value.from)) days.low = after ? last_day(from) : first_day(from), days.low_open = after;
  if (known(value.to)) days.high = before ? first_day(to) : last_day(to), days.high_open = before;
  return days;
}

Match compare_dates(const Value& claimed, const Value& found) {
  if (relative(claimed) || relative(found)) {
    if (!relative(claimed) || !relative(found)) return Match::kIncomparable;
    if (!claimed.unit.empty() && !found.unit.empty()) {
      const std::optional<Conversion> convert = conversion(claimed, found);
      if (convert) return same(claimed.amount * convert->factor, found.amount) ? Match::kEqual : Match::kDifferent;
    }
    return !claimed.text.empty() && claimed.text == found.text ? Match::kEqual : Match::kIncomparable;
  }
  const auto has_year = [](const Value& value) { return (known(value.from) ? value.from : value.to).year != 0; };
  const bool with_year = has_year(claimed) && has_year(found);
  const Interval a = days_of(claimed, with_year), b = days_of(found, with_year);
  const bool same_bound = claimed.bound == found.bound || (plain(claimed.bound) && plain(found.bound));
  if (same_bound && has_year(claimed) == has_year(found) && a.low == b.low && a.high == b.high) return Match::kEqual;
  return meet(a, b) ? Match::kCompatible : Match::kDifferent;
}

}  // namespace

Match compare(const Value& claimed, const Value& found) {
  if (claimed.kind != found.kind) return Match::kIncomparable;
  return claimed.kind == ValueKind::kDate ? compare_dates(claimed, found) : compare_amounts(claimed, found);
}

}  // namespace apud
