// First the chains of predicates that the words allow, tried on a few nodes; then the best of them in full.
// Layer 6.
#include "query/ask/chains.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <unordered_set>

#include "query/ask/mentions.h"

namespace apud {
namespace {

constexpr std::size_t kMostHops = 3;
constexpr std::size_t kSample = 6;          // nodes with edges of a step that a trial looks at
constexpr std::size_t kMostSampled = 80;    // nodes that are handed on in a trial
constexpr std::size_t kSampleEdges = 40;    // edges of each
constexpr std::size_t kMostNodes = 20'000;  // of a step in full
constexpr float kVague = 0.45F;             // a word of this strength may stand for nothing
constexpr std::size_t kTopics = 8;          // names that are tried as what the question is about
constexpr std::size_t kBest = 6;            // chains that are followed in full

struct Step {
  std::size_t predicate = 0;  // index in Mentions::predicates
  bool forward = true;
};

struct Trial {
  std::vector<Step> steps;
  std::set<EntityType> types;  // of what is at its end
  bool values = false;         // some ends are no entities
  float score = 0;
};

class ChainSearch {
 public:
  ChainSearch(const Question& question, const PassageSource& index, const GraphView& graph, const Mentions& mentions)
      : question_(question), index_(index), graph_(graph), mentions_(mentions) {}

  std::vector<ChainResult> run(const NameLink& topic) {
    topic_ = &topic;
    used_ = mentions_.outside(topic.first, topic.last);
    predicates_ = used_.predicates();
    trials_.clear();
    std::vector<Step> steps;
    extend(steps, {topic.node});
    std::stable_sort(trials_.begin(), trials_.end(), [](const Trial& a, const Trial& b) { return a.score > b.score; });
    std::vector<ChainResult> results;
    for (std::size_t i = 0; i < trials_.size() && i < kBest && results.size() < 2; ++i) {
      ChainResult result = follow(trials_[i]);
      if (!result.answers.empty()) results.push_back(std::move(result));
    }
    return results;
  }

 private:
  // The edges of a node with a predicate; `use` gets the node at the other end and the edge.
  template <typename Use>
  void each_edge(NodeNumber node, const Step& step, std::size_t most, const Use& use) const {
    RelationQuery query;
    (step.forward ? query.subject : query.object) = node;
    query.filter.predicate = mentions_.predicates[step.predicate].name;
    query.filter.polarity = Polarity::kAffirmed;
    query.limit = most;
    for (const RelationView& edge : graph_.relations(query)) use(step.forward ? edge.object : edge.subject, edge);
  }

  void extend(std::vector<Step>& steps, const std::vector<NodeNumber>& sample) {
    if (steps.size() == kMostHops) return;
    for (const std::size_t predicate : predicates_)
      for (const bool forward : {true, false}) {
        const Step step{predicate, forward};
        std::vector<NodeNumber> next;
        Trial trial;
        bool any = false;
        std::size_t with_edges = 0;
        for (const NodeNumber node : sample) {
          bool edges = false;
          each_edge(node, step, kSampleEdges, [&](NodeNumber other, const RelationView&) {
            any = edges = true;
            if (other == kNoNode) {
              trial.values = true;
            } else if (other != topic_->node) {
              trial.types.insert(graph_.node(other).type);
              if (next.size() < kMostSampled && std::find(next.begin(), next.end(), other) == next.end())
                next.push_back(other);
            }
          });
          with_edges += edges ? 1 : 0;
          if (with_edges == kSample) break;
        }
        if (!any) continue;
        steps.push_back(step);
        trial.steps = steps;
        trial.score = score_of(trial);
        trials_.push_back(trial);
        if (!next.empty()) extend(steps, next);
        steps.pop_back();
      }
  }

  [[nodiscard]] float score_of(const Trial& trial) const {
    float score = topic_->score;
    std::vector<std::size_t> left = used_.counts(mentions_.predicates.size());
    bool met = used_.shared.empty();
    for (std::size_t i = 0; i < trial.steps.size(); ++i) {
      const std::size_t predicate = trial.steps[i].predicate;
      score -= 1;
      if (left[predicate] > 0) {
        --left[predicate];
        score += 0.5F;
      }
      const bool back =
          i > 0 && trial.steps[i - 1].predicate == predicate && trial.steps[i - 1].forward != trial.steps[i].forward;
      const bool said = std::find(used_.shared.begin(), used_.shared.end(), predicate) != used_.shared.end();
      if (back) score += said && !met ? 2.0F : i + 1 == trial.steps.size() ? 0.3F : 0.4F;
      if (back && said) met = true;
      // The same way on twice is hardly ever meant.
      if (i > 0 && trial.steps[i - 1].predicate == predicate && !back) score -= 2;
    }
    if (!met) score -= 1;
    for (const PredicateMention& mention : used_.list) {
      const bool covered = std::any_of(trial.steps.begin(), trial.steps.end(),
                                       [&](const Step& step) { return mention.strength_of(step.predicate) > 0; });
      float strongest = 0, reached = 0;
      for (const auto& [predicate, strength] : mention.predicates) strongest = std::max(strongest, strength);
      for (const Step& step : trial.steps) reached = std::max(reached, mention.strength_of(step.predicate));
      score += covered ? 2 * reached * reached : -5 * std::max(0.0F, strongest - kVague);
    }
    return score + focus_score(trial);
  }

