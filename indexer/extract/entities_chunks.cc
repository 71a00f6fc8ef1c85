// The growth of names. Each rule takes one step; none looks back further than the name's own beginning.
// Layer 5, pure.
#include "indexer/extract/entities_chunks.h"

#include <algorithm>

namespace apud::entities {
namespace {

constexpr std::uint32_t kLongest = 28;  // words of a name

}  // namespace

ChunkFinder::ChunkFinder(Reading& reading, const Sentence& sentence)
    : reading_(reading),
      sentence_(sentence),
      text_(reading.document->blocks[sentence.block].text),
      units_(reading.units) {
  find_units();
}

bool ChunkFinder::small_word(std::uint32_t i, std::string_view word) const {
  return i < sentence_.last && at(i).shape == Shape::kLower &&
         text_.substr(at(i).span.begin, at(i).span.size()) == word;
}

// What the lexicon knows counts as one word, if it begins with a capital or a figure.
void ChunkFinder::find_units() {
  const std::uint32_t n = sentence_.last - sentence_.first;
  units_.assign(n, {});
  for (std::uint32_t i = 0; i < n; ++i) units_[i].end = sentence_.first + i + 1;
  std::uint32_t begin = sentence_.first, end = sentence_.last;
  while (begin < end && !is_capital(at(begin))) ++begin;
  while (end > begin && !is_capital(at(end - 1))) --end;
  reading_.matches.clear();
  if (begin == end) return;
  if (begin > sentence_.first) --begin;
  end = std::min(end + 2, sentence_.last);  // "Côte d'Ivoire"
  reading_.spans.clear();
  for (std::uint32_t i = begin; i < end; ++i) reading_.spans.push_back(at(i).span);
  reading_.lexicon->find(text_, reading_.spans, reading_.matches);
  for (std::uint32_t m = 0; m < reading_.matches.size(); ++m) {
    const LexiconMatch& match = reading_.matches[m];
    const std::uint32_t first = begin + match.first, last = first + match.words;
    if (match.forms.empty() || match.words == 0 || last > end) continue;
    if (!is_capital(at(first)) && (match.words == 1 || !is_capital(at(last - 1)) || at(first).shape == Shape::kLower))
      continue;
    if (match.words == 1 && at(first).shape != Shape::kUpper && reading_.flagged(at(first), kFunction | kCalendar) &&
        first == sentence_.first)
      continue;
    units_[first - sentence_.first] = {last, m};
  }
}

bool ChunkFinder::is_known(std::uint32_t i) const { return units_[i - sentence_.first].match != kNone; }

// Whether [first, last) is one unit that names a country, an organisation or the like by itself.
bool ChunkFinder::known_thing(std::uint32_t first, std::uint32_t last) {
  const Unit& unit = units_[first - sentence_.first];
  if (unit.match == kNone || unit.end != last) return false;
  return !reading_.matches[unit.match].forms.front().common_word;
}

bool ChunkFinder::is_office(std::uint32_t i) {
  const Word& word = at(i);
  return is_capital(word) && word.shape != Shape::kInitial && reading_.know(word).role.office;
}

bool ChunkFinder::is_title(std::uint32_t i) {
  const Word& word = at(i);
  return is_capital(word) && word.shape != Shape::kInitial && reading_.know(word).role.title;
}

// Whether a capital word is no part of a name.
bool ChunkFinder::breaks(std::uint32_t i) {
  const Word& word = at(i);
  if (word.shape == Shape::kUpper)  // "SHALL", "NOT"; "IT" and "WHO" are in the lexicon
    return !is_known(i) && (reading_.know(word).flags & kFunction) != 0;
  if (word.shape == Shape::kInitial) {
    const char letter = text_[word.span.begin];
    return word.span.size() == 1 && (letter == 'I' || letter == 'A');
  }
  const std::uint32_t flags = reading_.know(word).flags;
  if ((flags & (kFunction | kCalendar | kFormer)) != 0) return true;
  if ((flags & kReference) == 0 || i + 1 >= sentence_.last) return false;
  const Word& next = at(i + 1);
  return next.shape == Shape::kNumber || next.shape == Shape::kInitial || next.shape == Shape::kUpper;
}

// "..., To Lam, General Secretary": a family name that is also a small word, in the middle of a sentence.
bool ChunkFinder::small_family_name(std::uint32_t i) {
  if (starts_sentence(i) || at(i).shape != Shape::kCapital || i + 3 >= sentence_.last || is_capital(at(i - 1)))
    return false;
  if (!is_capital(at(i + 1)) || is_known(i + 1) || !is_mark(at(i + 2), Mark::kComma)) return false;
  if (small_word(i + 3, "who")) return true;
  for (std::uint32_t k = i + 3; k < std::min(i + 7, sentence_.last); ++k)
    if (at(k).shape >= Shape::kLower && reading_.know(at(k)).role.office) return true;
  return false;
}

bool ChunkFinder::can_start(std::uint32_t i) {
  if (!is_capital(at(i))) return is_known(i) && at(i).shape != Shape::kLower;
  if (is_known(i) && unit_end(i) > i + 1) return true;
  if (!breaks(i) || small_family_name(i)) return true;
  if (reading_.flagged(at(i), kNumeral) && !starts_sentence(i) && at(i).shape == Shape::kCapital)  // "Six Nations"
    return i + 1 < sentence_.last && is_capital(at(i + 1)) && at(i + 1).spaced && !breaks(i + 1);
  // "October Revolution": a month before a head word.
  if (!reading_.flagged(at(i), kCalendar) || i + 1 >= sentence_.last || !is_capital(at(i + 1)) || is_known(i + 1))
    return false;
  const std::uint32_t end = plain_end(i + 1);
  return end > i + 1 && head_at(last_word(i + 1, end)).has_value() && !is_office(i + 1) && !is_title(i + 1);
}

// Where a capital says nothing: the first word, and what follows a colon, a full stop or a quotation mark.
bool ChunkFinder::starts_sentence(std::uint32_t i) const {
  if (i == sentence_.first) return true;
  const Word& before = at(i - 1);
  if (before.shape == Shape::kNumber && i - 1 == sentence_.first) return true;
  if (before.shape != Shape::kMark) return false;
  switch (static_cast<Mark>(before.entry)) {
    case Mark::kColon:
    case Mark::kStop:
    case Mark::kQuoteOpen:
    case Mark::kQuote:
    case Mark::kOther: return true;
    case Mark::kClose:
    case Mark::kOpen: return i - 1 <= sentence_.first + 2;
    default: return false;
  }
}

std::optional<EntityType> ChunkFinder::head_at(std::uint32_t i) {
  const Word& word = at(i);
  if (word.shape == Shape::kMark || word.shape == Shape::kNumber || word.shape == Shape::kInitial) return std::nullopt;
  return reading_.know(word).role.head;
}

// The last word that is no number and no single letter: "Agenda" of "Agenda 2063".
std::uint32_t ChunkFinder::last_word(std::uint32_t first, std::uint32_t last) const {
  std::uint32_t i = last - 1;
  while (i > first && (at(i).shape == Shape::kNumber || at(i).shape == Shape::kInitial || at(i).shape == Shape::kMark ||
                       (at(i).shape == Shape::kUpper && at(i).span.size() <= 3 && text_[at(i).span.begin] == 'I')))
    --i;
  return i;
}

// The end of the words before the first small preposition.
std::uint32_t ChunkFinder::segment_end(std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = unit_end(first); i < last; i = unit_end(i)) {
    if (at(i).shape != Shape::kLower) continue;
    const std::uint32_t flags = reading_.know(at(i)).flags;
    if ((flags & kSmall) != 0 && (flags & kParticle) == 0 && !small_word(i, "and") && !small_word(i, "the")) return i;
  }
  return last;
}

