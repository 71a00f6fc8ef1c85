// Figures behind the constants: docs/decisions/trace.md.
// Layer 5.
#include "query/trace/candidates.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "corpus/search/tokenizer.h"

namespace apud {
namespace {

constexpr std::uint32_t kPassages = 100;    // that are looked at
constexpr std::size_t kOrdered = 60;        // sentences that are put in order one by one
constexpr std::size_t kMostTerms = 48;      // of a claim that are looked for, the rarest
constexpr std::size_t kMostKeys = 200'000;  // remembered
constexpr double kSaturation = 0.5, kLength = 0.3, kTypicalWords = 25;
constexpr double kStartMatch = 0.5, kSynonymMatch = 0.4;  // of a word that only begins alike, or means the same
constexpr std::size_t kStart = 5;                         // letters
constexpr double kNumberBonus = 1.5, kNameBonus = 0.3, kLightShare = 0.3;
constexpr double kNeighbours = 0.15, kHeadings = 0.2;  // share of what stands beside and above a sentence
constexpr double kPassageShare = 1.0;                  // of its whole passage
constexpr double kNewShare = 0.4;   // of a sentence's score that only counts for words that none before it had
constexpr double kSeenAgain = 0.4;  // what a word counts when a sentence before had it

using Parts = std::vector<double>;  // by term: what a text has of it

struct CountedText {
  std::vector<double> counts;       // by term
  std::vector<std::uint8_t> close;  // by term: 1 begins alike, 2 means the same
  double words = 0;
};

class Counter {
 public:
  Counter(const std::vector<ClaimTerm>& terms, KeyCache& keys) : terms_(terms), keys_(keys) {
    for (std::uint32_t t = 0; t < terms.size(); ++t) {
      by_key_[terms[t].key].push_back({t, false});
      for (const std::string& synonym : terms[t].synonyms) by_key_[synonym].push_back({t, true});
      if (terms[t].lower.size() >= kStart) by_start_[terms[t].lower.substr(0, kStart)].push_back(t);
    }
  }

  CountedText count(std::string_view text) {
    CountedText counted;
    counted.counts.resize(terms_.size());
    counted.close.resize(terms_.size());
    Tokenizer tokenizer(text);
    std::string lower;
    for (SearchToken token; tokenizer.next(token);) {
      counted.words += 1;
      lower = token.term;
      if (lower.ends_with("'s")) lower.resize(lower.size() - 2);
      if (const auto found = by_key_.find(keys_.key(lower)); found != by_key_.end())
        for (const auto& [term, synonym] : found->second) {
          if (synonym)
            counted.close[term] = 2;
          else
            counted.counts[term] += 1;
        }
      if (lower.size() < kStart) continue;
      if (const auto found = by_start_.find(lower.substr(0, kStart)); found != by_start_.end())
        for (const std::uint32_t term : found->second)
          counted.close[term] = std::max<std::uint8_t>(counted.close[term], 1);
    }
    return counted;
  }

  [[nodiscard]] Parts parts(const CountedText& text, double typical) const {
    Parts parts(terms_.size());
    const double norm = 1 - kLength + kLength * text.words / typical;
    for (std::size_t t = 0; t < terms_.size(); ++t) {
      const double count = text.counts[t];
      if (count > 0)
        parts[t] = terms_[t].weight * count * (kSaturation + 1) / (count + kSaturation * norm);
      else if (text.close[t] > 0)
        parts[t] = terms_[t].weight * (text.close[t] == 2 ? kSynonymMatch : kStartMatch) / norm;
    }
    return parts;
  }

