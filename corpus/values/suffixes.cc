// What follows a number and says what it is: percent, currencies, units.
// Layer 3, pure.
#include <algorithm>
#include <array>

#include "corpus/values/currencies.h"
#include "corpus/values/scan.h"

namespace apud::values {

namespace {

bool all_capitals(std::string_view word) {
  for (char c : word)
    if (c >= 'a' && c <= 'z') return false;
  return true;
}

const Unit* unit_named(std::string_view name) {
  for (const Unit& unit : units())
    if (name == unit.name) return &unit;
  return nullptr;
}

// Codes that are words in capitals too: only beside a large number.
bool doubtful_code(std::string_view code) {
  for (std::string_view word :
       {"ALL", "TOP", "TRY", "CUP", "SOS", "PEN", "BAM", "GEL", "RON", "MOP", "MAD", "LAK", "STD"})
    if (code == word) return true;
  return false;
}

std::string_view code_at(Scan& scan, std::size_t i) {
  const std::string_view word = scan.word(i);
  if (const Meaning* sign = meaning_in(scan.at(i), Role::kSign)) {
    const CurrencySign& listed = currency_signs()[static_cast<std::size_t>(sign->value)];
    if (word == listed.sign) return listed.code;
  }
  if (scan.role(i, Role::kCode) && all_capitals(word)) return word;
  return {};
}

// "dollars", "US dollars", "Hong Kong dollars", "pounds sterling" from item i: the code and the item after it.
struct Money {
  std::string_view code;
  std::size_t next = 0;
};

bool same_words(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + 32) : text[i];
    if (c != lower[i]) return false;
  }
  return true;
}

std::optional<Money> named_money(Scan& scan, std::size_t i) {
  for (std::size_t noun_at = i; noun_at < i + 4 && scan.kind(noun_at) == ItemKind::kWord; ++noun_at) {
    const Meaning* noun = scan.role(noun_at, Role::kNoun);
    if (!noun) continue;
    const CurrencyNoun& listed = currency_nouns()[static_cast<std::size_t>(noun->value)];
    if (noun_at == i) {
      if (scan.role(i + 1, Role::kNoun) && scan.is(i + 1, "sterling")) return Money{"GBP", i + 2};
      if (scan.is(i, "renminbi") && scan.is(i + 1, "yuan")) return Money{"CNY", i + 2};
      return Money{listed.code, i + 1};
    }
    const std::uint32_t begin = scan.at(i).span.begin;
    const std::string_view words = scan.text().substr(begin, scan.at(noun_at - 1).span.end - begin);
    for (const CurrencyName& name : currency_names())
      if (std::string_view(name.noun) == listed.noun && same_words(words, name.words))
        return Money{name.code, noun_at + 1};
    return {};
  }
  return {};
}

std::optional<Suffix> read_money(Scan& scan, std::size_t i, const Number& number) {
  const auto found = [](std::string_view code, std::size_t next) {
    return Suffix{.kind = ValueKind::kMoney, .name = code, .next = next};
  };
  if (scan.kind(i) == ItemKind::kSign) {
    const std::string_view code = currency_before(scan, i);
    if (code.empty() || (scan.kind(i + 1) == ItemKind::kNumber && scan.glued(i + 1))) return {};
    return found(code, i + 1);
  }
  if (scan.kind(i) != ItemKind::kWord) return {};
  if (const std::string_view code = code_at(scan, i); !code.empty()) {
    if (doubtful_code(code) && number.value < 1000) return {};
    if (scan.role(i + 1, Role::kNoun)) return found(code, i + 2);  // "RMB yuan"
    if (scan.kind(i + 1) == ItemKind::kNumber && scan.glued(i + 1)) return {};
    return found(code, i + 1);
  }
  const std::optional<Money> money = named_money(scan, i);
  if (!money) return {};
  const std::string_view noun = scan.word(money->next - 1);
  if (money->next == i + 1) {
    if (money->code == "GBP" && noun[0] != 's' && number.value < 1e6) return {};  // a mass, more likely
    if ((money->code == "KRW" || money->code == "ZAR" || money->code == "VND") && number.value < 100) return {};
    if (noun.size() > 1 && scan.at(i).capital && scan.kind(i + 1) == ItemKind::kWord && scan.at(i + 1).capital)
      return {};
  }
  return found(money->code, money->next);
}

