// Which names are persons, and which family names alone mean one of them.
// Layer 5, pure.
#include <algorithm>

#include "indexer/extract/entities_state.h"

namespace apud::entities {
namespace {

constexpr std::string_view kSuffixes[] = {"II", "III", "IV"};
constexpr std::string_view kGenerations[] = {"Jr", "Jr.", "Sr", "Sr."};  // they tell a son from his father

bool is_generation(std::string_view part) {
  return std::find(std::begin(kGenerations), std::end(kGenerations), part) != std::end(kGenerations);
}

// The family name: "Mueller" of "Robert S. Mueller III", "Trump Jr." of "Donald Trump Jr.".
std::string_view last_part(std::string_view name) {
  std::size_t end = name.size();
  for (;;) {
    const std::size_t blank = name.rfind(' ', end == 0 ? 0 : end - 1);
    if (blank == std::string_view::npos || blank >= end) return name.substr(0, end);
    const std::string_view part = name.substr(blank + 1, end - blank - 1);
    if (std::find(std::begin(kSuffixes), std::end(kSuffixes), part) != std::end(kSuffixes)) {
      end = blank;
      continue;
    }
    if (!is_generation(part)) return part;
    const std::size_t before = blank == 0 ? std::string_view::npos : name.rfind(' ', blank - 1);
    return name.substr(before == std::string_view::npos ? 0 : before + 1,
                       end - (before == std::string_view::npos ? 0 : before + 1));
  }
}
std::string_view first_part(std::string_view name) { return name.substr(0, name.find(' ')); }

bool is_initial(std::string_view part) { return part.size() <= 2 && (part.size() == 1 || part.back() == '.'); }

struct ShortName {
  std::string_view full, brief;
};
constexpr ShortName kShortNames[] = {
    {"Robert", "Bob"},     {"Robert", "Rob"},        {"Richard", "Rick"},    {"Richard", "Dick"},
    {"William", "Bill"},   {"William", "Will"},      {"James", "Jim"},       {"Michael", "Mike"},
    {"Thomas", "Tom"},     {"Joseph", "Joe"},        {"Edward", "Ed"},       {"Edward", "Ted"},
    {"Daniel", "Dan"},     {"David", "Dave"},        {"Donald", "Don"},      {"Steven", "Steve"},
    {"Stephen", "Steve"},  {"Stephen", "Steven"},    {"Kenneth", "Ken"},     {"Matthew", "Matt"},
    {"Anthony", "Tony"},   {"Christopher", "Chris"}, {"Nicholas", "Nick"},   {"Samuel", "Sam"},
    {"Benjamin", "Ben"},   {"Andrew", "Andy"},       {"Gregory", "Greg"},    {"Jeffrey", "Jeff"},
    {"Lawrence", "Larry"}, {"Ronald", "Ron"},        {"Timothy", "Tim"},     {"Katherine", "Kate"},
    {"Elizabeth", "Liz"},  {"Margaret", "Maggie"},   {"Susan", "Sue"},       {"Deborah", "Debbie"},
    {"Rebecca", "Becky"},  {"Alexander", "Alex"},    {"Charles", "Charlie"}, {"Charles", "Chuck"},
    {"Francis", "Frank"},  {"Raymond", "Ray"},       {"Peter", "Pete"},      {"Philip", "Phil"},
    {"Frederick", "Fred"}, {"John", "Jack"},         {"Patricia", "Pat"},    {"Patrick", "Pat"},
    {"Jennifer", "Jenny"}, {"Henry", "Harry"}};

// Whether two given names may be one person's.
bool fits_given(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (!a.empty() && !b.empty() && a[0] == b[0] && is_initial(a) != is_initial(b)) return true;
  return std::any_of(std::begin(kShortNames), std::end(kShortNames), [&](const ShortName& s) {
    return (s.full == a && s.brief == b) || (s.full == b && s.brief == a);
  });
}

class PersonFinder {
 public:
  explicit PersonFinder(Reading& reading) : r_(reading) {}
  void evidence(const Sentence& sentence);
  void families();