std::uint32_t ChunkFinder::name_segment(std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = first + 1; i < last; ++i)
    if (at(i).shape == Shape::kLower && reading_.flagged(at(i), kSmall) && !small_word(i, "and")) return i;
  return last;
}

std::optional<EntityType> ChunkFinder::type_by_head(std::uint32_t first, std::uint32_t last) {
  const std::uint32_t segment = segment_end(first, last);
  const std::uint32_t key = last_word(first, segment);
  if (key > first && reading_.flagged(at(key), kPaired) && at(key - 1).shape >= Shape::kLower) {  // "Economic Corridor"
    const std::string_view two = text_.substr(at(key - 1).span.begin, at(key).span.end - at(key - 1).span.begin);
    if (const auto head = reading_.lexicon->role(two).head) return head;
  }
  if (const auto head = head_at(key); head && (segment > first + 1 || segment < last)) return head;
  if (key > first && reading_.flagged(at(key), kTrailing)) {  // "Harbour Fund Global", "Greenpeace International"
    if (is_known(first) && unit_end(first) == key)
      return reading_.lexicon->entry(reading_.matches[units_[first - sentence_.first].match].forms.front().entry).type;
    if (const auto head = head_at(key - 1); head && key > first + 1) return head;
  }
  if (last > first + 1 && is_capital(at(first)) &&
      reading_.flagged(at(first), kOpening))  // "Lake Verin", "Stade de Verin"
    return opening_type(text_.substr(at(first).span.begin, at(first).span.size()));
  if (segment < last)
    if (const auto head = head_at(last_word(segment, last))) return head;
  return std::nullopt;
}

