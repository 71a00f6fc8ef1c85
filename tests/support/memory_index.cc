// Test support.
#include "tests/support/memory_index.h"

#include <algorithm>

#include "corpus/text/content_hash.h"

namespace apud {

MemoryIndex::MemoryIndex(std::string name, std::string title) {
  info.name = std::move(name);
  info.title = std::move(title);
  info.path = "/reports/" + info.name;
  info.format = "text";
  info.encoding = "utf-8";
  info.pages = 3;
}

Passage& MemoryIndex::add(BlockKind kind, const std::string& text) {
  Passage passage;
  const auto size = static_cast<std::uint32_t>(text.size());
  const auto begin = static_cast<std::uint32_t>(file.size());
  const auto line = static_cast<std::uint32_t>(std::count(file.begin(), file.end(), '\n') + 1);
  passage.document = info.name;
  passage.title = info.title;
  passage.block = static_cast<std::uint32_t>(passages.size());
  passage.kind = passage.place = kind;
  passage.text = passage.exact = text;
  passage.runs = {{0, 0, size, false}};
  passage.ranges = {{begin, begin + size}};
  passage.range_lines = {{line, line}};
  for (std::uint32_t at = 0; at < size;) {
    const std::size_t end = text.find(". ", at);
    const auto next = end == std::string::npos ? size : static_cast<std::uint32_t>(end + 1);
    passage.sentences.push_back({at, next});
    at = next + 1;
  }
  file += text + "\n\n";
  info.bytes = file.size();
  info.hash = content_hash(file);
  info.blocks = passage.block + 1;
  info.sentences += static_cast<std::uint32_t>(passage.sentences.size());
  passages.push_back(std::move(passage));
  return passages.back();
}

void MemoryIndex::mark(const std::string& words, const std::string& number, std::uint32_t note) {
  Passage& passage = passages.back();
  const auto at = static_cast<std::uint32_t>(passage.text.find(words) + words.size());
  passage.refs.push_back({number, at, note});
}

SearchHit MemoryIndex::hit(std::uint32_t block, std::uint32_t sentence, const std::vector<std::string>& words) const {
  SearchHit hit;
  hit.score = 2.5;
  hit.passage = passages.at(block);
  hit.sentence = sentence;
  for (const std::string& word : words) {
    const auto at = static_cast<std::uint32_t>(hit.passage.text.find(word));
    hit.matches.push_back({at, at + static_cast<std::uint32_t>(word.size())});
  }
  return hit;
}

SearchResult MemoryIndex::search(const SearchRequest& request) const {
  SearchResult part = result;
  const std::size_t begin = std::min<std::size_t>(request.offset, part.hits.size());
  const std::size_t end = std::min<std::size_t>(begin + request.limit, part.hits.size());
  part.hits = {part.hits.begin() + static_cast<std::ptrdiff_t>(begin),
               part.hits.begin() + static_cast<std::ptrdiff_t>(end)};
  return part;
}

std::optional<Passage> MemoryIndex::passage(const std::string& document, std::uint32_t block) const {
  ++look_ups;
  if (document != info.name || block >= passages.size()) return std::nullopt;
  return passages[block];
}

std::optional<DocumentInfo> MemoryIndex::document(const std::string& name) const {
  if (name != info.name) return std::nullopt;
  return info;
}

std::vector<DocumentInfo> MemoryIndex::documents() const { return {info}; }

IndexStats MemoryIndex::stats() const {
  IndexStats stats;
  stats.documents = 1;
  stats.sentences = info.sentences;
  stats.source_bytes = info.bytes;
  stats.index_bytes = info.bytes * 2;
  stats.generation = 7;
  stats.version = 1;
  for (const Passage& passage : passages) ++stats.blocks[block_kind_name(passage.kind)];
  return stats;
}

Entity& MemoryIndex::name(EntityType type, const std::string& name, std::uint32_t mentions) {
  known.push_back({entity_id(type, name), name, type, {}, mentions});
  return known.back();
}

Relation& MemoryIndex::tell(std::uint32_t sentence, const std::string& subject, const std::string& predicate,
                            const std::string& object, float confidence) {
  const Passage& passage = passages.back();
  const auto end_of = [&](const std::string& name) {
    Argument end;
    const auto entity = this->entity(name);
    const std::string words = entity ? entity->name : name;
    (entity ? end.entity : end.text) = name;
    if (const std::size_t at = passage.text.find(words); at != std::string::npos && !words.empty())
      end.words = {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())}};
    return end;
  };
  Relation relation;
  relation.block = passage.block;
  relation.sentence = sentence;
  relation.ordinal = static_cast<std::uint32_t>(told.size() + 1);
  relation.subject = end_of(subject);
  relation.object = end_of(object);
  relation.predicate = predicate;
  relation.verb = predicate;
  relation.confidence = confidence;
  told.push_back(std::move(relation));
  return told.back();
}

