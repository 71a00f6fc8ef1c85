// Ways through the graph first; where the words of the question leave something over, nothing is said.
// Layer 6.
#include "query/ask/ask.h"

#include <algorithm>

#include "query/ask/chains.h"

namespace apud {
namespace {

constexpr float kLeastScore = 0.5F;  // beyond the name's own score
constexpr std::uint32_t kNearest = 3;
constexpr double kLeastStated = 0.38;  // of an answer out of a sentence
constexpr double kSharesTop = 0.9;     // of the best score: given beside it

std::string words_of(const std::vector<ChainHop>& hops) {
  std::string text;
  for (const ChainHop& hop : hops)
    text += (text.empty() ? "" : ", then ") + hop.predicate + (hop.forward ? "" : " (back)");
  return text;
}

Interpretation interpretation_of(const ChainResult& chain, const PassageSource& index) {
  Interpretation reading;
  reading.about = chain.about.name;
  reading.predicate = words_of(chain.hops);
  const ChainAnswer& first = chain.answers.front();
  if (first.node == kNoNode)
    reading.seeks = "value";
  else
    reading.seeks = entity_type_name(index.graph()->node(first.node).type);
  return reading;
}

bool says_enough(const ChainResult& chain) {
  const bool stated_outright = chain.answers.front().last.confidence > 0.99F;  // a line of a file of triples
  const float weight = stated_outright ? 0.5F : 3.0F;
  return chain.score - chain.about.score - static_cast<float>(chain.unexplained) * weight >= kLeastScore;
}

AskedItem item_of(const PassageSource& index, SourceFinder& finder, const ChainResult& chain,
                  const ChainAnswer& answer) {
  AskedItem item;
  item.text = answer.text;
  if (answer.node != kNoNode) item.entity = index.graph()->node(answer.node).id;
  item.confidence = answer.last.confidence / (1.0F + 0.1F * static_cast<float>(chain.unexplained));
  ToldRelation told = told_relation(finder, index.relation(answer.last));
  item.evidence = told.evidence;
  item.sources = told.sources;
  item.relation = std::move(told);
  return item;
}

std::string evidence_ref(const StatedResult& result, const StatedAnswer& answer) {
  const Passage& passage = result.passages[answer.passage];
  return passage_ref(passage.document, passage.block,
                     answer.sentence ? std::optional(*answer.sentence + 1) : std::nullopt);
}

void collect(const std::string& id, const PassageSource& index, EntityTable& entities) {
  if (id.empty() || entities.find(id) != nullptr) return;
  if (const std::optional<Entity> entity = index.entity(id)) entities.add(*entity);
}

// Words with a capital letter within the question that no name of the graph covers.
std::vector<std::string> unknown_names(const Question& question, const std::vector<NameLink>& links) {
  std::vector<std::string> unknown;
  std::vector<bool> known(question.words.size(), false);
  for (const NameLink& link : links)
    for (std::size_t i = link.first; i < link.last; ++i) known[i] = true;
  for (std::size_t i = 1; i < question.words.size(); ++i) {
    const QuestionWord& word = question.words[i];
    if (!word.capital || word.small || known[i]) continue;
    const std::string name = question.text.substr(word.span.begin, word.span.end - word.span.begin);
    const bool goes_on = i > 1 && question.words[i - 1].capital && !known[i - 1] && !unknown.empty();
    if (goes_on)
      unknown.back() += " " + name;
    else
      unknown.push_back(name);
  }
  return unknown;
}

// Letters and digits alone: nothing of a question is query syntax.
std::string search_words(const Question& question) {
  std::string query;
  for (const QuestionWord& word : question.words) {
    if (word.small) continue;
    query += ' ';
    for (const char c : word.lower) {
      const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
      query += plain ? c : ' ';
    }
  }
  return query.find_first_not_of(' ') == std::string::npos ? "" : query;
}

// What comes near, and what was not known.
void say_nothing(const Question& question, const std::vector<NameLink>& links, const PassageSource& index,
                 AskAnswer& answer) {
  answer.unknown = unknown_names(question, links);
  answer.documents = index.stats().documents;
  SearchRequest request;
  request.query = search_words(question);
  request.limit = kNearest;
  if (request.query.empty()) return;
  for (const SearchHit& hit : index.search(request).hits)
    answer.nearest.push_back(evidence_of(hit.passage, hit.sentence));
}

}  // namespace

Asker::Asker(const PassageSource& index, const ClaimIndex& claims)
    : index_(index), claims_(claims), meanings_(Meanings::load()) {}
Asker::~Asker() = default;

AskAnswer Asker::answer(const std::string& text, std::uint32_t offset, std::uint32_t limit) {
  AskAnswer answer;
  answer.question = text;
  answer.offset = offset;
  const Question question = read_question(text);
  std::vector<NameLink> links;
  if (const GraphView* graph = index_.graph()) links = link_names(question, *graph);
  const std::vector<ChainResult> chains = follow_chains(question, links, index_, *meanings_);
  for (const ChainResult& chain : chains)
    answer.explained.push_back(std::to_string(chain.score) + " about " + chain.about.name + ": " +
                               words_of(chain.hops) + ", " + std::to_string(chain.answers.size()) + " answers, " +
                               std::to_string(chain.unexplained) + " words over");
  if (chains.empty() || !says_enough(chains.front())) {
    if (!answer_from_statements(answer, limit)) say_nothing(question, links, index_, answer);
    return answer;
  }
  const ChainResult& best = chains.front();
  answer.reading = interpretation_of(best, index_);
  answer.total = best.answers.size();
  SourceFinder finder(index_);
  for (std::size_t i = offset; i < best.answers.size() && i - offset < limit; ++i) {
    answer.answers.push_back(item_of(index_, finder, best, best.answers[i]));
    const AskedItem& item = answer.answers.back();
    collect(item.entity, index_, answer.entities);
    collect(item.relation->relation.subject.entity, index_, answer.entities);
    collect(item.relation->relation.object.entity, index_, answer.entities);
  }
  return answer;
}

bool Asker::answer_from_statements(AskAnswer& answer, std::uint32_t limit) {
  if (statements_ == nullptr) statements_ = std::make_unique<StatementReader>(claims_, index_);
  StatedResult result = statements_->answer(answer.question);
  answer.reading.seeks = seeks_name(result.sought.seeks);
  for (const StatedAnswer& one : result.answers)
    answer.explained.push_back(std::to_string(one.score) + " = coverage " + std::to_string(one.coverage) + ", kind " +
                               std::to_string(one.fit) + ", place " + std::to_string(one.standing) + ": " + one.text +
                               " (" + evidence_ref(result, one) + ")");
  if (result.answers.empty() || result.answers.front().score < kLeastStated) return false;
  SourceFinder finder(index_);
  const double best = result.answers.front().score;
  for (const StatedAnswer& one : result.answers) {
    if (one.score < kLeastStated || one.score < best * kSharesTop || answer.answers.size() >= limit) break;
    const Passage& passage = result.passages[one.passage];
    AskedItem item;
    item.text = one.text;
    item.entity = one.entity;
    item.confidence = static_cast<float>(one.score);
    item.evidence = evidence_of(passage, one.sentence);
    item.sources = finder.sources_of(passage, one.sentence);
    collect(item.entity, index_, answer.entities);
    answer.answers.push_back(std::move(item));
  }
  answer.total = answer.answers.size();
  return true;
}

}  // namespace apud