std::uint32_t ChunkFinder::grow(std::uint32_t first) {
  std::uint32_t end = unit_end(first);
  while (end < sentence_.last && end - first < kLongest) {
    const std::uint32_t next = step(first, end);
    if (next == end) break;
    end = next;
  }
  return end;
}

std::uint32_t ChunkFinder::step(std::uint32_t first, std::uint32_t end) {
  const Word& word = at(end);
  if (is_capital(word)) return over_capital(first, end);
  if (word.shape == Shape::kNumber) return over_number(first, end);
  if (word.shape == Shape::kMark) return over_mark(first, end);
  if (word.spaced && (small_word(end, "plc") || small_word(end, "mbH")) && at(end - 1).shape != Shape::kMark)
    return end + 1;
  return word.spaced && reading_.flagged(word, kSmall) ? over_small(first, end) : end;
}

std::uint32_t ChunkFinder::over_capital(std::uint32_t first, std::uint32_t end) {
  const Word& word = at(end);
  if (!word.spaced || after_generation(end) || repeats(first, end)) return end;
  if (is_known(end) && unit_end(end) > end + 1) return unit_end(end);
  if (!breaks(end)) return unit_end(end);
  if (word.shape == Shape::kInitial) {  // "Phase I", "Line A"
    const bool ends = end + 1 >= sentence_.last || !is_capital(at(end + 1));
    return ends && end > first ? end + 1 : end;
  }
  // "Theresa May"
  const Word& before = at(end - 1);
  if (reading_.flagged(word, kCalendar) && is_capital(before) && reading_.know(before).role.given_name &&
      (end + 1 >= sentence_.last || at(end + 1).shape != Shape::kNumber))
    return end + 1;
  return end;
}

// "Donald Trump Jr." ends a name.
bool ChunkFinder::after_generation(std::uint32_t i) const {
  const std::string_view before = text_.substr(at(i - 1).span.begin, at(i - 1).span.size());
  return before == "Jr." || before == "Jr" || before == "Sr.";
}

// A name that begins anew: "Anna Berg Anna Berg", as lists without marks have it. "Pago Pago" is one.
bool ChunkFinder::repeats(std::uint32_t first, std::uint32_t i) const {
  return i - first >= 2 && is_capital(at(first)) && at(first).entry == at(i).entry &&
         at(first).shape == Shape::kCapital;
}

