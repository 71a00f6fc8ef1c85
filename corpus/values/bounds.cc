// The words that bound an amount: "more than", "nearly", "or so".
// Layer 3, pure.
#include <array>

#include "corpus/values/scan.h"

namespace apud::values {

namespace {

struct Phrase {
  std::array<std::string_view, 4> words;  // from the last to the first
  Bound bound;
};

constexpr Phrase kBefore[] = {
    {{"than", "more", "no"}, Bound::kAtMost},
    {{"than", "more", "not"}, Bound::kAtMost},
    {{"than", "greater", "no"}, Bound::kAtMost},
    {{"than", "higher", "no"}, Bound::kAtMost},
    {{"than", "less", "no"}, Bound::kAtLeast},
    {{"than", "less", "not"}, Bound::kAtLeast},
    {{"than", "fewer", "no"}, Bound::kAtLeast},
    {{"than", "fewer", "not"}, Bound::kAtLeast},
    {{"than", "lower", "no"}, Bound::kAtLeast},
    {{"than", "more", "slightly"}, Bound::kOver},
    {{"than", "more", "little"}, Bound::kOver},
    {{"than", "more", "much"}, Bound::kOver},
    {{"than", "more", "far"}, Bound::kOver},
    {{"than", "less", "slightly"}, Bound::kUnder},
    {{"than", "less", "far"}, Bound::kUnder},
    {{"than", "more"}, Bound::kOver},
    {{"than", "greater"}, Bound::kOver},
    {{"than", "higher"}, Bound::kOver},
    {{"than", "larger"}, Bound::kOver},
    {{"than", "bigger"}, Bound::kOver},
    {{"than", "longer"}, Bound::kOver},
    {{"than", "older"}, Bound::kOver},
    {{"than", "better"}, Bound::kOver},
    {{"than", "less"}, Bound::kUnder},
    {{"than", "fewer"}, Bound::kUnder},
    {{"than", "lower"}, Bound::kUnder},
    {{"than", "smaller"}, Bound::kUnder},
    {{"than", "shorter"}, Bound::kUnder},
    {{"than", "younger"}, Bound::kUnder},
    {{"of", "excess", "in"}, Bound::kOver},
    {{"of", "upwards"}, Bound::kOver},
    {{"of", "upward"}, Bound::kOver},
    {{"of", "minimum", "a"}, Bound::kAtLeast},
    {{"of", "maximum", "a"}, Bound::kAtMost},
    {{"least", "at"}, Bound::kAtLeast},
    {{"most", "at"}, Bound::kAtMost},
    {{"to", "up"}, Bound::kAtMost},
    {{"to", "close"}, Bound::kNearly},
    {{"as", "many", "as"}, Bound::kAtMost},
    {{"as", "much", "as"}, Bound::kAtMost},
    {{"as", "high", "as"}, Bound::kAtMost},
    {{"as", "few", "as"}, Bound::kAtLeast},
    {{"as", "little", "as"}, Bound::kAtLeast},
    {{"exceeding", "not"}, Bound::kAtMost},
    {{"exceeding"}, Bound::kOver},
    {{"over", "well"}, Bound::kOver},
    {{"over", "just"}, Bound::kOver},
    {{"over"}, Bound::kOver},
    {{"above"}, Bound::kOver},
    {{"beyond"}, Bound::kOver},
    {{"under", "just"}, Bound::kNearly},
    {{"below", "just"}, Bound::kNearly},
    {{"under"}, Bound::kUnder},
    {{"below"}, Bound::kUnder},
    {{"nearly"}, Bound::kNearly},
    {{"almost"}, Bound::kNearly},
    {{"about"}, Bound::kAbout},
    {{"around"}, Bound::kAbout},
    {{"some"}, Bound::kAbout},
    {{"approximately"}, Bound::kAbout},
    {{"approx"}, Bound::kAbout},
    {{"roughly"}, Bound::kAbout},
    {{"circa"}, Bound::kAbout},
    {{"estimated", "an"}, Bound::kAbout},
    {{"estimated"}, Bound::kAbout},
};

struct Verb {
  std::string_view word;
  Bound bound;
};
// They bound the amount and stay outside of it.
constexpr Verb kVerbs[] = {
    {"exceed", Bound::kOver},     {"exceeds", Bound::kOver},       {"exceeded", Bound::kOver},
    {"surpass", Bound::kOver},    {"surpasses", Bound::kOver},     {"surpassed", Bound::kOver},
    {"surpassing", Bound::kOver}, {"approaching", Bound::kNearly}, {"approached", Bound::kNearly}};

bool add_phrase(Scan& scan, Found& found) {
  const std::size_t last = found.first - 1;
  for (const Phrase& phrase : kBefore) {
    std::size_t at = last, size = 0;
    while (size < phrase.words.size() && !phrase.words[size].empty() && at >= scan.floor &&
           scan.is(at, phrase.words[size]))
      ++size, --at;
    if (size == 0 || (size < phrase.words.size() && !phrase.words[size].empty())) continue;
    found.bound = phrase.bound;
    found.first = last + 1 - size;
    return true;
  }
  return false;
}

bool add_marks(Scan& scan, Found& found) {
  const std::size_t last = found.first - 1;
  if (scan.kind(last) != ItemKind::kMark) return false;
  const char mark = scan.at(last).mark;
  const char before =
      last > scan.floor && scan.glued(last) && scan.kind(last - 1) == ItemKind::kMark ? scan.at(last - 1).mark : ' ';
  const bool equal = mark == '=' && (before == '>' || before == '<');
  const char sign = equal ? before : mark;
  if (sign == '>' || sign == 'G')
    found.bound = equal || sign == 'G' ? Bound::kAtLeast : Bound::kOver;
  else if (sign == '<' || sign == 'L')
    found.bound = equal || sign == 'L' ? Bound::kAtMost : Bound::kUnder;
  else if (sign == '~')
    found.bound = Bound::kAbout;
  else
    return false;
  found.first = last - (equal ? 1 : 0);
  return true;
}

void add_after(Scan& scan, Found& found) {
  const std::size_t at = found.next;
  std::size_t size = 0;
  Bound bound = found.bound;
  const bool joined = scan.is(at, "or") || scan.is(at, "and");
  if (scan.mark(at, '+') && scan.glued(at) && !(scan.glued(at + 1) && scan.kind(at + 1) == ItemKind::kNumber)) {
    size = 1, bound = Bound::kAtLeast;
  } else if (joined && (scan.is(at + 1, "more") || scan.is(at + 1, "above") || scan.is(at + 1, "older") ||
                        scan.is(at + 1, "higher") || scan.is(at + 1, "over") || scan.is(at + 1, "greater"))) {
    const bool on = scan.is(at + 1, "more") && scan.kind(at + 2) == ItemKind::kWord && scan.is(at, "and") &&
                    !scan.function_word(at + 2);
    size = on ? 0 : 2, bound = on ? bound : Bound::kAtLeast;
  } else if (scan.is(at, "or") &&
             (scan.is(at + 1, "less") || scan.is(at + 1, "fewer") || scan.is(at + 1, "lower") ||
              scan.is(at + 1, "under") || scan.is(at + 1, "below") || scan.is(at + 1, "younger"))) {
    size = 2, bound = Bound::kAtMost;
  } else if (scan.is(at, "or") && scan.is(at + 1, "so")) {
    size = 2, bound = Bound::kAbout;
  }
  found.next += size;
  found.bound = bound;
}

}  // namespace

void add_amount_bound(Scan& scan, Found& found) {
  if (found.first > scan.floor && found.amount == found.amount_to) {
    if (!add_phrase(scan, found) && !add_marks(scan, found))
      for (const Verb& verb : kVerbs)
        if (scan.is(found.first - 1, verb.word)) found.bound = verb.bound;
  } else if (found.first > scan.floor) {
    add_phrase(scan, found);  // "about 10 to 20 km"
  }
  add_after(scan, found);
}

}  // namespace apud::values