std::optional<Suffix> read_percent(Scan& scan, std::size_t i) {
  const auto found = [](std::string_view name, std::size_t next) {
    return Suffix{.kind = ValueKind::kPercent, .name = name, .next = next};
  };
  const auto points = [&scan](std::size_t at) { return scan.is(at, "point") || scan.is(at, "points"); };
  if (scan.mark(i, '%')) return points(i + 1) ? found("percentage_point", i + 2) : found("percent", i + 1);
  if (scan.is(i, "per") && scan.is(i + 1, "cent")) return found("percent", i + 2);
  if (scan.is(i, "percentage") || scan.is(i, "percent")) {
    const std::size_t at = scan.past_hyphen(i + 1);
    if (points(at)) return found("percentage_point", at + 1);
    if (scan.is(i, "percentage")) return {};
  }
  if (scan.role(i, Role::kPercent) && !scan.is(i, "pc")) return found("percent", i + 1);
  if (scan.is(i, "pc") && scan.glued(i)) return found("percent", i + 1);
  if (scan.is(i, "pp") && !scan.mark(i + 1, '.')) return found("percentage_point", i + 1);
  if (scan.is(i, "bps")) return found("basis_point", i + 1);
  if (scan.is(i, "basis") && points(i + 1)) return found("basis_point", i + 2);
  return {};
}

// A unit of one word, or with its modifier.
struct OneUnit {
  const Unit* unit = nullptr;
  std::size_t next = 0;
};

OneUnit derived(const Unit* base, std::string_view before, std::string_view after, std::size_t next) {
  std::array<char, 48> name{};
  std::size_t size = 0;
  for (std::string_view part : {before, std::string_view(base->name), after})
    for (char c : part)
      if (size < name.size()) name[size++] = c;
  return {unit_named(std::string_view(name.data(), size)), next};
}