std::uint32_t ChunkFinder::over_mark(std::uint32_t first, std::uint32_t end) {
  const Word& mark = at(end);
  if (end + 1 >= sentence_.last) return end;
  const Word& next = at(end + 1);
  if (is_mark(mark, Mark::kHyphen) || is_mark(mark, Mark::kDash)) return over_hyphen(first, end);
  // "Harbour Lines, Inc."
  const bool legal =
      is_mark(mark, Mark::kComma) && is_capital(next) && next.spaced && reading_.flagged(next, kLegalForm);
  if (legal && next.span.size() <= 5 && next.shape != Shape::kInitial && !reading_.know(at(first)).role.given_name)
    return end + 2;
  const bool two = end > first + 1 && reading_.know(next).role.given_name && reading_.know(at(first)).role.given_name;
  if (is_mark(mark, Mark::kAmpersand) && is_capital(next) && !is_known(first) && !is_known(end + 1) && !two)
    return unit_end(end + 1);
  // "Leaders' Summit"
  if (is_mark(mark, Mark::kApostrophe) && !mark.spaced && is_capital(next) && next.spaced && !breaks(end + 1) &&
      text_[at(end - 1).span.end - 1] == 's' && !is_known(end - 1))
    return head_at(last_word(end + 1, plain_end(end + 1))) && !is_office(end + 1) ? unit_end(end + 1) : end;
  if (!is_mark(mark, Mark::kPossessive) || !is_capital(next) || !next.spaced || breaks(end + 1) || is_known(end - 1))
    return end;
  const std::string_view opening = text_.substr(at(first).span.begin, at(first).span.size());
  const bool saint = opening == "St." || opening == "St" || opening == "Saint";
  if (reading_.flagged(at(end - 1), kPossessor) || (saint && end > first + 1)) return unit_end(end + 1);
  // "the Bird's Nest": an English word that owns nothing by itself.
  const Entry& owner = reading_.know(at(end - 1));
  const bool alone = end == first + 1 && first > sentence_.first && small_word(first - 1, "the");
  const bool word = alone && !owner.role.any() && owner.capitals <= 1 && reading_.english.has(owner.text);
  return word && !is_office(end + 1) ? unit_end(end + 1) : end;
}

std::uint32_t ChunkFinder::over_hyphen(std::uint32_t first, std::uint32_t end) {
  const Word& hyphen = at(end);
  const Word& next = at(end + 1);
  if (hyphen.spaced || next.spaced) return end;
  if (next.shape == Shape::kNumber) return end + 2;  // "Apollo-11"
  if (is_mark(hyphen, Mark::kDash)) return end;
  if (is_capital(next)) return unit_end(end + 1);
  if (next.shape != Shape::kLower || is_known(end - 1)) return end;
  // "Re-industrialization Strategy", "Land-linked Hub": a small second half, if the name goes on.
  std::uint32_t after = end + 2;
  while (after + 1 < sentence_.last && is_mark(at(after), Mark::kHyphen) && !at(after).spaced &&
         at(after + 1).shape == Shape::kLower && after < end + 8)
    after += 2;
  const bool goes_on = after < sentence_.last && is_capital(at(after)) && at(after).spaced && !breaks(after);
  const bool in_name = end - 1 > first;  // "Bashar al-Assad" has its own rule; "Park Geun-hye"
  return goes_on || in_name ? after : end;
}

