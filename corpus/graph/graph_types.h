// The values that go into a graph and come out of it.
// Layer 2: values only; may include corpus/text and corpus/model, never corpus/search.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/entity.h"
#include "corpus/model/relation.h"

namespace apud {

// A node is an entity. Numbers are good for one opened graph only; what lasts is the entity's id.
using NodeNumber = std::uint32_t;
inline constexpr NodeNumber kNoNode = std::numeric_limits<NodeNumber>::max();
// A relation; in one file they count in the order in which they were added: by document, then as in the document.
using RelationNumber = std::uint64_t;

// Where a passage lies in its index; only corpus/store knows what the numbers mean.
struct GraphLocator {
  std::uint32_t segment = 0;
  std::uint32_t passage = 0;
  friend bool operator==(const GraphLocator&, const GraphLocator&) = default;
};

// Views end with the graph that they came from.
struct AliasView {
  std::string_view name, reason;
  std::uint32_t mentions = 0;
  std::string_view document;             // that says so; "" if none does
  std::optional<std::uint32_t> block{};  // of that document
  Span span{};                           // of that block's text
};

struct NodeView {
  std::string_view id, name;
  EntityType type = EntityType::kConcept;
  std::uint32_t mentions = 0, documents = 0;  // in all documents; documents that mention it
};

struct RelationView {
  RelationNumber number = 0;
  NodeNumber subject = kNoNode, object = kNoNode;  // kNoNode: no entity (a value, words, nothing)
  std::string_view predicate;
  Status status = Status::kAsserted;
  Polarity polarity = Polarity::kAffirmed;
  bool inferred = false;
  float confidence = 0;
  std::string_view document;  // Document::name
  std::uint32_t block = 0;    // of the evidence
  std::size_t source = 0;     // which of the graphs that were opened as one
  GraphLocator locator{};     // of the evidence's passage: the document's first passage plus `block`
  std::string_view record;    // what the writer was given with it
};

// A relation that goes into a graph, its ends and predicate as the writer has numbered them.
struct NumberedRelation {
  NodeNumber subject = kNoNode, object = kNoNode;
  std::uint32_t predicate = 0;
  std::uint32_t block = 0;
  float confidence = 0;
  Status status = Status::kAsserted;
  Polarity polarity = Polarity::kAffirmed;
  bool inferred = false;
};

enum class EndRole : std::uint8_t { kAny, kSubject, kObject };

// What a relation has to be like. The default lets all pass.
struct RelationFilter {
  std::string predicate{};  // exactly; "" for any
  std::optional<Status> status{};
  std::optional<Polarity> polarity{};
  std::optional<bool> inferred{};
  float min_confidence = 0;
  [[nodiscard]] bool any() const {
    return predicate.empty() && !status && !polarity && !inferred && !(min_confidence > 0);
  }
};

struct RelationQuery {
  NodeNumber node = kNoNode;  // at either end
  NodeNumber subject = kNoNode, object = kNoNode;
  RelationFilter filter{};
  std::size_t offset = 0, limit = 10;
};

// A name that was looked up, and whom it may mean.
struct NameMatch {
  NodeNumber node = kNoNode;
  bool alias = false;          // by an alias, not by its name
  std::string_view key;        // the folded name that matched
  std::uint32_t mentions = 0;  // of the node
  std::uint32_t distance = 0;  // edits between the name asked for and `key`; 0 unless looked up as the nearest
};

}  // namespace apud
