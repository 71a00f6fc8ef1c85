// The terms of entities and relations: on passages, on the heads of documents and on relations.
// For corpus/search alone: it includes <xapian.h>. Layer 2.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/model/relation.h"
#include "corpus/search/vocabulary.h"

namespace apud {

// A name as it stands in an id: "Belt & Road" gives "belt_road".
std::string name_key(std::string_view name);

class KnowledgeTerms {
 public:
  explicit KnowledgeTerms(Vocabulary& vocabulary) : vocabulary_(vocabulary) {}
  // `entities` must stay until the next call.
  void begin_document(const std::vector<Entity>& entities);
  // Adds the terms of the entities that a passage names.
  void add_to_passage(const BlockKnowledge& block, Xapian::Document& document);
  // Adds those of all entities of the document.
  void add_to_head(Xapian::Document& document);
  // Fills in the document of a relation.
  void relation_document(const Relation& relation, Xapian::Document& document);

 private:
  struct Known {                          // an entity of the document
    std::vector<std::string> keys;        // its id, its aliases' keys
    std::vector<TermId> subject, object;  // its id's terms and the stems of its name, as an end of relations
  };
  const std::string& key_of(const std::string& alias);
  Known* known(const std::string& id);
  bool is_stopped(TermId word);
  void list_words(const char* prefix, std::string_view text, std::vector<TermId>& terms);
  void add_end(const Argument& argument, bool subject, Xapian::Document& document);

  Vocabulary& vocabulary_;
  std::vector<Known> known_;
  std::unordered_map<std::string_view, std::size_t> places_;  // ids, into known_
  std::unordered_map<std::string, std::string> keys_;         // of aliases, from document to document
  std::vector<TermId> words_;
  std::vector<char> stopped_;  // by word: 0 not known, 1 no, 2 yes
};

}  // namespace apud
