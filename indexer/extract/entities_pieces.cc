// Divides what has grown into names: offices and titles off persons, nationalities off names, pairs of countries.
// Layer 5, pure.
#include <algorithm>

#include "indexer/extract/entities_chunks.h"

namespace apud::entities {

// The first run of offices and titles, "First Vice Prime Minister", "Director-General", "Mr.".
std::optional<ChunkFinder::Office> ChunkFinder::find_office(std::uint32_t first, std::uint32_t segment) {
  std::uint32_t a = first;
  while (a < segment && (unit_end(a) > a + 1 || (!is_office(a) && !is_title(a)))) a = unit_end(a);
  if (a >= segment) return std::nullopt;
  Office office{.first = a, .last = a};
  for (std::uint32_t i = a; i < segment; i = unit_end(i)) {
    if (is_mark(at(i), Mark::kHyphen) && i > a) continue;
    // "Assistant U.S. Attorney"
    if (i > a && is_known(i) && unit_end(i) < segment && is_office(unit_end(i)) && at(i).shape == Shape::kUpper)
      continue;
    const bool ranked = is_capital(at(i)) && reading_.flagged(at(i), kRank);
    if (unit_end(i) > i + 1 || (!is_office(i) && !is_title(i) && !ranked)) break;
    office.last = i + 1;
    office.role |= is_office(i);
    office.gender = static_cast<std::uint16_t>(office.gender | (reading_.know(at(i)).flags & (kMale | kFemale)));
  }
  while (office.first > first) {
    std::uint32_t before = office.first - 1;
    if (is_mark(at(before), Mark::kHyphen) && before > first) --before;
    if (!is_capital(at(before)) || !reading_.flagged(at(before), kRank) || is_known(before)) break;
    office.first = before;
  }
  return office;
}

// What stands before an office: a name of its own ("Pakistani", "Bank of X"), or a part of it ("Treasury Secretary").
void ChunkFinder::emit_left(std::uint32_t first, Office& office, bool starts, std::vector<Chunk>& chunks) {
  if (office.first == first) return;
  bool apart = !office.role || at(office.first).shape == Shape::kUpper;
  for (std::uint32_t i = first; i < office.first; i = unit_end(i)) apart |= is_known(i) || at(i).shape == Shape::kUpper;
  apart |= head_at(last_word(first, office.first)).has_value();
  if (apart) {
    emit_name(first, office.first, starts, chunks);
  } else {
    office.first = first;
  }
}

// Where a person begins behind a portfolio: "Finance Ada Quell", "State Rex Orwin"; `last` if none does.
std::uint32_t ChunkFinder::person_start(std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = first + 1; i < last; ++i) {
    if (at(i).shape != Shape::kCapital || !at(i).spaced || at(i - 1).shape < Shape::kCapital || is_known(i)) continue;
    const Entry& entry = reading_.know(at(i));
    if (entry.role.given_name && (entry.flags & kTrade) == 0 && i + 1 < last && !entry.role.head) return i;
    if (!entry.role.head && !reading_.english.listed(entry.text) && !entry.role.office) return i;
  }
  return last;
}

