// The terms of entities and relations: on passages, and on the heads of documents.
// For corpus/search alone: it includes <xapian.h>. Layer 2.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/model/relation.h"

namespace apud {

// A name as it stands in an id: "Belt & Road" gives "belt_road".
std::string name_key(std::string_view name);

class KnowledgeTerms {
 public:
  // `entities` must stay until the next call.
  void begin_document(const std::vector<Entity>& entities);
  // Adds the terms of the entities that a passage names, and of what it says.
  void add_to_passage(const BlockKnowledge& block, Xapian::Document& document);
  // Adds those of all entities of the document.
  void add_to_head(Xapian::Document& document);

 private:
  const std::string& key_of(const std::string& alias);

  std::vector<std::vector<std::string>> keys_;                // of each entity: its id, its aliases' keys
  std::unordered_map<std::string_view, std::size_t> places_;  // ids, into keys_
  std::unordered_map<std::string, std::string> alias_keys_;   // kept from document to document
  std::vector<std::string_view> predicates_;
};

}  // namespace apud
