// One pass over the citations; relations and mentions are put in order at the end.
// Layer 5, pure.
#include "indexer/cite/citation_knowledge.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace apud {
namespace {

constexpr float kCitesConfidence = 0.95F, kShortConfidence = 0.85F, kSupportsConfidence = 0.9F;

class Builder {
 public:
  Builder(const Document& document, const FoundCitations& found, const Lexicon& lexicon, Knowledge& knowledge)
      : document_(document),
        found_(found),
        lexicon_(lexicon),
        knowledge_(knowledge),
        ordinals_(document.blocks.size()) {}

  void run() {
    for (std::size_t i = 0; i < knowledge_.entities.size(); ++i) {
      indices_.emplace(knowledge_.entities[i].id, i);
      for (const Alias& alias : knowledge_.entities[i].aliases)
        if (knowledge_.entities[i].type == EntityType::kOrganization)
          bodies_.emplace(entity_id(EntityType::kOrganization, alias.name), i);
    }
    for (const Relation& relation : knowledge_.relations)
      if (relation.block < ordinals_.size())
        ordinals_[relation.block] = std::max(ordinals_[relation.block], relation.ordinal);
    own_ = entity(EntityType::kWork, document_.title.empty() ? document_.name : document_.title);
    add_works();
    for (const Block& block : document_.blocks)
      for (const PlacedCitation& placed : found_.blocks[block.id]) add(block, placed);
    put_in_order();
  }

 private:
  // The index of an entity of this name, a new one where there is none.
  std::size_t entity(EntityType type, std::string_view name) { return entity(entity_id(type, name), type, name); }
  std::size_t entity(std::string id, EntityType type, std::string_view name) {
    const auto [known, added] = indices_.emplace(id, knowledge_.entities.size());
    if (added) {
      Entity& fresh = knowledge_.entities.emplace_back();
      fresh.id = std::move(id);
      fresh.name = name;
      fresh.type = type;
    }
    return known->second;
  }

  // A body by any of the names that the text or the word lists give it in full.
  std::size_t body(std::string_view name) {
    const auto known = bodies_.find(entity_id(EntityType::kOrganization, name));
    if (known != bodies_.end()) return known->second;
    for (const LexiconForm& form : lexicon_.lookup(name)) {
      const LexiconEntry& entry = lexicon_.entry(form.entry);
      if (form.kind == FormKind::kName && entry.type == EntityType::kOrganization)
        return entity(entry.type, entry.name);
    }
    return entity(EntityType::kOrganization, name);
  }

  std::size_t author(const CitationName& name) {
    if (!name.literal.empty()) return body(name.literal);
    return entity(EntityType::kPerson, name.given.empty() ? name.family : name.given + " " + name.family);
  }

  // A newspaper or agency that is known as a body is that body; else a journal or book is a work.
  std::size_t container(const std::string& name) {
    for (const LexiconForm& form : lexicon_.lookup(name))
      if (lexicon_.entry(form.entry).type == EntityType::kOrganization) return body(name);
    const std::string as_body = entity_id(EntityType::kOrganization, name);
    if (const auto known = indices_.find(as_body); known != indices_.end()) return known->second;
    return entity(EntityType::kWork, name);
  }

  void add_works() {
    for (const CitedWork& work : found_.works) {
      if (work.citations == 0) continue;
      Entity& made = knowledge_.entities[entity(work.id, EntityType::kWork, work.name)];
      made.mentions += work.citations;
      for (const std::string& alias : work.aliases)
        made.aliases.push_back({alias, "short form in a citation", std::nullopt, {}, 1});
      full_places_.emplace(work.id, work.full);
    }
  }

  Relation& relate(const Block& block, std::uint32_t sentence, std::string subject, const char* predicate,
                   const char* verb, float confidence) {
    Relation& relation = knowledge_.relations.emplace_back();
    relation.block = block.id;
    relation.sentence = sentence;
    relation.ordinal = ++ordinals_[block.id];
    relation.subject.entity = std::move(subject);
    relation.predicate = predicate;
    relation.verb = verb;
    relation.confidence = confidence;
    return relation;
  }

  static std::uint32_t sentence_at(const Block& block, std::uint32_t at) {
    const auto behind = std::partition_point(block.sentences.begin(), block.sentences.end(),
                                             [&](Span sentence) { return sentence.begin <= at; });
    return static_cast<std::uint32_t>(behind - block.sentences.begin());
  }

  void add(const Block& block, const PlacedCitation& placed) {
    if (placed.work.empty()) return;
    const std::uint32_t sentence = sentence_at(block, placed.span.begin);
    Relation& cites = relate(block, sentence, knowledge_.entities[own_].id, "cites", "cites",
                             placed.form == CitationForm::kShortTitle ? kShortConfidence : kCitesConfidence);
    cites.object.entity = placed.work;
    cites.object.words = {placed.span};
    for (const CitedFrom& from : placed.supports) add_support(placed, from);
    const auto full = full_places_.find(placed.work);
    const CitationPlace here{block.id, placed.ordinal};
    if (full != full_places_.end() && full->second == here) add_fields(block, sentence, placed);
  }

