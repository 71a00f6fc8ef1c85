// The stages in order, and the entities that come out.
// Layer 5, pure.
#include "indexer/extract/entities.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "indexer/extract/entities_reference.h"
#include "indexer/extract/entities_state.h"

namespace apud {

using entities::Found;
using entities::kNone;
using entities::Name;
using entities::Reading;
using entities::Reason;

struct EntityFinder::State {
  explicit State(std::shared_ptr<const Lexicon> lexicon) : reading(std::move(lexicon)), references(reading) {}
  Reading reading;
  entities::References references;
};

EntityFinder::EntityFinder(std::shared_ptr<const Lexicon> lexicon)
    : state_(std::make_unique<State>(std::move(lexicon))) {}
EntityFinder::~EntityFinder() = default;
EntityFinder::EntityFinder(EntityFinder&&) noexcept = default;
EntityFinder& EntityFinder::operator=(EntityFinder&&) noexcept = default;

void EntityFinder::scan(const Document& document) {
  Reading& r = state_->reading;
  r.document = &document;
  r.vocabulary.clear();
  r.words.clear();
  r.sentences.clear();
  r.names.clear();
  r.made.clear();
  r.found.clear();
  r.late.clear();
  r.definitions.clear();
  entities::read_sentences(r);
  entities::find_names(r);
  entities::find_definitions(r);
  entities::find_other_names(r);
  entities::find_persons(r);
  entities::join_names(r);
  state_->references.begin();
}

void EntityFinder::names_in(const Block& block, Span sentence, std::vector<JoinedName>& names) const {
  const Reading& r = state_->reading;
  if (block.id + 1 >= r.block_found.size()) return;
  const auto last = r.found.begin() + r.block_found[block.id + 1];
  auto it = std::partition_point(r.found.begin() + r.block_found[block.id], last,
                                 [&](const Found& f) { return f.span.begin < sentence.begin; });
  for (; it != last && it->span.end <= sentence.end; ++it)
    if (it->joined) names.push_back({it->span, Tag::kNnp});
}

void EntityFinder::read(const Block& block, Span sentence, const Analysis& analysis) {
  state_->references.read(block, sentence, analysis);
}

namespace {

// The name that an entity goes by: the lexicon's, else the fullest of a person, the most used of the long ones.
std::string canonical_name(const Reading& r, const std::vector<std::uint32_t>& group, std::uint32_t root) {
  if (r.names[root].lexicon != kNone) return std::string(r.lexicon->entry(r.names[root].lexicon).name);
  const bool person = r.type_of(root) == EntityType::kPerson;
  std::uint32_t best = root;
  const auto rank = [&](std::uint32_t n) {
    const Name& name = r.names[n];
    const bool full = !name.acronym && name.reason != Reason::kPlural && name.reason != Reason::kHereinafter &&
                      name.reason != Reason::kNameInBrackets && name.reason != Reason::kFamilyName &&
                      name.reason != Reason::kAlsoCalled;
    // Of spellings that differ in capitals alone the one with more: "X-Y Railway" rather than "X-Y railway".
    const auto capitals =
        std::count_if(name.text.begin(), name.text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return std::tuple(full, person ? name.words : 0u, n == root || name.reason == Reason::kSpelling,
                      person ? 0 : capitals, name.uses);
  };
  for (std::uint32_t n : group)
    if (rank(n) > rank(best)) best = n;
  return std::string(r.names[best].text);
}

class Resolver {
 public:
  Resolver(Reading& reading, Knowledge& knowledge) : r_(reading), knowledge_(knowledge) {}

  void run() {
    knowledge_.entities.clear();
    knowledge_.mentions.clear();
    collect();
    entity_of_.assign(r_.names.all().size(), kNone);
    for (std::uint32_t n = 0; n < r_.names.all().size(); ++n)
      if (r_.names.root(n) == n && !groups_[n].empty()) make_entity(n);
    mention(r_.found);
    mention(r_.late);
    for (Entity& entity : knowledge_.entities) {
      std::stable_sort(entity.aliases.begin(), entity.aliases.end(),
                       [](const Alias& a, const Alias& b) { return a.mentions > b.mentions; });
    }
    std::sort(knowledge_.mentions.begin(), knowledge_.mentions.end(), [](const Mention& a, const Mention& b) {
      return a.block != b.block ? a.block < b.block : a.span != b.span ? a.span < b.span : a.entity < b.entity;
    });
  }

 private:
  void collect();
  void make_entity(std::uint32_t root);
  void mention(const std::vector<Found>& found);
  void add_alias(Entity& entity, std::uint32_t name);

  Reading& r_;
  Knowledge& knowledge_;
  std::vector<std::vector<std::uint32_t>> groups_;  // names of each root that stand somewhere
  std::vector<std::uint32_t> entity_of_;            // by root
  std::vector<std::uint32_t> counts_;               // of a name as it is written
  std::unordered_map<std::string, std::uint32_t> by_id_;
};

void Resolver::collect() {
  groups_.resize(r_.names.all().size());
  std::vector<bool> stands(r_.names.all().size());
  counts_.assign(stands.size(), 0);
  for (const auto* list : {&r_.found, &r_.late})
    for (const Found& f : *list) {
      stands[f.name] = true;
      counts_[f.name] += f.kind == MentionKind::kName || list == &r_.found;
    }
  for (std::uint32_t n = 0; n < stands.size(); ++n) {
    const std::uint32_t root = r_.names.root(n);
    if (stands[n] || r_.names[n].defined) groups_[root].push_back(n);
  }
  for (auto& group : groups_) {  // only definitions: nothing stands in the text
    const bool any = std::any_of(group.begin(), group.end(), [&](std::uint32_t n) { return stands[n]; });
    if (!any) group.clear();
  }
}

void Resolver::add_alias(Entity& entity, std::uint32_t n) {
  const Name& name = r_.names[n];
  if (name.text == entity.name) return;
  Alias alias{.name = std::string(name.text),
              .reason = entities::reason_text(name.reason),
              .block = std::nullopt,
              .span = {},
              .mentions = counts_[n]};
  if (name.reason == Reason::kWordList && name.lexicon != kNone)
    alias.reason = std::string(r_.lexicon->entry(name.lexicon).source);
  if (name.reason_block != kNone) {
    alias.block = name.reason_block;
    alias.span = name.reason_span;
  }
  entity.aliases.push_back(std::move(alias));
}

void Resolver::make_entity(std::uint32_t root) {
  const EntityType type = r_.type_of(root);
  std::string name = canonical_name(r_, groups_[root], root);
  std::string id = entity_id(type, name);
  const auto [at, added] = by_id_.try_emplace(id, static_cast<std::uint32_t>(knowledge_.entities.size()));
  if (added) {
    Entity entity;
    entity.id = std::move(id);
    entity.name = std::move(name);
    entity.type = type;
    knowledge_.entities.push_back(std::move(entity));
  }
  entity_of_[root] = at->second;
  for (std::uint32_t n : groups_[root]) add_alias(knowledge_.entities[at->second], n);
}

void Resolver::mention(const std::vector<Found>& found) {
  for (const Found& f : found) {
    const std::uint32_t index = entity_of_[r_.names.root(f.name)];
    if (index == kNone) continue;
    Entity& entity = knowledge_.entities[index];
    ++entity.mentions;
    knowledge_.mentions.push_back({index, f.block, f.span, f.kind});
  }
}

}  // namespace

void EntityFinder::resolve(Knowledge& knowledge) { Resolver(state_->reading, knowledge).run(); }

}  // namespace apud
