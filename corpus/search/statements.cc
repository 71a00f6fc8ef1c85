// Relations found by their terms. A relation has no record of its own: its number behind its document's head tells which
// one of which passage it is. A shard that is served has the numbers of its databases interleaved; then relations lie
// a stride apart.
// Layer 2.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "corpus/search/knowledge_terms.h"
#include "corpus/search/query_plan.h"
#include "corpus/search/schema.h"
#include "corpus/search/searcher_state.h"
#include "corpus/search/segment_state.h"
#include "corpus/search/tokenizer.h"
#include "corpus/search/vocabulary.h"
#include "corpus/search/xapian_error.h"

namespace apud {
namespace {

std::vector<std::string> end_terms(const char* prefix, const std::string& words) {
  std::vector<std::string> terms;
  Tokenizer tokenizer(words);
  for (SearchToken token; tokenizer.next(token);) {
    const std::string word(token.term), stem = stem_term(word);
    if (stop_words()(word)) continue;
    terms.push_back(stem.empty() ? prefix + word : std::string(prefix::kStem) + prefix + stem);
  }
  return terms;
}

Xapian::Query end_query(const char* prefix, const StatementEnd& end) {
  std::vector<Xapian::Query> ways;
  for (const std::string& id : end.ids) ways.emplace_back(capped_term(prefix, id));
  const std::vector<std::string> terms = end_terms(prefix, end.words);
  if (!terms.empty()) ways.emplace_back(Xapian::Query::OP_AND, terms.begin(), terms.end());
  return {Xapian::Query::OP_OR, ways.begin(), ways.end()};
}

// `without` the words that stand for what is not the rule; those that are the rule have no term.
template <typename Enum>
void restrict_to(Xapian::Query& query, const char* prefix, const std::optional<Enum>& wanted, Enum rule,
                 std::initializer_list<Enum> others, const char* (*name)(Enum)) {
  if (!wanted) return;
  if (*wanted != rule) {
    query = {Xapian::Query::OP_FILTER, query, Xapian::Query(std::string(prefix).append(name(*wanted)))};
    return;
  }
  for (const Enum other : others)
    query = {Xapian::Query::OP_AND_NOT, query, Xapian::Query(std::string(prefix).append(name(other)))};
}

Xapian::Query query_of(const StatementQuery& asked) {
  std::vector<Xapian::Query> parts;
  if (!asked.either.any())
    parts.emplace_back(Xapian::Query::OP_OR, end_query(knowledge_prefix::kSubject, asked.either),
                       end_query(knowledge_prefix::kObject, asked.either));
  if (!asked.subject.any()) parts.push_back(end_query(knowledge_prefix::kSubject, asked.subject));
  if (!asked.object.any()) parts.push_back(end_query(knowledge_prefix::kObject, asked.object));
  if (!asked.predicate.empty()) parts.emplace_back(capped_term(knowledge_prefix::kPredicate, asked.predicate));
  Xapian::Query query(Xapian::Query::OP_AND, parts.begin(), parts.end());
  if (parts.empty())  // every relation has a predicate
    query = {Xapian::Query::OP_WILDCARD, knowledge_prefix::kPredicate};
  restrict_to(query, knowledge_prefix::kStatus, asked.status, Status::kAsserted,
              {Status::kPlanned, Status::kRecommended, Status::kPossible}, status_name);
  restrict_to(query, knowledge_prefix::kPolarity, asked.polarity, Polarity::kAffirmed, {Polarity::kNegated},
              polarity_name);
  return query;
}

// The relations of one segment or of one remote shard.
class KnowledgeShard {
 public:
  KnowledgeShard(Xapian::Database db, const Segment* segment) : db_(std::move(db)), segment_(segment) {}

  void find(const StatementQuery& query, std::uint32_t most, StatementResult& result) {
    Xapian::Enquire enquire(db_);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    enquire.set_query(query_of(query));
    const Xapian::MSet found = enquire.get_mset(0, db_.get_doccount());
    if (!found.empty()) find_heads();
    std::uint64_t living = 0;
    for (auto at = found.begin(); at != found.end(); ++at) {
      const Xapian::docid head = head_of(*at);
      if (head == 0 || is_dead(head)) continue;
      ++living;
      if (result.statements.size() < most) read(head, (*at - head) / stride_ - 1, result);
    }
    result.total += living;
  }

  std::vector<Entity> entities(const std::string& name) {
    std::vector<std::string> terms{capped_term(knowledge_prefix::kName, name),
                                   capped_term(knowledge_prefix::kName, name_key(name))};
    for (int type = 0; type < kEntityTypes; ++type)
      terms.push_back(capped_term(knowledge_prefix::kName, entity_id(static_cast<EntityType>(type), name)));
    std::vector<Entity> found;
    const std::string key = name_key(name);
    Xapian::Enquire enquire(db_);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query({Xapian::Query::OP_OR, terms.begin(), terms.end()});
    const Xapian::MSet heads = enquire.get_mset(0, kMostHeads);
    for (auto at = heads.begin(); at != heads.end(); ++at)
      for (const Entity& entity : head(*at).entities)
        if (is_named(entity, name, key)) found.push_back(entity);
    return found;
  }

 private:
  static constexpr Xapian::doccount kMostHeads = 1000;

