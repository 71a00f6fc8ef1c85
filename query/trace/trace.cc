// One search, then every sentence that it finds is read and compared; the evidence is made of the best alone.
// Layer 5.
#include "query/trace/trace.h"

#include <algorithm>
#include <map>
#include <optional>

#include "corpus/language/sentences.h"
#include "corpus/search/tokenizer.h"
#include "corpus/text/error.h"
#include "query/trace/candidates.h"
#include "query/trace/comparison.h"

namespace apud {
namespace {

constexpr std::size_t kCompared = 40;  // sentences
struct Compared {
  Candidate candidate;
  Judgement judgement;
  Alignment alignment;
  std::vector<TracedNumber> numbers;
  std::vector<TracedDifference> differences;
  std::vector<TracedWord> words;
  std::vector<Span> matches, differing;  // of the passage's text
};

std::size_t count_words(const std::string& text) {
  std::size_t words = 0;
  Tokenizer tokenizer(text);
  for (SearchToken token; tokenizer.next(token);) words += token.pair ? 0 : 1;
  return words;
}

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

bool is_question(const ReadSentence& reading) {
  const std::string_view text = reading.at(reading.sentence);
  const std::size_t last = text.find_last_not_of(" \"'”’)");
  return last != std::string_view::npos && text[last] == '?';
}

// "Dreamer (2005 film)": what stands in brackets tells which one is meant, and need not be said.
void loosen_brackets(ReadSentence& reading) {
  const std::string_view text = reading.at(reading.sentence);
  const std::size_t open = text.find('('), close = text.find(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return;
  const auto begin = static_cast<std::uint32_t>(reading.sentence.begin + open);
  const auto end = static_cast<std::uint32_t>(reading.sentence.begin + close);
  const auto bracketed = [&](Span span) { return span.begin > begin && span.end <= end; };
  std::vector<std::uint32_t> kept, tokens;
  std::vector<Value> values;
  for (std::uint32_t v = 0; v < reading.values.size(); ++v) {
    if (bracketed(reading.values[v].span)) continue;
    kept.push_back(v);
    values.push_back(std::move(reading.values[v]));
    tokens.push_back(reading.value_token[v]);
  }
  for (ReadWord& word : reading.words) {
    if (bracketed(word.span)) word.content = false;
    const auto at = std::find(kept.begin(), kept.end(), word.value);
    word.value = at == kept.end() ? kNowhere : static_cast<std::uint32_t>(at - kept.begin());
  }
  reading.values = std::move(values);
  reading.value_token = std::move(tokens);
}

bool decides(const Compared& one) { return one.judgement.stance != Stance::kRelated; }

}  // namespace

const char* verdict_name(Verdict verdict) {
  switch (verdict) {
    case Verdict::kSupported: return "supported";
    case Verdict::kContradicted: return "contradicted";
    case Verdict::kNotFound: return "not_found";
  }
  return "not_found";
}

struct Tracer::State {
  explicit State(const ClaimIndex& source) : index(source), aligner(reader.senses(), reader.lexicon()) {}

  Compared compare(const Claim& claim, const CandidatePool& pool, const Candidate& candidate,
                   SurroundingsFinder& around);
  void describe(const Claim& claim, const ReadSentence& found, Compared& one) const;
  TracedEvidence evidence(const CandidatePool& pool, Compared& one, SourceFinder& sources);
  TraceAnswer trace_sentence(const std::string& text, Span sentence, std::uint32_t offset, std::uint32_t limit);

