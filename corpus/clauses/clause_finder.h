// Which words of a tree head clauses, and what the subject of each is.
// Layer 3, pure.
#pragma once

#include <cstdint>
#include <vector>

#include "corpus/clauses/sentence_tree.h"
#include "corpus/model/relation.h"

namespace apud {

inline constexpr std::uint32_t kNoClause = UINT32_MAX;

// How a clause comes by its subject.
enum class SubjectFrom : std::uint8_t {
  kNone,        // imperative, or nothing found
  kOwn,         // beside its verb
  kShared,      // of the clause that it is joined to: "A came and saw"
  kRaised,      // of the governing clause: "A plans to build"
  kObject,      // the governing clause's object: "asked A to build"
  kAdverbial,   // of the main clause: "A came, bringing gifts"
  kNoun,        // the noun that it modifies: "a treaty signed by A"
  kRelative,    // what a relative pronoun stands for: "A, which was built"
  kExistential  // "there is A"
};

struct Clause {
  std::uint32_t head = kRoot;     // verb, or the complement of a copula
  std::uint32_t copula = kRoot;   // its own, or that of the clause it is joined to
  std::uint32_t subject = kRoot;  // head word
  SubjectFrom from = SubjectFrom::kNone;
  std::uint32_t governor = kNoClause;  // the clause that this one hangs on or is joined to
  std::uint32_t chain = kNoClause;     // the clause whose verb stands before this one's: "plans" of "to build"
  std::uint32_t antecedent = kRoot;    // of a relative clause
  std::uint32_t pronoun = kRoot;       // its relative pronoun or adverb
  bool chained = false;                // another clause's chain: states nothing of its own
  bool passive = false;
  bool joined = false;  // by "and" to its governor
  bool imperative = false;
  bool be_to = false;   // "is to open"
  bool silent = false;  // says what something is for, not what is: states nothing of its own
  Status status = Status::kAsserted;
  bool negated = false;
  std::uint32_t speaker = kRoot;  // head word of who says so
};

class ClauseFinder {
 public:
  // Governors stand before the clauses that they govern.
  void read(const SentenceTree& tree);
  [[nodiscard]] std::vector<Clause>& clauses() { return clauses_; }
  [[nodiscard]] const Clause& clause(std::uint32_t index) const { return clauses_[index]; }
  [[nodiscard]] std::uint32_t clause_of(std::uint32_t word) const {
    return word < clause_of_.size() ? clause_of_[word] : kNoClause;
  }  // or kNoClause

 private:
  [[nodiscard]] bool heads_clause(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t copula_of(std::uint32_t i) const;
  void find_governor(Clause& clause) const;
  void join_to_infinitive(Clause& clause) const;
  void join_to_twin(Clause& clause) const;
  [[nodiscard]] bool tells_as(std::uint32_t head, std::uint32_t governor) const;
  void find_subject(Clause& clause);
  [[nodiscard]] std::uint32_t nearest_subject(std::uint32_t verb, std::uint32_t first) const;
  bool own_subject(Clause& clause) const;
  void relative(Clause& clause) const;
  [[nodiscard]] std::uint32_t taken_subject(std::uint32_t head) const;
  bool stray_subject(Clause& clause) const;
  [[nodiscard]] bool is_aim(const Clause& clause) const;
  [[nodiscard]] bool infinitive(std::uint32_t head) const;
  [[nodiscard]] bool is_led_to(std::uint32_t head, std::uint32_t up) const;
  [[nodiscard]] bool is_adjective(std::uint32_t i) const;
  bool describes_object(Clause& clause) const;
  void governed_subject(Clause& clause);
  void borrowed_subject(Clause& clause);

  const SentenceTree* tree_ = nullptr;
  std::vector<Clause> clauses_;
  std::vector<std::uint32_t> clause_of_;
};

}  // namespace apud
