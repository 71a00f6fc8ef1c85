// The question is read and searched as a claim is; what it asks with is left out.
// Layer 6.
#include "query/ask/statements.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "corpus/store/knowledge.h"
#include "corpus/text/fold.h"
#include "query/ask/fillers.h"
#include "query/trace/candidates.h"
#include "query/trace/comparison.h"
#include "query/trace/verdict.h"

namespace apud {
namespace {

constexpr std::size_t kCompared = 40;  // sentences and rows that are laid beside the question
constexpr std::size_t kKept = 20;
constexpr std::size_t kFollowed = 6;   // sentences of which those behind them are looked at, too
constexpr double kGoesOn = 0.5;        // of what is missing, where a pronoun stands for what was named before
constexpr double kBeforeDegree = 0.7;  // of a name that only the paragraph before has

// The sentences to look at: behind the best ones those that go on about the same.
std::vector<Candidate> with_following(const CandidatePool& pool) {
  std::vector<Candidate> all(
      pool.candidates.begin(),
      pool.candidates.begin() + static_cast<std::ptrdiff_t>(std::min(pool.candidates.size(), kCompared)));
  const std::size_t count = std::min(all.size(), kFollowed);
  for (std::size_t i = 0; i < count; ++i) {
    if (all[i].sentence == kNowhere) continue;
    const Passage& passage = pool.passages[all[i].passage];
    for (std::uint32_t s = all[i].sentence + 1; s < passage.sentences.size() && s <= all[i].sentence + 2; ++s) {
      const bool known = std::any_of(all.begin(), all.end(), [&](const Candidate& one) {
        return one.passage == all[i].passage && one.sentence == s;
      });
      if (!known) all.push_back({all[i].passage, s, 0});
    }
  }
  return all;
}

}  // namespace

struct StatementReader::State {
  State(const ClaimIndex& source, const PassageSource& passages)
      : claims(source), index(passages), aligner(reader.senses(), reader.lexicon()) {}

  void look_at(const Claim& question, const Candidate& candidate, SurroundingsFinder& around, StatedResult& result);
  [[nodiscard]] double trust(const Claim& question, const Sought& sought, const Alignment& alignment) const;
  void name(StatedAnswer& answer) const;
  [[nodiscard]] bool stands_there(const Value& value) const {
    return value.kind == ValueKind::kDate && found.at(found.sentence).find(value.text) != std::string_view::npos;
  }
  // "It was opened ...": a pronoun for what the sentence before names, and the question's own verb.
  [[nodiscard]] bool goes_on(const Claim& question, const Sought& sought, const Alignment& alignment) const {
    const std::uint32_t asked = sought.governor == kRoot ? kNowhere : question.reading.word_of[sought.governor];
    if (asked == kNowhere || alignment.words[asked].tie != Tie::kExact || found.analysis.tokens.empty()) return false;
    const std::uint32_t verb = found.words[alignment.words[asked].word].token;
    return std::any_of(found.analysis.tokens.begin(), found.analysis.tokens.end(), [&](const Token& token) {
      return token.head == verb && token.tag == Tag::kPrp &&
             (token.label == Label::kNsubj || token.label == Label::kNsubjPass);
    });
  }
  void tie_before(const Claim& question, const Passage& passage, std::uint32_t sentence, Alignment& alignment);

