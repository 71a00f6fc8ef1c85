// What a table's column says of its rows' subjects, read from its head.
// Layer 5, pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/model/value.h"
#include "corpus/names/lexicon.h"
#include "corpus/text/span.h"

namespace apud {

enum class ColumnUse : std::uint8_t {
  kNumber,  // counts the rows: says nothing
  kFact,    // subject, `predicate`, cell
  kTurned,  // cell, `predicate`, subject: "Author", "Abbreviation"
  kOffice,  // the cell is who holds the office that the head names, with the subject
  kDated,   // subject, `predicate`, nothing, on the date in the cell: "Completed"
  kPeriod,  // the head is a date: the table's own measure at that date
};

struct ColumnHead {
  std::string text;       // as it stands
  std::string name;       // without its unit
  std::string unit;       // "billion US$", "km", "%"; ""
  std::string predicate;  // named, or the name in lower case with "_" for blanks
  ColumnUse use = ColumnUse::kFact;
  std::optional<Value> period;
};

// `subject` is the head of the column that the rows are about: a "Country" column of bridges says where they are.
ColumnHead read_column_head(std::string_view text, std::string_view subject, const Lexicon& lexicon);
// "GDP (billion US$)" -> "GDP", "billion US$"; "Length, km"; "Share in %". A unit is never longer than the words after it
// that a value can be read with.
void split_unit(std::string_view text, std::string& name, std::string& unit);
// Lower case, letters and digits only, "_" between words, at most kLongestPredicate bytes; "" where nothing is left.
std::string predicate_name(std::string_view text);
// What a table measures, from its title: "Population of cities (millions)" -> "population"; "" if it does not tell.
std::string measure_of(std::string_view title);
// The value that the cell is with the column's unit, its span being that of the cell; with `date` a year alone is one.
std::optional<Value> cell_value(std::string_view text, Span cell, std::string_view unit, bool date = false);
// Whether a year alone in the column is a date: "Completed", "Member since".
bool asks_for_date(const ColumnHead& head);
// Nothing is told: "", "–", "n/a", "...".
bool is_blank_cell(std::string_view cell);

inline constexpr std::size_t kLongestPredicate = 48;

}  // namespace apud