  static bool is_named(const Entity& entity, const std::string& name, const std::string& key) {
    if (entity.id == name || std::string_view(entity.id).substr(entity.id.find(':') + 1) == key) return true;
    return std::any_of(entity.aliases.begin(), entity.aliases.end(),
                       [&](const Alias& alias) { return name_key(alias.name) == key; });
  }

  // Heads come one a document, in the order of the documents.
  void find_heads() {
    if (!heads_.empty()) return;
    if (segment_ == nullptr) {
      const std::string start = knowledge_prefix::kStride;
      if (const auto term = db_.allterms_begin(start); term != db_.allterms_end(start)) {
        std::vector<Xapian::docid> pair(db_.postlist_begin(*term), db_.postlist_end(*term));
        if (pair.size() > 1) stride_ = pair[1] - pair[0];
      }
    }
    for (auto at = db_.postlist_begin(knowledge_prefix::kHead); at != db_.postlist_end(knowledge_prefix::kHead); ++at)
      heads_[*at % stride_].push_back(*at);
  }

  Xapian::docid head_of(Xapian::docid relation) {
    const std::vector<Xapian::docid>& heads = heads_[relation % stride_];
    const auto behind = std::lower_bound(heads.begin(), heads.end(), relation);
    return behind == heads.begin() ? 0 : *(behind - 1);
  }

  bool is_dead(Xapian::docid head) {
    if (segment_ == nullptr) return false;
    const std::vector<Xapian::docid>& heads = heads_[0];
    const auto number = std::lower_bound(heads.begin(), heads.end(), head) - heads.begin();
    return segment_->dead().document_is_dead(static_cast<DocId>(number) + 1);
  }

  const KnowledgeHead& head(Xapian::docid id) {
    const auto [found, added] = read_.try_emplace(id);
    if (added) {
      std::optional<KnowledgeHead> decoded = decode_head(db_.get_document(id).get_data());
      if (!decoded) throw Xapian::DatabaseCorruptError("what a document names cannot be read");
      found->second = std::move(*decoded);
    }
    return found->second;
  }

  void read(Xapian::docid head_id, std::uint64_t relation, StatementResult& result) {
    const KnowledgeHead& document = head(head_id);
    const std::optional<KnowledgeHead::Place> place = document.place(relation);
    if (!place) throw Xapian::DatabaseCorruptError("a relation has no passage");
    if (last_document_ != document.document || !last_ || last_->block != place->block) {
      last_document_ = document.document;
      last_ = segment_ != nullptr ? segment_->passage(document.document, place->block)
                                  : remote_passage(db_, document.document, place->block);
      knowledge_.reset();
      if (last_) knowledge_ = decode_block_knowledge(last_->knowledge, last_->text, last_->block);
    }
    if (!knowledge_ || place->index >= knowledge_->relations.size())
      throw Xapian::DatabaseCorruptError("a relation's passage cannot be read");
    result.statements.push_back({*last_, knowledge_->relations[place->index]});
  }

  Xapian::Database db_;
  const Segment* segment_;  // null for a remote shard
  Xapian::docid stride_ = 1;
  std::map<Xapian::docid, std::vector<Xapian::docid>> heads_;  // by their rest when divided by the stride
  std::unordered_map<Xapian::docid, KnowledgeHead> read_;
  std::string last_document_;
  std::optional<Passage> last_;
  std::optional<BlockKnowledge> knowledge_;
};

// Adds what one document says of an entity to what others have said.
void join(Entity& all, const Entity& one) {
  all.mentions += one.mentions;
  for (const Alias& alias : one.aliases) {
    const auto same = std::find_if(all.aliases.begin(), all.aliases.end(),
                                   [&](const Alias& known) { return known.name == alias.name; });
    if (same == all.aliases.end())
      all.aliases.push_back(alias);
    else
      same->mentions += alias.mentions;
  }
}

}  // namespace

bool Searcher::has_remotes() const { return !state_->remotes.empty(); }

StatementResult Searcher::statements(const StatementQuery& query, std::uint32_t most, bool remote_only) const {
  StatementResult result;
  if (!remote_only)
    for (const Segment& segment : state_->segments)
      guarded(segment.state()->directory,
              [&] { KnowledgeShard(segment.state()->knowledge(), &segment).find(query, most, result); });
  for (std::size_t i = 0; i < state_->remotes.size(); ++i)
    guarded(shard_name(state_->remotes[i]),
            [&] { KnowledgeShard(state_->remote_passages[i], nullptr).find(query, most, result); });
  return result;
}

std::vector<Entity> Searcher::remote_entities(const std::string& name) const {
  std::vector<Entity> joined;
  for (std::size_t i = 0; i < state_->remotes.size(); ++i) {
    const std::vector<Entity> found = guarded(shard_name(state_->remotes[i]), [&] {
      return KnowledgeShard(state_->remote_passages[i], nullptr).entities(name);
    });
    for (const Entity& entity : found) {
      const auto same =
          std::find_if(joined.begin(), joined.end(), [&](const Entity& known) { return known.id == entity.id; });
      if (same == joined.end())
        joined.push_back(entity);
      else
        join(*same, entity);
    }
  }
  return joined;
}

}  // namespace apud
