// The second half of NounRelations: persons and their offices, routes in names.
// Layer 5, pure.
#include <algorithm>

#include "indexer/extract/noun_relations.h"

namespace apud {
namespace {

using namespace noun_confidence;

constexpr LabelBits kAround = label_bit(Label::kAclRelcl) | label_bit(Label::kParataxis) | label_bit(Label::kAppos) |
                              label_bit(Label::kPunct) | label_bit(Label::kDet) | label_bit(Label::kCop) |
                              label_bit(Label::kNsubj) | label_bit(Label::kAcl) | label_bit(Label::kAdvcl);
constexpr std::uint32_t kLongestTitle = 8;
constexpr std::uint32_t kLongestOffice = 24;

bool is_title_word(const Token& token) {
  return token.tag == Tag::kNnp || token.tag == Tag::kNn || token.tag == Tag::kJj || token.tag == Tag::kNnps ||
         token.tag == Tag::kIn;
}

// What may stand behind an office: "of the Institute of New Economics at X University".
bool continues_office(Tag tag) {
  switch (tag) {
    case Tag::kNn:
    case Tag::kNns:
    case Tag::kNnp:
    case Tag::kNnps:
    case Tag::kJj:
    case Tag::kDt:
    case Tag::kIn:
    case Tag::kCc:
    case Tag::kPos:
    case Tag::kHyph:
    case Tag::kComma: return true;
    default: return false;
  }
}

}  // namespace

// Person holds role; `with` names the body that the office belongs to.
void NounRelations::office_of(std::uint32_t person, const Phrase& role, std::uint32_t head) {
  const std::uint32_t who[] = {person};
  Relation relation = make({.head = person, .words = who}, "holds_role", role, kOffice);
  if (const Mention* mention = sentence_->mention(person)) relation.subject.words = {mention->span};
  relation.object.entity.clear();
  relation.object.value.reset();
  relation.object.text = text_of(*sentence_, relation.object.words);
  if (const Entity* named = sentence_->entity(head); named != nullptr && named->type == EntityType::kRole) {
    relation.object.entity = named->id;
    relation.object.text.clear();
  }
  for (std::uint32_t word : role.words) {
    const Entity* body = sentence_->entity(word);
    if (body == nullptr || (body->type != EntityType::kOrganization && body->type != EntityType::kCountry)) continue;
    if (word != sentence_->mention_head(word)) continue;
    const std::uint32_t one[] = {word};
    relation.qualifiers.push_back({QualifierKind::kWith, argument_of(*sentence_, {.head = word, .words = one})});
    break;
  }
  sink_->add(std::move(relation));
}

// "A, president of B and chairman of C": one relation an office.
void NounRelations::apposed_office(std::uint32_t person, std::uint32_t office) {
  const LabelBits several = label_bit(Label::kConj) | label_bit(Label::kCc);
  auto take = [&](std::uint32_t head) {
    if (!is_office(head)) return;
    office_of(person, phrases_.subtree(*sentence_, head, kAround | several), head);
  };
  take(office);
  for (std::uint32_t c = sentence_->first_child(office); c != kNone; c = sentence_->next_child(c)) {
    const Label label = sentence_->token(c).label;
    if (label == Label::kConj || label == Label::kAppos) take(c);
  }
}

// The words before a name: "Vietnamese president A", "President A". At least one has to be an office.
void NounRelations::title_before(std::uint32_t person, std::uint32_t first, std::uint32_t last) {
  while (first <= last && sentence_->token(first).tag == Tag::kDt) ++first;
  if (first > last || !is_office(last)) return;
  std::vector<std::uint32_t> words;
  for (std::uint32_t w = first; w <= last; ++w) words.push_back(w);
  office_of(person, phrases_.of(last, std::move(words)), last);
}

bool NounRelations::is_office(std::uint32_t word) const {
  const Entity* entity = sentence_->entity(word);
  if (entity != nullptr) return entity->type == EntityType::kRole;
  const std::string_view own = sentence_->word(word);
  const std::size_t gap = own.rfind(' ');
  return lexicon_->role(gap == std::string_view::npos ? own : own.substr(gap + 1)).office;
}

// The end of the office that begins at `first`, its own words and what it is of; kNone if there is none. What stands
// before the office itself are nouns, adjectives and names only.
std::uint32_t NounRelations::office_end(std::uint32_t first, std::uint32_t& office) const {
  office = kNone;
  const std::uint32_t size = sentence_->size();
  std::uint32_t word = first;
  for (; word < size && word < first + kLongestOffice; ++word) {
    const Tag tag = sentence_->token(word).tag;
    if (is_office(word)) office = word;
    if (office == kNone ? !is_title_word(sentence_->token(word)) || tag == Tag::kIn : !continues_office(tag)) break;
    if (office != kNone && (tag == Tag::kCc || tag == Tag::kComma) && begins_office(word + 1)) break;
    if (office != kNone && tag == Tag::kComma) break;
  }
  return office == kNone ? kNone : word;
}

bool NounRelations::names_person(std::uint32_t word) const {
  const Entity* entity = sentence_->entity(word);
  return entity != nullptr && entity->type == EntityType::kPerson;
}

bool NounRelations::begins_office(std::uint32_t word) const {
  for (std::uint32_t end = word + 5; word < end && word < sentence_->size(); ++word) {
    if (is_office(word)) return true;
    if (!is_title_word(sentence_->token(word)) || sentence_->token(word).tag == Tag::kIn) return false;
  }
  return false;
}

// "A, president of B and chairman of C,": by the words alone, as trees of long appositions are often wrong.
bool NounRelations::offices_behind(std::uint32_t person) {
  const Mention* mention = sentence_->mention(person);
  std::uint32_t word = person;
  while (word + 1 < sentence_->size() && sentence_->mention(word + 1) == mention) ++word;
  if (++word >= sentence_->size() || sentence_->token(word).tag != Tag::kComma) return false;
  bool any = false;
  for (int count = 0; count < 4; ++count) {
    std::uint32_t first = word + 1, office = kNone;
    while (first < sentence_->size() && sentence_->token(first).tag == Tag::kDt) ++first;
    const std::uint32_t end = office_end(first, office);
    if (end == kNone) return any;
    std::vector<std::uint32_t> words;
    for (std::uint32_t w = first; w < end; ++w) words.push_back(w);
    office_of(person, without_marks(*sentence_, phrases_.of(office, std::move(words))), office);
    any = true;
    word = end;
    if (word >= sentence_->size()) return any;
    const Tag tag = sentence_->token(word).tag;
    if (tag != Tag::kComma && tag != Tag::kCc) return any;
    if (tag == Tag::kComma && word + 1 < sentence_->size() && sentence_->token(word + 1).tag == Tag::kCc) ++word;
  }
  return any;
}

void NounRelations::offices(std::uint32_t person) {
  const Mention* mention = sentence_->mention(person);
  const bool told = offices_behind(person);
  for (std::uint32_t c = sentence_->first_child(person); c != kNone && !told; c = sentence_->next_child(c)) {
    const Label label = sentence_->token(c).label;
    if ((label == Label::kAppos || label == Label::kList || label == Label::kNmodUnmarked) &&
        sentence_->mention(c) != mention && c > person)
      apposed_office(person, c);
  }
  // "the chairman of B, A"
  if (sentence_->token(person).label == Label::kAppos) {
    const std::uint32_t head = sentence_->token(person).head;
    if (head < person && is_office(head))
      office_of(person, phrases_.subtree(*sentence_, head, kAround | label_bit(Label::kConj) | label_bit(Label::kCc)),
                head);
  }
  std::uint32_t first = person;
  while (first > 0 && sentence_->mention(first - 1) == mention) --first;
  const std::uint32_t begin = first;
  const Span own = sentence_->token(first).span;
  if (mention->span.begin > own.begin) return;  // the title is part of the word: told where it is read
  // By the words alone: trees hang long titles anywhere.
  while (first > 0 && begin - first < kLongestTitle && is_title_word(sentence_->token(first - 1)) &&
         sentence_->token(first - 1).tag != Tag::kIn && !names_person(first - 1))
    --first;
  if (first < begin) title_before(person, first, begin - 1);
}

std::string NounRelations::place_entity(std::string_view name, Knowledge& knowledge) {
  if (known_.empty())
    for (const Entity& entity : knowledge.entities) known_.insert(entity.id);
  for (const LexiconForm& form : lexicon_->lookup(name)) {
    const LexiconEntry& entry = lexicon_->entry(form.entry);
    if ((kind_bit(entry.type) & kAreaKinds) == 0 || form.kind == FormKind::kPeople) continue;
    std::string id = entity_id(entry.type, entry.name);
    if (known_.insert(id).second) {
      Entity entity;
      entity.id = id;
      entity.name = entry.name;
      entity.type = entry.type;
      knowledge.entities.push_back(std::move(entity));
    }
    return id;
  }
  return "";
}

// "the China-Laos railway" connects both; "the China-Serbia Free Trade Agreement" binds both.
void NounRelations::route(const Mention& mention, Knowledge& knowledge) {
  const Entity& entity = knowledge.entities[mention.entity];
  const bool way = entity.type == EntityType::kInfrastructure;
  if (!way && entity.type != EntityType::kAgreement) return;
  if (routes_.contains(entity.id)) return;
  const std::string id = entity.id;
  const std::string_view name = sentence_->words(mention.span);
  struct End {
    std::string entity;
    Span span;
  };
  std::vector<End> ends;
  const std::string_view chain = name.substr(0, std::min(name.find(' '), name.size()));
  if (chain.find('-') == std::string_view::npos && chain.find("–") == std::string_view::npos) return;
  for (std::size_t at = 0; at < chain.size() && ends.size() < 6;) {
    std::size_t end = std::min(chain.find('-', at), chain.find("–", at));
    if (end == std::string_view::npos) end = chain.size();
    const std::string_view piece = chain.substr(at, end - at);
    std::string found = piece.size() < 2 ? std::string() : place_entity(piece, knowledge);
    if (found.empty()) return;
    const auto begin = static_cast<std::uint32_t>(mention.span.begin + at);
    ends.push_back({std::move(found), {begin, static_cast<std::uint32_t>(begin + piece.size())}});
    at = end + (end < chain.size() && chain[end] == '-' ? 1 : 3);
  }
  if (ends.size() < 2) return;
  routes_.insert(id);
  for (std::size_t i = way ? 0 : 1; i < ends.size(); ++i) {
    Relation relation;
    relation.predicate = way ? "connects" : "agreement_with";
    relation.inferred = true;
    relation.confidence = way ? kRoute : kAgreement;
    relation.subject.entity = way ? id : ends[0].entity;
    relation.subject.words = {way ? mention.span : ends[0].span};
    relation.object.entity = ends[i].entity;
    relation.object.words = {ends[i].span};
    sink_->add(std::move(relation));
  }
}

}  // namespace apud
