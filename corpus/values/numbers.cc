// Reads numbers: digits with their scale, number words, fractions and "one in five".
// Layer 3, pure.
#include <cmath>

#include "corpus/values/scan.h"

namespace apud::values {

namespace {

constexpr int kMostNumberWords = 16;

// "million", "-billion", "thousand million": at most two.
void add_scale(Scan& scan, Number& number) {
  for (int i = 0; i < 2; ++i) {
    const std::size_t at = scan.past_hyphen(number.next);
    const Meaning* scale = scan.role(at, Role::kScale);
    if (!scale || (scan.at(at).capital && scan.word(at).size() > 3 && !scan.at(at - 1).spaced)) return;
    number.value *= scale->value;
    number.step *= scale->value;
    number.scaled = true;
    number.next = at + 1;
  }
}

void add_half(Scan& scan, Number& number) {
  if (scan.is(number.next, "and") && scan.is(number.next + 1, "a") && scan.is(number.next + 2, "half")) {
    number.value += 0.5;
    number.step = 0.1;
    number.next += 3;
  }
  if (scan.glued(number.next)) {
    const double part = scan.mark(number.next, 'h')   ? 0.5
                        : scan.mark(number.next, 'q') ? 0.25
                        : scan.mark(number.next, 't') ? 0.75
                                                      : 0;
    if (part > 0) number.value += part, number.step = 0.01, ++number.next;
  }
  number.mantissa = number.value;
}

struct Composed {
  double total = 0, group = 0, scale = 1e15;
  bool any = false;
  // Adds a word; false where it cannot go on with the number.
  bool add(Scan& scan, std::size_t i) {
    const auto below = [this](double limit) { return std::fmod(group, limit) == 0; };
    if (const Meaning* one = scan.role(i, Role::kCardinal)) {
      if (one->value == 0 || (any && group != 0 && !below(one->value < 10 ? 10 : 100))) return false;
      if (std::fmod(group, 100) == 10) return false;  // "ten three"
      group += one->value;
    } else if (const Meaning* tens = scan.role(i, Role::kTens)) {
      if (!below(100)) return false;
      group += tens->value;
    } else if (scan.role(i, Role::kHundred)) {
      if (group < 1 || group >= 100) return false;
      group *= 100;
    } else if (const Meaning* big = scan.role(i, Role::kScale)) {
      if (group < 1 || big->value >= scale || scan.word(i).size() < 4) return false;
      total += group * big->value;
      group = 0;
      scale = big->value;
    } else if (scan.role(i, Role::kDozen)) {
      if (total > 0 || group < 1 || group >= 100) return false;
      total = group * 12;
      group = 0;
      scale = 1;
    } else {
      return false;
    }
    return any = true;
  }
};

std::optional<Number> read_words(Scan& scan, std::size_t i) {
  Composed composed;
  std::size_t at = i;
  bool half = false;
  if (scan.is(at, "half")) {
    half = true;
    ++at;
  }
  if (scan.is(at, "a") || scan.is(at, "an") || half) {
    if (scan.is(at, "a") || scan.is(at, "an")) ++at;
    if (!scan.role(at, Role::kHundred) && !scan.role(at, Role::kScale) && !scan.role(at, Role::kDozen)) return {};
    if (scan.word(at).size() < 4) return {};
    composed.group = 1;
    composed.any = true;
  }
  const std::size_t begin = at;
  for (int count = 0; count < kMostNumberWords; ++count) {
    std::size_t next = at;
    if (at > begin) {
      next = scan.past_hyphen(at);
      const bool big = scan.role(at - 1, Role::kHundred) || scan.role(at - 1, Role::kScale);
      if (big && scan.is(at, "and") && (scan.role(at + 1, Role::kCardinal) || scan.role(at + 1, Role::kTens)))
        next = at + 1;
    }
    if (!composed.add(scan, next)) break;
    at = next + 1;
  }
  if (at == begin) return {};
  Number number{.next = at, .value = composed.total + composed.group, .words = true};
  number.scaled = composed.scale >= 1e3 && composed.total > 0;
  if (number.scaled && composed.group == 0) number.step = composed.scale;
  if (half) number.value /= 2, number.step = number.value / 5;
  number.mantissa = number.scaled && composed.group == 0 ? number.value / composed.scale : number.value;
  if (!half && !number.scaled) {
    add_half(scan, number);
    add_scale(scan, number);
  }
  return number;
}

std::optional<Found> share(std::size_t first, std::size_t next, double part, double whole) {
  if (part <= 0 || whole <= 0 || part > whole) return {};
  Found found;
  found.first = found.core = first;
  found.next = found.core_next = next;
  found.kind = ValueKind::kPercent;
  found.name = "percent";
  found.amount = found.amount_to = 100 * part / whole;
  return found;
}

bool takes_share(Scan& scan, std::size_t i) {
  return scan.is(i, "of") || (scan.is(i, "the") || scan.is(i, "its") || scan.is(i, "their") || scan.is(i, "our"));
}

}  // namespace

std::optional<Number> read_number(Scan& scan, std::size_t i) {
  const Item item = scan.at(i);
  if (item.kind == ItemKind::kWord) return read_words(scan, i);
  if (item.kind != ItemKind::kNumber || item.digits > 18 || (item.zero && item.digits > 1)) return {};
  Number number{.next = i + 1, .value = item.number};
  for (int d = 0; d < item.decimals && d < 18; ++d) number.step /= 10;
  add_half(scan, number);
  if (scan.mark(number.next, 'p') && scan.kind(number.next + 1) == ItemKind::kNumber)
    number.next += 2;  // "42±11 years"
  add_scale(scan, number);
  return number;
}

void add_short_scale(Scan& scan, Number& number) {
  if (number.scaled) return;
  const Meaning* scale = scan.role(number.next, Role::kShortScale);
  if (!scale) return;
  number.value *= scale->value;
  number.step *= scale->value;
  number.scaled = true;
  ++number.next;
}

std::optional<Found> read_share(Scan& scan, std::size_t i) {
  if (const Meaning* part = scan.role(i, Role::kFraction)) {  // "half of", "a third of"
    const bool article = i > scan.floor && (scan.is(i - 1, "a") || scan.is(i - 1, "one"));
    if (part->value != 2 && !article) return {};
    if (!(part->value == 2 ? takes_share(scan, i + 1) : scan.is(i + 1, "of"))) return {};
    if (scan.kind(i + 2) == ItemKind::kNumber || (!article && i > scan.floor && scan.role(i - 1, Role::kOrdinal)))
      return {};
    if (!article && i > scan.floor &&
        (scan.is(i - 1, "other") || scan.is(i - 1, "last") || scan.is(i - 1, "latter") || scan.is(i - 1, "early")))
      return {};
    return share(article ? i - 1 : i, i + 1, 1, part->value);
  }
  const std::optional<Number> part = read_number(scan, i);
  if (!part || part->scaled) return {};
  const std::size_t at = scan.past_hyphen(part->next);
  if (const Meaning* of = scan.role(at, Role::kFraction); of && part->words && part->value < of->value) {
    const bool plural = scan.word(at).ends_with('s');
    if (plural != (part->value > 1)) return {};
    if (at == part->next && !takes_share(scan, at + 1)) return {};
    return share(i, at + 1, part->value, of->value);
  }
  std::size_t whole_at = 0;
  if (scan.is(part->next, "in") || (scan.is(part->next, "of") && scan.is(part->next + 1, "every")))
    whole_at = part->next + 1;
  if (scan.is(part->next, "out") && scan.is(part->next + 1, "of")) whole_at = part->next + 2;
  if (whole_at == 0) return {};
  if (scan.is(whole_at, "every")) ++whole_at;
  const std::optional<Number> whole = read_number(scan, whole_at);
  if (!whole || whole->value > 1e9 || part->value >= whole->value || part->step < 1) return {};
  const bool in = scan.is(part->next, "in");
  // "two in 2019", "five in ten days": only small shares of round wholes
  if (in && (part->value > 10 || (part->value > 1 && whole->words != part->words) ||
             (whole->value >= 1000 && (part->value > 1 || (whole->value < 2200 && whole->mantissa >= 1000)))))
    return {};
  if (read_suffix(scan, whole->next, *whole)) return {};
  return share(i, whole->next, part->value, whole->value);
}

}  // namespace apud::values
