// What is the rule (asserted, affirmed) gets no term, and a relation no data: its record stands with its passage.
// Layer 2.
#include "corpus/search/knowledge_terms.h"

#include <algorithm>

#include "corpus/search/query_plan.h"
#include "corpus/search/schema.h"
#include "corpus/search/segment_state.h"
#include "corpus/search/tokenizer.h"

namespace apud {
namespace {

constexpr std::size_t kMostKeys = 20000;

}  // namespace

std::string name_key(std::string_view name) {
  const std::string id = entity_id(EntityType::kRole, name);
  return id.substr(id.find(':') + 1);
}

const std::string& KnowledgeTerms::key_of(const std::string& alias) {
  if (keys_.size() > kMostKeys) keys_.clear();
  std::string& key = keys_[alias];
  if (key.empty()) key = name_key(alias);
  return key;
}

void KnowledgeTerms::begin_document(const std::vector<Entity>& entities) {
  known_.clear();
  places_.clear();
  known_.reserve(entities.size());
  for (const Entity& entity : entities) {
    places_.emplace(entity.id, known_.size());
    Known& known = known_.emplace_back();
    known.keys.push_back(entity.id);
    const std::string_view own = std::string_view(entity.id).substr(entity.id.find(':') + 1);
    for (const Alias& alias : entity.aliases) {
      const std::string& key = key_of(alias.name);
      if (key != own && std::find(known.keys.begin(), known.keys.end(), key) == known.keys.end())
        known.keys.push_back(key);
    }
    for (const bool subject : {true, false}) {
      const char* const prefix = subject ? knowledge_prefix::kSubject : knowledge_prefix::kObject;
      std::vector<TermId>& terms = subject ? known.subject : known.object;
      terms.push_back(vocabulary_.verbatim(capped_term(prefix, entity.id)));
      list_words(prefix, entity.name, terms);
    }
  }
}

KnowledgeTerms::Known* KnowledgeTerms::known(const std::string& id) {
  const auto found = places_.find(id);
  return found == places_.end() ? nullptr : &known_[found->second];
}

void KnowledgeTerms::add_to_passage(const BlockKnowledge& block, Xapian::Document& document) {
  for (const std::string& id : block.entities) {
    const Known* entity = known(id);
    if (entity == nullptr) continue;
    for (const std::string& key : entity->keys) document.add_boolean_term(capped_term(prefix::kEntity, key));
  }
}

void KnowledgeTerms::add_to_head(Xapian::Document& document) {
  for (const Known& entity : known_)
    for (const std::string& key : entity.keys) document.add_boolean_term(capped_term(knowledge_prefix::kName, key));
}

bool KnowledgeTerms::is_stopped(TermId word) {
  if (word >= stopped_.size()) stopped_.resize(word + word / 2 + 64);
  if (stopped_[word] == 0) stopped_[word] = stop_words()(vocabulary_.text(word)) ? 2 : 1;
  return stopped_[word] == 2;
}

void KnowledgeTerms::list_words(const char* prefix, std::string_view text, std::vector<TermId>& terms) {
  Tokenizer tokenizer(text);
  for (SearchToken token; tokenizer.next(token);)
    if (const TermId word = vocabulary_.word(token.term); !is_stopped(word))
      terms.push_back(vocabulary_.field_term(prefix, word));
}

void KnowledgeTerms::add_end(const Argument& argument, bool subject, Xapian::Document& document) {
  const char* const prefix = subject ? knowledge_prefix::kSubject : knowledge_prefix::kObject;
  const std::vector<TermId>* terms = &words_;
  words_.clear();
  if (!argument.entity.empty()) {
    if (const Known* entity = known(argument.entity); entity != nullptr)
      terms = subject ? &entity->subject : &entity->object;
    else
      words_.push_back(vocabulary_.verbatim(capped_term(prefix, argument.entity)));
  } else {
    list_words(prefix, argument.value ? argument.value->text : argument.text, words_);
  }
  for (const TermId term : *terms) document.add_boolean_term(vocabulary_.text(term));
}

void KnowledgeTerms::relation_document(const Relation& relation, Xapian::Document& document) {
  add_end(relation.subject, true, document);
  add_end(relation.object, false, document);
  document.add_boolean_term(capped_term(knowledge_prefix::kPredicate, relation.predicate));
  if (relation.status != Status::kAsserted)
    document.add_boolean_term(std::string(knowledge_prefix::kStatus).append(status_name(relation.status)));
  if (relation.polarity != Polarity::kAffirmed)
    document.add_boolean_term(std::string(knowledge_prefix::kPolarity).append(polarity_name(relation.polarity)));
}

}  // namespace apud
