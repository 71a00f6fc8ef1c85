// Changes an index as one step: everything that was added and removed appears at publish(), or nothing does.
// Layer 3.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/model/passage.h"
#include "corpus/store/index_reader.h"

namespace apud {

class IndexWriter {
 public:
  // Makes the directory if it is missing, takes the writer's lock, repairs what a killed writer left.
  // Throws Error: kLocked (a second writer), kVersion, kDamaged, kNoSpace, kUnreadable.
  explicit IndexWriter(const std::string& directory);
  ~IndexWriter();  // without publish(): the last state stands
  IndexWriter(const IndexWriter&) = delete;
  IndexWriter& operator=(const IndexWriter&) = delete;

  // The documents of the last published state, by name.
  [[nodiscard]] const std::vector<DocumentInfo>& documents() const;

  // Adds a document, or replaces the one of the same name. Passages are in block order; info.blocks and
  // info.sentences are set from them. `knowledge` is add_knowledge's, which has given the passages their part of it.
  // Not safe for several threads at once.
  void add(const DocumentInfo& info, const std::vector<Passage>& passages, const DocumentKnowledge& knowledge = {});
  void remove(const std::string& name);
  // False where nothing is published yet, or its graph is missing: publish() makes it again.
  [[nodiscard]] bool is_whole() const;
  // Makes all changes visible at once. Afterwards more may be added.
  void publish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace apud