  const ClaimIndex& claims;
  const PassageSource& index;
  SentenceReader reader;
  Aligner aligner;
  KeyCache keys;
  ReadSentence found;
  std::map<std::uint32_t, BlockKnowledge> knowledge;  // of the question's passages
};

// Less where a name or a figure of the question is nowhere, or where something else happens.
double StatementReader::State::trust(const Claim& question, const Sought& sought, const Alignment& alignment) const {
  const ReadSentence& reading = question.reading;
  double trust = 1;
  std::vector<std::uint32_t> names;
  for (const std::uint32_t word : alignment.missing) {
    const std::uint32_t name = reading.words[word].name;
    if (name == kNowhere || std::find(names.begin(), names.end(), name) != names.end()) continue;
    names.push_back(name);
    trust *= 0.5;
  }
  // An office is somebody's only where the sentence itself says of what.
  if (sought.seeks == Seeks::kSomebody)
    for (std::uint32_t w = 0; w < reading.words.size(); ++w)
      if ((reading.words[w].name != kNowhere || reading.words[w].acronym) && alignment.words[w].tie == Tie::kContext)
        trust *= 0.6;
  if (!alignment.missing_values.empty()) trust *= 0.4;
  const std::uint32_t verb = sought.governor == kRoot ? kNowhere : reading.word_of[sought.governor];
  if (verb == kNowhere || !reading.words[verb].content || reading.words[verb].light) return trust;
  static const std::array<std::string_view, 10> kPale = {"live", "go",   "went", "come", "came",
                                                         "lie",  "have", "make", "take", "do"};
  if (std::find(kPale.begin(), kPale.end(), reading.words[verb].key) != kPale.end()) return trust;
  if (std::find(kPale.begin(), kPale.end(), reading.words[verb].lower) != kPale.end()) return trust;
  switch (alignment.words[verb].tie) {
    case Tie::kNone: return trust * 0.75;
    case Tie::kContext:
    case Tie::kUnresolved: return trust * 0.8;
    case Tie::kExact: return trust * 1.08;
    case Tie::kSame: return trust * 0.9;
    case Tie::kKind:
    case Tie::kStart: return trust * 0.9;
    default: return trust;
  }
}

// Names that the paragraph before has, for the first sentences of a paragraph.
void StatementReader::State::tie_before(const Claim& question, const Passage& passage, std::uint32_t sentence,
                                        Alignment& alignment) {
  if (sentence == kNowhere || sentence > 1 || passage.block == 0 || passage.kind != BlockKind::kParagraph) return;
  const auto missing = [&](std::size_t c) {
    return alignment.words[c].tie == Tie::kNone && question.reading.words[c].content &&
           question.reading.words[c].name != kNowhere;
  };
  bool any = false;
  for (std::size_t c = 0; c < alignment.words.size() && !any; ++c) any = missing(c);
  if (!any) return;
  const std::optional<Passage> before = index.passage(passage.document, passage.block - 1);
  if (!before || before->kind != BlockKind::kParagraph || before->section != passage.section) return;
  const std::string text = folded_name(before->text);
  for (std::size_t c = 0; c < alignment.words.size(); ++c)
    if (missing(c) && text.find(question.reading.words[c].lower) != std::string::npos)
      alignment.words[c] = {kNowhere, Tie::kContext, kBeforeDegree};
}

void StatementReader::State::look_at(const Claim& question, const Candidate& candidate, SurroundingsFinder& around,
                                     StatedResult& result) {
  const Passage& passage = result.passages[candidate.passage];
  const std::uint32_t sentence = candidate.sentence;
  const Sought& sought = result.sought;
  if (passage.kind == BlockKind::kHeading || passage.kind == BlockKind::kSource) return;
  Alignment alignment = lay_beside(question, passage, sentence, around, reader, aligner, found);
  const Passage* table = table_of(passage, around);
  if (table == nullptr) tie_before(question, passage, sentence, alignment);
  for (std::size_t v = 0; v < alignment.values.size(); ++v)
    if (stands_there(question.reading.values[v])) alignment.values[v].match = Match::kEqual;
  measure(question, alignment);
  double coverage = alignment.coverage;
  if (goes_on(question, sought, alignment)) coverage += (1 - coverage) * kGoesOn;
  coverage *= trust(question, sought, alignment);
  const auto [known, fresh] = knowledge.try_emplace(candidate.passage);
  if (fresh) known->second = knowledge_of(passage);
  const FillerRequest request{question, sought, found, alignment, passage, known->second, table, reader.senses()};
  for (const Filler& filler : find_fillers(request)) {
    StatedAnswer answer;
    answer.text = passage.text.substr(filler.span.begin, filler.span.size());
    answer.entity = filler.entity;
    answer.coverage = coverage;
    answer.fit = filler.fit;
    answer.standing = filler.standing;
    answer.score = coverage * coverage * filler.fit * (0.35 + 0.65 * filler.standing);
    answer.passage = candidate.passage;
    if (sentence != kNowhere && passage.kind != BlockKind::kTableRow) answer.sentence = sentence;
    answer.span = filler.span;
    answer.status = alignment.status;
    result.answers.push_back(std::move(answer));
  }
}

// A pronoun or "the bank" gives way to the name.
void StatementReader::State::name(StatedAnswer& answer) const {
  if (answer.entity.empty()) return;
  if (const std::optional<Entity> entity = index.entity(answer.entity)) answer.text = entity->name;
}

StatementReader::StatementReader(const ClaimIndex& claims, const PassageSource& index)
    : state_(std::make_unique<State>(claims, index)) {}
StatementReader::~StatementReader() = default;

StatedResult StatementReader::answer(const std::string& text) {
  StatedResult result;
  std::vector<std::string> others;
  Claim question =
      read_claim(text, {0, static_cast<std::uint32_t>(text.size())}, state_->claims, state_->reader, others);
  result.sought = find_sought(question.reading);
  if (result.sought.seeks == Seeks::kNothing) return result;
  for (const std::uint32_t word : result.sought.asking) question.reading.words[word].content = false;
  for (const std::uint32_t word : result.sought.pale) question.reading.words[word].light = true;
  CandidatePool pool = find_candidates(state_->claims, question.reading, state_->reader.senses(), others, state_->keys);
  const std::vector<Candidate> candidates = with_following(pool);
  result.passages = std::move(pool.passages);
  state_->knowledge.clear();
  SurroundingsFinder around(state_->claims);
  for (const Candidate& candidate : candidates) state_->look_at(question, candidate, around, result);
  std::stable_sort(result.answers.begin(), result.answers.end(),
                   [](const StatedAnswer& a, const StatedAnswer& b) { return a.score > b.score; });
  if (result.answers.size() > kKept) result.answers.resize(kKept);
  std::vector<StatedAnswer> kept;
  for (StatedAnswer& answer : result.answers) {
    state_->name(answer);
    const bool known = std::any_of(kept.begin(), kept.end(), [&](const StatedAnswer& one) {
      return folded_name(one.text) == folded_name(answer.text);
    });
    if (!known) kept.push_back(std::move(answer));
  }
  result.answers = std::move(kept);
  return result;
}

}  // namespace apud
