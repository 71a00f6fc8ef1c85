// Relations found through their passages: terms tell which passages may have them, and what they say is then compared.
// Layer 2.
#include <algorithm>
#include <unordered_map>

#include "corpus/search/knowledge_terms.h"
#include "corpus/search/schema.h"
#include "corpus/search/searcher_state.h"
#include "corpus/search/segment_state.h"
#include "corpus/search/tokenizer.h"
#include "corpus/search/vocabulary.h"
#include "corpus/search/xapian_error.h"

namespace apud {
namespace {

constexpr Xapian::doccount kMostHeads = 1000;

// Stems as terms, the words themselves where they have none; each word is stemmed once.
class TermMemo {
 public:
  const std::string& term(std::string_view word) {
    const auto [found, added] = terms_.try_emplace(std::string(word));
    if (added) {
      const std::string stem = stem_term(word);
      found->second = stem.empty() ? found->first : prefix::kStem + stem;
    }
    return found->second;
  }

 private:
  std::unordered_map<std::string, std::string> terms_;
};

// An end with its words as terms, without stop words.
class WantedEnd {
 public:
  WantedEnd(const StatementEnd& end, TermMemo& memo) : any(end.any()), ids_(end.ids), memo_(memo) {
    Tokenizer tokenizer(end.words);
    for (SearchToken token; tokenizer.next(token);)
      if (!stop_words()(std::string(token.term))) stems_.push_back(memo.term(token.term));
    std::sort(stems_.begin(), stems_.end());
    stems_.erase(std::unique(stems_.begin(), stems_.end()), stems_.end());
  }
  const bool any;

  [[nodiscard]] bool fits(const Argument& argument, std::string_view text) const {
    if (any) return true;
    if (!argument.entity.empty() && std::find(ids_.begin(), ids_.end(), argument.entity) != ids_.end()) return true;
    if (stems_.empty()) return false;
    if (argument.entity.empty()) return has_stems(argument.value ? argument.value->text : argument.text);
    std::string words = argument.entity.substr(argument.entity.find(':') + 1);
    std::replace(words.begin(), words.end(), '_', ' ');
    for (const Span span : argument.words)
      if (span.begin <= span.end && span.end <= text.size()) (words += ' ') += text.substr(span.begin, span.size());
    return has_stems(words);
  }

  // The passages that can have such an end.
  [[nodiscard]] Xapian::Query passages(std::initializer_list<const char*> prefixes) const {
    std::vector<Xapian::Query> ways;
    for (const char* prefix : prefixes)
      for (const std::string& id : ids_) ways.emplace_back(capped_term(prefix, id));
    if (!stems_.empty()) ways.emplace_back(Xapian::Query::OP_AND, stems_.begin(), stems_.end());
    return {Xapian::Query::OP_OR, ways.begin(), ways.end()};
  }

 private:
  [[nodiscard]] bool has_stems(std::string_view words) const {
    std::vector<bool> seen(stems_.size());
    std::size_t left = stems_.size();
    Tokenizer tokenizer(words);
    for (SearchToken token; left > 0 && tokenizer.next(token);) {
      const auto at = std::lower_bound(stems_.begin(), stems_.end(), memo_.term(token.term));
      if (at == stems_.end() || *at != memo_.term(token.term)) continue;
      const auto number = static_cast<std::size_t>(at - stems_.begin());
      if (!seen[number]) --left;
      seen[number] = true;
    }
    return left == 0;
  }

  std::vector<std::string> ids_, stems_;
  TermMemo& memo_;
};

class StatementSearch {
 public:
  explicit StatementSearch(const StatementQuery& asked)
      : asked_(asked), either_(asked.either, memo_), subject_(asked.subject, memo_), object_(asked.object, memo_) {}

  [[nodiscard]] Xapian::Query passages() const {
    std::vector<Xapian::Query> parts;
    if (!either_.any) parts.push_back(either_.passages({prefix::kSubject, prefix::kObject}));
    if (!subject_.any) parts.push_back(subject_.passages({prefix::kSubject}));
    if (!object_.any) parts.push_back(object_.passages({prefix::kObject}));
    if (!asked_.predicate.empty()) parts.emplace_back(capped_term(prefix::kPredicate, asked_.predicate));
    if (asked_.status && *asked_.status != Status::kAsserted)
      parts.emplace_back(std::string(prefix::kStatus).append(status_name(*asked_.status)));
    if (asked_.polarity && *asked_.polarity != Polarity::kAffirmed)
      parts.emplace_back(std::string(prefix::kPolarity).append(polarity_name(*asked_.polarity)));
    if (parts.empty()) return {Xapian::Query::OP_WILDCARD, prefix::kPredicate};  // every relation has one
    return {Xapian::Query::OP_AND, parts.begin(), parts.end()};
  }

