// Definitions are few: they are sorted once and looked up by block.
// Layer 5, pure.
#include "indexer/extract/alias_relations.h"

#include <algorithm>
#include <tuple>

namespace apud {
namespace {

constexpr float kDefined = 0.95F;

// Not a bracket, a blank or a quotation mark.
bool names_something(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0xC3;
}

}  // namespace

void AliasRelations::begin_document(const Knowledge& knowledge) {
  laid_.clear();
  for (std::uint32_t e = 0; e < knowledge.entities.size(); ++e)
    for (const Alias& alias : knowledge.entities[e].aliases)
      if (alias.block && !alias.span.empty() && alias.reason.find("defined") != std::string::npos)
        laid_.push_back({*alias.block, alias.span, e});
  std::sort(laid_.begin(), laid_.end(), [](const Laid& a, const Laid& b) {
    return std::tuple(a.block, a.span, a.entity) < std::tuple(b.block, b.span, b.entity);
  });
}

void AliasRelations::add(std::uint32_t block, Span sentence, std::string_view text, const Knowledge& knowledge,
                         std::span<const Mention> mentions, RelationSink& sink) {
  auto at = std::partition_point(laid_.begin(), laid_.end(), [&](const Laid& l) {
    return std::tuple(l.block, l.span.begin) < std::tuple(block, sentence.begin);
  });
  for (; at != laid_.end() && at->block == block && at->span.end <= sentence.end; ++at) {
    // The full name stands right before the brackets.
    const Mention* full = nullptr;
    for (const Mention& m : mentions)
      if (m.entity == at->entity && m.span.begin >= sentence.begin && m.span.end <= at->span.begin) full = &m;
    if (full == nullptr || at->span.end > text.size()) continue;
    Span name = at->span;
    while (name.begin < name.end && !names_something(text[name.begin])) ++name.begin;
    while (name.begin < name.end && (text[name.end - 1] == ')' || text[name.end - 1] == '"')) --name.end;
    if (name.empty()) continue;
    Relation relation;
    relation.subject.text = text.substr(name.begin, name.size());
    relation.subject.words = {name};
    relation.predicate = "alias_of";
    relation.object.entity = knowledge.entities[at->entity].id;
    relation.object.words = {full->span};
    relation.inferred = true;
    relation.confidence = kDefined;
    sink.add(std::move(relation));
  }
}

}  // namespace apud
