// A question in plain English to its answers, each with the sentence that says it; or to none.
// Layer 6.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/names/meanings.h"
#include "query/answer/relation_answer.h"
#include "query/ask/statements.h"

namespace apud {

struct AskedItem {
  std::string text;      // the answer: a name, a sum, a date, words of the sentence
  std::string entity;    // its id; "" for what is no entity
  float confidence = 0;  // 0 to 1
  Evidence evidence;     // the sentence that says it
  std::vector<Source> sources;
  std::optional<ToldRelation> relation;  // that says it, where the graph has one
};

// What a question was taken to mean.
struct Interpretation {
  std::string seeks;      // "person", "date", "work" ...; "" where nothing tells
  std::string about;      // the name or names that are known
  std::string predicate;  // "directed_by", "directed_by, then written_by"
};

struct AskAnswer {
  std::string question;
  Interpretation reading;
  std::vector<AskedItem> answers;  // best first; a list in the order of the documents
  std::uint64_t total = 0;         // answers before offset and limit
  std::uint32_t offset = 0;
  std::vector<Evidence> nearest;       // where there is no answer: passages that come near
  std::vector<std::string> unknown;    // names of the question that nothing in the index has; where there is no answer
  std::uint64_t documents = 0;         // searched; where there is no answer
  std::vector<std::string> explained;  // lines that say how the answers were found
  EntityTable entities;
};

// One for many questions: keeps what it has read.
class Asker {
 public:
  Asker(const PassageSource& index, const ClaimIndex& claims);
  ~Asker();
  // Total for any text. Throws Error as the index does.
  AskAnswer answer(const std::string& question, std::uint32_t offset, std::uint32_t limit);

 private:
  bool answer_from_statements(AskAnswer& answer, std::uint32_t limit);

  const PassageSource& index_;
  const ClaimIndex& claims_;
  std::shared_ptr<const Meanings> meanings_;
  std::unique_ptr<StatementReader> statements_;  // read in when the graph alone has no answer
};

}  // namespace apud