 private:
  struct Family {
    std::string_view name;
    std::uint32_t person;  // a name
    bool weak = false;     // a person by the family name alone
  };
  const Word& at(std::uint32_t i) const { return r_.words[i]; }
  std::string_view word(const Sentence& s, std::uint32_t i) const { return r_.text_of(s.block, at(i).span); }
  bool may_be_person(const Found& found);
  bool may_be_place(const Found& found) const;
  void by_family();
  bool office_follows(const Sentence& sentence, std::uint32_t i);
  void by_two_words();
  void count_use(const Found& found, std::string_view before);
  bool may_be_family(std::uint32_t n) const;
  void join_full_names(std::vector<Family>& families);
  void join_alone(const std::vector<Family>& families, bool by_first);

  Reading& r_;
  std::vector<bool> weak_;                  // of a name
  std::vector<std::uint32_t> placed_;       // of a name: uses where a place would stand, "in X"
  std::vector<std::string_view> families_;  // the family names of all persons, sorted
};

// "in X": one or two capital words that nothing else explains.
bool PersonFinder::may_be_place(const Found& found) const {
  const Name& name = r_.names[found.name];
  return found.kind == MentionKind::kName && name.lexicon == kNone && !name.acronym && !name.personal &&
         name.words <= 2 && name.head == kNone && name.text.find_first_of("0123456789&/") == std::string_view::npos;
}

// Two to five capital words of which nothing is known.
bool PersonFinder::may_be_person(const Found& found) {
  const Name& name = r_.names[found.name];
  if (found.kind != MentionKind::kName || name.lexicon != kNone || name.acronym || name.words > 5 || name.head != kNone)
    return false;
  for (std::size_t t = 0; t < name.votes.size(); ++t)
    if (name.votes[t] > 0 && t != static_cast<std::size_t>(EntityType::kPerson) &&
        t != static_cast<std::size_t>(EntityType::kPlace))
      return false;
  if (name.text.find_first_of("0123456789&/") != std::string_view::npos || name.text.find(" of ") != std::string::npos)
    return false;
  return name.words < 2 || !r_.english.has(first_part(name.text)) || !r_.english.has(last_part(name.text));
}

// ", the former managing director of ...", ", Dean of ...", ", Hungarian foreign minister": hardly anything may stand
// before the office.
bool PersonFinder::office_follows(const Sentence& sentence, std::uint32_t i) {
  constexpr std::uint32_t kMost = 7;
  std::uint32_t others = 0;
  for (std::uint32_t k = i; k < sentence.last && k < i + kMost; ++k) {
    const Word& next = at(k);
    if (is_mark(next, Mark::kHyphen)) continue;
    if (next.shape <= Shape::kNumber) return false;
    const Entry& entry = r_.know(next);
    if (entry.role.office) return true;
    if ((entry.flags & (kRank | kFormer)) != 0 || entry.text == "the" || entry.text == "a" || entry.text == "an")
      continue;
    if (next.shape == Shape::kLower && (entry.flags & (kSmall | kFunction | kReporting)) != 0) return false;
    if (++others > (next.shape == Shape::kLower ? 2u : 1u)) return false;
  }
  return false;
}

void PersonFinder::evidence(const Sentence& sentence) {
  const std::uint32_t begin = at(sentence.first).span.begin, end = at(sentence.last - 1).span.end;
  std::uint32_t f = r_.block_found[sentence.block];
  const std::uint32_t last = r_.block_found[sentence.block + 1];
  f = static_cast<std::uint32_t>(std::partition_point(r_.found.begin() + f, r_.found.begin() + last,
                                                      [&](const Found& x) { return x.span.begin < begin; }) -
                                 r_.found.begin());
  std::uint32_t i = sentence.first;
  for (; f < last && r_.found[f].span.end <= end; ++f) {
    const Found& found = r_.found[f];
    while (i < sentence.last && at(i).span.begin < found.span.begin) ++i;
    const std::uint32_t first = i;
    while (i < sentence.last && at(i).span.end <= found.span.end) ++i;
    const std::string_view before = first > sentence.first ? word(sentence, first - 1) : std::string_view();
    count_use(found, before);
    if (first > sentence.first && i > first && may_be_place(found)) {
      const bool plain = r_.names[found.name].words == 1 && r_.english.has(r_.names[found.name].text);
      const bool at_place = before == "in" || before == "near" || before == "In" || before == "Near" ||
                            before == "at" || before == "above" || before == "below" || before == "towards" ||
                            before == "via";
      if (at_place && !plain) r_.vote(found.name, EntityType::kPlace, 1);
    }
    if (!may_be_person(found)) continue;
    Name& name = r_.names[found.name];
    bool sure = false;
    unsigned weight = 0;
    if (i < sentence.last) {
      if (is_mark(at(i), Mark::kComma)) sure = office_follows(sentence, i + 1);
      if (is_mark(at(i), Mark::kComma) && i + 1 < sentence.last && word(sentence, i + 1) == "who") weight += 2;
      const Entry* own = name.words == 1 && first < i ? &r_.know(at(first)) : nullptr;
      const bool plain = own != nullptr && !own->role.family_name && !own->role.given_name && own->capitals == 0 &&
                         r_.english.has(own->text);  // "Outlets reported"
      if (r_.flagged(at(i), kReporting) && !plain) weight += 2;
      if (is_mark(at(i), Mark::kOpen) && i + 1 < sentence.last && word(sentence, i + 1) == "born") sure = true;
    }
    if (first > sentence.first) {
      const Word& previous = at(first - 1);
      if (previous.shape == Shape::kLower && r_.know(previous).role.office) sure = true;
      if (previous.shape != Shape::kMark && folded_equal(word(sentence, first - 1), "the")) sure = false, weight = 0;
    }
    if (sure && name.words > 1) name.personal = true;
    if (i + 1 < sentence.last && is_mark(at(i), Mark::kComma) && name.words == 1 &&
        at(i + 1).shape == Shape::kInitial && at(i + 1).span.size() == 2)
      weight += 2;  // "Wang, Z."
    if (weight > 0) r_.vote(found.name, EntityType::kPerson, weight);
  }
}

// What stands between given name and family name: "S." of "Robert S. Mueller III".
std::string_view middle_part(std::string_view name) {
  const std::string_view last = last_part(name);
  const auto at = static_cast<std::size_t>(last.data() - name.data());
  const std::size_t first = first_part(name).size() + 1;
  return at > first ? name.substr(first, at - first - 1) : std::string_view();
}

bool same_start(std::string_view a, std::string_view b) {  // equal, or one is the other's initial
  return a == b || a.empty() || b.empty() || (a[0] == b[0] && (is_initial(a) || is_initial(b)));
}

// "Robert Mueller" and "Robert S. Mueller III", "Bob Mueller", "R. Mueller": the same given name and family name. Left
// apart where a second person of that family name fits as well.
void PersonFinder::join_full_names(std::vector<Family>& families) {
  constexpr std::size_t kMost = 64;
  for (std::size_t a = 0; a < families.size();) {
    std::size_t b = a;
    while (b < families.size() && families[b].name == families[a].name) ++b;
    for (std::size_t i = a; i < b && b - a <= kMost; ++i) {
      const std::string_view one = r_.names[families[i].person].text;
      bool clash = false;
      std::uint32_t longest = families[i].person;
      for (std::size_t k = a; k < b; ++k) {
        const std::string_view other = r_.names[families[k].person].text;
        if (!fits_given(first_part(one), first_part(other))) continue;
        for (std::size_t m = a; m < b; ++m)  // two that fit this one have to fit each other
          clash |= fits_given(first_part(one), first_part(r_.names[families[m].person].text)) &&
                   !(fits_given(first_part(other), first_part(r_.names[families[m].person].text)) &&
                     same_start(middle_part(other), middle_part(r_.names[families[m].person].text)));
        if (other.size() > r_.names[longest].text.size()) longest = families[k].person;
      }
      if (clash || longest == families[i].person) continue;
      r_.names.join(longest, families[i].person);
      if (Name& alias = r_.names[families[i].person]; alias.reason == Reason::kUnsaid)
        alias.reason = Reason::kShorterName;
    }
    a = b;
  }
}

// A family name alone is the one person of that name; no choice is made between two.
void PersonFinder::join_alone(const std::vector<Family>& families, bool by_first) {
  for (std::uint32_t n = 0; n < r_.names.all().size(); ++n) {
    Name& name = r_.names[n];
    const bool one_word =
        name.words == 1 || (name.words == 2 && is_generation(name.text.substr(name.text.rfind(' ') + 1)));
    if (name.uses == 0 || !one_word || name.acronym || name.head != kNone || r_.names.root(n) != n) continue;
    if (by_first && !name.personal) continue;
    const bool place = name.lexicon != kNone && !name.personal;
    if (place && (by_first || !may_be_family(n))) continue;
    auto it = std::lower_bound(families.begin(), families.end(), name.text,
                               [](const Family& f, std::string_view text) { return f.name < text; });
    std::uint32_t only = kNone;
    bool several = false, strong = false;
    for (auto k = it; k != families.end() && k->name == name.text; ++k) strong |= !k->weak;
    for (; it != families.end() && it->name == name.text; ++it) {
      if (strong && it->weak) continue;
      const std::uint32_t person = r_.names.root(it->person);
      const std::uint16_t genders = static_cast<std::uint16_t>(r_.names[person].gender | name.gender);
      if (genders == (kMale | kFemale)) continue;
      several |= only != kNone && only != person;
      only = person;
    }
    if (several && !by_first && name.lexicon == kNone)
      r_.vote(n, EntityType::kPerson, 2);  // one of them, unknown which
    if (only == kNone || several || only == n) continue;
    if (place && !r_.names[only].personal) continue;
    if (by_first && std::binary_search(families_.begin(), families_.end(), name.text))
      continue;  // somebody's family name
    r_.names.join(only, n);
    name.reason = Reason::kFamilyName;
    name.lexicon = kNone;
  }
}

// "Rhona Graff" beside "Graff", who is a person: so is she.
void PersonFinder::by_family() {
  weak_.assign(r_.names.all().size(), false);
  for (std::uint32_t n = 0; n < r_.names.all().size(); ++n) {
    const Name& name = r_.names[n];
    if (name.uses == 0 || name.words != 2 || name.personal || r_.type_of(n) == EntityType::kPerson) continue;
    if (!may_be_person({.block = 0, .span = {}, .name = n})) continue;
    const std::uint32_t alone = r_.names.find_exact(last_part(name.text));
    if (alone == kNone || r_.names[alone].lexicon != kNone || r_.names[alone].uses == 0) continue;
    if (r_.type_of(alone) != EntityType::kPerson || r_.english.has(first_part(name.text)) ||
        !r_.lexicon->lookup(first_part(name.text)).empty())
      continue;
    r_.vote(n, EntityType::kPerson, 1);
    weak_[n] = true;
  }
}

// "Sepp Holvik" and nothing else known: two capital words that are no English ones, never behind an article, are mostly
// a person.
void PersonFinder::by_two_words() {
  for (std::uint32_t n = 0; n < r_.names.all().size(); ++n) {
    const Name& name = r_.names[n];
    if (name.uses == 0 || name.words != 2 || name.articled || name.personal || name.lexicon != kNone) continue;
    if (n < placed_.size() && placed_[n] > 0) continue;
    if (r_.type_of(n) != EntityType::kConcept || name.votes[static_cast<std::size_t>(EntityType::kConcept)] > 0)
      continue;
    if (name.head != kNone || name.acronym || name.text.find_first_of("0123456789&/'-") != std::string_view::npos)
      continue;
    bool fits = true;
    for (const std::string_view part : {first_part(name.text), last_part(name.text)}) {
      const bool capitals = part.size() > 2 && part[1] >= 'A' && part[1] <= 'Z';
      fits = fits && part.size() > 2 && !capitals && !r_.english.listed(part) && r_.lexicon->lookup(part).empty();
    }
    if (fits) r_.vote(n, EntityType::kPerson, 1);
  }
}

// Where a name of the lexicon stands behind "in", "of", "and", a comma, it may be the place; a family name hardly so.
void PersonFinder::count_use(const Found& found, std::string_view before) {
  const Name& name = r_.names[found.name];
  if (name.words > 2 || (name.lexicon == kNone && name.words != 2)) return;
  if (placed_.size() <= found.name) placed_.resize(r_.names.all().size());
  static constexpr std::string_view kBefore[] = {
      "in",   "to",      "from",    "near",    "at",      "of",       "and",     "or",      ",",
      "the",  "through", "into",    "across",  "around",  "between",  "towards", "outside", "(",
      "left", "leave",   "visited", "reached", "entered", "occupied", "captured"};
  if (name.lexicon == kNone) {  // two unknown words: "above Turnu Verin", "from Turnu Verin"
    static constexpr std::string_view kPlaces[] = {"in",   "near", "at",  "above",   "below",   "from",
                                                   "past", "into", "via", "through", "between", "towards"};
    placed_[found.name] += std::any_of(std::begin(kPlaces), std::end(kPlaces), [&](auto w) { return w == before; });
    return;
  }
  placed_[found.name] += found.kind != MentionKind::kName ||
                         std::any_of(std::begin(kBefore), std::end(kBefore), [&](auto w) { return w == before; });
}

// "Lincoln" beside "Abraham Lincoln", never where a place would stand: he, not the town.
bool PersonFinder::may_be_family(std::uint32_t n) const {
  const Name& name = r_.names[n];
  if (name.lexicon == kNone) return true;
  if (n >= placed_.size() || placed_[n] > 0 || name.form != FormKind::kName) return false;
  const EntityType type = r_.lexicon->entry(name.lexicon).type;
  if (type != EntityType::kCountry) return type == EntityType::kPlace || type == EntityType::kRegion;
  const auto forms = r_.lexicon->lookup(name.text);
  return !forms.empty() && forms.front().common_word;
}

void PersonFinder::families() {
  by_two_words();
  by_family();
  std::vector<Family> by_last, by_first;
  for (std::uint32_t n = 0; n < r_.names.all().size(); ++n) {
    const Name& name = r_.names[n];
    const bool person = r_.type_of(n) == EntityType::kPerson;
    if (name.uses == 0 || name.words < 2 || !person || last_part(name.text) == name.text) continue;
    by_last.push_back({last_part(name.text), n, weak_[n]});
    if (name.office != kNone) by_first.push_back({first_part(name.text), n});
  }
  const auto order = [this](const Family& a, const Family& b) {
    return a.name != b.name ? a.name < b.name : r_.names[a.person].text < r_.names[b.person].text;
  };
  std::sort(by_last.begin(), by_last.end(), order);
  std::sort(by_first.begin(), by_first.end(), order);
  families_.clear();
  for (const Family& family : by_last) families_.push_back(family.name);
  // "Berg Holm", where Berg is somebody's family name: two names side by side, no person called Berg.
  std::vector<Family> credible;
  for (const Family& family : by_last) {
    const std::string_view given = first_part(r_.names[family.person].text);
    const auto it = std::lower_bound(by_last.begin(), by_last.end(), given,
                                     [](const Family& f, std::string_view text) { return f.name < text; });
    if (it == by_last.end() || it->name != given || r_.names[family.person].uses > 2) credible.push_back(family);
  }
  join_full_names(credible);
  join_alone(credible, false);
  join_alone(by_first, true);
}

}  // namespace

// "the Battle of Verin" was at a place called Verin.
void places_of_names(Reading& r) {
  static constexpr std::string_view kAt[] = {"Battle of ", "Siege of ", "Treaty of ", "Port of ",
                                             "City of ",   "Town of ",  "Fall of ",   "Mayor of ",
                                             "Bishop of ", "Bay of ",   "Peace of "};
  for (std::uint32_t n = 0; n < r.names.all().size(); ++n) {
    const std::string_view text = r.names[n].text;
    if (r.names[n].uses == 0 || r.names[n].words > 4) continue;
    for (const std::string_view at : kAt) {
      if (!text.starts_with(at)) continue;
      const std::uint32_t place = r.names.find_exact(text.substr(at.size()));
      if (place != kNone && r.names[place].lexicon == kNone) r.vote(place, EntityType::kPlace, 3);
    }
  }
}

void find_persons(Reading& r) {
  places_of_names(r);
  PersonFinder finder(r);
  for (const Sentence& sentence : r.sentences) finder.evidence(sentence);
  finder.families();
}

}  // namespace apud::entities
