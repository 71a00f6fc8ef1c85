// Reads sums, shares, quantities, counts and their ranges; tells numbers that count from numbers that name.
// Layer 3, pure.
#include <algorithm>

#include "corpus/values/scan.h"

namespace apud::values {

namespace {

// One number with what stands around it: "$5.3 billion", "20 km".
struct Amount {
  Number number;
  std::optional<Suffix> suffix;
  bool sign = false;  // the currency stands before
  std::size_t next = 0;
};

std::optional<Amount> read_one(Scan& scan, std::size_t i) {
  std::string_view code;
  std::size_t at = i;
  for (int signs = 0; signs < 2; ++signs) {  // "RMB ¥350"
    const std::string_view here = currency_before(scan, at);
    if (here.empty()) break;
    if (code.empty()) code = here;
    at = scan.past_hyphen(at + 1);
  }
  if (at == i && scan.kind(i) == ItemKind::kSign) return {};
  Amount amount;
  std::optional<Number> number = read_number(scan, at);
  if (!number) return {};
  if (!code.empty()) {
    const bool large = number->scaled || number->value >= 1000;
    if (!large && scan.kind(i) == ItemKind::kWord && (code == "ALL" || code == "TOP" || code == "TRY" || code == "CUP"))
      return {};  // words in capitals, more likely
    if (at > i && scan.kind(at) == ItemKind::kWord && !number->scaled && scan.kind(i) == ItemKind::kWord) return {};
    add_short_scale(scan, *number);
    amount.sign = true;
  } else if (scan.role(number->next, Role::kShortScale)) {
    Number scaled = *number;
    add_short_scale(scan, scaled);
    const std::optional<Suffix> money = read_suffix(scan, scaled.next, scaled);
    if ((money && money->kind == ValueKind::kMoney) || (scan.is(number->next, "k") && scan.glued(number->next)))
      number = scaled;
  }
  amount.number = *number;
  amount.next = number->next;
  amount.suffix = read_suffix(scan, number->next, *number);
  if (!code.empty()) {
    if (amount.suffix && amount.suffix->kind == ValueKind::kMoney &&
        (amount.suffix->name == code || code == "JPY" || code == "USD"))
      amount.next = amount.suffix->next, code = amount.suffix->name;  // "US$5 billion US dollars"
    amount.suffix = Suffix{.kind = ValueKind::kMoney, .name = code, .next = amount.next};
  }
  if (amount.suffix) amount.next = amount.suffix->next;
  return amount;
}

// The item after what joins the ends of a range, or 0.
std::size_t past_connector(Scan& scan, std::size_t i, bool between) {
  if (scan.mark(i, '_')) return i + 1;
  if (scan.mark(i, '-')) return scan.glued(i) == scan.glued(i + 1) ? i + 1 : 0;
  if (scan.is(i, "to") || scan.is(i, "or") || (between && scan.is(i, "and"))) return i + 1;
  return 0;
}

bool blocked_before(Scan& scan, std::size_t i) {
  if (scan.first(i)) return false;
  const Item& before = scan.at(i - 1);
  if (scan.glued(i)) {
    if (before.kind == ItemKind::kOther || before.kind == ItemKind::kDate) return true;
    if (before.kind == ItemKind::kMark) {
      if (before.mark == '/' || before.mark == '#' || before.mark == '*' || before.mark == '^' || before.mark == ':')
        return true;
      if ((before.mark == '-' || before.mark == '_' || before.mark == '.' || before.mark == ',') && scan.glued(i - 1)) {
        const Item& joined = scan.at(i - 2);  // "Covid-19", "3-7" in "2-3-7"
        if (joined.kind == ItemKind::kOther || before.mark == '.') return true;
        if (before.mark == '-' && joined.kind == ItemKind::kNumber) return true;  // "won 2-1"
        if (before.mark == '-' && joined.kind == ItemKind::kWord && !joined.meaning) return true;
      }
    }
  }
  return false;
}

bool blocked_after(Scan& scan, std::size_t next) {
  if (scan.kind(next) == ItemKind::kEnd || !scan.glued(next)) return false;
  const Item& after = scan.at(next);
  if (after.kind == ItemKind::kOther || after.kind == ItemKind::kDate) return true;
  if (after.kind == ItemKind::kMark &&
      (after.mark == '/' || after.mark == ':' || after.mark == '^' || after.mark == '='))
    return scan.kind(next + 1) == ItemKind::kNumber || (after.mark == '/' && scan.kind(next + 1) == ItemKind::kWord);
  if (after.kind == ItemKind::kMark && after.mark == '\'') return !scan.glued(next + 1);  // "the 3' end"
  return after.kind == ItemKind::kWord;
}

bool time_of_day(Scan& scan, std::size_t next) {
  return scan.is(next, "a.m.") || scan.is(next, "p.m.") || scan.is(next, "am") || scan.is(next, "pm") ||
         scan.is(next, "o") || scan.is(next, "oclock");
}

// Whether what stands before lets a bare number be a count even if nothing that is counted follows.
bool count_before(Scan& scan, std::size_t i) {
  if (scan.first(i)) return false;
  const Item& before = scan.at(i - 1);
  if (before.kind == ItemKind::kMark)
    return before.mark == '>' || before.mark == '<' || before.mark == '=' || before.mark == '~' || before.mark == 'G' ||
           before.mark == 'L';
  if (before.kind != ItemKind::kWord) return false;
  if (scan.role(i - 1, Role::kLabel)) return false;
  if (scan.role(i - 1, Role::kAux) || scan.is(i - 1, "about") || scan.is(i - 1, "over") || scan.is(i - 1, "nearly") ||
      scan.is(i - 1, "almost") || scan.is(i - 1, "around") || scan.is(i - 1, "approximately") ||
      scan.is(i - 1, "least") || scan.is(i - 1, "most") || scan.is(i - 1, "some") || scan.is(i - 1, "roughly"))
    return true;
  return !before.capital && scan.word(i - 1).size() > 4 && scan.word(i - 1).ends_with("ed");
}

bool counted_after(Scan& scan, std::size_t next) {
  if (scan.mark(next, '+') && scan.glued(next)) ++next;
  if (scan.is(next, "or") && (scan.is(next + 1, "more") || scan.is(next + 1, "fewer") || scan.is(next + 1, "so")))
    next += 2;
  const std::size_t at = scan.past_hyphen(next);
  if (scan.kind(at) != ItemKind::kWord)
    return scan.mark(at, '"') || scan.mark(at, '\'') ? scan.small_word(at + 1) : false;
  if (scan.at(at).capital) return at == next && !scan.role(at, Role::kMonth) && !scan.role(at, Role::kMonthShort);
  if (scan.is(at, "more") || scan.is(at, "other")) return scan.small_word(at + 1) && !scan.function_word(at + 1);
  return !scan.function_word(at);
}

// "Figures 3 and 4", "chapters 2 to 5": the number names what the label says.
bool labelled(Scan& scan, std::size_t i) {
  for (int back = 0; back < 8 && i > scan.floor && !scan.first(i); ++back) {
    --i;
    if (scan.role(i, Role::kLabel)) return true;
    const bool goes_on = scan.kind(i) == ItemKind::kNumber || scan.mark(i, ',') || scan.mark(i, '-') ||
                         scan.mark(i, '_') || scan.mark(i, '.') || scan.is(i, "and") || scan.is(i, "or") ||
                         scan.is(i, "to");
    if (!goes_on) return false;
  }
  return false;
}

// "31 April": a day that there is not.
bool before_month(Scan& scan, std::size_t next) {
  return scan.kind(next) == ItemKind::kWord && scan.at(next).capital &&
         (scan.role(next, Role::kMonth) || scan.role(next, Role::kMonthShort));
}

// "the growth factor 21 protects": a small number after a noun, with no plural to count.
bool names_noun(Scan& scan, std::size_t i, const Number& number) {
  if (scan.first(i) || number.value >= 100 || number.value != static_cast<int>(number.value)) return false;
  if (!scan.small_word(i - 1) || scan.function_word(i - 1) || scan.role(i - 1, Role::kAux)) return false;
  const std::string_view before = scan.word(i - 1);
  if (scan.is(number.next, "more") || scan.is(number.next, "other")) return false;
  if (before.size() < 4 || before.ends_with("ed") || before.ends_with("ing") || before.ends_with("ly")) return false;
  for (std::size_t at = number.next;
       at < number.next + 4 && scan.kind(at) == ItemKind::kWord && !scan.function_word(at); ++at) {
    const std::string_view word = scan.word(at);
    if ((word.ends_with('s') && !word.ends_with("ss") && at + 1 - number.next > 0 && !scan.role(at, Role::kAux)) ||
        word == "people" || word == "men" || word == "women" || word == "children" || word == "staff")
      return at == number.next && number.value < 30 && scan.small_word(at + 1) && !scan.function_word(at + 1);
  }
  return !scan.mark(number.next, '-');
}

bool is_count(Scan& scan, std::size_t i, const Number& number) {
  const bool plain = !number.scaled;
  const Item item = scan.at(i);
  const std::size_t at = scan.past_hyphen(number.next);
  if (scan.mark(number.next, '%') || time_of_day(scan, number.next) || before_month(scan, number.next)) return false;
  if (number.words) {
    const bool title = item.capital && !scan.first(i);
    const std::string_view follows = scan.kind(at) == ItemKind::kWord ? scan.word(at) : std::string_view();
    const bool people = follows.ends_with("an") || follows.ends_with("ese") || follows.ends_with("ish");
    if (title || (item.capital && !follows.empty() && scan.at(at).capital && !people)) return false;
    const bool bounded =
        i > scan.floor && (scan.is(i - 1, "least") || scan.is(i - 1, "most") || scan.is(i - 1, "than"));
    if (plain && number.value < 2 && scan.is(i, "one") && !(bounded && scan.small_word(number.next))) return false;
    if (scan.is(number.next, "of") && (scan.is(number.next + 1, "the") || scan.is(number.next + 1, "its") ||
                                       scan.is(number.next + 1, "their") || scan.is(number.next + 1, "these")))
      return true;
    return counted_after(scan, number.next) || (plain ? number.value > 10 && count_before(scan, i) : true);
  }
  if (scan.first(i) &&
      (scan.mark(number.next, '.') || scan.mark(number.next, ')') || scan.kind(number.next) == ItemKind::kEnd))
    return false;
  if (!plain || item.grouped) return !scan.role(i - 1, Role::kLabel) || item.grouped;
  if (labelled(scan, i) || names_noun(scan, i, number)) return false;
  const Item& before = scan.at(i - 1);
  const bool named = !scan.first(i) && before.kind == ItemKind::kWord && before.capital && !scan.function_word(i - 1) &&
                     !scan.role(i - 1, Role::kAux);
  if (named) return false;
  if (scan.first(i) && item.decimals > 0) return false;  // "3.2 Trade": a heading's number
  if (scan.first(i) && scan.kind(at) == ItemKind::kWord && scan.at(at).capital && number.value < 100) return false;
  if (scan.mark(i - 1, '[')) return false;
  if (scan.mark(i - 1, '(') && (scan.mark(number.next, ')') || scan.mark(number.next, ','))) return false;
  return counted_after(scan, number.next) || count_before(scan, i);
}

Found as_found(std::size_t i, const Amount& amount) {
  Found found;
  found.first = found.core = i;
  found.next = found.core_next = amount.next;
  found.amount = found.amount_to = amount.number.value;
  found.step = amount.number.step;
  if (amount.suffix) {
    found.kind = amount.suffix->kind;
    found.name = amount.suffix->name;
    found.unit = amount.suffix->unit;
  }
  return found;
}

// Makes `found` a range if one goes on after `first`.
bool read_range(Scan& scan, Amount first, std::size_t i, Found& found) {
  const bool between = i > scan.floor && scan.is(i - 1, "between");
  const std::size_t second_at = past_connector(scan, first.next, between);
  if (second_at == 0) return false;
  std::optional<Amount> second = read_one(scan, second_at);
  if (!second || (first.sign && second->suffix && second->suffix->kind != ValueKind::kMoney)) return false;
  if (first.suffix && !second->suffix) {
    if (!first.sign) return false;
    second->suffix = first.suffix;
  }
  if (!first.suffix) first.suffix = second->suffix;
  if (first.suffix && !(*first.suffix == *second->suffix)) return false;
  if (!first.number.scaled && second->number.scaled && first.number.value < second->number.mantissa) {
    const double scale = second->number.value / second->number.mantissa;
    first.number.value *= scale;
    first.number.step *= scale;
  }
  if (first.number.value >= second->number.value || second->number.words != first.number.words) return false;
  if (scan.is(first.next, "or") && second->number.value > 2 * first.number.value) return false;
  if (!first.suffix && !is_count(scan, second_at, second->number)) return false;
  if (blocked_after(scan, second->next)) return false;
  found = as_found(i, first);
  found.amount_to = second->number.value;
  found.step = std::min(first.number.step, second->number.step);
  found.next = found.core_next = second->next;
  if (between || (i > scan.floor && scan.is(i - 1, "from") && scan.is(first.next, "to"))) found.first = i - 1;
  return true;
}

// The last one's unit and scale hold for all of "4.8, 5.7 and 6.1 percent".
bool share_suffix(Scan& scan, std::size_t i, Amount& amount) {
  if (amount.suffix || (scan.kind(i) == ItemKind::kNumber) == amount.number.words) return false;
  std::size_t at = amount.next;
  for (int count = 0; count < 8 && at < i + 48; ++count) {
    bool joined = false;
    if (scan.mark(at, ',')) ++at, joined = true;
    if (scan.is(at, "and") || scan.is(at, "or")) ++at, joined = true;
    if (!joined || scan.kind(at) != ItemKind::kNumber) return false;
    const bool end = !scan.mark(at - 1, ',');
    const std::optional<Amount> next = read_one(scan, at);
    if (!next) return false;
    if (next->suffix) {
      if (next->sign || !end) return false;
      amount.suffix = next->suffix;
      amount.suffix->next = amount.next;
      if (!amount.number.scaled && next->number.scaled && next->number.mantissa > 0) {
        const double scale = next->number.value / next->number.mantissa;
        amount.number.value *= scale;
        amount.number.step *= scale;
      }
      return true;
    }
    if (next->number.scaled) return false;
    at = next->next;
  }
  return false;
}

// "3:1", "a ratio of 3 to 1".
std::optional<Found> read_ratio(Scan& scan, std::size_t i) {
  if (scan.kind(i) != ItemKind::kNumber) return {};
  const bool said = i >= scan.floor + 2 && scan.is(i - 1, "of") && scan.is(i - 2, "ratio");
  const bool colon = scan.mark(i + 1, ':') && scan.glued(i + 1) && scan.glued(i + 2);
  if (!(colon || (said && scan.is(i + 1, "to"))) || scan.kind(i + 2) != ItemKind::kNumber) return {};
  const Item one = scan.at(i), other = scan.at(i + 2);
  if (!said && other.digits >= 2 && other.number != 100) return {};  // 10:30, verse 3:16
  if (other.number == 0 || blocked_before(scan, i) || scan.mark(i + 3, ':')) return {};
  Found found;
  found.first = found.core = i;
  found.next = found.core_next = i + 3;
  found.amount = found.amount_to = one.number / other.number;
  found.name = "ratio";
  return found;
}

}  // namespace

std::optional<Found> read_amount(Scan& scan, std::size_t i) {
  if (std::optional<Found> ratio = read_ratio(scan, i)) return ratio;
  if (blocked_before(scan, i)) return {};
  std::optional<Amount> amount = read_one(scan, i);
  if (!amount) return {};
  Found found;
  if (read_range(scan, *amount, i, found)) return found;
  if (blocked_after(scan, amount->next)) return {};
  if (amount->number.words && amount->suffix && scan.at(i).capital && !scan.first(i) &&
      scan.at(amount->next - 1).capital)
    return {};  // "Five-Year", part of a name
  if (!amount->suffix && !share_suffix(scan, i, *amount) && !is_count(scan, i, amount->number)) return {};
  found = as_found(i, *amount);
  const bool minus =
      i > scan.floor && scan.mark(i - 1, '-') && scan.glued(i) && (scan.first(i - 1) || !scan.glued(i - 1));
  const bool said = i > scan.floor && scan.is(i - 1, "minus");
  if ((minus || said) && (!found.name.empty() || found.unit.unit)) {
    found.amount = found.amount_to = -found.amount;
    found.first = found.core = i - 1;
  }
  return found;
}

}  // namespace apud::values
