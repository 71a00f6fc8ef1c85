// A value counts only against one that measures the same thing: the words around both decide.
// Layer 5, pure.
#include <algorithm>

#include "query/trace/alignment.h"

namespace apud {
namespace {

constexpr double kSameGovernor = 0.3, kSameSpine = 0.15, kAgrees = 0.15, kSameDay = 0.35;
constexpr int kMostClimbs = 5;
constexpr double kElsewhere = 0.5;  // below this two values need not measure the same

bool agrees(Match match) { return match == Match::kEqual || match == Match::kCompatible; }

constexpr double kFarOver = 1.5;  // "over 80" says nothing for 181

bool lower_bound(Bound bound) { return bound == Bound::kOver || bound == Bound::kAtLeast; }
bool upper_bound(Bound bound) { return bound == Bound::kUnder || bound == Bound::kAtMost; }

// What only does not exclude the other need not say it: "over 170" is no support for "over 270".
Match bounded(const Value& claimed, const Value& found, Match match) {
  const bool plain = !lower_bound(claimed.bound) && !upper_bound(claimed.bound);
  const bool beyond = lower_bound(found.bound) || upper_bound(found.bound);
  if (match == Match::kDifferent && plain && beyond && claimed.kind != ValueKind::kDate && claimed.unit == found.unit &&
      claimed.amount == found.amount)
    return Match::kCompatible;  // "ten times" and "more than ten times"
  if (match != Match::kCompatible || claimed.kind == ValueKind::kDate || claimed.unit != found.unit) return match;
  if (lower_bound(claimed.bound) && lower_bound(found.bound))
    return found.amount < claimed.amount ? Match::kDifferent : match;
  if (upper_bound(claimed.bound) && upper_bound(found.bound))
    return found.amount > claimed.amount ? Match::kDifferent : match;
  if (lower_bound(found.bound) && !upper_bound(claimed.bound) && claimed.amount > kFarOver * found.amount)
    return Match::kDifferent;
  if (upper_bound(found.bound) && !lower_bound(claimed.bound) && claimed.amount * kFarOver < found.amount)
    return Match::kDifferent;
  return match;
}

std::string head_of(const std::string& counted) {
  const std::size_t space = counted.rfind(' ');
  return space == std::string::npos ? counted : counted.substr(space + 1);
}

// As values are compared, but what is counted may be named by another word of the same meaning.
Match compare_counted(const Value& claimed, const Value& found, const Senses& senses) {
  const Match match = bounded(claimed, found, compare(claimed, found));
  if (match != Match::kIncomparable || claimed.kind != ValueKind::kQuantity || found.kind != claimed.kind) return match;
  const std::string a = sense_key(head_of(claimed.counted)), b = sense_key(head_of(found.counted));
  if (a.empty() || b.empty() || (a != b && !senses.same(a, b) && !senses.kind_of(b, a))) return match;
  Value same = found;
  same.counted = claimed.counted;
  return bounded(claimed, same, compare(claimed, same));
}

// The token of the sentence that answers a token of the claim.
std::uint32_t answer_to(const Claim& claim, std::uint32_t token, const ReadSentence& found, const Alignment& result) {
  const std::uint32_t word = token == kRoot ? kNowhere : claim.reading.word_of[token];
  if (word == kNowhere || result.words[word].word == kNowhere) return kRoot;
  return found.words[result.words[word].word].token;
}

double governor_bonus(const Claim& claim, std::uint32_t claimed, const ReadSentence& found, std::uint32_t token,
                      const Alignment& result) {
  const std::uint32_t answer = answer_to(claim, governor(claim.reading, claimed), found, result);
  if (answer == kRoot) return 0;
  if (governor(found, token) == answer) return kSameGovernor;
  for (int i = 0; i < kMostClimbs && token != kRoot; ++i, token = found.head(token))
    if (token == answer) return kSameSpine;
  return 0;
}

// The name that stands last before a value, kNowhere if none does.
std::uint32_t name_before(const ReadSentence& found, std::uint32_t value) {
  std::uint32_t last = kNowhere;
  for (std::uint32_t n = 0; n < found.names.size(); ++n)
    if (found.names[n].span.end <= found.values[value].span.begin) last = n;
  return last;
}

// "A joined in 1960 and B in 1998": of several values those that stand behind the claim's name and before another.
// Empty where names and values do not take turns.
std::vector<std::uint32_t> dealt_out(const Claim& claim, const ReadSentence& found,
                                     const std::vector<std::uint32_t>& values, const Alignment& result) {
  std::vector<std::uint32_t> owned, owners;
  for (const std::uint32_t value : values) {
    const std::uint32_t name = name_before(found, value);
    if (name == kNowhere || std::find(owners.begin(), owners.end(), name) != owners.end()) return {};
    owners.push_back(name);
    for (std::size_t c = 0; c < claim.reading.words.size(); ++c)
      if (claim.reading.words[c].name != kNowhere && result.words[c].word != kNowhere &&
          found.words[result.words[c].word].name == name) {
        owned.push_back(value);
        break;
      }
  }
  return owners.size() > 1 && owned.size() < values.size() ? owned : std::vector<std::uint32_t>{};
}

ValuePair best_pair(const Claim& claim, std::uint32_t value, const ReadSentence& found, const Senses& senses,
                    const Alignment& result) {
  const Value& claimed = claim.reading.values[value];
  const std::uint32_t token = claim.reading.value_token[value];
  std::vector<std::uint32_t> comparable;
  for (std::uint32_t f = 0; f < found.values.size(); ++f)
    if (compare_counted(claimed, found.values[f], senses) != Match::kIncomparable) comparable.push_back(f);
  const std::vector<std::uint32_t> owned = dealt_out(claim, found, comparable, result);
  ValuePair best;
  double most = -1;
  for (const std::uint32_t f : comparable) {
    ValuePair pair;
    pair.found = f;
    pair.match = compare_counted(claimed, found.values[f], senses);
    double bonus = 0;
    if (token != kRoot && !found.analysis.tokens.empty() && found.value_token[f] != kRoot) {
      pair.place = same_place(claim, token, found, found.value_token[f], result);
      bonus = governor_bonus(claim, token, found, found.value_token[f], result);
    }
    if (!owned.empty()) bonus += std::find(owned.begin(), owned.end(), f) != owned.end() ? 1 : 0;
    const bool day = pair.match == Match::kEqual && claimed.kind == ValueKind::kDate && claimed.from.month != 0;
    const double score = pair.place + bonus + (day ? kSameDay : agrees(pair.match) ? kAgrees : 0);
    if (score <= most) continue;
    most = score;
    best = pair;
    best.governed = bonus >= kSameGovernor;
    best.elsewhere = std::any_of(comparable.begin(), comparable.end(), [&](std::uint32_t other) {
      return other != f && compare_counted(claimed, found.values[other], senses) == Match::kEqual;
    });
    best.place = std::min(1.0, pair.place + bonus);
  }
  return best;
}

}  // namespace

void pair_values(const Claim& claim, const ReadSentence& found, const Surroundings& around, const Senses& senses,
                 Alignment& result) {
  for (std::uint32_t v = 0; v < claim.reading.values.size(); ++v) {
    ValuePair pair = best_pair(claim, v, found, senses, result);
    if (result.life != 0 && claim.reading.values[v].kind == ValueKind::kDate) {
      pair.found = result.life == 1 ? found.life.born_value : found.life.died_value;
      pair.match = compare(claim.reading.values[v], result.life == 1 ? found.life.born : found.life.died);
      pair.place = 1;
      pair.governed = true;
      pair.elsewhere = false;
    }
    if (!agrees(pair.match) && pair.place < kElsewhere)
      for (const Value& date : around.dates)
        if (pair.found == kNowhere && agrees(compare(claim.reading.values[v], date))) {
          pair.match = Match::kCompatible;
          pair.context = true;
        }
    result.values.push_back(pair);
  }
}

}  // namespace apud
