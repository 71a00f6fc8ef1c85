// Single dates, as they show by themselves that they are some: days, months with their years, quarters, centuries.
// Layer 3, pure; internal to this folder.
#pragma once

#include <optional>

#include "corpus/values/scan.h"

namespace apud::values {

// One end of a span: items up to `next`.
struct Point {
  Date from, to;
  std::size_t next = 0;
  bool about = false;
};

Date make_date(int year, int month, int day);
bool year_like(Scan& scan, std::size_t i);  // four digits, 1000 to 2199
bool modern(Scan& scan, std::size_t i);     // 1700 to 2099
// Whether what follows makes a number that looks like a year an amount, or part of a code.
bool amount_after(Scan& scan, std::size_t i);
int year_at(Scan& scan, std::size_t i);  // 0 for none
inline Point point(Date date, std::size_t next) { return {date, date, next, false}; }
// A date that needs no support from what stands before it, beginning at item i. A month alone is one too; its year and
// day are 0, and who asks decides.
std::optional<Point> certain_date(Scan& scan, std::size_t i);

}  // namespace apud::values