std::vector<EntityMatch> MemoryIndex::entities(const std::string& name, std::size_t limit) const {
  std::vector<EntityMatch> matches;
  const auto collect = [&](FoundBy by, auto fits) {
    if (!matches.empty()) return;
    for (const Entity& entity : known)
      if (matches.size() < limit && fits(entity)) matches.push_back({entity, by, name, 1});
  };
  collect(FoundBy::kId, [&](const Entity& entity) { return entity.id == name; });
  collect(FoundBy::kName, [&](const Entity& entity) { return entity.name == name; });
  collect(FoundBy::kAlias, [&](const Entity& entity) {
    return std::any_of(entity.aliases.begin(), entity.aliases.end(), [&](const Alias& a) { return a.name == name; });
  });
  collect(FoundBy::kBeginning, [&](const Entity& entity) { return entity.name.starts_with(name); });
  collect(FoundBy::kNear, [&](const Entity& entity) { return entity.name.substr(0, 3) == name.substr(0, 3); });
  return matches;
}

std::optional<Entity> MemoryIndex::entity(const std::string& id) const {
  for (const Entity& entity : known)
    if (entity.id == id) return entity;
  return std::nullopt;
}

RelationResult MemoryIndex::relations(const RelationRequest& request) const {
  RelationResult found;
  const auto is = [](const Argument& end, const std::string& name) {
    return name.empty() || end.entity == name || end.text == name;
  };
  for (const Relation& relation : told) {
    if (!is(relation.subject, request.name) && !is(relation.object, request.name)) continue;
    if (!is(relation.subject, request.subject) || !is(relation.object, request.object)) continue;
    if (!request.predicate.empty() && relation.predicate != request.predicate) continue;
    if (request.status && relation.status != *request.status) continue;
    if (++found.total <= request.offset || found.relations.size() >= request.limit) continue;
    found.relations.push_back({relation, passages.at(relation.block)});
  }
  found.entities = known;
  return found;
}

PathResult MemoryIndex::paths(const PathRequest& request) const {
  paths_asked.push_back(request);
  return path_result;
}

// Every citation is a work of its own; nothing is asked of words.
CitationResult MemoryIndex::citations(const CitationRequest& request) const {
  CitationResult found;
  for (const Passage& passage : passages) {
    const auto shared = std::make_shared<const Passage>(passage);
    for (std::size_t i = 0; i < passage.citations.size(); ++i) {
      if (found.total++ < request.offset || found.works.size() >= request.limit) continue;
      found.works.push_back({passage.citations[i].work, 0, {{shared, i}}});
    }
  }
  return found;
}

UnresolvedResult MemoryIndex::unresolved_citations(std::uint32_t offset, std::uint32_t limit) const {
  UnresolvedResult found;
  for (const Passage& passage : passages) {
    if (passage.kind != BlockKind::kFootnote || !passage.citations.empty()) continue;
    if (found.total++ >= offset && found.notes.size() < limit)
      found.notes.push_back(std::make_shared<const Passage>(passage));
  }
  return found;
}

void MemoryIndex::each_entity(const std::function<bool(const Entity&)>& visit) const {
  for (const Entity& entity : known)
    if (!visit(entity)) return;
}

void MemoryIndex::each_relation(const std::function<bool(const FoundRelation&)>& visit) const {
  for (const Relation& relation : told)
    if (!visit({relation, passages.at(relation.block)})) return;
}

}  // namespace apud
