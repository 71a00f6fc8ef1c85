// The names of values' kinds and bounds, and dates as text.
// Layer 1, pure.
#include "corpus/model/value.h"

#include <array>
#include <cstdio>

namespace apud {

const char* value_kind_name(ValueKind kind) {
  static constexpr const char* kNames[] = {"money", "percent", "quantity", "date"};
  return kNames[static_cast<std::size_t>(kind)];
}

const char* bound_name(Bound bound) {
  static constexpr const char* kNames[] = {"exact", "about", "nearly", "over", "at_least", "under", "at_most"};
  return kNames[static_cast<std::size_t>(bound)];
}

std::string date_text(const Date& date) {
  std::array<char, 48> text{};
  if (date.month == 0)
    std::snprintf(text.data(), text.size(), "%04d", date.year);
  else if (date.day == 0)
    std::snprintf(text.data(), text.size(), "%04d-%02d", date.year, date.month);
  else
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
  return text.data();
}

}  // namespace apud