std::uint32_t ChunkFinder::over_number(std::uint32_t first, std::uint32_t end) {
  const Word& number = at(end);
  const std::uint32_t size = number.span.size();
  const std::string_view digits = text_.substr(number.span.begin, size);
  const bool version = size == 3 && digits[1] == '.' && end == first + 1 && !is_known(first);  // "Guccifer 2.0"
  const bool plain = digits.find_first_not_of("0123456789") == std::string_view::npos;
  if (!number.spaced || size > 4 || !(plain || version)) return end;
  const bool year = size == 4 && (digits[0] == '1' || digits[0] == '2');
  const BlockKind kind = reading_.document->blocks[sentence_.block].kind;
  const bool notes = kind == BlockKind::kFootnote || kind == BlockKind::kSource;  // volumes, pages
  if ((size == 4 || notes) && !year) return end;
  const std::uint32_t after = end + 1;
  const bool last = after >= sentence_.last;
  if (!last && is_capital(at(after)) && at(after).spaced && !breaks(after) && year) {
    const std::uint32_t rest = plain_end(after);  // "UN 2030 Agenda"
    if (head_at(last_word(after, rest))) return unit_end(after);
    return end;
  }
  if (!last && (reading_.flagged(at(after), kUnit) || is_mark(at(after), Mark::kComma)) && !year) return end;
  // "Apollo 11 landed", but not "Serbia 200 soldiers".
  const bool headed = head_at(last_word(first, end)).has_value();
  if (!last && at(after).shape == Shape::kLower && !headed && text_[at(after).span.end - 1] == 's' &&
      !reading_.flagged(at(after), kFunction))
    return end;
  if (!last && small_word(after, "to") && after + 1 < sentence_.last && at(after + 1).shape == Shape::kNumber)
    return end;
  if (!last && !at(after).spaced) {  // "7/13", "4-5", "12%": no part of a name; a stop, a comma or a bracket may follow
    const Word& glued = at(after);
    if (glued.shape != Shape::kMark || is_mark(glued, Mark::kSlash) || is_mark(glued, Mark::kOther) ||
        (is_mark(glued, Mark::kHyphen) && !year))
      return end;
  }
  if (known_thing(first, end) && !headed) return end;
  if (is_office(end - 1) || reading_.flagged(at(end - 1), kCalendar)) return end;
  return after;
}

std::uint32_t ChunkFinder::plain_end(std::uint32_t i) {
  std::uint32_t end = unit_end(i);
  while (end < sentence_.last) {
    if (is_capital(at(end)) && at(end).spaced && !breaks(end)) {
      end = unit_end(end);
    } else if (is_mark(at(end), Mark::kHyphen) && !at(end).spaced && end + 1 < sentence_.last &&
               is_capital(at(end + 1)) && !at(end + 1).spaced) {
      end = unit_end(end + 1);
    } else {
      break;
    }
    if (end - i >= kLongest) break;
  }
  return std::min(end, sentence_.last);
}

