// Dates that only say where they lie from the reader's or the writer's day: "last year", "the past five years".
// Layer 3, pure.
#include "corpus/values/scan.h"

namespace apud::values {

namespace {

const Unit* period(Scan& scan, std::size_t i) {
  const Meaning* unit = scan.role(i, Role::kUnit);
  if (!unit || scan.at(i).capital) return nullptr;
  const Unit& listed = units()[static_cast<std::size_t>(unit->value)];
  const bool fits =
      listed.dimension == Dimension::kCalendar || (listed.dimension == Dimension::kTime && listed.factor >= 3600);
  return fits ? &listed : nullptr;
}

Found relative(std::size_t first, std::size_t next) {
  Found found;
  found.first = found.core = first;
  found.next = found.core_next = next;
  found.kind = ValueKind::kDate;
  return found;
}

}  // namespace

std::optional<Found> read_relative_date(Scan& scan, std::size_t i) {
  const bool past = scan.is(i, "last") || scan.is(i, "past") || scan.is(i, "previous") || scan.is(i, "preceding");
  const bool coming = scan.is(i, "next") || scan.is(i, "coming") || scan.is(i, "following");
  const bool recent = scan.is(i, "recent");
  const bool now = scan.is(i, "this") || scan.is(i, "current");
  if (!past && !coming && !recent && !now) return {};
  const bool the = i > scan.floor && scan.is(i - 1, "the");
  const std::size_t first = the ? i - 1 : i;
  if (const Unit* unit = period(scan, i + 1)) {
    const bool plural = scan.word(i + 1).ends_with('s') && !scan.is(i + 1, "s");
    if (recent ? !plural : plural && !past && !coming) return {};
    if (now && unit->dimension == Dimension::kTime && unit->factor < 604800) return {};
    Found found = relative(first, i + 2);
    if (the && !plural && (past || coming)) found.amount = found.amount_to = 1, found.unit = {unit, nullptr};
    return found;
  }
  if (!past && !coming) return {};
  const std::optional<Number> number = read_number(scan, i + 1);
  if (!number) return {};
  const Unit* unit = period(scan, number->next);
  if (!unit) return {};
  Found found = relative(first, number->next + 1);
  found.amount = found.amount_to = number->value;
  found.step = number->step;
  found.unit = {unit, nullptr};
  return found;
}

}  // namespace apud::values