// An office that ends its segment, with its portfolio ("Minister of Foreign Affairs"). Returns where the rest begins:
// "of Hungary", "of the Bank of X" are names of their own.
std::uint32_t ChunkFinder::emit_role(const Office& office, std::uint32_t segment, std::uint32_t last,
                                     std::vector<Chunk>& chunks) {
  std::uint32_t end = office.last, rest = last;
  if (segment < last) {
    rest = segment + (small_word(segment + 1, "the") ? 2 : 1);
    const std::uint32_t complement = segment_end(rest, last);
    const auto head = head_at(last_word(rest, complement));
    bool apart = !small_word(segment, "of") && !small_word(segment, "for");
    apart |= is_known(rest) || at(rest).shape == Shape::kUpper;
    // A minister's is a portfolio, "Minister of Transport and Energy"; a president's an organisation.
    const bool portfolio = rest == segment + 1 && reading_.flagged(at(office.last - 1), kMinister);
    apart |= head && *head == EntityType::kOrganization && !portfolio;
    const bool state =
        office.role && (portfolio || small_word(segment, "of")) && rest == segment + 1 && !is_known(rest);
    const std::uint32_t person = state ? person_start(rest, complement) : complement;
    if (person < complement) {  // "Minister of Finance Ada Quell"
      chunks.push_back({.first = office.first, .last = person, .type = EntityType::kRole});
      emit_person(person, complement, office.gender, chunks);
      chunks.back().office = at(office.last - 1).entry;
      return complement == last ? last : complement + (small_word(complement + 1, "the") ? 2 : 1);
    }
    if (!apart) {
      end = complement;
      rest = complement == last ? last : complement + (small_word(complement + 1, "the") ? 2 : 1);
    }
  }
  if (office.role) chunks.push_back({.first = office.first, .last = end, .type = EntityType::kRole});
  return rest;
}

void ChunkFinder::emit(std::uint32_t first, std::uint32_t last, bool starts, std::vector<Chunk>& chunks) {
  while (first < last) {
    const std::uint32_t segment = segment_end(first, last);
    auto office = find_office(first, segment);
    if (reading_.flagged(at(first), kOpening) && last > first + 1 && office && office->first > first)
      return emit_name(first, last, starts, chunks);  // "Universidad Mayor de X", "Directorate-General"
    // "Erik Prince": a given name before a family name that is an office, too.
    const bool family = office && office->last == last && office->last - office->first == 1 && office->first > first &&
                        last - first <= 3 && at(first).shape == Shape::kCapital && !is_known(first) &&
                        !head_at(first) && (reading_.know(at(first)).role.given_name || office->gender != 0) &&
                        is_title(office->first);
    if (!office) return emit_name(first, last, starts, chunks);
    if (family) return emit_person(first, last, 0, chunks);
    const std::uint32_t key = last_word(first, segment);
    const auto head = head_at(key);
    const bool thing = head && *head != EntityType::kPerson && *head != EntityType::kRole && key >= office->last &&
                       !is_office(key) && !is_title(key);  // "Queen Elizabeth Hospital"
    if (thing) return emit_name(first, last, starts, chunks);
    emit_left(first, *office, starts, chunks);
    starts = starts && office->first == first;
    if (office->last < segment) {
      if (office->role)
        chunks.push_back({.first = office->first, .last = office->last, .starts = starts, .type = EntityType::kRole});
      std::uint32_t person = office->last;
      if (is_mark(at(person), Mark::kHyphen)) ++person;
      if (person < segment) {
        const bool other =
            is_known(person) && unit_end(person) == segment &&
            reading_.lexicon->entry(reading_.matches[units_[person - sentence_.first].match].forms.front().entry)
                    .type != EntityType::kPerson &&
            !reading_.know(at(person)).role.given_name && office->role;
        if (other) return emit_name(person, last, false, chunks);
        emit_person(person, segment, office->gender, chunks);
        if (office->role) chunks.back().office = at(office->last - 1).entry;
      }
      if (segment == last) return;
      first = segment + (small_word(segment + 1, "the") ? 2 : 1);
    } else {
      first = emit_role(*office, segment, last, chunks);
    }
    starts = false;
  }
}

void ChunkFinder::emit_person(std::uint32_t first, std::uint32_t last, std::uint16_t gender,
                              std::vector<Chunk>& chunks) {
  if (!is_capital(at(first)) && !reading_.flagged(at(first), kParticle)) return;
  Chunk chunk{.first = first, .last = last, .type = EntityType::kPerson};
  chunk.personal = true;
  chunk.gender = gender != 0 ? gender : given_name_gender(text_.substr(at(first).span.begin, at(first).span.size()));
  if (unit_end(first) == last && is_known(first)) {
    const LexiconForm& form = reading_.matches[units_[first - sentence_.first].match].forms.front();
    if (reading_.lexicon->entry(form.entry).type == EntityType::kPerson) chunk.lexicon = form.entry;
  }
  chunks.push_back(chunk);
}