// Whether a word is one of a list with a space between each two.
bool listed_in(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (list.substr(0, end) == word) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

OneUnit plain_unit(Scan& scan, std::size_t i) {
  const Item& item = scan.at(i);
  if (item.kind != ItemKind::kWord) return {};
  const std::string_view word = scan.word(i);
  for (const Meaning* meaning = item.meaning; meaning; ++meaning) {
    if (meaning->role == Role::kSymbol) {
      const Unit& unit = units()[static_cast<std::size_t>(meaning->value)];
      const bool only_glued = word == "d" || word == "A" || word == "J" || word == "kn" || word == "cal";
      if (listed_in(unit.symbols, word) && (!only_glued || !item.spaced)) return {&unit, i + 1};
    }
    if (meaning->role == Role::kUnit && (!item.capital || all_capitals(word) || word.size() > 6)) {
      if (!scan.is(i, "time") && !scan.is(i, "mu")) return {&units()[static_cast<std::size_t>(meaning->value)], i + 1};
    }
    if (meaning->last) break;
  }
  return {};
}

OneUnit degrees(Scan& scan, std::size_t i) {
  const std::size_t at = i + 1;
  if (scan.is(at, "c") || scan.is(at, "celsius") || scan.is(at, "centigrade"))
    return {unit_named("degree_celsius"), at + 1};
  if (scan.is(at, "f") || scan.is(at, "fahrenheit")) return {unit_named("degree_fahrenheit"), at + 1};
  return {unit_named("degree"), at};
}

OneUnit read_unit(Scan& scan, std::size_t i) {
  if (scan.mark(i, 'd') || scan.is(i, "degrees") || scan.is(i, "degree")) return degrees(scan, i);
  std::size_t base_at = i + 1;
  if (scan.is(i, "sq") && scan.mark(base_at, '.')) ++base_at;
  if (base_at == i + 1) base_at = scan.past_hyphen(base_at);
  if (scan.is(i, "square") || scan.is(i, "sq") || scan.is(i, "cubic")) {
    const OneUnit base = plain_unit(scan, base_at);
    if (!base.unit) return {};
    return derived(base.unit, scan.is(i, "cubic") ? "cubic_" : "square_", "", base.next);
  }
  if (scan.is(i, "metric") && (scan.is(i + 1, "tons") || scan.is(i + 1, "ton") || scan.is(i + 1, "tonnes")))
    return {unit_named("tonne"), i + 2};
  if (scan.is(i, "nautical") && (scan.is(i + 1, "miles") || scan.is(i + 1, "mile")))
    return {unit_named("nautical_mile"), i + 2};
  if (scan.is(i, "light") && (scan.is(base_at, "years") || scan.is(base_at, "year")))
    return {unit_named("light_year"), base_at + 1};
  if (scan.is(i, "twenty") || scan.is(i, "base"))
    return scan.is(i, "base") && (scan.is(base_at, "pairs") || scan.is(base_at, "pair"))
               ? OneUnit{unit_named("base_pair"), base_at + 1}
               : OneUnit{};
  const OneUnit unit = plain_unit(scan, i);
  if (!unit.unit) return unit;
  const std::size_t hours = scan.past_hyphen(unit.next);
  if (unit.unit->dimension == Dimension::kPower && (scan.is(hours, "hours") || scan.is(hours, "hour")))
    return derived(unit.unit, "", "_hour", hours + 1);
  if (unit.unit->dimension == Dimension::kLength && scan.kind(unit.next) == ItemKind::kWord && scan.glued(unit.next))
    return {};
  return unit;
}

// "per day", "/kg", "a year".
OneUnit read_per(Scan& scan, std::size_t i, const Unit& unit) {
  std::size_t at = i;
  if (unit.dimension == Dimension::kVolume && scan.is(i, "of") && scan.small_word(i + 1)) {  // "barrels of oil per day"
    at = scan.is(i + 2, "oil") ? i + 3 : i + 2;
    if (!scan.is(at, "per") && !scan.is(at, "a")) return {};
  }
  if (scan.mark(at, '/') && scan.glued(at) && scan.glued(at + 1)) return plain_unit(scan, at + 1);
  if (scan.is(at, "per")) return read_unit(scan, at + 1);
  if (!scan.is(at, "a") && !scan.is(at, "an") && !scan.is(at, "each") && !scan.is(at, "every")) return {};
  const OneUnit per = plain_unit(scan, at + 1);
  const bool time =
      per.unit && (per.unit->dimension == Dimension::kTime || per.unit->dimension == Dimension::kCalendar);
  const bool own = unit.dimension == Dimension::kTime || unit.dimension == Dimension::kCalendar;
  return time && !own ? per : OneUnit{};
}

std::optional<Suffix> read_quantity(Scan& scan, std::size_t i, const Number& number) {
  const std::size_t fold = scan.past_hyphen(i);
  if (scan.is(fold, "fold") || (scan.is(i, "times") && !scan.at(i).capital))
    return Suffix{.unit = {unit_named("time"), nullptr}, .next = (scan.is(fold, "fold") ? fold : i) + 1};
  const OneUnit unit = read_unit(scan, i);
  if (!unit.unit) return {};
  Suffix suffix{.unit = {unit.unit, nullptr}, .next = unit.next};
  if (const OneUnit per = read_per(scan, unit.next, *unit.unit); per.unit) {
    suffix.unit.per = per.unit;
    suffix.next = per.next;
  }
  if (number.words && number.value == 1 && std::string_view(unit.unit->name) == "second") return {};
  return suffix;
}

}  // namespace

std::string_view currency_before(Scan& scan, std::size_t i) {
  const Item& item = scan.at(i);
  if (item.kind == ItemKind::kSign && scan.glued(i) && scan.is(i - 1, "cn")) return "CNY";
  if (item.kind == ItemKind::kSign)
    return currency_signs()[static_cast<std::size_t>(meaning_in(item, Role::kSign)->value)].code;
  if (item.kind != ItemKind::kWord || !item.capital) return {};
  return code_at(scan, i);
}

std::optional<Suffix> read_suffix(Scan& scan, std::size_t i, const Number& number) {
  const std::size_t at = scan.past_hyphen(i);
  if (std::optional<Suffix> percent = read_percent(scan, at)) return percent;
  if (std::optional<Suffix> money = read_money(scan, at, number)) return money;
  return read_quantity(scan, at, number);
}

}  // namespace apud::values
