// Dates, pages, volumes and addresses as references print them.
// Layer 5, pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/model/citation.h"

namespace apud {

// "May 22, 2020", "22 mai 2020", "(1999a)", "2011-04-07", "1998–1999", "Summer 2004". What is no date of
// the calendar stays in raw alone; where day and month cannot be told apart ("3/4/2011") the year is given beside raw.
CitationDate read_date(std::string_view text);
// In which order a text writes dates of numbers alone: told by one in which only one order makes sense.
enum class DayOrder : std::uint8_t { kUnknown, kDayFirst, kMonthFirst };
DayOrder day_order(std::string_view text);
CitationDate read_date(std::string_view text, DayOrder order);
// "pp. 280–299" -> "280-299", "573-77" -> "573-577", "p. 3" -> "3".
std::string read_pages(std::string_view text);
// "vol. 12" -> "12"; Roman numerals stay.
std::string read_number(std::string_view text);

// "2nd ed." -> "2"; "Revised edition" stays.
std::string read_edition(std::string_view text);

}  // namespace apud