std::uint32_t ChunkFinder::over_small(std::uint32_t first, std::uint32_t end) {
  if (small_word(end, "and")) return over_and(first, end);
  std::uint32_t next = end + 1;
  if (next >= sentence_.last || small_word(end, "the")) return end;
  const bool particle = reading_.flagged(at(end), kParticle);
  if (particle) {  // "Charles de Gaulle", "Bashar al-Assad", "van der Waals"
    while (next < sentence_.last && next < end + 3 && reading_.flagged(at(next), kParticle)) ++next;
    if (next < sentence_.last && is_mark(at(next), Mark::kHyphen) && !at(next).spaced) ++next;
    if (next < sentence_.last && is_capital(at(next)) && !breaks(next)) return unit_end(next);
    return end;
  }
  if (small_word(next, "the")) ++next;
  if (next < sentence_.last && at(next).shape == Shape::kNumber && next == end + 1 && small_word(end, "of")) {
    const std::string_view digits = text_.substr(at(next).span.begin, at(next).span.size());  // "Act of 1988"
    const bool year = digits.size() == 4 && digits.find_first_not_of("0123456789") == std::string_view::npos;
    const auto dated = type_by_head(first, end);
    const bool fits = dated == EntityType::kAgreement || dated == EntityType::kWork || dated == EntityType::kEvent ||
                      dated == EntityType::kProgram;
    return year && fits ? next + 1 : end;
  }
  if (next >= sentence_.last || !is_capital(at(next)) || !at(next).spaced) return end;
  if (breaks(next) && !(is_known(next) && unit_end(next) > next + 1)) return end;
  const bool of = small_word(end, "of");
  if (is_office(end - 1)) return of || small_word(end, "for") ? unit_end(next) : end;
  auto head = type_by_head(first, end);
  if (!head) head = head_at(last_word(first, end));
  if (of) {
    if (head) return is_title(next) && at(next).shape == Shape::kCapital ? end : unit_end(next);
    const bool plural = text_[at(end - 1).span.end - 1] == 's';
    return !plural && !is_known(end - 1) && !is_known(next) && !is_title(next) && next > end + 1 ? unit_end(next) : end;
  }
  if (!head || (is_known(first) && unit_end(first) >= end && !goes_beyond(first, end))) return end;
  if (small_word(end, "for")) return unit_end(next);
  const bool subject = *head == EntityType::kEvent || *head == EntityType::kAgreement ||
                       *head == EntityType::kProgram || *head == EntityType::kWork ||
                       *head == EntityType::kOrganization;
  if (small_word(end, "against")) {  // "Third Army against the Turks" are two
    const bool fights = *head != EntityType::kOrganization || reading_.flagged(at(last_word(first, end)), kFighting);
    return subject && fights ? unit_end(next) : end;
  }
  if (small_word(end, "on")) return subject ? unit_end(next) : end;
  if (small_word(end, "to")) return subject && *head != EntityType::kOrganization ? unit_end(next) : end;
  return end;
}

// Whether a known name may be the beginning of a longer one: "Max Planck Institute for X", "Memorandum of Understanding
// on X". What the lists call it by itself is whole.
bool ChunkFinder::goes_beyond(std::uint32_t first, std::uint32_t end) {
  const LexiconForm& form = reading_.matches[units_[first - sentence_.first].match].forms.front();
  const LexiconEntry& entry = reading_.lexicon->entry(form.entry);
  if (entry.type == EntityType::kConcept || entry.type == EntityType::kAgreement) return small_word(end, "on");
  const std::string_view own = text_.substr(at(first).span.begin, at(end - 1).span.end - at(first).span.begin);
  return entry.type == EntityType::kOrganization && form.kind == FormKind::kName && end > first + 1 &&
         !folded_equal(own, entry.name) && small_word(end, "for");
}

