// The words of relations need no terms of their own: the passage has them already. What is the rule (asserted, affirmed)
// gets no term either.
// Layer 2.
#include "corpus/search/knowledge_terms.h"

#include <algorithm>

#include "corpus/search/schema.h"
#include "corpus/search/segment_state.h"

namespace apud {
namespace {

constexpr std::size_t kMostKeys = 20000;

}  // namespace

std::string name_key(std::string_view name) {
  const std::string id = entity_id(EntityType::kRole, name);
  return id.substr(id.find(':') + 1);
}

const std::string& KnowledgeTerms::key_of(const std::string& alias) {
  if (alias_keys_.size() > kMostKeys) alias_keys_.clear();
  std::string& key = alias_keys_[alias];
  if (key.empty()) key = name_key(alias);
  return key;
}

void KnowledgeTerms::begin_document(const std::vector<Entity>& entities) {
  keys_.clear();
  places_.clear();
  for (const Entity& entity : entities) {
    places_.emplace(entity.id, keys_.size());
    std::vector<std::string>& keys = keys_.emplace_back();
    keys.push_back(entity.id);
    const std::string_view own = std::string_view(entity.id).substr(entity.id.find(':') + 1);
    for (const Alias& alias : entity.aliases) {
      const std::string& key = key_of(alias.name);
      if (key != own && std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    }
  }
}

void KnowledgeTerms::add_to_passage(const BlockKnowledge& block, Xapian::Document& document) {
  for (const std::string& id : block.entities)
    if (const auto found = places_.find(id); found != places_.end())
      for (const std::string& key : keys_[found->second]) document.add_boolean_term(capped_term(prefix::kEntity, key));
  predicates_.clear();
  for (const Relation& relation : block.relations) {
    predicates_.push_back(relation.predicate);
    if (!relation.subject.entity.empty())
      document.add_boolean_term(capped_term(prefix::kSubject, relation.subject.entity));
    if (!relation.object.entity.empty())
      document.add_boolean_term(capped_term(prefix::kObject, relation.object.entity));
    if (relation.status != Status::kAsserted)
      document.add_boolean_term(std::string(prefix::kStatus).append(status_name(relation.status)));
    if (relation.polarity != Polarity::kAffirmed)
      document.add_boolean_term(std::string(prefix::kPolarity).append(polarity_name(relation.polarity)));
  }
  std::sort(predicates_.begin(), predicates_.end());
  predicates_.erase(std::unique(predicates_.begin(), predicates_.end()), predicates_.end());
  for (const std::string_view predicate : predicates_)
    document.add_boolean_term(capped_term(prefix::kPredicate, std::string(predicate)));
}

void KnowledgeTerms::add_to_head(Xapian::Document& document) {
  for (const std::vector<std::string>& keys : keys_)
    for (const std::string& key : keys) document.add_boolean_term(capped_term(prefix::kName, key));
}

}  // namespace apud
