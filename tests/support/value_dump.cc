// Writes a value as one line.
#include "tests/support/value_dump.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace apud {

namespace {

std::string number(double value) {
  std::array<char, 64> text{};
  const bool whole = std::fabs(value) < 1e15 && value == std::floor(value);
  std::snprintf(text.data(), text.size(), whole ? "%.0f" : "%.6g", value);
  return text.data();
}

std::string one(const Date& date) { return date == Date{} ? "" : date_text(date); }

}  // namespace

std::string dump(const Value& value) {
  std::string out = value_kind_name(value.kind);
  if (value.bound != Bound::kExact) (out += ' ') += bound_name(value.bound);
  if (value.kind == ValueKind::kDate) {
    const bool known = value.from != Date{} || value.to != Date{};
    if (known) (out += ' ') += one(value.from);
    if (value.from != value.to) (out += "..") += one(value.to);
    if (value.amount == 0) return out;
  }
  (out += ' ') += number(value.amount);
  if (value.amount_to != value.amount) (out += "..") += number(value.amount_to);
  if (!value.unit.empty()) (out += ' ') += value.unit;
  if (!value.counted.empty()) out += " [" + value.counted + "]";
  return out;
}

}  // namespace apud