// "China-Vietnam", "US-China": known names side by side, with no head word, are as many names.
bool ChunkFinder::is_pair(std::uint32_t first, std::uint32_t last) {
  if (unit_end(first) >= last || head_at(last_word(first, last))) return false;
  std::uint32_t known = 0, others = 0;
  for (std::uint32_t i = first; i < last; i = unit_end(i)) {
    if (is_mark(at(i), Mark::kHyphen)) continue;
    const bool acronym = at(i).shape == Shape::kUpper && i > first && !at(i).spaced;
    if (!is_known(i) && !acronym) return false;
    ++(is_known(i) ? known : others);
  }
  return known > 0 && known + others > 1;
}

void ChunkFinder::divide_pairs(std::vector<Chunk>& chunks) {
  const std::size_t n = chunks.size();
  bool any = false;
  for (std::size_t c = 0; c < n; ++c) {
    const Chunk pair = chunks[c];
    if (!pair.pair || pair.first >= pair.last) continue;
    any = true;
    for (std::uint32_t i = pair.first; i < pair.last; i = unit_end(i))
      if (!is_mark(at(i), Mark::kHyphen)) emit_name(i, unit_end(i), pair.starts && i == pair.first, chunks);
    chunks[c].last = chunks[c].first;
  }
  if (any) std::sort(chunks.begin(), chunks.end(), [](const Chunk& a, const Chunk& b) { return a.first < b.first; });
}

// A given name first, or initials, and nothing that speaks against a person.
void ChunkFinder::add_person_votes(Chunk& chunk) {
  const std::uint32_t words = chunk.last - chunk.first;
  const bool landscape = chunk.type == EntityType::kPlace || chunk.type == EntityType::kInfrastructure ||
                         chunk.type == EntityType::kRegion;  // "Peter S. Marsh"
  if (words < 2 || words > 6 || (chunk.type && !landscape) || chunk.quoted) return;
  bool initial = false, particle = false;
  for (std::uint32_t i = chunk.first; i < chunk.last; ++i) {
    const Word& word = at(i);
    initial |= word.shape == Shape::kInitial && word.span.size() > 1;
    particle |= word.shape == Shape::kLower && reading_.flagged(word, kOfPersons);
    const std::string_view text = text_.substr(word.span.begin, word.span.size());
    const bool fits = word.shape == Shape::kCapital ||
                      (i + 1 == chunk.last && (text == "II" || text == "III" || text == "IV")) ||
                      word.shape == Shape::kInitial || is_mark(word, Mark::kHyphen) ||
                      reading_.flagged(word, kParticle) || (word.shape == Shape::kLower && !word.spaced);
    if (!fits) return;
  }
  const bool syllables = words == 4 && is_mark(at(chunk.last - 2), Mark::kHyphen) &&
                         at(chunk.last - 1).shape == Shape::kLower && at(chunk.first + 1).shape == Shape::kCapital &&
                         !reading_.english.has(reading_.know(at(chunk.last - 1)).text) && !is_known(chunk.first);
  // "F. Supp." is a journal, "B. Funding" a heading's letter.
  const Entry& family = reading_.know(at(chunk.last - 1));
  if (words == 2 && at(chunk.first).shape == Shape::kInitial && !family.role.family_name && !family.role.given_name &&
      ((chunk.starts && reading_.english.has(family.text)) || text_[at(chunk.last - 1).span.end - 1] == '.'))
    return;
  const bool last_fits = at(chunk.last - 1).shape >= Shape::kLower && at(chunk.last - 1).shape != Shape::kInitial;
  const bool given = at(chunk.first).shape == Shape::kCapital && reading_.know(at(chunk.first)).role.given_name;
  const bool known =
      is_known(chunk.first) && !reading_.matches[units_[chunk.first - sentence_.first].match].forms.front().common_word;
  if ((((given && !known) || particle || syllables) && !chunk.route && !chunk.type) || (initial && last_fits)) {
    chunk.personal = true;
    chunk.type = EntityType::kPerson;
    chunk.gender = given_name_gender(text_.substr(at(chunk.first).span.begin, at(chunk.first).span.size()));
  }
}

