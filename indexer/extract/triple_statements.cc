// First what kind of thing each predicate joins, then the names, then the relations.
// Layer 5, pure.
#include "indexer/extract/triple_statements.h"

#include <array>
#include <string>
#include <unordered_map>
#include <utility>

#include "corpus/text/fnv1a.h"
#include "corpus/values/values.h"
#include "indexer/parse/triples.h"

namespace apud {
namespace {

constexpr double kValueShare = 0.9;  // of a predicate's objects: then all of them are values

std::string_view part_of(const Document& document, const StatedTriple& triple, Span span) {
  return std::string_view(document.blocks[triple.block].text).substr(span.begin, span.end - span.begin);
}

// The value that covers all of the text, if one does.
std::optional<Value> value_of(const std::string& text) {
  const bool digits = text.size() == 4 && text.find_first_not_of("0123456789") == std::string::npos;
  if (digits && text >= "1000" && text < "2100") {  // in a column of their own such numbers are years
    Value year;
    year.kind = ValueKind::kDate;
    year.span = year.core = {0, 4};
    year.text = text;
    year.from.year = year.to.year = std::stoi(text);
    return year;
  }
  std::vector<Value> values;
  find_values(text, {0, static_cast<std::uint32_t>(text.size())}, values);
  if (values.size() != 1 || values[0].span.begin != 0 || values[0].span.end != text.size()) return std::nullopt;
  return std::move(values[0]);
}

struct Link {
  std::string predicate, verb;
  PredicateMeaning meaning;
  std::size_t objects = 0, values = 0;
  [[nodiscard]] bool has_values() const {
    return values > 0 && static_cast<double>(values) >= kValueShare * static_cast<double>(objects);
  }
};

class Statements {
 public:
  Statements(const Document& document, const Lexicon& lexicon, const Meanings& meanings)
      : document_(document), lexicon_(lexicon), meanings_(meanings) {}

  Knowledge run() {
    for (const StatedTriple& triple : document_.triples) count(triple);
    for (const StatedTriple& triple : document_.triples) type_names(triple);
    for (const StatedTriple& triple : document_.triples) state(triple);
    return std::move(knowledge_);
  }

 private:
  Link& link_of(const StatedTriple& triple) {
    const std::string name = triple_name(part_of(document_, triple, triple.predicate));
    Link& link = links_[name];
    if (!link.predicate.empty()) return link;
    for (const std::string& word : predicate_words_of(name)) {
      link.predicate += (link.predicate.empty() ? "" : "_") + word;
      link.verb += (link.verb.empty() ? "" : " ") + word;
    }
    if (link.predicate.empty()) link.predicate = link.verb = name;
    link.meaning = meanings_.of_predicate(link.predicate);
    return link;
  }

  std::string name_of(const StatedTriple& triple, Span span) const {
    return triple_name(part_of(document_, triple, span));
  }

  void count(const StatedTriple& triple) {
    Link& link = link_of(triple);
    ++link.objects;
    if (value_of(name_of(triple, triple.object))) ++link.values;
  }

  // What the predicates say of a name; a bit a type.
  void type_names(const StatedTriple& triple) {
    const Link& link = link_of(triple);
    if (link.meaning.subject) types_[0][name_of(triple, triple.subject)] |= bit(*link.meaning.subject);
    if (link.meaning.object && !link.has_values())
      types_[1][name_of(triple, triple.object)] |= bit(*link.meaning.object);
  }

  static std::uint32_t bit(EntityType type) { return 1U << static_cast<unsigned>(type); }

  // What the predicates around a name call it: first those at whose same end it stands.
  [[nodiscard]] EntityType type_of(const std::string& name, bool object, std::optional<EntityType> here) const {
    if (here) return *here;
    for (const std::size_t end : {std::size_t{object}, std::size_t{!object}}) {
      const auto found = types_[end].find(name);
      if (found == types_[end].end()) continue;
      for (int type = 0; type < kEntityTypes; ++type)
        if ((found->second & (1U << type)) != 0) return static_cast<EntityType>(type);
    }
    const auto forms = lexicon_.lookup(name);
    if (!forms.empty() && !forms.front().common_word) return lexicon_.entry(forms.front().entry).type;
    return EntityType::kConcept;
  }

  std::uint32_t entity_of(const std::string& name, EntityType type) {
    const std::string key = std::string(entity_type_name(type)) + ":" + name;
    const auto [known, fresh] = entities_.try_emplace(key, knowledge_.entities.size());
    if (!fresh) return known->second;
    Entity entity;
    entity.id = entity_id(type, name);
    if (!ids_.emplace(entity.id, known->second).second) {
      entity.id = entity.id.substr(0, 150) + "_" + hex_digits(fnv1a(name));
      ids_.emplace(entity.id, known->second);
    }
    entity.name = name;
    entity.type = type;
    knowledge_.entities.push_back(std::move(entity));
    return known->second;
  }

  Argument named(const StatedTriple& triple, Span span, std::optional<EntityType> type) {
    const std::string name = name_of(triple, span);
    const std::uint32_t entity = entity_of(name, type_of(name, span.begin == triple.object.begin, type));
    ++knowledge_.entities[entity].mentions;
    knowledge_.mentions.push_back({entity, triple.block, span, MentionKind::kName});
    Argument argument;
    argument.entity = knowledge_.entities[entity].id;
    argument.words = {span};
    return argument;
  }

  Argument object_of(const StatedTriple& triple, const Link& link) {
    const std::string name = name_of(triple, triple.object);
    std::optional<Value> value = link.has_values() || triple.literal ? value_of(name) : std::nullopt;
    if (!value && !(triple.literal && name.size() > 100)) return named(triple, triple.object, link.meaning.object);
    Argument argument;
    argument.words = {triple.object};
    if (value) {
      value->span = value->core = triple.object;
      argument.value = std::move(*value);
    } else {
      argument.text = name;
    }
    return argument;
  }

  void state(const StatedTriple& triple) {
    const Link& link = link_of(triple);
    Relation relation;
    relation.block = triple.block;
    relation.sentence = triple.sentence + 1;
    relation.ordinal = ++ordinals_[triple.block];
    relation.subject = named(triple, triple.subject, link.meaning.subject);
    relation.predicate = link.predicate;
    relation.verb = link.verb;
    relation.verb_words = {triple.predicate};
    relation.object = object_of(triple, link);
    relation.confidence = 1;
    knowledge_.relations.push_back(std::move(relation));
  }

  const Document& document_;
  const Lexicon& lexicon_;
  const Meanings& meanings_;
  Knowledge knowledge_;
  std::unordered_map<std::string, Link> links_;
  std::array<std::unordered_map<std::string, std::uint32_t>, 2> types_;  // as subject, as object; by name
  std::unordered_map<std::string, std::uint32_t> entities_;              // by type and name
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::unordered_map<std::uint32_t, std::uint32_t> ordinals_;
};

}  // namespace

Knowledge triple_statements(const Document& document, const Lexicon& lexicon, const Meanings& meanings) {
  return Statements(document, lexicon, meanings).run();
}

}  // namespace apud
