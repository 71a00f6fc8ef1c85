// Finds the values of a sentence: goes from item to item and asks the readers where one may begin.
// Layer 3, pure.
#include <algorithm>

#include "corpus/values/scan.h"
#include "corpus/values/values.h"

namespace apud {

namespace {

using namespace values;

bool may_begin(const Item& item) {
  switch (item.kind) {
    case ItemKind::kNumber:
    case ItemKind::kOrdinal:
    case ItemKind::kDecade:
    case ItemKind::kDate:
    case ItemKind::kSign: return true;
    case ItemKind::kWord: return item.meaning != nullptr;
    default: return false;
  }
}

// A word with a meaning that opens a value.
bool opens(const Item& item, bool& amount, bool& date) {
  for (const Meaning* meaning = item.meaning; meaning; ++meaning) {
    switch (meaning->role) {
      case Role::kCardinal:
      case Role::kTens: amount = date = true; break;
      case Role::kHundred:
      case Role::kScale:
      case Role::kDozen:
      case Role::kFraction:
      case Role::kSign:
      case Role::kCode: amount = true; break;
      case Role::kOrdinal:
      case Role::kMonth:
      case Role::kMonthShort:
      case Role::kWeekday:
      case Role::kSeason:
      case Role::kRelative: date = true; break;
      default: break;
    }
    if (meaning->last) break;
  }
  return amount || date;
}

std::string unit_name(const Found& found) {
  if (!found.name.empty()) return std::string(found.name);
  if (!found.unit.unit) return {};
  std::string name = found.unit.unit->name;
  if (found.unit.per) (name += "_per_") += found.unit.per->name;
  return name;
}

void emit(Scan& scan, const Found& found, std::vector<Value>& values) {
  Value& value = values.emplace_back();
  value.kind = found.kind;
  value.bound = found.bound;
  value.span = {scan.at(found.first).span.begin, scan.at(found.next - 1).span.end};
  value.core = {scan.at(found.core).span.begin, scan.at(found.core_next - 1).span.end};
  value.text = scan.text().substr(value.span.begin, value.span.size());
  value.amount = found.amount;
  value.amount_to = found.amount_to;
  value.step = found.step;
  value.unit = unit_name(found);
  value.from = found.from;
  value.to = found.to;
}

// The value that begins at item i, or around it.
std::optional<Found> read_value(Scan& scan, std::size_t i) {
  const Item item = scan.at(i);
  bool amount = item.kind != ItemKind::kWord, date = amount;
  if (item.kind == ItemKind::kWord && !opens(item, amount, date)) return {};
  if (date) {
    if (std::optional<Found> found = read_date(scan, i)) {
      add_date_bound(scan, *found);
      return found;
    }
    if (meaning_in(item, Role::kRelative)) return read_relative_date(scan, i);
  }
  if (!amount) return {};
  std::optional<Found> found = read_share(scan, i);
  if (!found) {
    const bool article = i > scan.floor && (scan.is(i - 1, "a") || scan.is(i - 1, "an"));
    const bool needs =
        meaning_in(item, Role::kHundred) || meaning_in(item, Role::kScale) || meaning_in(item, Role::kDozen);
    if (item.kind == ItemKind::kWord && needs && !article) return {};
    found = read_amount(scan, needs && article ? i - 1 : i);
  }
  if (found) add_amount_bound(scan, *found);
  return found;
}

}  // namespace

void find_values(std::string_view text, Span sentence, std::vector<Value>& values) {
  Scan scan(text, sentence);
  for (std::size_t i = ItemReader::kFirst; scan.kind(i) != ItemKind::kEnd;) {
    const Item& item = scan.at(i);
    if (!may_begin(item)) {
      ++i;
      continue;
    }
    const std::optional<Found> found = read_value(scan, i);
    if (!found || found->next <= i) {
      ++i;
      continue;
    }
    emit(scan, *found, values);
    i = scan.floor = found->next;
  }
}

}  // namespace apud
