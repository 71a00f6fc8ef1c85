// See made_knowledge.h.
#include "tests/support/made_knowledge.h"

#include <algorithm>
#include <stdexcept>
#include <tuple>

#include "corpus/model/passage_builder.h"

namespace apud {
namespace {

class Maker {
 public:
  explicit Maker(const std::vector<Passage>& passages) : passages_(passages) {}

  Argument end(std::uint32_t block, const std::string& text) {
    Argument argument;
    if (text.empty()) return argument;
    const std::size_t slash = text.find('/');
    const std::size_t second = slash == std::string::npos ? slash : text.find('/', slash + 1);
    const std::string words = second != std::string::npos  ? text.substr(second + 1)
                              : slash != std::string::npos ? text.substr(slash + 1)
                                                           : text;
    const std::size_t at = passages_.at(block).text.find(words);
    if (at == std::string::npos) throw std::logic_error("not in the text: " + words);
    const auto begin = static_cast<std::uint32_t>(at);
    argument.words = {{begin, begin + static_cast<std::uint32_t>(words.size())}};
    if (slash == std::string::npos)
      argument.text = words;
    else
      argument.entity = entity(block, text.substr(0, slash), text.substr(slash + 1, second - slash - 1), words,
                               argument.words.front());
    return argument;
  }

  Knowledge knowledge;

 private:
  std::string entity(std::uint32_t block, const std::string& type, const std::string& name, const std::string& words,
                     Span span) {
    const EntityType kind = entity_type_of(type).value();
    const std::string id = entity_id(kind, name);
    std::vector<Entity>& all = knowledge.entities;
    auto found = std::find_if(all.begin(), all.end(), [&](const Entity& known) { return known.id == id; });
    if (found == all.end()) found = all.insert(all.end(), {id, name, kind, {}, 0});
    ++found->mentions;
    if (words != name &&
        std::none_of(found->aliases.begin(), found->aliases.end(), [&](const Alias& a) { return a.name == words; }))
      found->aliases.push_back({words, "made", block, span, 1});
    knowledge.mentions.push_back({static_cast<std::uint32_t>(found - all.begin()), block, span, MentionKind::kName});
    return id;
  }

  const std::vector<Passage>& passages_;
};

}  // namespace

DocumentKnowledge made_knowledge(std::vector<Passage>& passages, const std::vector<MadeRelation>& relations) {
  Maker maker(passages);
  for (const MadeRelation& made : relations) {
    Relation relation;
    relation.block = made.block;
    relation.sentence = 1;
    relation.subject = maker.end(made.block, made.subject);
    relation.object = maker.end(made.block, made.object);
    relation.predicate = relation.verb = made.predicate;
    relation.status = made.status;
    relation.polarity = made.polarity;
    relation.confidence = made.confidence;
    maker.knowledge.relations.push_back(relation);
  }
  std::vector<Relation>& all = maker.knowledge.relations;
  std::stable_sort(all.begin(), all.end(), [](const Relation& a, const Relation& b) { return a.block < b.block; });
  for (std::size_t i = 0; i < all.size(); ++i)
    all[i].ordinal = i > 0 && all[i - 1].block == all[i].block ? all[i - 1].ordinal + 1 : 1;
  std::sort(maker.knowledge.mentions.begin(), maker.knowledge.mentions.end(), [](const Mention& a, const Mention& b) {
    return std::tie(a.block, a.span.begin) < std::tie(b.block, b.span.begin);
  });
  return add_knowledge(std::move(maker.knowledge), passages);
}

}  // namespace apud
