// Words first, then what stands for them, then the measure of what is left.
// Layer 5, pure.
#include "query/trace/alignment.h"

#include <algorithm>
#include <cmath>

#include "corpus/clauses/sentence_tree.h"

namespace apud {
namespace {

constexpr double kSameDegree = 0.9, kKindDegree = 0.85, kStartDegree = 0.8, kEntityDegree = 0.95;
constexpr double kContextDegree = 0.8, kUnresolvedDegree = 0.7;
constexpr std::size_t kStart = 5;    // letters that words which begin alike share at least
constexpr double kStartShare = 0.6;  // of the longer one
constexpr int kMostClimbs = 5;       // from a word to the verb of its clause
constexpr double kAdverb = 0.4, kAdjective = 0.8, kLightWeight = 0.1, kNameWeight = 1.0;

std::size_t common_start(const std::string& a, const std::string& b) {
  std::size_t n = 0;
  while (n < a.size() && n < b.size() && a[n] == b[n]) ++n;
  return n;
}

bool begin_alike(const std::string& a, const std::string& b) {
  const std::size_t n = common_start(a, b);
  return n >= kStart && static_cast<double>(n) >= kStartShare * static_cast<double>(std::max(a.size(), b.size()));
}

double weight_of(const ReadSentence& reading, const ReadWord& word) {
  if (!word.content) return 0;
  if (word.light) return kLightWeight;
  if (word.name != kNowhere) return kNameWeight;
  if (reading.analysis.tokens.empty()) return 1;
  const Tag tag = reading.tag(word.token);
  if (in(kAdverbTags, tag)) return kAdverb;
  return in(kAdjectiveTags, tag) ? kAdjective : 1;
}

bool pronoun(Tag tag) { return tag == Tag::kPrp || tag == Tag::kPrpPossessive || tag == Tag::kDt; }

}  // namespace

const char* tie_name(Tie tie) {
  constexpr const char* kNames[] = {"none", "unresolved", "context", "start", "kind", "same", "entity", "exact"};
  return kNames[static_cast<std::size_t>(tie)];
}

const char* conflict_kind_name(ConflictKind kind) {
  constexpr const char* kNames[] = {"value", "name", "kind", "opposite", "polarity"};
  return kNames[static_cast<std::size_t>(kind)];
}

void find_frame(Claim& claim) {
  const ReadSentence& reading = claim.reading;
  const std::vector<Token>& tokens = reading.analysis.tokens;
  for (std::uint32_t t = 0; t < tokens.size(); ++t)
    if (tokens[t].head == kRoot && tokens[t].label == Label::kRoot) {
      claim.predicate = t;
      break;
    }
  for (std::uint32_t t = 0; t < tokens.size(); ++t)
    if (tokens[t].head == claim.predicate && in(kSubjects, tokens[t].label)) {
      claim.subject = t;
      break;
    }
  for (const ReadClause& clause : reading.clauses) {
    if (clause.inferred || clause.verb != claim.predicate) continue;
    claim.status = clause.status;
    claim.reported = clause.reported;
    if (claim.subject == kRoot) claim.subject = clause.subject;
    break;
  }
  if (claim.subject == kRoot) return;
  // Everything that hangs on the subject.
  for (std::uint32_t t = 0; t < tokens.size(); ++t) {
    std::uint32_t up = t;
    for (std::size_t steps = 0; steps < tokens.size() && up != kRoot && up != claim.subject; ++steps)
      up = tokens[up].head;
    if (up == claim.subject) claim.subject_words.push_back(t);
  }
}

std::uint32_t governor(const ReadSentence& reading, std::uint32_t token) {
  for (int i = 0; i < kMostClimbs; ++i) {
    token = reading.head(token);
    if (token == kRoot) return kRoot;
    const std::uint32_t word = reading.word_of[token];
    if (word != kNowhere && reading.words[word].content) return token;
  }
  return kRoot;
}

std::vector<bool> clause_around(const ReadSentence& reading, std::uint32_t token) {
  const std::vector<Token>& tokens = reading.analysis.tokens;
  std::vector<bool> around(tokens.size()), spine(tokens.size());
  for (int i = 0; i < kMostClimbs && token != kRoot; ++i) {
    around[token] = spine[token] = true;
    const bool clause = in(kVerbTags, tokens[token].tag) && tokens[token].label != Label::kAux &&
                        tokens[token].label != Label::kCop && tokens[token].label != Label::kXcomp &&
                        tokens[token].label != Label::kAmod && tokens[token].label != Label::kAcl &&
                        tokens[token].label != Label::kAclRelcl;
    if (i > 0 && clause) break;
    if (i == 0 && clause && tokens[token].label != Label::kConj) break;
    token = tokens[token].head;
  }
  constexpr LabelSet kOtherClauses = label_set({Label::kConj, Label::kAdvcl, Label::kParataxis, Label::kCcomp,
                                                Label::kAclRelcl, Label::kAdvclRelcl, Label::kAcl});
  // What hangs on the spine, two steps down, but no clause of its own.
  for (int pass = 0; pass < 3; ++pass)
    for (std::size_t t = 0; t < tokens.size(); ++t) {
      const std::uint32_t head = tokens[t].head;
      if (around[t] || head == kRoot || !around[head]) continue;
      if (in(kOtherClauses, tokens[t].label) && in(kVerbTags, tokens[t].tag)) continue;
      around[t] = true;
    }
  return around;
}

double same_place(const Claim& claim, std::uint32_t claimed, const ReadSentence& found, std::uint32_t token,
                  const Alignment& result) {
  if (claimed == kRoot || token == kRoot) return 0;
  const std::vector<bool> here = clause_around(claim.reading, claimed);
  const std::vector<bool> there = clause_around(found, token);
  double all = 0, agreed = 0;
  for (std::size_t w = 0; w < claim.reading.words.size(); ++w) {
    const ReadWord& word = claim.reading.words[w];
    if (!here[word.token] || word.token == claimed) continue;
    const double weight = weight_of(claim.reading, word);
    const Counterpart& tie = result.words[w];
    all += weight;
    if (tie.word != kNowhere && there[found.words[tie.word].token])
      agreed += weight * tie.degree;
    else if (tie.word == kNowhere)
      agreed += weight * tie.degree;  // a heading or a sentence before says it of the whole sentence
  }
  return all > 0 ? agreed / all : 0.5;
}

Counterpart Aligner::counterpart(const ReadWord& claimed, const ReadWord& found) const {
  if (found.value != kNowhere) return claimed.lower == found.lower ? Counterpart{0, Tie::kExact, 1} : Counterpart{};
  if (claimed.key == found.key || claimed.lower == found.lower) return {0, Tie::kExact, 1};
  if (claimed.entry != kNowhere && claimed.entry == found.entry) return {0, Tie::kEntity, kEntityDegree};
  if (!found.content) return {};
  if (claimed.name != kNowhere && found.name != kNowhere) return {};
  if (senses_.same(claimed.key, found.key)) return {0, Tie::kSame, kSameDegree};
  if (senses_.kind_of(found.key, claimed.key)) return {0, Tie::kKind, kKindDegree};
  if (begin_alike(claimed.lower, found.lower) && !senses_.opposite(claimed.key, found.key) &&
      !senses_.exclusive(claimed.key, found.key))
    return {0, Tie::kStart, kStartDegree};
  return {};
}

// "Ada (1815 – 1852)" says when she was born and when she died.
void Aligner::tie_life(const Claim& claim, const ReadSentence& found, Alignment& result) const {
  if (found.life.word == kNowhere || claim.predicate == kRoot) return;
  const std::uint32_t word = claim.reading.word_of[claim.predicate];
  if (word == kNowhere || result.words[word].tie != Tie::kNone) return;
  const std::string& key = claim.reading.words[word].key;
  const bool born = key == sense_key("bear") || key == sense_key("born");
  const bool died = key == sense_key("die");
  if (!born && !died) return;
  result.words[word] = {found.life.word, Tie::kSame, kSameDegree};
  result.life = born ? 1 : 2;
}

// Of several counterparts that fit alike the one nearest to the others.
void Aligner::tie_words(const Claim& claim, const ReadSentence& found, const Surroundings&, Alignment& result) const {
  const std::vector<ReadWord>& words = claim.reading.words;
  result.words.assign(words.size(), {});
  std::vector<std::vector<Counterpart>> choices(words.size());
  for (std::size_t c = 0; c < words.size(); ++c) {
    if (!words[c].content) continue;
    double best = 0;
    for (std::uint32_t s = 0; s < found.words.size(); ++s) {
      Counterpart tie = counterpart(words[c], found.words[s]);
      if (tie.tie == Tie::kNone || tie.degree < best) continue;
      tie.word = s;
      if (tie.degree > best) choices[c].clear();
      best = tie.degree;
      choices[c].push_back(tie);
    }
    if (choices[c].size() == 1) result.words[c] = choices[c].front();
  }
  for (std::size_t c = 0; c < words.size(); ++c) {
    if (choices[c].size() < 2) continue;
    double nearest = -1;
    for (const Counterpart& choice : choices[c]) {
      double score = 0;
      for (std::size_t other = 0; other < words.size(); ++other) {
        const Counterpart& tie = result.words[other];
        if (other == c || tie.word == kNowhere) continue;
        const double here = 1 + std::fabs(static_cast<double>(c) - static_cast<double>(other));
        const double there = 1 + std::fabs(static_cast<double>(choice.word) - static_cast<double>(tie.word));
        score += 1 / (here * there);
      }
      if (score > nearest) {
        nearest = score;
        result.words[c] = choice;
      }
    }
  }
}

// Whether the sentence names another one that only shares a word with it: both have words that the other lacks.
bool Aligner::other_name(const Claim& claim, const ReadName& name, const ReadSentence& found,
                         const Alignment& result) const {
  std::uint32_t other = kNowhere;
  bool lacks = false;
  for (std::uint32_t w = name.first; w <= name.last; ++w) {
    if (result.words[w].word != kNowhere)
      other = found.words[result.words[w].word].name;
    else
      lacks = lacks || claim.reading.words[w].content;
  }
  if (!lacks || other == kNowhere) return false;
  for (std::uint32_t w = found.names[other].first; w <= found.names[other].last; ++w) {
    const bool tied =
        std::any_of(result.words.begin(), result.words.end(), [w](const Counterpart& tie) { return tie.word == w; });
    if (!tied && found.words[w].content) return true;
  }
  return false;
}

// Short forms, acronyms, and words that the index knows to stand for a name.
void Aligner::tie_names(const Claim& claim, const ReadSentence& found, const Surroundings& around,
                        Alignment& result) const {
  for (std::size_t n = 0; n < claim.reading.names.size(); ++n) {
    const ReadName& name = claim.reading.names[n];
    const auto tie_all = [&](std::uint32_t word, Tie tie, double degree) {
      for (std::uint32_t w = name.first; w <= name.last; ++w)
        if (result.words[w].degree < degree && claim.reading.words[w].content) result.words[w] = {word, tie, degree};
    };
    for (const auto& [span, id] : around.mentions) {
      if (span.begin < found.sentence.begin || span.end > found.sentence.end) continue;
      if (std::find(claim.ids[n].begin(), claim.ids[n].end(), id) == claim.ids[n].end()) continue;
      for (std::uint32_t s = 0; s < found.words.size(); ++s)
        if (found.words[s].span.begin >= span.begin && found.words[s].span.end <= span.end) {
          tie_all(s, Tie::kEntity, kEntityDegree);
          break;
        }
    }
    if (other_name(claim, name, found, result)) {
      for (std::uint32_t w = name.first; w <= name.last; ++w) result.words[w] = {};
      continue;
    }
    // "O'Neal" for "Tatum O'Neal", "Rage" for "Rage Against the Machine".
    std::uint32_t tied = kNowhere;
    for (std::uint32_t w = name.first; w <= name.last; ++w)
      if (result.words[w].tie >= Tie::kEntity && found.words[result.words[w].word].name != kNowhere)
        tied = result.words[w].word;
    const bool shared = tied != kNowhere && lexicon_.role(found.words[tied].lower).head.has_value();
    if (tied != kNowhere && !shared && name.last - name.first < 3) tie_all(tied, Tie::kEntity, kKindDegree);
  }
}

void Aligner::tie_context(const Claim& claim, const ReadSentence& found, const Surroundings& around,
                          Alignment& result) const {
  for (std::size_t c = 0; c < claim.reading.words.size(); ++c) {
    const ReadWord& word = claim.reading.words[c];
    if (!word.content || result.words[c].tie != Tie::kNone) continue;
    const Tag tag = claim.reading.analysis.tokens.empty() ? Tag::kNn : claim.reading.tag(word.token);
    const bool thing = word.name != kNowhere || in(kNounTags, tag) || in(kAdjectiveTags, tag);
    const bool about =
        std::find(claim.subject_words.begin(), claim.subject_words.end(), word.token) != claim.subject_words.end();
    if (thing && around.above.contains(word.key))
      result.words[c] = {kNowhere, Tie::kContext, kContextDegree};
    else if ((about || word.name != kNowhere) && around.before.contains(word.key))
      result.words[c] = {kNowhere, Tie::kContext, kContextDegree};
  }
  static_cast<void>(found);
}

// Whether what the claim is about stands where the sentence tells of it.
void Aligner::tie_subject(const Claim& claim, const ReadSentence& found, const Surroundings& around,
                          Alignment& result) const {
  if (claim.subject == kRoot) {
    result.subject = true;
    return;
  }
  double all = 0, tied = 0;
  for (std::size_t c = 0; c < claim.reading.words.size(); ++c) {
    const ReadWord& word = claim.reading.words[c];
    if (std::find(claim.subject_words.begin(), claim.subject_words.end(), word.token) == claim.subject_words.end())
      continue;
    const double weight = weight_of(claim.reading, word);
    all += weight;
    tied += weight * result.words[c].degree;
  }
  bool named = true;  // every name in it
  for (std::size_t c = 0; c < claim.reading.words.size(); ++c)
    if (claim.reading.words[c].name != kNowhere && result.words[c].tie == Tie::kNone &&
        std::find(claim.subject_words.begin(), claim.subject_words.end(), claim.reading.words[c].token) !=
            claim.subject_words.end())
      named = false;
  result.subject = all == 0 || (named && tied >= 0.6 * all);
  if (result.subject || !around.first) return;
  // A document that begins with "It" or "The film" does not say what that is: nothing speaks against the claim's.
  for (const ReadClause& clause : found.clauses) {
    if (clause.subject == kRoot || clause.inferred) continue;
    const std::uint32_t said = claim.predicate == kRoot ? kNowhere : claim.reading.word_of[claim.predicate];
    const bool same_verb = said != kNowhere && result.words[said].word != kNowhere &&
                           found.words[result.words[said].word].token == clause.verb;
    if (!same_verb && found.head(clause.verb) != kRoot && found.label(clause.verb) != Label::kConj) continue;
    const std::uint32_t head = clause.subject;
    const bool described = std::any_of(clause.subject_words.begin(), clause.subject_words.end(), [&](std::uint32_t t) {
      if (found.head(t) != head) return false;
      if (found.tag(t) == Tag::kPrpPossessive) return true;
      return found.tag(t) == Tag::kDt && found.word_of[t] != kNowhere && found.words[found.word_of[t]].lower != "a" &&
             found.words[found.word_of[t]].lower != "an";
    });
    const bool name = found.word_of[head] != kNowhere && found.words[found.word_of[head]].name != kNowhere;
    if (!pronoun(found.tag(head)) && (!described || name)) continue;
    for (std::size_t c = 0; c < claim.reading.words.size(); ++c)
      if (result.words[c].tie == Tie::kNone && std::find(claim.subject_words.begin(), claim.subject_words.end(),
                                                         claim.reading.words[c].token) != claim.subject_words.end())
        result.words[c] = {kNowhere, Tie::kUnresolved, kUnresolvedDegree};
    result.subject = true;
    return;
  }
}

namespace {

// Status and speaker of the clause that a word belongs to.
const ReadClause* clause_of(const ReadSentence& found, std::uint32_t token) {
  for (int i = 0; i <= kMostClimbs && token != kRoot; ++i) {
    for (const ReadClause& clause : found.clauses)
      if (clause.verb == token && !clause.inferred) return &clause;
    token = found.head(token);
  }
  return nullptr;
}

void judge_predicate(const Claim& claim, const ReadSentence& found, Alignment& result) {
  std::uint32_t told = kRoot;
  const std::uint32_t word = claim.predicate == kRoot ? kNowhere : claim.reading.word_of[claim.predicate];
  if (word == kNowhere || !claim.reading.words[word].content || claim.reading.words[word].light) {
    result.predicate = true;
  } else if (result.words[word].word != kNowhere && result.words[word].tie != Tie::kNone) {
    result.predicate = true;
    told = found.words[result.words[word].word].token;
  }
  // Else the clause that has most of the claim tells how it is said.
  if (told == kRoot)
    for (std::size_t c = claim.reading.words.size(); c-- > 0 && told == kRoot;)
      if (result.words[c].word != kNowhere && claim.reading.words[c].content)
        told = found.words[result.words[c].word].token;
  if (found.analysis.tokens.empty()) return;
  if (const ReadClause* clause = told == kRoot ? nullptr : clause_of(found, told)) {
    result.status = clause->status;
    result.reported = clause->reported;
  }
}

// The subject's word among the object's, and the object's among the subject's.
void judge_order(const Claim& claim, const ReadSentence& found, Alignment& result) {
  const auto tied_token = [&](std::uint32_t token) {
    const std::uint32_t word = token == kRoot ? kNowhere : claim.reading.word_of[token];
    if (word == kNowhere || result.words[word].word == kNowhere) return kRoot;
    return found.words[result.words[word].word].token;
  };
  const auto has = [](const std::vector<std::uint32_t>& list, std::uint32_t token) {
    return token != kRoot && std::find(list.begin(), list.end(), token) != list.end();
  };
  for (const ReadClause& said : claim.reading.clauses) {
    if (said.verb != claim.predicate || said.inferred || said.object == kRoot) continue;
    const std::uint32_t verb = tied_token(said.verb), subject = tied_token(said.subject);
    const std::uint32_t object = tied_token(said.object);
    for (const ReadClause& told : found.clauses) {
      if (told.inferred || told.verb != verb || verb == kRoot) continue;
      const bool turned = told.passive != said.passive;
      const bool swapped = has(told.subject_words, object) && has(told.object_words, subject) &&
                           !has(told.subject_words, subject) && !has(told.object_words, object);
      const bool kept = has(told.subject_words, subject) && has(told.object_words, object);
      if ((swapped && !turned) || (kept && turned && !has(told.object_words, subject))) result.reversed = true;
    }
  }
}

}  // namespace

Alignment Aligner::align(const Claim& claim, const ReadSentence& found, const Surroundings& around) const {
  Alignment result;
  tie_words(claim, found, around, result);
  tie_life(claim, found, result);
  tie_names(claim, found, around, result);
  tie_context(claim, found, around, result);
  tie_subject(claim, found, around, result);
  pair_values(claim, found, around, senses_, result);
  judge_predicate(claim, found, result);
  if (!found.analysis.tokens.empty()) {
    judge_order(claim, found, result);
    find_conflicts(claim, found, senses_, lexicon_, result);
  }
  return result;
}

}  // namespace apud