// "A and B": one name inside a complement ("Ministry of Trade and Industry") or before a shared head ("Food and
// Agriculture Organization"); two where either is a name of its own.
std::uint32_t ChunkFinder::over_and(std::uint32_t first, std::uint32_t end) {
  const std::uint32_t next = end + 1;
  if (next >= sentence_.last || !is_capital(at(next)) || !at(next).spaced || breaks(next)) return end;
  if (at(end - 1).shape == Shape::kNumber) return end;  // "Act of 1934 and Rule 7"
  if (is_known(next) || is_office(next) || is_title(next) || at(next).shape == Shape::kUpper) return end;
  std::uint32_t left = end - 1;  // first word of what stands before "and"
  while (left > first && !(at(left - 1).shape == Shape::kLower)) --left;
  const bool inside = left > first;
  const Entry& right = reading_.know(at(next));  // "Regional and Urban Policy"
  if (right.role.given_name &&
      !(inside && !reading_.flagged(at(left - 1), kParticle) && reading_.english.has(right.text)))
    return end;
  for (std::uint32_t i = left; i < end; i = unit_end(i)) {
    const bool opens = i == left && unit_end(i) < end && !inside;  // "Myanmar-China Oil and Gas Pipelines"
    if (is_title(i) || ((is_known(i) || at(i).shape == Shape::kUpper) && !opens && unit_end(i) >= end)) return end;
  }
  if (reading_.know(at(left)).role.given_name && !inside) return end;
  const std::uint32_t right_end = plain_end(next);
  for (std::uint32_t i = next; i < right_end; i = unit_end(i))  // "Minister of Finance X and State Secretary Y"
    if (is_office(i) && i > next) return end;
  const bool right_headed = head_at(last_word(next, right_end)).has_value();
  // "Oil and Gas Pipelines": a trade is a modifier, though companies end in it, too.
  const bool trades = reading_.flagged(at(end - 1), kTrade) && (end - left == 1 || reading_.flagged(at(next), kTrade));
  const bool consulting =
      right_end == next + 2 && reading_.flagged(at(next + 1), kLegalForm);  // "X and Consulting LLC"
  const bool modifier = trades || (consulting && (!is_known(left) || end > left + 1));
  const bool left_headed = !modifier && head_at(last_word(left, end)).has_value();
  if (inside) {
    std::uint32_t office = left - 1;  // "Minister of Transport and Energy of X"
    if (office > first && small_word(office, "the")) --office;
    if (office > first && is_office(office - 1) && right_end == next + 1) return right_end;
    const bool right_named = right_headed && (right_end > next + 1 || small_word(right_end, "of"));
    if (right_named && head_at(last_word(next, right_end)) == EntityType::kOrganization) return end;
    return unit_end(next);
  }
  if (right_end == next + 1 && !inside) {  // "Ardley and Company", "Faber and Faber"
    const std::string_view other = text_.substr(at(next).span.begin, at(next).span.size());
    if (reading_.flagged(at(next), kLegalForm) || other == "Sons" || other == "Brothers" || other == "Associates" ||
        at(next).entry == at(left).entry)
      return right_end;
  }
  if (left_headed || !right_headed || right_end <= next + 1) return end;
  const bool works = head_at(last_word(next, right_end)) == EntityType::kInfrastructure;
  return end - left == 1 || works || modifier ? unit_end(next) : end;
}

// "Mombasa-Nairobi railway", "Padma bridge", "Linz wind power Station": a head word in small letters, or a capital one
// behind small words. After a route up to three words may stand between, else two.
std::uint32_t ChunkFinder::over_common_head(std::uint32_t first, std::uint32_t end, bool route) {
  const std::uint32_t most = std::min(end + 7, sentence_.last);
  std::uint32_t words = 0;
  for (std::uint32_t i = end; i < most; ++i) {
    const Word& word = at(i);
    if (i > end && !word.spaced) {  // "high-speed", "land-Sea"
      if (is_mark(word, Mark::kHyphen) || (is_mark(at(i - 1), Mark::kHyphen) && word.shape >= Shape::kLower)) continue;
      return end;
    }
    if (!word.spaced) return end;
    const auto head = head_at(i);
    const bool works = head == EntityType::kInfrastructure || (route && head == EntityType::kProgram);
    if (is_capital(word)) {
      if (i == end || breaks(i) || is_known(i)) return end;
      const std::uint32_t last = plain_end(i);
      return head_at(last_word(i, last)) == EntityType::kInfrastructure ? last : end;
    }
    if (word.shape != Shape::kLower) return end;
    if (works && (route || i == end || end - first == 1)) {
      const bool hyphened = i + 1 < sentence_.last && is_mark(at(i + 1), Mark::kHyphen) && !at(i + 1).spaced;
      if (hyphened || (!route && i != end)) return end;
      const bool longer = i + 1 < sentence_.last && at(i + 1).shape == Shape::kLower && at(i + 1).spaced && route &&
                          (head_at(i + 1) == EntityType::kInfrastructure || head_at(i + 1) == EntityType::kProgram);
      return longer ? i + 2 : i + 1;  // "cable projects"
    }
    if (reading_.flagged(word, kFunction | kSmall | kReporting) || ++words > (route ? 3u : 2u)) return end;
  }
  return end;
}

}  // namespace apud::entities