  void add_support(const PlacedCitation& placed, const CitedFrom& from) {
    if (from.block >= document_.blocks.size()) return;
    const Block& block = document_.blocks[from.block];
    Relation& supports = relate(block, from.sentence, placed.work, "supports", "supports", kSupportsConfidence);
    if (from.sentence >= 1 && from.sentence <= block.sentences.size()) {
      const Span sentence = block.sentences[from.sentence - 1];
      supports.object.words = {sentence};
      supports.object.text = block.text.substr(sentence.begin, sentence.size());
    } else {
      supports.object.text = block.label + (block.label.empty() || block.title.empty() ? "" : ": ") + block.title;
      if (supports.object.text.empty()) supports.object.text = block.text;
    }
  }

  // Spans of a field in the block's text, and how sure it is.
  static std::pair<std::vector<Span>, float> field(const PlacedCitation& placed, std::string_view name) {
    for (const CitationField& field : placed.citation.fields) {
      if (field.name != name) continue;
      std::vector<Span> spans = field.spans;
      for (Span& span : spans) span = {span.begin + placed.span.begin, span.end + placed.span.begin};
      return {std::move(spans), field.confidence};
    }
    return {{}, 0.5F};
  }

  void mention(const Block& block, std::size_t index, const std::vector<Span>& spans) {
    if (spans.size() == 1) fresh_.push_back({static_cast<std::uint32_t>(index), block.id, spans.front(), {}});
  }

  void add_fields(const Block& block, std::uint32_t sentence, const PlacedCitation& placed) {
    const Citation& citation = placed.citation;
    const std::size_t work = indices_.at(placed.work);
    const auto [title, title_confidence] = field(placed, "title");
    mention(block, work, title);
    const auto [people, people_confidence] = field(placed, "author");
    for (const CitationName& name : citation.author) {
      const std::size_t who = author(name);
      ++knowledge_.entities[who].mentions;
      if (citation.author.size() == 1) mention(block, who, people);
      Relation& authored = relate(block, sentence, knowledge_.entities[who].id, "authored", "authored",
                                  std::min(people_confidence, title_confidence));
      authored.subject.words = people;
      authored.object.entity = placed.work;
      authored.object.words = title;
    }
    if (!citation.container_title.empty() && !citation.title.empty()) {
      const auto [spans, confidence] = field(placed, "container-title");
      const std::size_t where = container(citation.container_title);
      ++knowledge_.entities[where].mentions;
      mention(block, where, spans);
      Relation& published = relate(block, sentence, placed.work, "published_in", "published in", confidence);
      published.subject.words = title;
      published.object.entity = knowledge_.entities[where].id;
      published.object.words = spans;
    }
    if (citation.issued.from.year > 0) {
      const auto [spans, confidence] = field(placed, "issued");
      Relation& published = relate(block, sentence, placed.work, "published_on", "published on", confidence);
      published.subject.words = title;
      published.object.words = spans;
      Value& date = published.object.value.emplace();
      date.kind = ValueKind::kDate;
      date.from = citation.issued.from;
      date.to = citation.issued.to;
      if (!spans.empty()) {
        date.span = date.core = spans.front();
        date.text = block.text.substr(date.span.begin, date.span.size());
      } else {
        date.text = date_text(citation.issued.from);
      }
    }
  }

  void put_in_order() {
    std::stable_sort(knowledge_.relations.begin(), knowledge_.relations.end(),
                     [](const Relation& a, const Relation& b) {
                       return std::tie(a.block, a.sentence, a.ordinal) < std::tie(b.block, b.sentence, b.ordinal);
                     });
    // What the text's own mentions cover stays theirs.
    const auto place = [](const Mention& m) { return std::tie(m.block, m.span); };
    const std::size_t own = knowledge_.mentions.size();
    for (const Mention& fresh : fresh_) {
      const auto end = knowledge_.mentions.begin() + static_cast<std::ptrdiff_t>(own);
      const auto next = std::partition_point(knowledge_.mentions.begin(), end, [&](const Mention& known) {
        return std::tie(known.block, known.span.end) <= std::tie(fresh.block, fresh.span.begin);
      });
      if (next != end && next->block == fresh.block && next->span.begin < fresh.span.end) continue;
      knowledge_.mentions.push_back(fresh);
    }
    std::stable_sort(knowledge_.mentions.begin(), knowledge_.mentions.end(),
                     [&](const Mention& a, const Mention& b) { return place(a) < place(b); });
  }

  const Document& document_;
  const FoundCitations& found_;
  const Lexicon& lexicon_;
  Knowledge& knowledge_;
  std::vector<std::uint32_t> ordinals_;  // the last one used, by block
  std::unordered_map<std::string, std::size_t> indices_, bodies_;
  std::unordered_map<std::string, CitationPlace> full_places_;
  std::vector<Mention> fresh_;
  std::size_t own_ = 0;
};

}  // namespace

void add_citation_knowledge(const Document& document, const FoundCitations& found, const Lexicon& lexicon,
                            Knowledge& knowledge) {
  if (found.citations > 0) Builder(document, found, lexicon, knowledge).run();
}

}  // namespace apud
