// Only the relations that are shown are looked at again, for their notes and source lines.
// Layer 5.
#include "query/answer/relation_answer.h"

#include <algorithm>
#include <limits>

namespace apud {
namespace {

constexpr std::size_t kCandidates = 10;
constexpr std::uint32_t kPassages = 3;  // of an entity, beside its relations
constexpr std::size_t kLookedAt = 30;   // passages that relations may quote already

// The relation's own words as spans of the quotation, which starts at `start` of the block's text.
std::vector<Span> words_in_quote(const Relation& relation, std::uint32_t start, std::size_t size) {
  std::vector<Span> words;
  for (const auto* part : {&relation.subject.words, &relation.verb_words, &relation.object.words})
    for (const Span& span : *part)
      if (span.begin >= start && span.end >= span.begin && span.end - start <= size)
        words.push_back({span.begin - start, span.end - start});
  std::sort(words.begin(), words.end());
  return words;
}

// How sure a match is: those of one kind stand beside each other.
int kind_of(FoundBy by) { return by == FoundBy::kId ? static_cast<int>(FoundBy::kName) : static_cast<int>(by); }

std::vector<ToldRelation> told(SourceFinder& finder, std::vector<FoundRelation>&& found) {
  std::vector<ToldRelation> relations;
  relations.reserve(found.size());
  for (FoundRelation& each : found) relations.push_back(told_relation(finder, std::move(each)));
  return relations;
}

// The sentence that first names an entity: a search by entity alone cannot tell one from the other.
std::optional<std::uint32_t> sentence_naming(const Passage& passage, const std::string& id) {
  const BlockKnowledge knowledge = knowledge_of(passage);
  for (const Mention& mention : knowledge.mentions) {
    if (mention.entity >= knowledge.entities.size() || knowledge.entities[mention.entity] != id) continue;
    for (std::uint32_t at = 0; at < passage.sentences.size(); ++at)
      if (mention.span.begin < passage.sentences[at].end) return at;
  }
  return std::nullopt;
}

// Those first that no relation of the answer quotes.
void add_passages(const PassageSource& index, const Entity& entity, EntityAnswer& answer) {
  SearchRequest request;
  request.query = "entity:" + entity.id;
  request.limit = kPassages + static_cast<std::uint32_t>(std::min<std::size_t>(answer.relations.size(), kLookedAt));
  const SearchResult result = index.search(request);
  answer.passage_total = result.estimated_total;
  for (const SearchHit& hit : result.hits) {
    std::optional<std::uint32_t> sentence = sentence_naming(hit.passage, entity.id).value_or(hit.sentence);
    if (hit.passage.kind == BlockKind::kTableRow) sentence.reset();  // one statement, as its relations' evidence is
    answer.passages.push_back(evidence_of(hit.passage, sentence));
  }
  std::stable_partition(answer.passages.begin(), answer.passages.end(), [&](const Evidence& evidence) {
    return std::none_of(answer.relations.begin(), answer.relations.end(),
                        [&](const ToldRelation& told) { return told.evidence.where.ref == evidence.where.ref; });
  });
  answer.passages.resize(std::min<std::size_t>(answer.passages.size(), kPassages));
}

}  // namespace

void EntityTable::add(const Entity& entity) { entities_.insert_or_assign(entity.id, entity); }

void EntityTable::add(const std::vector<Entity>& entities) {
  for (const Entity& entity : entities) add(entity);
}

const Entity* EntityTable::find(std::string_view id) const {
  const auto found = entities_.find(id);
  return found == entities_.end() ? nullptr : &found->second;
}

ToldRelation told_relation(SourceFinder& finder, FoundRelation&& found, bool sources) {
  const std::optional<std::uint32_t> sentence = sentence_of(found);
  ToldRelation told;
  told.id = relation_id(found);
  told.evidence = evidence_of(found.passage, sentence);
  const std::uint32_t start = sentence ? found.passage.sentences[*sentence].begin : 0;
  told.words = words_in_quote(found.relation, start, told.evidence.quote.size());
  told.cells = cells_in(found.passage, told.evidence.quote);
  if (sources) told.sources = finder.sources_of(found.passage, sentence);
  told.relation = std::move(found.relation);
  told.text = std::move(found.passage.text);
  return told;
}

ResolvedName resolve_name(const PassageSource& index, const std::string& name) {
  ResolvedName resolved;
  resolved.asked = name;
  resolved.candidates = index.entities(name, kCandidates);
  if (resolved.candidates.empty() || resolved.candidates.front().by == FoundBy::kNear) return resolved;
  const FoundBy best = resolved.candidates.front().by;
  const auto same = std::count_if(resolved.candidates.begin(), resolved.candidates.end(),
                                  [&](const EntityMatch& match) { return kind_of(match.by) == kind_of(best); });
  if (best == FoundBy::kId || same == 1) {
    resolved.state = NameState::kFound;
    resolved.match = std::move(resolved.candidates.front());
    resolved.candidates.clear();
  } else {
    resolved.state = NameState::kAmbiguous;
  }
  return resolved;
}

EntityAnswer answer_entity(const PassageSource& index, const std::string& name, std::uint32_t offset,
                           std::uint32_t limit) {
  EntityAnswer answer;
  answer.name = resolve_name(index, name);
  answer.offset = offset;
  if (answer.name.state != NameState::kFound) return answer;
  const Entity& entity = answer.name.match->entity;
  RelationRequest request;
  request.name = entity.id;
  request.offset = offset;
  request.limit = limit;
  RelationResult result = index.relations(request);
  SourceFinder finder(index);
  answer.entities.add(result.entities);
  answer.entities.add(entity);
  answer.total = result.total;
  answer.relations = told(finder, std::move(result.relations));
  add_passages(index, entity, answer);
  return answer;
}

RelationsAnswer answer_relations(const PassageSource& index, const RelationRequest& request) {
  RelationResult result = index.relations(request);
  SourceFinder finder(index);
  RelationsAnswer answer;
  answer.entities.add(result.entities);
  answer.total = result.total;
  answer.offset = request.offset;
  answer.relations = told(finder, std::move(result.relations));
  if (!answer.relations.empty() || answer.total > 0) return answer;
  for (const std::string* name : {&request.name, &request.subject, &request.object}) {
    if (name->empty()) continue;
    const std::vector<EntityMatch> near = index.entities(*name, 1);
    if (!near.empty() && near.front().by >= FoundBy::kBeginning) answer.suggestion = near.front().entity.name;
    if (!answer.suggestion.empty()) break;
  }
  return answer;
}

std::vector<std::string> nodes_of(const std::vector<ToldHop>& path) {
  std::vector<std::string> nodes;
  for (const ToldHop& hop : path) {
    if (nodes.empty()) nodes.push_back(hop.from);
    nodes.push_back(hop.to);
  }
  return nodes;
}

PathsAnswer answer_paths(const PassageSource& index, const PathRequest& request) {
  PathsAnswer answer;
  answer.from = resolve_name(index, request.from);
  answer.to = resolve_name(index, request.to);
  answer.offset = request.offset;
  answer.max_hops = request.max_hops;
  for (const ResolvedName* name : {&answer.from, &answer.to})
    if (name->match) answer.entities.add(name->match->entity);
  if (!answer.from.match || !answer.to.match || answer.same()) return answer;
  PathRequest ids = request;
  ids.from = answer.from.match->entity.id;
  ids.to = answer.to.match->entity.id;
  PathResult result = index.paths(ids);
  answer.entities.add(result.entities);
  answer.stopped = result.stopped;
  SourceFinder finder(index);
  for (FoundPath& path : result.paths) {
    std::vector<ToldHop> hops;
    for (FoundHop& hop : path.hops) {
      if (hop.relations.empty()) continue;
      ToldHop told;
      told.from = hop.from;
      told.to = hop.to;
      told.others = static_cast<std::uint32_t>(hop.relations.size() - 1);
      told.relation = told_relation(finder, std::move(hop.relations.front()));
      told.forward = told.relation.relation.subject.entity == hop.from;
      hops.push_back(std::move(told));
    }
    answer.paths.push_back(std::move(hops));
  }
  return answer;
}

}  // namespace apud