void ChunkFinder::emit_name(std::uint32_t first, std::uint32_t last, bool starts, std::vector<Chunk>& chunks) {
  if (first >= last) return;
  // "American Robert Mueller": a nationality before a given name.
  if (is_known(first) && unit_end(first) < last && is_capital(at(unit_end(first)))) {
    const FormKind kind = reading_.matches[units_[first - sentence_.first].match].forms.front().kind;
    const std::uint32_t next = unit_end(first);
    const bool person =
        next + 1 < last && !type_by_head(first, last) && !is_known(next) && reading_.know(at(next)).role.given_name;
    const bool known = is_known(next) && unit_end(next) == last && last > next + 1;  // "German Black Sea"
    const bool named = kind == FormKind::kName || kind == FormKind::kAcronym;        // "United Nations Ada Quell"
    if (named && person && at(next).spaced && at(next).shape == Shape::kCapital && last - next <= 3 &&
        !reading_.know(at(next)).role.common_word && !reading_.know(at(first)).role.given_name &&
        !reading_.matches[units_[first - sentence_.first].match].forms.front().common_word) {
      emit_name(first, next, starts, chunks);
      return emit_name(next, last, false, chunks);
    }
    if ((kind == FormKind::kAdjective || kind == FormKind::kPeople) && at(next).spaced && (person || known)) {
      emit_name(first, next, starts, chunks);
      first = next;
      starts = false;
    }
  }
  Chunk chunk{.first = first, .last = last, .starts = starts};
  bool hyphen = false;
  for (std::uint32_t i = first + 1; i + 1 < last; ++i)
    hyphen |= is_mark(at(i), Mark::kHyphen) && is_capital(at(i + 1)) && is_capital(at(i - 1));
  const std::uint32_t key =
      last_word(first, unit_end(first) == last ? name_segment(first, last) : segment_end(first, last));
  if (head_at(key)) chunk.head = at(key).entry;
  const Unit& unit = units_[first - sentence_.first];
  if (unit.end == last && unit.match != kNone) {
    const LexiconForm& form = reading_.matches[unit.match].forms.front();
    chunk.lexicon = form.entry;
    chunk.form = form.kind;
    chunk.common = form.common_word;
    chunk.type = reading_.lexicon->entry(form.entry).type;
  } else {
    chunk.type = type_by_head(first, last);
    chunk.route = hyphen && !chunk.type;
    if (last - first == 2 && reading_.flagged(at(first), kFunction)) {  // small_family_name
      chunk.personal = true;
      chunk.type = EntityType::kPerson;
    }
    chunk.pair = is_pair(first, last);
    if (!chunk.pair) add_person_votes(chunk);
  }
  const bool place = chunk.lexicon != kNone && chunk.form == FormKind::kName && *chunk.type == EntityType::kPlace;
  if (!chunk.personal && (place || (chunk.lexicon == kNone && (!chunk.type || chunk.route)))) {
    const std::uint32_t end = over_common_head(first, last, chunk.route);
    if (end > last) {
      chunk.last = end;
      chunk.type = EntityType::kInfrastructure;
      chunk.lexicon = kNone;
      chunk.route = hyphen;
      chunk.pair = false;
      chunk.head = at(end - 1).entry;
    }
  }
  chunks.push_back(chunk);
}

}  // namespace apud::entities