  [[nodiscard]] float focus_score(const Trial& trial) const {
    float score = 0;
    const std::size_t last = trial.steps.back().predicate;
    if (used_.focus) {
      const float strength = used_.list[*used_.focus].strength_of(last);
      score += strength > 0 ? 3 * strength : -3;
    }
    const std::optional<EntityType> type = used_.sought;
    if (type) {
      const bool fits = trial.types.contains(*type);
      const bool unsure = trial.types.empty() || trial.types.contains(EntityType::kConcept);
      if (fits) score += 2;
      if (!fits && !unsure) score -= 4;
      if (trial.values && trial.types.empty()) score -= 4;
    }
    if (question_.asked_by == AskedBy::kWhen) score += trial.values ? 2.0F : -4.0F;
    if (question_.asked_by == AskedBy::kWho && !type) {
      const bool somebody =
          trial.types.contains(EntityType::kPerson) || trial.types.contains(EntityType::kOrganization);
      if (somebody) score += 1;
      if (trial.values && trial.types.empty()) score -= 4;  // a date or a sum is nobody
      if (!somebody && !trial.types.contains(EntityType::kConcept)) score -= 3;
    }
    return score;
  }

  // All answers of a chain. The start is left out of what is passed on and of the answers.
  ChainResult follow(const Trial& trial) const {
    ChainResult result;
    result.about = *topic_;
    result.score = trial.score;
    result.unexplained = used_.unexplained;
    std::vector<NodeNumber> nodes = {topic_->node};
    for (std::size_t i = 0; i < trial.steps.size(); ++i) {
      const Step& step = trial.steps[i];
      result.hops.push_back({mentions_.predicates[step.predicate].name, step.forward});
      const bool at_end = i + 1 == trial.steps.size();
      std::unordered_set<NodeNumber> seen = {topic_->node};
      if (i == 0) seen.clear();
      std::vector<NodeNumber> next;
      for (const NodeNumber node : nodes)
        each_edge(node, step, kMostNodes, [&](NodeNumber other, const RelationView& edge) {
          if (other != kNoNode && !seen.insert(other).second) return;
          if (other != kNoNode && other == topic_->node) return;
          if (at_end)
            result.answers.push_back({other, "", edge});
          else if (other != kNoNode && next.size() < kMostNodes)
            next.push_back(other);
        });
      nodes = std::move(next);
    }
    settle(result);
    return result;
  }

  // Names and values for the answers; equal ones once.
  void settle(ChainResult& result) const {
    std::vector<ChainAnswer> kept;
    std::set<std::string> texts;
    std::sort(result.answers.begin(), result.answers.end(),
              [](const ChainAnswer& a, const ChainAnswer& b) { return a.last.number < b.last.number; });
    for (ChainAnswer& answer : result.answers) {
      if (kept.size() == kMostChainAnswers) {
        ++result.left_out;
        continue;
      }
      if (answer.node != kNoNode) {
        answer.text = graph_.node(answer.node).name;
      } else {
        const FoundRelation found = index_.relation(answer.last);
        const Argument& end = result.hops.back().forward ? found.relation.object : found.relation.subject;
        answer.text = end.value ? end.value->text : end.text;
        if (answer.text.empty())
          for (const Span& span : end.words)
            answer.text += found.passage.text.substr(span.begin, span.end - span.begin);
        if (answer.text.empty() || !texts.insert(answer.text).second) continue;
      }
      kept.push_back(std::move(answer));
    }
    result.answers = std::move(kept);
  }

  const Question& question_;
  const PassageSource& index_;
  const GraphView& graph_;
  const Mentions& mentions_;
  const NameLink* topic_ = nullptr;
  UsedMentions used_;
  std::vector<std::size_t> predicates_;
  std::vector<Trial> trials_;
};

}  // namespace

std::vector<ChainResult> follow_chains(const Question& question, const std::vector<NameLink>& links,
                                       const PassageSource& index, const Meanings& meanings) {
  std::vector<ChainResult> results;
  const GraphView* graph = index.graph();
  if (graph == nullptr || links.empty()) return results;
  const Mentions mentions = find_mentions(question, *graph, meanings);
  ChainSearch search(question, index, *graph, mentions);
  for (std::size_t i = 0; i < links.size() && i < kTopics; ++i)
    for (ChainResult& result : search.run(links[i])) results.push_back(std::move(result));
  std::stable_sort(results.begin(), results.end(),
                   [](const ChainResult& a, const ChainResult& b) { return a.score > b.score; });
  return results;
}

}  // namespace apud
