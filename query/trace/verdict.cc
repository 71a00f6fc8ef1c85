// In doubt a sentence is related and no more.
// Layer 5, pure. How the limits were found: docs/decisions/trace.md.
#include "query/trace/verdict.h"

#include <algorithm>

#include "corpus/clauses/sentence_tree.h"

namespace apud {
namespace {

constexpr double kEnough = 0.8;          // coverage of what supports
constexpr double kEnoughBesides = 0.75;  // coverage besides what differs
constexpr double kAdverb = 0.4, kAdjective = 0.8, kLightWeight = 0.1, kValueWeight = 1.5, kContextDegree = 0.8,
                 kTelling = 0.7;
constexpr double kMatters = 0.5;  // from this weight on, a missing word is named

double weight_of(const Claim& claim, const ReadWord& word) {
  const ReadSentence& reading = claim.reading;
  if (!word.content) return 0;
  if (word.telling) return kTelling;
  // "is a city": what the claim says.
  const bool said = word.token == claim.predicate && in(kNounTags | kAdjectiveTags, reading.tag(word.token));
  if (word.light && !said) return kLightWeight;
  if (word.name != kNowhere || reading.analysis.tokens.empty()) return 1;
  const Tag tag = reading.tag(word.token);
  if (in(kAdverbTags, tag)) return kAdverb;
  return in(kAdjectiveTags, tag) ? kAdjective : 1;
}

bool agrees(Match match) { return match == Match::kEqual || match == Match::kCompatible; }

bool inside(Span inner, Span outer) { return inner.begin >= outer.begin && inner.end <= outer.end; }

// Coverage without the words and values that differ.
double coverage_besides(const Claim& claim, const Alignment& alignment) {
  const ReadSentence& reading = claim.reading;
  double all = 0, found = 0;
  const auto differs = [&](Span span) {
    return std::any_of(alignment.conflicts.begin(), alignment.conflicts.end(),
                       [&](const Conflict& conflict) { return inside(span, conflict.claimed); });
  };
  for (std::size_t c = 0; c < reading.words.size(); ++c) {
    if (differs(reading.words[c].span)) continue;
    const double weight = weight_of(claim, reading.words[c]);
    all += weight;
    found += weight * alignment.words[c].degree;
  }
  for (std::size_t v = 0; v < reading.values.size(); ++v) {
    if (differs(reading.values[v].span)) continue;
    all += kValueWeight;
    if (agrees(alignment.values[v].match)) found += kValueWeight;
  }
  return all > 0 ? found / all : 0;
}

// Words decide with more right than figures do only where nothing else of the claim is missing.
bool lacks_more(const Claim& claim, const Alignment& alignment) {
  const bool figures = std::all_of(alignment.conflicts.begin(), alignment.conflicts.end(),
                                   [](const Conflict& conflict) { return conflict.kind == ConflictKind::kValue; });
  if (figures) return false;
  const std::vector<ReadWord>& words = claim.reading.words;
  return std::any_of(alignment.missing.begin(), alignment.missing.end(), [&](std::uint32_t word) {
    return std::none_of(alignment.conflicts.begin(), alignment.conflicts.end(),
                        [&](const Conflict& conflict) { return inside(words[word].span, conflict.claimed); });
  });
}

bool status_fits(const Claim& claim, const Alignment& alignment) {
  if (alignment.status == claim.status) return true;
  return claim.status != Status::kAsserted && alignment.status == Status::kAsserted;
}

}  // namespace

const char* stance_name(Stance stance) {
  switch (stance) {
    case Stance::kSupports: return "supports";
    case Stance::kContradicts: return "contradicts";
    case Stance::kRelated: return "related";
  }
  return "related";
}

void measure(const Claim& claim, Alignment& alignment) {
  double all = 0, found = 0;
  const ReadSentence& reading = claim.reading;
  for (std::uint32_t c = 0; c < reading.words.size(); ++c) {
    const double weight = weight_of(claim, reading.words[c]);
    all += weight;
    found += weight * alignment.words[c].degree;
    if (alignment.words[c].tie == Tie::kNone && weight >= kMatters) alignment.missing.push_back(c);
  }
  for (std::uint32_t v = 0; v < reading.values.size(); ++v) {
    all += kValueWeight;
    if (agrees(alignment.values[v].match))
      found += kValueWeight * (alignment.values[v].context ? kContextDegree : 1);
    else
      alignment.missing_values.push_back(v);
  }
  alignment.coverage = all > 0 ? found / all : 0;
}

Judgement judge(const Claim& claim, const Alignment& alignment) {
  const auto related = [&](const char* reason) { return Judgement{Stance::kRelated, alignment.coverage, reason}; };
  if (!alignment.subject) return related("about something else");
  const bool denied =
      std::any_of(alignment.conflicts.begin(), alignment.conflicts.end(), [&](const Conflict& conflict) {
        return claim.predicate != kRoot &&
               inside(claim.reading.analysis.tokens[claim.predicate].span, conflict.claimed);
      });
  if (!alignment.predicate && !denied) return related("says something else of it");
  if (!alignment.conflicts.empty()) {
    if (alignment.conflicts.size() > 2) return related("differs in too much");
    const double besides = coverage_besides(claim, alignment);
    if (besides < kEnoughBesides || lacks_more(claim, alignment))
      return related("differs, and lacks more of the claim");
    if (!status_fits(claim, alignment)) return related("not said to be so");
    double strength = 0;
    for (const Conflict& conflict : alignment.conflicts) strength = std::max(strength, conflict.strength);
    return {Stance::kContradicts, besides * (0.5 + 0.5 * strength), ""};
  }
  if (!alignment.missing_values.empty()) return related("has no such figure or date");
  if (!alignment.missing.empty()) return related("lacks a part of the claim");
  if (alignment.reversed) return related("who does it and whom it is done to are the other way round");
  if (alignment.coverage < kEnough) return related("too little of the claim");
  if (!status_fits(claim, alignment)) return related("planned, advised or possible, not said to be so");
  return {Stance::kSupports, alignment.coverage, ""};
}

}  // namespace apud