 private:
  const std::vector<ClaimTerm>& terms_;
  KeyCache& keys_;
  std::unordered_map<std::string, std::vector<std::pair<std::uint32_t, bool>>> by_key_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_start_;
};

double sum(const Parts& parts) {
  double total = 0;
  for (const double part : parts) total += part;
  return total;
}

bool has_digit(const std::string& word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<ClaimTerm> terms_of(const ClaimIndex& index, const ReadSentence& claim, const Senses& senses,
                                const std::vector<std::string>& others) {
  std::vector<ClaimTerm> terms;
  std::vector<std::string> words;
  const auto add = [&](const std::string& key, const std::string& lower, double weight) {
    if (std::any_of(terms.begin(), terms.end(), [&](const ClaimTerm& term) { return term.key == key; })) return;
    terms.push_back({key, lower, senses.synonyms(key), weight});
    words.push_back(lower);
  };
  for (const ReadWord& word : claim.words) {
    const bool number = has_digit(word.lower);
    if (!word.content && !number) continue;
    double weight = word.light ? kLightShare : 1;
    if (number) weight += kNumberBonus;
    if (word.name != kNowhere) weight += kNameBonus;
    add(sense_key(word.lower), word.lower, weight);
  }
  for (const std::string& other : others) {
    Tokenizer tokenizer(other);
    for (SearchToken token; tokenizer.next(token);) add(sense_key(token.term), std::string(token.term), kLightShare);
  }
  const WordCounts counts = index.counts(words);
  const double all = static_cast<double>(counts.passages);
  for (std::size_t t = 0; t < terms.size(); ++t) {
    const auto with = static_cast<double>(counts.with[t]);
    terms[t].weight *= std::log(1 + (std::max(all - with, 0.0) + 0.5) / (with + 0.5)) + 0.1;
  }
  std::stable_sort(terms.begin(), terms.end(),
                   [](const ClaimTerm& a, const ClaimTerm& b) { return a.weight > b.weight; });
  if (terms.size() > kMostTerms) terms.resize(kMostTerms);
  return terms;
}

// Words alone: no operator, field or quotation mark of a query can stand in them.
std::string query_of(const std::vector<ClaimTerm>& terms) {
  std::string query;
  for (const ClaimTerm& term : terms) query += (query.empty() ? "" : " ") + term.lower;
  return query;
}

struct Scored {
  Candidate candidate;
  Parts parts;
  double fixed = 0;  // what its surroundings give
};

// The sentences of a passage; what stands beside and above them is reckoned when all passages are known.
struct Counted {
  std::vector<Parts> own;
  std::vector<double> sums;
  Parts headings, whole;
};

Counted count_passage(const Passage& passage, Counter& counter) {
  std::string above = passage.block_title;
  for (const std::string& heading : passage.section) above += "\n" + heading;
  above += "\n" + passage.title;
  Counted counted;
  counted.headings = counter.parts(counter.count(above), kTypicalWords);
  counted.whole = counter.parts(counter.count(passage.text), 4 * kTypicalWords);
  if (passage.sentences.empty()) counted.own.push_back(counter.parts(counter.count(passage.text), kTypicalWords));
  for (const Span sentence : passage.sentences)
    counted.own.push_back(counter.parts(
        counter.count(std::string_view(passage.text).substr(sentence.begin, sentence.size())), kTypicalWords));
  for (const Parts& parts : counted.own) counted.sums.push_back(sum(parts));
  return counted;
}

// `before` and `behind`: what the neighbouring passages say at their near ends.
void score_passage(const Passage& passage, std::uint32_t number, const Counted& counted, double before, double behind,
                   std::vector<Scored>& scored) {
  const std::vector<double>& sums = counted.sums;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    if (sums[i] <= 0) continue;
    Scored one;
    one.candidate.passage = number;
    if (!passage.sentences.empty()) one.candidate.sentence = static_cast<std::uint32_t>(i);
    const double around = (i > 0 ? sums[i - 1] : before) + (i + 1 < sums.size() ? sums[i + 1] : behind);
    double above_only = 0, passage_best = 0;
    for (std::size_t t = 0; t < counted.headings.size(); ++t) {
      above_only += counted.own[i][t] > 0 ? 0 : counted.headings[t];
      passage_best += std::max(counted.whole[t], kHeadings * counted.headings[t]);
    }
    one.fixed = kNeighbours * around + kHeadings * above_only + kPassageShare * passage_best;
    one.parts = counted.own[i];
    scored.push_back(std::move(one));
  }
}

// The best one first, and behind it always the one that adds most to what stands before it.
void order(std::vector<Scored>& scored, double claimed, std::vector<Candidate>& candidates) {
  const auto total = [](const Scored& one) { return one.fixed + sum(one.parts); };
  std::stable_sort(scored.begin(), scored.end(), [&](const Scored& a, const Scored& b) { return total(a) > total(b); });
  if (scored.size() > kOrdered * 3) scored.resize(kOrdered * 3);
  std::vector<double> left(scored.empty() ? 0 : scored.front().parts.size(), 1.0);
  std::vector<bool> taken(scored.size());
  for (std::size_t round = 0; round < std::min(kOrdered, scored.size()); ++round) {
    std::size_t best = scored.size();
    double most = -1;
    for (std::size_t i = 0; i < scored.size(); ++i) {
      if (taken[i]) continue;
      double gain = scored[i].fixed;
      for (std::size_t t = 0; t < left.size(); ++t) gain += (1 - kNewShare + kNewShare * left[t]) * scored[i].parts[t];
      if (gain > most) most = gain, best = i;
    }
    taken[best] = true;
    for (std::size_t t = 0; t < left.size(); ++t)
      if (scored[best].parts[t] > 0) left[t] *= kSeenAgain;
    scored[best].candidate.score = claimed > 0 ? std::min(1.0, total(scored[best]) / claimed) : 0;
    candidates.push_back(scored[best].candidate);
  }
}

}  // namespace

const std::string& KeyCache::key(const std::string& lower) {
  if (keys_.size() >= kMostKeys) keys_.clear();
  const auto [entry, fresh] = keys_.try_emplace(lower);
  if (fresh) entry->second = sense_key(lower);
  return entry->second;
}

CandidatePool find_candidates(const ClaimIndex& index, const ReadSentence& claim, const Senses& senses,
                              const std::vector<std::string>& others, KeyCache& keys) {
  CandidatePool pool;
  pool.terms = terms_of(index, claim, senses, others);
  SearchRequest request;
  request.query = query_of(pool.terms);
  request.limit = kPassages;
  if (request.query.empty()) return pool;
  SearchResult found = index.search(request);
  Counter counter(pool.terms, keys);
  std::vector<Scored> scored;
  std::vector<Counted> counted;
  std::map<std::pair<std::string, std::uint32_t>, std::size_t> places;
  for (SearchHit& hit : found.hits) {
    counted.push_back(count_passage(hit.passage, counter));
    places.emplace(std::pair(hit.passage.document, hit.passage.block), pool.passages.size());
    pool.passages.push_back(std::move(hit.passage));
  }
  for (std::uint32_t p = 0; p < pool.passages.size(); ++p) {
    const Passage& passage = pool.passages[p];
    const auto before = places.find({passage.document, passage.block - 1});
    const auto behind = places.find({passage.document, passage.block + 1});
    score_passage(passage, p, counted[p], before == places.end() ? 0 : counted[before->second].sums.back(),
                  behind == places.end() ? 0 : counted[behind->second].sums.front(), scored);
  }
  double claimed = 0;
  for (const ClaimTerm& term : pool.terms) claimed += term.weight;
  order(scored, claimed * (2 + kSaturation), pool.candidates);
  return pool;
}

}  // namespace apud
