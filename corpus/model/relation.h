// A statement of a text: who, what, to whom, with its status and the words that make it.
// Layer 1: values and their byte form. The same value in the indexer, in the index and in answers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/entity.h"
#include "corpus/model/value.h"
#include "corpus/text/span.h"

namespace apud {

enum class Status : std::uint8_t { kAsserted, kPlanned, kRecommended, kPossible };
enum class Polarity : std::uint8_t { kAffirmed, kNegated };
const char* status_name(Status status);
const char* polarity_name(Polarity polarity);
std::optional<Status> status_of(std::string_view name);
std::optional<Polarity> polarity_of(std::string_view name);

// One end of a relation. Exactly one of entity, value and text says what is meant; `words` say how the text puts it
// ("It", "the bank"). All empty: there is none (the object of an intransitive verb).
struct Argument {
  std::string entity;          // an entity's id, or ""
  std::optional<Value> value;  // a sum, a share, a quantity or a date (its span: of the block's text)
  std::string text;            // what is neither: its words, repaired, one space between them
  std::vector<Span> words;     // of the block's text, in reading order; several where the words stand apart
  [[nodiscard]] bool empty() const { return entity.empty() && !value && text.empty(); }
};

enum class QualifierKind : std::uint8_t { kDate, kAmount, kPlace, kRole, kWith };
const char* qualifier_kind_name(QualifierKind kind);  // "date" ...

struct Qualifier {
  QualifierKind kind = QualifierKind::kDate;
  Argument argument;  // a date and an amount have a value where it could be read
};

struct Relation {
  std::uint32_t block = 0;     // Block::id of the evidence
  std::uint32_t sentence = 0;  // from 1; 0: the block as a whole (a table's row, a heading)
  std::uint32_t ordinal = 0;   // from 1, within the block; id is "DOCUMENT#b57.2.r3"
  Argument subject;
  std::string predicate;         // a named one of the interface, or the verb phrase in lemmas: "speed_up"
  std::string verb;              // the words used, as one text: "will speed up"; a table's column head
  std::vector<Span> verb_words;  // of the block's text; empty for a table's head and some inferred ones
  Argument object;
  std::vector<Qualifier> qualifiers;
  std::vector<std::vector<Span>> more;  // the further arguments as they stand: "in 2023", "with Serbia"
  bool inferred = false;                // from an apposition, a possessive, a title: no verb says it
  Status status = Status::kAsserted;
  Polarity polarity = Polarity::kAffirmed;
  std::optional<Argument> according_to;  // who says so, where the text reports it
  float confidence = 0;                  // 0 to 1: the share of such relations that are right
};

// What a document says.
struct Knowledge {
  std::vector<Entity> entities;
  std::vector<Mention> mentions;    // by block, then by span
  std::vector<Relation> relations;  // by block, sentence, ordinal
};

// What one block says, in the form in which its passage keeps it.
struct BlockKnowledge {
  std::vector<std::string> entities;  // ids, in the order in which mentions and relations first name them
  std::vector<Mention> mentions;      // by span; `entity` is an index in `entities` above
  std::vector<Relation> relations;    // by sentence, ordinal
  [[nodiscard]] bool empty() const { return entities.empty() && relations.empty(); }
};
// A document's entities, and what each of its passages says, in their order.
struct DocumentKnowledge {
  std::vector<Entity> entities;
  std::vector<BlockKnowledge> blocks;
};
// The parts of a document's knowledge that belong to each of its blocks, by block id. Takes the relations out of it.
std::vector<BlockKnowledge> knowledge_of_blocks(Knowledge&& knowledge, std::size_t blocks);

// A relation's permanent address: "chapter-11.txt#b57.2.r3", "chapter-11.txt#b57.r1".
std::string relation_id(std::string_view document, const Relation& relation);

// A confidence as the index keeps it: to the nearest 200th.
float stored_confidence(float confidence);

// Compact forms; layout in docs/knowledge_format.md. They have no checksum: what holds them has one. decode_* are total:
// nullopt on bytes that encode_* did not write for the same text, never out of bounds.
// `text` is the block's: what stands in it is not stored again. Confidences come back as stored_confidence().
std::string encode_relation(const Relation& relation, std::string_view text = {});
std::optional<Relation> decode_relation(std::string_view bytes, std::string_view text = {});
std::string encode_block_knowledge(const BlockKnowledge& knowledge, std::string_view text);
std::optional<BlockKnowledge> decode_block_knowledge(std::string_view bytes, std::string_view text,
                                                     std::uint32_t block);
std::string encode_entities(const std::vector<Entity>& entities);
std::optional<std::vector<Entity>> decode_entities(std::string_view bytes);

}  // namespace apud
