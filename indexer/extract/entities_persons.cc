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

class PersonFinder {
 public:
  explicit PersonFinder(Reading& reading) : r_(reading) {}
  void evidence(const Sentence& sentence);
  void families();

 private:
  struct Family {
    std::string_view name;
    std::uint32_t person;  // a name
  };
  const Word& at(std::uint32_t i) const { return r_.words[i]; }
  std::string_view word(const Sentence& s, std::uint32_t i) const { return r_.text_of(s.block, at(i).span); }
  bool may_be_person(const Found& found) const;
  bool office_follows(const Sentence& sentence, std::uint32_t i);
  void join_full_names(std::vector<Family>& families);
  void join_alone(const std::vector<Family>& families, bool by_first);

  Reading& r_;
};

// Two to five capital words of which nothing is known.
bool PersonFinder::may_be_person(const Found& found) const {
  const Name& name = r_.names[found.name];
  if (found.kind != MentionKind::kName || name.lexicon != kNone || name.acronym || name.words > 5 || name.head != kNone)
    return false;
  for (std::size_t t = 0; t < name.votes.size(); ++t)
    if (name.votes[t] > 0 && t != static_cast<std::size_t>(EntityType::kPerson)) return false;
  return name.text.find_first_of("0123456789&/") == std::string_view::npos &&
         name.text.find(" of ") == std::string::npos;
}

// ", the former managing director of ...", ", Dean of ..."
bool PersonFinder::office_follows(const Sentence& sentence, std::uint32_t i) {
  constexpr std::uint32_t kMost = 7;
  for (std::uint32_t k = i; k < sentence.last && k < i + kMost; ++k) {
    const Word& next = at(k);
    if (next.shape == Shape::kMark && !is_mark(next, Mark::kHyphen)) return false;
    if (next.shape == Shape::kNumber || next.shape == Shape::kMark) continue;
    if (r_.know(next).role.office) return true;
    if (next.shape == Shape::kLower && r_.flagged(next, kSmall) && word(sentence, k) != "the") return false;
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
    if (!may_be_person(found)) continue;
    Name& name = r_.names[found.name];
    bool sure = false;
    unsigned weight = 0;
    if (i < sentence.last) {
      if (is_mark(at(i), Mark::kComma)) sure = office_follows(sentence, i + 1);
      if (is_mark(at(i), Mark::kComma) && i + 1 < sentence.last && word(sentence, i + 1) == "who") weight += 2;
      if (r_.flagged(at(i), kReporting)) weight += 2;
      if (is_mark(at(i), Mark::kOpen) && i + 1 < sentence.last && word(sentence, i + 1) == "born") sure = true;
    }
    if (first > sentence.first) {
      const Word& before = at(first - 1);
      if (before.shape == Shape::kLower && r_.know(before).role.office) sure = true;
      if (before.shape != Shape::kMark && folded_equal(word(sentence, first - 1), "the")) sure = false, weight = 0;
    }
    if (sure && name.words > 1) name.personal = true;
    if (i + 1 < sentence.last && is_mark(at(i), Mark::kComma) && name.words == 1 &&
        at(i + 1).shape == Shape::kInitial && at(i + 1).span.size() == 2)
      weight += 2;  // "Wang, Z."
    if (weight > 0) r_.vote(found.name, EntityType::kPerson, weight);
  }
}

// "Robert Mueller" and "Robert S. Mueller III": the same given name and family name, where only one fits.
void PersonFinder::join_full_names(std::vector<Family>& families) {
  for (std::size_t a = 0; a < families.size();) {
    std::size_t b = a;
    while (b < families.size() && families[b].name == families[a].name) ++b;
    for (std::size_t i = a; i < b && b - a <= 64; ++i) {
      const std::string_view given = first_part(r_.names[families[i].person].text);
      std::uint32_t only = kNone;
      bool several = false;
      for (std::size_t k = a; k < b; ++k) {
        if (k == i) continue;
        const std::string_view other = first_part(r_.names[families[k].person].text);
        const bool fits = other == given || (is_initial(given) && !is_initial(other) && other[0] == given[0]);
        if (!fits) continue;
        several |= only != kNone && r_.names.root(only) != r_.names.root(families[k].person);
        only = families[k].person;
      }
      if (only == kNone || several) continue;
      const std::uint32_t one = families[i].person;
      const bool longer = r_.names[one].text.size() > r_.names[only].text.size();
      r_.names.join(longer ? one : only, longer ? only : one);
      if (Name& alias = r_.names[longer ? only : one]; alias.reason == Reason::kUnsaid)
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
    if (name.lexicon != kNone && !name.personal) continue;
    auto it = std::lower_bound(families.begin(), families.end(), name.text,
                               [](const Family& f, std::string_view text) { return f.name < text; });
    std::uint32_t only = kNone;
    bool several = false;
    for (; it != families.end() && it->name == name.text; ++it) {
      const std::uint32_t person = r_.names.root(it->person);
      const std::uint16_t genders = static_cast<std::uint16_t>(r_.names[person].gender | name.gender);
      if (genders == (kMale | kFemale)) continue;
      several |= only != kNone && only != person;
      only = person;
    }
    if (only == kNone || several || only == n) continue;
    r_.names.join(only, n);
    name.reason = Reason::kFamilyName;
    name.lexicon = kNone;
  }
}

void PersonFinder::families() {
  std::vector<Family> by_last, by_first;
  for (std::uint32_t n = 0; n < r_.names.all().size(); ++n) {
    const Name& name = r_.names[n];
    const bool person = r_.type_of(n) == EntityType::kPerson;
    if (name.uses == 0 || name.words < 2 || !person || last_part(name.text) == name.text) continue;
    by_last.push_back({last_part(name.text), n});
    by_first.push_back({first_part(name.text), n});
  }
  const auto order = [this](const Family& a, const Family& b) {
    return a.name != b.name ? a.name < b.name : r_.names[a.person].text < r_.names[b.person].text;
  };
  std::sort(by_last.begin(), by_last.end(), order);
  std::sort(by_first.begin(), by_first.end(), order);
  join_full_names(by_last);
  join_alone(by_last, false);
  join_alone(by_first, true);
}

}  // namespace

void find_persons(Reading& r) {
  PersonFinder finder(r);
  for (const Sentence& sentence : r.sentences) finder.evidence(sentence);
  finder.families();
}

}  // namespace apud::entities
