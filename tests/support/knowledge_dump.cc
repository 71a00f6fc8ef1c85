// Plain text out of relations; documents out of plain text.
#include "tests/support/knowledge_dump.h"

#include <algorithm>
#include <cstdio>

#include "corpus/language/sentences.h"

namespace apud::test {
namespace {

std::string value_text(const Value& value) {
  if (value.kind == ValueKind::kDate) {
    if (value.from.year == 0 && value.to.year == 0) return value.text;
    const std::string from = date_text(value.from), to = date_text(value.to);
    return from == to ? from : (value.from.year == 0 ? "" : from) + ".." + (value.to.year == 0 ? "" : to);
  }
  char number[48];
  std::snprintf(number, sizeof number, "%.10g", value.amount);
  std::string text = number;
  if (value.bound != Bound::kExact) text = std::string(bound_name(value.bound)) + " " + text;
  if (!value.unit.empty()) text += " " + value.unit;
  if (!value.counted.empty()) text += " " + value.counted;
  return text;
}

std::string argument_text(const Knowledge& knowledge, const Argument& argument, bool object = true) {
  if (argument.value) return (object ? "#" : "") + value_text(*argument.value);
  if (argument.entity.empty()) return argument.text.empty() ? "-" : "\"" + argument.text + "\"";
  for (const Entity& entity : knowledge.entities)
    if (entity.id == argument.entity) return entity.name;
  return "?" + argument.entity;
}

std::string fault_in(const std::vector<Span>& spans, const Block& block) {
  std::uint32_t before = 0;
  for (const Span span : spans) {
    if (span.empty() || span.end > block.text.size()) return "a span outside the text";
    if (span.begin < before) return "spans that do not rise";
    before = span.end;
  }
  return "";
}

std::string fault_in(const Argument& argument, const Knowledge& knowledge, const Block& block) {
  const int kinds = (argument.entity.empty() ? 0 : 1) + (argument.value ? 1 : 0) + (argument.text.empty() ? 0 : 1);
  if (kinds > 1) return "an argument that is two things";
  if (!argument.entity.empty() && std::none_of(knowledge.entities.begin(), knowledge.entities.end(),
                                               [&](const Entity& e) { return e.id == argument.entity; }))
    return "an argument that is no entity of the document";
  return fault_in(argument.words, block);
}

std::string fault_in(const Relation& relation, const Knowledge& knowledge, const Document& document) {
  if (relation.block >= document.blocks.size()) return "a block that is not there";
  const Block& block = document.blocks[relation.block];
  if (relation.sentence > block.sentences.size()) return "a sentence that is not there";
  if (relation.subject.empty() && relation.object.empty()) return "nothing said";
  if (relation.predicate.empty()) return "no predicate";
  if (!(relation.confidence >= 0 && relation.confidence <= 1)) return "a confidence out of range";
  if (relation.subject.words.empty() && relation.verb_words.empty() && relation.object.words.empty()) return "no words";
  for (const std::string& fault : {fault_in(relation.subject, knowledge, block),
                                   fault_in(relation.object, knowledge, block), fault_in(relation.verb_words, block)})
    if (!fault.empty()) return fault;
  for (const Qualifier& qualifier : relation.qualifiers)
    if (const std::string fault = fault_in(qualifier.argument, knowledge, block); !fault.empty())
      return "in a qualifier: " + fault;
  for (const auto& spans : relation.more)
    if (const std::string fault = fault_in(spans, block); !fault.empty()) return "in a further argument: " + fault;
  return relation.according_to ? fault_in(*relation.according_to, knowledge, block) : "";
}

void add_block(Document& document, BlockKind kind, const std::string& text) {
  Block block;
  block.id = static_cast<std::uint32_t>(document.blocks.size());
  block.kind = kind;
  block.text = text;
  block.map.add({.text = 0, .source = 0, .length = static_cast<std::uint32_t>(text.size())});
  if (kind == BlockKind::kParagraph)
    split_sentences(block.text, block.sentences);
  else if (!text.empty())
    block.sentences.push_back({0, static_cast<std::uint32_t>(text.size())});
  document.blocks.push_back(std::move(block));
}

}  // namespace

std::string relation_line(const Knowledge& knowledge, const Document& document, const Relation& relation) {
  (void)document;
  std::string line = argument_text(knowledge, relation.subject) + " | ";
  if (relation.polarity == Polarity::kNegated) line += "not ";
  line += relation.predicate + " | " + argument_text(knowledge, relation.object);
  if (relation.status != Status::kAsserted) line += std::string(" [") + status_name(relation.status) + "]";
  std::string qualifiers;
  for (const Qualifier& q : relation.qualifiers) {
    if (!qualifiers.empty()) qualifiers += ", ";
    qualifiers += std::string(qualifier_kind_name(q.kind)) + "=" + argument_text(knowledge, q.argument, false);
  }
  if (!qualifiers.empty()) line += " {" + qualifiers + "}";
  if (relation.according_to) line += " says " + argument_text(knowledge, *relation.according_to);
  if (relation.inferred) line += " ~";
  return line;
}

std::string dump_relations(const Knowledge& knowledge, const Document& document) {
  std::string out;
  for (const Relation& relation : knowledge.relations) out += relation_line(knowledge, document, relation) + "\n";
  return out;
}

Document document_of(const std::vector<std::string>& paragraphs) {
  Document document;
  document.name = "made.txt";
  for (const std::string& text : paragraphs) add_block(document, BlockKind::kParagraph, text);
  return document;
}

Document table_of(const std::string& title, const std::vector<std::vector<std::string>>& rows) {
  Document document;
  document.name = "made.txt";
  add_block(document, BlockKind::kTable, title);
  document.blocks[0].title = title;
  document.blocks[0].cells = rows;
  for (std::size_t r = 1; r < rows.size(); ++r) {
    std::string text;
    for (const std::string& cell : rows[r])
      if (!cell.empty()) text += (text.empty() ? "" : " ") + cell;
    add_block(document, BlockKind::kTableRow, text);
    document.blocks.back().cells = {rows[r]};
    document.blocks.back().parent = 0;
    document.blocks.back().number = std::to_string(r);
  }
  return document;
}

std::string fault_of(const Knowledge& knowledge, const Document& document) {
  for (const Relation& relation : knowledge.relations)
    if (const std::string fault = fault_in(relation, knowledge, document); !fault.empty())
      return fault + ": " + relation_line(knowledge, document, relation);
  return "";
}

}  // namespace apud::test