  const ClaimIndex& index;
  SentenceReader reader;
  Aligner aligner;
  KeyCache keys;
  ReadSentence found;
};

// What --explain, the figures and the marks tell of an alignment.
void Tracer::State::describe(const Claim& claim, const ReadSentence& sentence, Compared& one) const {
  const ReadSentence& said = claim.reading;
  const Alignment& alignment = one.alignment;
  for (std::size_t v = 0; v < said.values.size(); ++v) {
    const ValuePair& pair = alignment.values[v];
    if (pair.found == kNowhere || pair.match == Match::kIncomparable) continue;
    const bool differs = std::any_of(alignment.conflicts.begin(), alignment.conflicts.end(), [&](const Conflict& c) {
      return c.kind == ConflictKind::kValue && c.claimed == said.values[v].span;
    });
    if (pair.match == Match::kDifferent && !differs) continue;  // it measures something else
    const Span span = sentence.values[pair.found].span;
    one.numbers.push_back({std::string(said.at(said.values[v].span)), std::string(sentence.at(span)), pair.match});
    if (!differs) one.matches.push_back(span);
  }
  for (const Conflict& conflict : alignment.conflicts) {
    one.differences.push_back({conflict.kind, conflict.claimed.empty() ? "" : std::string(said.at(conflict.claimed)),
                               conflict.found.empty() ? "" : std::string(sentence.at(conflict.found))});
    if (!conflict.found.empty()) one.differing.push_back(conflict.found);
  }
  for (std::size_t c = 0; c < said.words.size(); ++c) {
    if (!said.words[c].content) continue;
    const Counterpart& tie = alignment.words[c];
    TracedWord word{std::string(said.at(said.words[c].span)), "", tie.tie};
    if (tie.word != kNowhere && tie.tie != Tie::kNone) {
      word.found = sentence.at(sentence.words[tie.word].span);
      one.matches.push_back(sentence.words[tie.word].span);
    }
    one.words.push_back(std::move(word));
  }
}

Compared Tracer::State::compare(const Claim& claim, const CandidatePool& pool, const Candidate& candidate,
                                SurroundingsFinder& around) {
  const Passage& passage = pool.passages[candidate.passage];
  Compared one;
  one.candidate = candidate;
  one.alignment = lay_beside(claim, passage, candidate.sentence, around, reader, aligner, found);
  measure(claim, one.alignment);
  one.judgement = judge(claim, one.alignment);
  // Headings and lists of sources name things and state nothing.
  if (passage.kind == BlockKind::kHeading || passage.kind == BlockKind::kSource) {
    one.judgement.stance = Stance::kRelated;
    one.judgement.reason = "a heading or a source line";
  }
  describe(claim, found, one);
  return one;
}

namespace {

// The parts of `spans` inside `frame`, counted from its beginning.
std::vector<Span> inside(const std::vector<Span>& spans, Span frame) {
  std::vector<Span> parts;
  for (const Span span : spans)
    if (span.begin >= frame.begin && span.end <= frame.end && !span.empty())
      parts.push_back({span.begin - frame.begin, span.end - frame.begin});
  std::sort(parts.begin(), parts.end(), [](Span a, Span b) { return a.begin < b.begin; });
  return parts;
}

// The sentence of a passage with a note that stands nearest to this one, the next before the one before.
std::optional<std::uint32_t> nearest_noted(const Passage& passage, std::uint32_t sentence) {
  const auto count = static_cast<std::uint32_t>(passage.sentences.size());
  for (std::uint32_t step = 1; step < count; ++step) {
    if (sentence + step < count && !refs_of(passage, sentence + step).empty()) return sentence + step;
    if (sentence >= step && !refs_of(passage, sentence - step).empty()) return sentence - step;
  }
  return std::nullopt;
}

}  // namespace

TracedEvidence Tracer::State::evidence(const CandidatePool& pool, Compared& one, SourceFinder& sources) {
  const Passage& passage = pool.passages[one.candidate.passage];
  std::optional<std::uint32_t> sentence;
  if (one.candidate.sentence != kNowhere) sentence = one.candidate.sentence;
  const Span whole{0, static_cast<std::uint32_t>(passage.text.size())};
  const Span frame = sentence ? passage.sentences[*sentence] : whole;
  TracedEvidence evidence;
  evidence.stance = one.judgement.stance;
  evidence.score = decides(one) ? one.judgement.score : std::min(one.candidate.score, 1.0);
  evidence.evidence = evidence_of(passage, sentence);
  evidence.passage = passage.text;
  evidence.span = frame;
  evidence.matches = inside(one.matches, frame);
  evidence.differing = inside(one.differing, frame);
  evidence.cells = cells_in(passage, evidence.evidence.quote);
  evidence.numbers = std::move(one.numbers);
  evidence.differences = std::move(one.differences);
  evidence.sources = sources.sources_of(passage, sentence);
  if (evidence.sources.empty() && sentence && passage.kind == BlockKind::kParagraph)
    if (const auto noted = nearest_noted(passage, *sentence)) {
      evidence.sources = sources.sources_of(passage, noted);
      evidence.nearest = !evidence.sources.empty();
    }
  evidence.status = one.alignment.status;
  evidence.reported = one.alignment.reported;
  evidence.words = std::move(one.words);
  evidence.retrieval = one.candidate.score;
  evidence.coverage = one.alignment.coverage;
  evidence.reason = one.judgement.reason;
  if (evidence.stance == Stance::kRelated) evidence.differences.clear(), evidence.differing.clear();
  return evidence;
}

TraceAnswer Tracer::State::trace_sentence(const std::string& text, Span sentence, std::uint32_t offset,
                                          std::uint32_t limit) {
  TraceAnswer answer;
  std::vector<std::string> others;
  Claim claim = read_claim(text, sentence, index, reader, others);
  loosen_brackets(claim.reading);
  answer.claim = claim.reading.at(sentence);
  const bool question = is_question(claim.reading);
  if (question) answer.note = "this is a question, not a claim: apud ask answers questions";
  const CandidatePool pool = find_candidates(index, claim.reading, reader.senses(), others, keys);
  SurroundingsFinder around(index);
  std::vector<Compared> compared;
  const std::size_t most = std::max(kCompared, std::size_t{offset} + limit);
  for (std::size_t i = 0; i < std::min(most, pool.candidates.size()); ++i) {
    const Candidate& candidate = pool.candidates[i];
    compared.push_back(compare(claim, pool, candidate, around));
    if (question && decides(compared.back())) compared.back().judgement = {Stance::kRelated, 0, "a question"};
  }
  answer.candidates = static_cast<std::uint32_t>(compared.size());
  std::stable_sort(compared.begin(), compared.end(), [](const Compared& a, const Compared& b) {
    if (decides(a) != decides(b)) return decides(a);
    return decides(a) && a.judgement.score > b.judgement.score;
  });
  for (const Compared& one : compared) {
    if (one.judgement.stance == Stance::kSupports) answer.verdict = Verdict::kSupported;
    if (one.judgement.stance == Stance::kContradicts && answer.verdict == Verdict::kNotFound)
      answer.verdict = Verdict::kContradicted;
  }
  // What decides stands first; what a stronger verdict overruled is only related to the claim.
  const Stance stance = answer.verdict == Verdict::kSupported ? Stance::kSupports : Stance::kContradicts;
  for (Compared& one : compared)
    if (decides(one) && one.judgement.stance != stance)
      one.judgement = {Stance::kRelated, one.judgement.score, "another passage says it"};
  std::stable_partition(compared.begin(), compared.end(), decides);
  SourceFinder sources(index);
  for (std::size_t i = offset; i < compared.size() && answer.evidence.size() < limit; ++i)
    answer.evidence.push_back(evidence(pool, compared[i], sources));
  return answer;
}

Tracer::Tracer(const ClaimIndex& index) : state_(std::make_unique<State>(index)) {}
Tracer::~Tracer() = default;

TraceAnswer Tracer::trace(const std::string& claim, std::uint32_t offset, std::uint32_t limit) {
  const std::string text = trimmed(claim);
  const std::size_t words = count_words(text);
  if (words == 0)
    throw Error(ErrorCode::kUsage, "a claim without words", "\"" + text.substr(0, 40) + "\"",
                "give a sentence, as in: apud trace 'Serbia joined in 2024'");
  if (words > kMostClaimWords)
    throw Error(ErrorCode::kUsage, "too long for a claim", std::to_string(words) + " words",
                "give a sentence or a few, at most " + std::to_string(kMostClaimWords) + " words");
  std::vector<Span> sentences;
  split_sentences(text, sentences);
  if (sentences.size() > kMostClaimSentences)
    throw Error(ErrorCode::kUsage, "too many sentences for a claim", std::to_string(sentences.size()),
                "give at most " + std::to_string(kMostClaimSentences) + ", or one a line with --file");
  if (sentences.size() <= 1)
    return state_->trace_sentence(text, {0, static_cast<std::uint32_t>(text.size())}, offset, limit);
  TraceAnswer whole;
  whole.claim = text;
  std::size_t supported = 0;
  for (const Span sentence : sentences) {
    whole.parts.push_back(state_->trace_sentence(text, sentence, offset, limit));
    const TraceAnswer& part = whole.parts.back();
    whole.candidates += part.candidates;
    supported += part.verdict == Verdict::kSupported ? 1 : 0;
    if (part.verdict == Verdict::kContradicted) whole.verdict = Verdict::kContradicted;
    if (whole.note.empty()) whole.note = part.note;
  }
  if (supported == whole.parts.size()) whole.verdict = Verdict::kSupported;
  // Of each sentence in turn the best, then the second best.
  for (std::size_t rank = 0; whole.evidence.size() < limit; ++rank) {
    bool more = false;
    for (const TraceAnswer& part : whole.parts)
      if (rank < part.evidence.size() && whole.evidence.size() < limit) {
        whole.evidence.push_back(part.evidence[rank]);
        more = true;
      }
    if (!more) break;
  }
  return whole;
}

}  // namespace apud