  [[nodiscard]] bool fits(const Relation& relation, std::string_view text) const {
    if (!asked_.predicate.empty() && relation.predicate != asked_.predicate) return false;
    if (asked_.status && relation.status != *asked_.status) return false;
    if (asked_.polarity && relation.polarity != *asked_.polarity) return false;
    if (relation.confidence < asked_.min_confidence) return false;
    return subject_.fits(relation.subject, text) && object_.fits(relation.object, text) &&
           (either_.fits(relation.subject, text) || either_.fits(relation.object, text));
  }

 private:
  const StatementQuery& asked_;
  mutable TermMemo memo_;
  WantedEnd either_, subject_, object_;
};

bool is_named(const Entity& entity, const std::string& name, const std::string& key) {
  if (entity.id == name || std::string_view(entity.id).substr(entity.id.find(':') + 1) == key) return true;
  return std::any_of(entity.aliases.begin(), entity.aliases.end(),
                     [&](const Alias& alias) { return name_key(alias.name) == key; });
}

// Adds what one document says of an entity to what others have said.
void join(std::vector<Entity>& all, const Entity& one) {
  const auto same = std::find_if(all.begin(), all.end(), [&](const Entity& known) { return known.id == one.id; });
  if (same == all.end()) return all.push_back(one);
  same->mentions += one.mentions;
  for (const Alias& alias : one.aliases) {
    const auto known = std::find_if(same->aliases.begin(), same->aliases.end(),
                                    [&](const Alias& other) { return other.name == alias.name; });
    if (known == same->aliases.end())
      same->aliases.push_back(alias);
    else
      known->mentions += alias.mentions;
  }
}

}  // namespace

bool Searcher::has_remotes() const { return !state_->remotes.empty(); }

StatementResult Searcher::statements(const StatementQuery& query, std::uint32_t most, bool remote_only) const {
  StatementResult result;
  Xapian::Database passages;
  if (!remote_only) passages = state_->passages;
  if (remote_only)
    for (const Xapian::Database& shard : state_->remote_passages) passages.add_database(shard);
  if (state_->remotes.empty() && (remote_only || state_->segments.empty())) return result;
  const StatementSearch search(query);
  guarded(state_->where, [&] {
    Xapian::Enquire enquire(passages);
    rank_passages(enquire, SortBy::kRelevance);
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    enquire.set_query(alive(search.passages(), state_->dead_passages));
    const Xapian::MSet found = enquire.get_mset(0, most);
    for (auto at = found.begin(); at != found.end(); ++at) {
      const std::optional<Passage> passage = decode_passage(at.get_document().get_data());
      std::optional<BlockKnowledge> said;
      if (passage && !passage->knowledge.empty())
        said = decode_block_knowledge(passage->knowledge, passage->text, passage->block);
      if (!passage || (!said && !passage->knowledge.empty()))
        throw Xapian::DatabaseCorruptError("a passage cannot be read");
      if (!said) continue;
      for (Relation& relation : said->relations)
        if (search.fits(relation, passage->text)) result.statements.push_back({*passage, std::move(relation)});
    }
    result.total = result.statements.size();
    if (found.size() == most && most > 0) result.total = result.total * found.get_matches_estimated() / most;
  });
  return result;
}

std::vector<Entity> Searcher::remote_entities(const std::string& name) const {
  const std::string key = name_key(name);
  std::vector<std::string> terms{capped_term(prefix::kName, name), capped_term(prefix::kName, key)};
  for (int type = 0; type < kEntityTypes; ++type)
    terms.push_back(capped_term(prefix::kName, entity_id(static_cast<EntityType>(type), name)));
  std::vector<Entity> joined;
  for (std::size_t i = 0; i < state_->remotes.size(); ++i)
    guarded(shard_name(state_->remotes[i]), [&] {
      Xapian::Enquire enquire(state_->remote_passages[i]);
      enquire.set_weighting_scheme(Xapian::BoolWeight());
      enquire.set_query({Xapian::Query::OP_OR, terms.begin(), terms.end()});
      const Xapian::MSet heads = enquire.get_mset(0, kMostHeads);
      for (auto at = heads.begin(); at != heads.end(); ++at) {
        const std::optional<KnowledgeHead> head = decode_head(at.get_document().get_data());
        if (!head) throw Xapian::DatabaseCorruptError("whom a document names cannot be read");
        for (const Entity& entity : head->entities)
          if (is_named(entity, name, key)) join(joined, entity);
      }
    });
  return joined;
}

}  // namespace apud
