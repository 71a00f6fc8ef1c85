// Heads that mean a named predicate stand in one table; units are whatever a number can be read with.
// Layer 5, pure.
#include "indexer/extract/column_heads.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "corpus/values/values.h"

namespace apud {
namespace {

struct HeadMeaning {
  std::string_view name;  // as predicate_name gives it
  std::string_view predicate;
  ColumnUse use = ColumnUse::kFact;
};

// Sorted.
constexpr auto kMeanings = std::to_array<HeadMeaning>({
    {"abbreviation", "alias_of", ColumnUse::kTurned},
    {"acronym", "alias_of", ColumnUse::kTurned},
    {"also_known_as", "alias_of", ColumnUse::kTurned},
    {"amount", "has_value"},
    {"author", "authored", ColumnUse::kTurned},
    {"authors", "authored", ColumnUse::kTurned},
    {"base", "headquarters"},
    {"completed", "completed", ColumnUse::kDated},
    {"completion", "completed", ColumnUse::kDated},
    {"completion_date", "completed", ColumnUse::kDated},
    {"connects", "connects"},
    {"date_held", "held_on"},
    {"date_of_completion", "completed", ColumnUse::kDated},
    {"date_of_publication", "published_on"},
    {"development_strategies", "has_strategy"},
    {"development_strategy", "has_strategy"},
    {"donor", "funds", ColumnUse::kTurned},
    {"figure", "has_value"},
    {"funded_by", "funds", ColumnUse::kTurned},
    {"funder", "funds", ColumnUse::kTurned},
    {"head_office", "headquarters"},
    {"headquartered_in", "headquarters"},
    {"headquarters", "headquarters"},
    {"held_at", "held_at"},
    {"held_in", "held_at"},
    {"held_on", "held_on"},
    {"host_country", "located_in"},
    {"hq", "headquarters"},
    {"investor", "invests_in", ColumnUse::kTurned},
    {"journal", "published_in"},
    {"launched", "launched", ColumnUse::kDated},
    {"located_in", "located_in"},
    {"location", "located_in"},
    {"member_of", "member_of"},
    {"national_strategy", "has_strategy"},
    {"part_of", "part_of"},
    {"produces", "produces"},
    {"product", "produces"},
    {"products", "produces"},
    {"publication_date", "published_on"},
    {"published_in", "published_in"},
    {"published_on", "published_on"},
    {"seat", "headquarters"},
    {"short_form", "alias_of", ColumnUse::kTurned},
    {"short_name", "alias_of", ColumnUse::kTurned},
    {"signed", "signed", ColumnUse::kDated},
    {"signed_on", "signed", ColumnUse::kDated},
    {"sponsor", "funds", ColumnUse::kTurned},
    {"strategies", "has_strategy"},
    {"strategy", "has_strategy"},
    {"strategy_document", "has_strategy"},
    {"value", "has_value"},
    {"venue", "held_at"},
});

constexpr std::array kNumberHeads = {std::string_view("no"), std::string_view("nr"),   std::string_view("rank"),
                                     std::string_view("id"), std::string_view("s_no"), std::string_view("item_no"),
                                     std::string_view("n")};

// Subjects of which a "Country" or a "City" column says where they are.
bool is_sited(std::string_view subject) {
  static constexpr std::array kNot = {std::string_view("person"),   std::string_view("name"),
                                      std::string_view("author"),   std::string_view("president"),
                                      std::string_view("delegate"), std::string_view("participant"),
                                      std::string_view("speaker")};
  return std::find(kNot.begin(), kNot.end(), subject) == kNot.end();
}

bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

// "million" alone is what a column's numbers are counted in; 1 for what is no such word.
double scale_of(std::string_view unit) {
  if (unit == "thousand" || unit == "'000" || unit == "000") return 1e3;
  if (unit == "million" || unit == "mn") return 1e6;
  if (unit == "billion" || unit == "bn") return 1e9;
  return unit == "trillion" ? 1e12 : 1;
}

// Whether "1" before or after the words reads as a value with a unit.
bool reads_as_unit(std::string_view words) {
  if (words.empty() || words.size() > 40) return false;
  if (scale_of(words) != 1) return true;
  for (const std::string& text : {"12 " + std::string(words), std::string(words) + " 12"}) {
    std::vector<Value> values;
    find_values(text, {0, static_cast<std::uint32_t>(text.size())}, values);
    if (values.size() != 1 || values[0].span.size() != text.size() || values[0].kind == ValueKind::kDate) continue;
    if (!values[0].unit.empty() || values[0].amount != 12) return true;
  }
  return false;
}

// Digits with separators for thousands, a point, a sign: "1,234.5", "−3".
std::optional<double> plain_number(std::string_view text) {
  std::string digits;
  bool any = false;
  if (text.starts_with("\xE2\x88\x92")) {
    digits = "-";
    text.remove_prefix(3);
  }
  for (const char c : text) {
    if (c >= '0' && c <= '9') any = true;
    if (c == ',' || c == ' ' || c == '\'') continue;
    if ((c < '0' || c > '9') && c != '.' && !(c == '-' && digits.empty())) return std::nullopt;
    digits += c;
  }
  double number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (!any || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

// The one value that makes up the whole text.
std::optional<Value> whole_value(std::string_view text) {
  std::vector<Value> values;
  find_values(text, {0, static_cast<std::uint32_t>(text.size())}, values);
  if (values.size() != 1 || values[0].span.size() != text.size()) return std::nullopt;
  return values[0];
}

// "millions" -> "million": a head counts in many of what a value names one of.
std::string_view singular_scale(std::string_view unit) {
  for (const std::string_view scale : {"thousands", "millions", "billions", "trillions"})
    if (unit == scale) return scale.substr(0, scale.size() - 1);
  return unit;
}

// A year alone, which is a number anywhere else.
std::optional<Value> year_value(std::string_view text) {
  if (text.size() != 4 || (text[0] != '1' && text[0] != '2')) return std::nullopt;
  std::int32_t year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + 4, year);
  if (error != std::errc() || end != text.data() + 4 || year > 2199) return std::nullopt;
  Value value;
  value.kind = ValueKind::kDate;
  value.from = value.to = {.year = year, .month = 0, .day = 0};
  value.text = text;
  return value;
}

}  // namespace

bool is_blank_cell(std::string_view cell) {
  cell = trimmed(cell);
  if (cell.empty()) return true;
  static constexpr std::array kBlanks = {"-",  "--", "–",   "—",   "−",   "n/a",  "N/A",    "n.a.", "NA",
                                         "na", "..", "...", "…",   "*",   "?",    "nil",    "none", "None",
                                         "x",  "/",  ".",   "TBD", "tbd", "n.d.", "unknown"};
  return std::any_of(kBlanks.begin(), kBlanks.end(), [&](std::string_view b) { return b == cell; });
}

std::string predicate_name(std::string_view text) {
  std::string name;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80;
    if (letter)
      name += c;
    else if (c >= 'A' && c <= 'Z')
      name += static_cast<char>(c - 'A' + 'a');
    else if (!name.empty() && name.back() != '_')
      name += '_';
  }
  if (name.size() > kLongestPredicate) {
    const std::size_t cut = name.rfind('_', kLongestPredicate);
    name.resize(cut == std::string::npos ? 0 : cut);
  }
  while (!name.empty() && name.back() == '_') name.pop_back();
  return name;
}

void split_unit(std::string_view text, std::string& name, std::string& unit) {
  text = trimmed(text);
  name = text;
  unit.clear();
  if (reads_as_unit(text)) {  // "%", "US$ million" alone
    unit = text;
    return;
  }
  if (text.ends_with(')') || text.ends_with(']')) {
    const std::size_t open = text.find_last_of("([");
    if (open == std::string_view::npos) return;
    std::string_view inside = trimmed(text.substr(open + 1, text.size() - open - 2));
    if (inside.starts_with("in ")) inside.remove_prefix(3);
    inside = singular_scale(inside);
    if (!reads_as_unit(inside)) return;
    unit = inside;
    name = trimmed(text.substr(0, open));
    return;
  }
  for (const std::string_view mark : {", in ", ", ", " in "}) {
    const std::size_t at = text.rfind(mark);
    if (at == std::string_view::npos || at == 0) continue;
    const std::string_view words = singular_scale(trimmed(text.substr(at + mark.size())));
    if (!reads_as_unit(words)) continue;
    unit = words;
    name = trimmed(text.substr(0, at));
    return;
  }
}

std::string measure_of(std::string_view title) {
  std::string name, unit;
  split_unit(title, name, unit);
  std::string_view head = name;
  for (const std::string_view mark : {" of ", " by ", " in ", " for ", " from ", ": ", ", ", " ("}) {
    const std::size_t at = head.find(mark);
    if (at != std::string_view::npos) head = head.substr(0, at);
  }
  for (const std::string_view article : {"The ", "the ", "A ", "An "})
    if (head.starts_with(article)) head.remove_prefix(article.size());
  std::string measure = predicate_name(head);
  return std::count(measure.begin(), measure.end(), '_') > 3 ? std::string() : measure;
}

namespace {

// The meaning of a head, an entry of kMeanings: "Strategy", and the same for "Name of the strategy", "Strategy name".
const HeadMeaning* meaning_of(std::string_view name) {
  const auto known = std::lower_bound(kMeanings.begin(), kMeanings.end(), name,
                                      [](const HeadMeaning& m, std::string_view n) { return m.name < n; });
  if (known != kMeanings.end() && known->name == name) return &*known;
  for (const std::string_view opening : {"name_of_the_", "names_of_the_", "name_of_", "title_of_the_", "title_of_"})
    if (name.starts_with(opening)) return meaning_of(name.substr(opening.size()));
  for (const std::string_view ending : {"_name", "_names", "_title"})
    if (name.ends_with(ending)) return meaning_of(name.substr(0, name.size() - ending.size()));
  return nullptr;
}

}  // namespace

ColumnHead read_column_head(std::string_view text, std::string_view subject, const Lexicon& lexicon) {
  ColumnHead head;
  head.text = trimmed(text);
  split_unit(head.text, head.name, head.unit);
  auto period = year_value(head.name);
  if (!period) period = whole_value(head.name);
  if (period && period->kind == ValueKind::kDate) {
    head.use = ColumnUse::kPeriod;
    head.period = period;
    return head;
  }
  head.predicate = predicate_name(head.name);
  if (head.text == "#" || std::find(kNumberHeads.begin(), kNumberHeads.end(), head.predicate) != kNumberHeads.end()) {
    head.use = ColumnUse::kNumber;
    return head;
  }
  if (const HeadMeaning* known = meaning_of(head.predicate)) {
    head.predicate = known->predicate;
    head.use = known->use;
  } else if ((head.predicate == "country" || head.predicate == "city") && is_sited(predicate_name(subject))) {
    head.predicate = "located_in";
  } else {
    const std::size_t last = head.name.find_last_of(" \t");
    const std::string_view word =
        last == std::string::npos ? std::string_view(head.name) : std::string_view(head.name).substr(last + 1);
    if (lexicon.role(word).office) head.use = ColumnUse::kOffice;
  }
  return head;
}

bool asks_for_date(const ColumnHead& head) {
  if (head.use == ColumnUse::kDated || head.predicate == "held_on" || head.predicate == "published_on") return true;
  const std::string name = "_" + predicate_name(head.name) + "_";
  for (const std::string_view word : {"_year_", "_date_", "_since_", "_founded_", "_opened_", "_established_",
                                      "_built_", "_closed_", "_born_", "_died_", "_published_in_", "_joined_"})
    if (name.find(word) != std::string::npos) return true;
  return false;
}

std::optional<Value> cell_value(std::string_view text, Span cell, std::string_view unit, bool date) {
  const std::string own(trimmed(text.substr(cell.begin, cell.size())));
  std::optional<Value> value;
  if (date) value = year_value(own);
  if (value) value->span = cell;
  if (value) return value;
  const std::optional<double> number = plain_number(own);
  if (number && !unit.empty()) {
    value = whole_value(own + " " + std::string(unit));
    if (!value) value = whole_value(own + std::string(unit));
    if (!value) value = whole_value(std::string(unit) + " " + own);
    if (!value) {  // "million US$": the scale stands before the currency
      const std::size_t gap = unit.find(' ');
      if (gap != std::string_view::npos)
        value = whole_value(std::string(unit.substr(gap + 1)) + " " + own + " " + std::string(unit.substr(0, gap)));
      if (!value && gap != std::string_view::npos)
        value = whole_value(std::string(unit.substr(0, gap)) + " " + own + " " + std::string(unit.substr(gap + 1)));
    }
  }
  if (!value) value = whole_value(own);
  if (!value && number) {
    value.emplace();
    value->amount = value->amount_to = *number * scale_of(unit);
  }
  if (!value) return std::nullopt;
  value->span = cell;
  value->text = own;
  return value;
}

}  // namespace apud
