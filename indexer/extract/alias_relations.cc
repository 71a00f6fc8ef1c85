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

bool lays_down(std::string_view reason) {
  return reason.find("defined") != std::string_view::npos || reason.find("lays down") != std::string_view::npos;
}

}  // namespace

void AliasRelations::begin_document(const Knowledge& knowledge) {
  laid_.clear();
  for (std::uint32_t e = 0; e < knowledge.entities.size(); ++e)
    for (const Alias& alias : knowledge.entities[e].aliases)
      if (alias.block && !alias.span.empty() && lays_down(alias.reason)) laid_.push_back({*alias.block, alias.span, e});
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
  parts(sentence, knowledge, mentions, sink);
}

// "Line A of the Long Pipeline", as entities_finding names it, beside the pipeline itself.
void AliasRelations::parts(Span sentence, const Knowledge& knowledge, std::span<const Mention> mentions,
                           RelationSink& sink) {
  constexpr std::string_view kOf = " of the ";
  const auto first = std::partition_point(mentions.begin(), mentions.end(),
                                          [&](const Mention& m) { return m.span.begin < sentence.begin; });
  for (auto part = first; part != mentions.end() && part->span.end <= sentence.end; ++part) {
    const std::string_view name = knowledge.entities[part->entity].name;
    const std::size_t of = name.find(kOf);
    if (of == std::string_view::npos || part->span.size() >= of + kOf.size()) continue;  // all its words stand there
    for (auto whole = std::next(part); whole != mentions.end() && whole->span.end <= sentence.end; ++whole) {
      if (knowledge.entities[whole->entity].name != name.substr(of + kOf.size())) continue;
      Relation relation;
      relation.subject.entity = knowledge.entities[part->entity].id;
      relation.subject.words = {part->span};
      relation.predicate = "part_of";
      relation.object.entity = knowledge.entities[whole->entity].id;
      relation.object.words = {whole->span};
      relation.inferred = true;
      relation.confidence = kDefined;
      sink.add(std::move(relation));
      break;
    }
  }
}

}  // namespace apud
