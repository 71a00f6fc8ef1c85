// One immutable part of an index, opened to be read: databases of passages, of whole documents, of whom they name.
// Layer 2. No <xapian.h> here: corpus/store uses it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/model/passage.h"
#include "corpus/search/dead_list.h"
#include "corpus/search/document_record.h"
#include "corpus/search/knowledge_head.h"

namespace apud {

// Where a document stands in its segment.
struct DocumentPlace {
  DocId document = 0;
  DocIdRange passages;  // last < first where it has none
};

class Segment {
 public:
  // The names of its files in its directory.
  static constexpr char kPassages[] = "passages";
  static constexpr char kDocuments[] = "documents";
  static constexpr char kEntities[] = "entities";
  static constexpr const char* kFiles[] = {kPassages, kDocuments, kEntities};

  // Opens all files at once, so that a writer that deletes them later does no harm. Returns nullopt if one is not
  // there; throws Error kDamaged.
  static std::optional<Segment> open(const std::string& directory, DeadList dead);

  [[nodiscard]] const DeadList& dead() const;
  [[nodiscard]] std::optional<DocumentPlace> find(const std::string& name) const;  // a document that is alive
  [[nodiscard]] std::optional<DocumentRecord> record(DocId document) const;
  [[nodiscard]] std::optional<Passage> passage(DocId id) const;
  // A living document's passage; does not open the database of documents.
  [[nodiscard]] std::optional<Passage> passage(const std::string& document, std::uint32_t block) const;
  [[nodiscard]] std::vector<Entity> entities(DocId document) const;  // that it names
  // Calls `visit` with every living document, in the order in which they were added.
  void each_document(const std::function<void(const DocumentPlace&, const DocumentRecord&)>& visit) const;

  struct State;  // segment_state.h, for corpus/search alone
  [[nodiscard]] const std::shared_ptr<State>& state() const { return state_; }

 private:
  explicit Segment(std::shared_ptr<State> state) : state_(std::move(state)) {}
  std::shared_ptr<State> state_;
};

}  // namespace apud
