// Words of a question that stand for predicates of the graph, and what the question seeks.
// Layer 6.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/graph/graph_view.h"
#include "corpus/names/meanings.h"
#include "query/ask/question.h"

namespace apud {

struct GraphPredicate {
  std::string name;
  PredicateMeaning meaning;
};

struct PredicateMention {
  std::size_t first = 0, last = 0;                        // words [first, last)
  std::vector<std::pair<std::size_t, float>> predicates;  // index in Mentions::predicates, strength up to 1
  bool noun = false;                                      // "director", "genre"
  [[nodiscard]] bool strong() const {
    return std::any_of(predicates.begin(), predicates.end(), [](const auto& one) { return one.second > 0.5F; });
  }
  [[nodiscard]] float strength_of(std::size_t predicate) const {
    for (const auto& [index, strength] : predicates)
      if (index == predicate) return strength;
    return 0;
  }
};

// The mentions outside the name that a reading takes the question to be about.
struct UsedMentions {
  std::vector<PredicateMention> list;  // in the order of the words
  std::optional<std::size_t> focus;    // in `list`: what is asked for
  std::optional<EntityType> sought;    // the type that a noun asks for
  std::size_t unexplained = 0;         // words that say something and are none of this
  std::vector<std::size_t> shared;     // predicates in which two things meet: "share directors", "also wrote"
  [[nodiscard]] std::vector<std::size_t> predicates() const;
  // How often each predicate is said, at its strongest.
  [[nodiscard]] std::vector<std::size_t> counts(std::size_t size) const;
};

class Mentions {
 public:
  std::vector<GraphPredicate> predicates;
  std::vector<PredicateMention> all;

  Mentions(const Question& question, const Meanings& meanings) : question_(&question), meanings_(&meanings) {}
  [[nodiscard]] UsedMentions outside(std::size_t first, std::size_t last) const;

 private:
  [[nodiscard]] std::vector<PredicateMention> implied(std::size_t first, std::size_t last) const;
  void add_shared(UsedMentions& used, std::size_t word) const;
  void find_focus(UsedMentions& used, std::size_t first, std::size_t last) const;
  const Question* question_;
  const Meanings* meanings_;
};

Mentions find_mentions(const Question& question, const GraphView& graph, const Meanings& meanings);

}  // namespace apud
