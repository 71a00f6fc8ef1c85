// What a block says survives its byte form, costs little where the text has the words, and bytes of any other origin are
// refused.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "corpus/model/relation.h"

namespace apud {
namespace {

bool same(const Value& a, const Value& b) {
  const auto equal = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
  return a.kind == b.kind && a.bound == b.bound && a.span == b.span && a.core == b.core && equal(a.step, b.step) &&
         a.text == b.text && equal(a.amount, b.amount) && equal(a.amount_to, b.amount_to) && a.unit == b.unit &&
         a.counted == b.counted && a.from == b.from && a.to == b.to;
}

bool same(const Argument& a, const Argument& b) {
  if (a.value.has_value() != b.value.has_value() || (a.value && !same(*a.value, *b.value))) return false;
  return a.entity == b.entity && a.text == b.text && a.words == b.words;
}

void expect_same(const Relation& a, const Relation& b) {
  EXPECT_EQ(a.block, b.block);
  EXPECT_EQ(a.sentence, b.sentence);
  EXPECT_EQ(a.ordinal, b.ordinal);
  EXPECT_TRUE(same(a.subject, b.subject));
  EXPECT_EQ(a.predicate, b.predicate);
  EXPECT_EQ(a.verb, b.verb);
  EXPECT_EQ(a.verb_words, b.verb_words);
  EXPECT_TRUE(same(a.object, b.object));
  ASSERT_EQ(a.qualifiers.size(), b.qualifiers.size());
  for (std::size_t i = 0; i < a.qualifiers.size(); ++i) {
    EXPECT_EQ(a.qualifiers[i].kind, b.qualifiers[i].kind);
    EXPECT_TRUE(same(a.qualifiers[i].argument, b.qualifiers[i].argument));
  }
  EXPECT_EQ(a.more, b.more);
  EXPECT_EQ(a.inferred, b.inferred);
  EXPECT_EQ(a.status, b.status);
  EXPECT_EQ(a.polarity, b.polarity);
  ASSERT_EQ(a.according_to.has_value(), b.according_to.has_value());
  if (a.according_to) {
    EXPECT_TRUE(same(*a.according_to, *b.according_to));
  }
  EXPECT_EQ(stored_confidence(a.confidence), b.confidence);
}

// Finds words in the text; each text has them once.
Span at(std::string_view text, std::string_view words) {
  const auto begin = static_cast<std::uint32_t>(text.find(words));
  return {begin, begin + static_cast<std::uint32_t>(words.size())};
}

Argument words(std::string_view text, std::string_view part) {
  Argument argument;
  argument.text = part;
  argument.words = {at(text, part)};
  return argument;
}

constexpr std::string_view kText = "The Harbour Bank will lend 2.5 million euros to Ostia in 2023, said Mr. Vane.";

BlockKnowledge lending() {
  BlockKnowledge knowledge;
  knowledge.entities = {"organization:harbour_bank", "place:ostia", "person:arthur_vane"};
  knowledge.mentions = {{0, 4, at(kText, "Harbour Bank"), MentionKind::kName},
                        {1, 4, at(kText, "Ostia"), MentionKind::kName},
                        {2, 4, at(kText, "Mr. Vane"), MentionKind::kName}};
  Relation relation;
  relation.block = 4;
  relation.sentence = 1;
  relation.ordinal = 1;
  relation.subject.entity = knowledge.entities[0];
  relation.subject.words = {at(kText, "The Harbour Bank")};
  relation.predicate = "lend";
  relation.verb = "will lend";
  relation.verb_words = {at(kText, "will lend")};
  relation.object.value = Value{.kind = ValueKind::kMoney,
                                .bound = Bound::kExact,
                                .span = at(kText, "2.5 million euros"),
                                .core = at(kText, "2.5 million euros"),
                                .text = "2.5 million euros",
                                .amount = 2500000,
                                .amount_to = 2500000,
                                .step = 100000,
                                .unit = "EUR",
                                .counted = "",
                                .from = {},
                                .to = {}};
  relation.object.words = {at(kText, "2.5 million euros")};
  relation.more = {{at(kText, "to Ostia")}, {at(kText, "in 2023")}};
  relation.status = Status::kPlanned;
  relation.according_to.emplace();
  relation.according_to->entity = knowledge.entities[2];
  relation.according_to->words = {at(kText, "Mr. Vane")};
  relation.confidence = 0.91F;
  Qualifier place, date;
  place.kind = QualifierKind::kPlace;
  place.argument.entity = knowledge.entities[1];
  place.argument.words = {at(kText, "Ostia")};
  date.argument.value = Value{};
  date.argument.value->kind = ValueKind::kDate;
  date.argument.value->span = at(kText, "2023");
  date.argument.value->text = "2023";
  date.argument.value->from = {2023, 1, 1};
  date.argument.value->to = {2023, 12, 31};
  relation.qualifiers = {place, date};
  knowledge.relations.push_back(relation);
  relation.ordinal = 2;
  relation.predicate = "located_in";
  relation.inferred = true;
  relation.polarity = Polarity::kNegated;
  relation.verb.clear();
  relation.verb_words.clear();
  relation.object = words(kText, "Ostia");
  relation.qualifiers.clear();
  relation.more.clear();
  relation.according_to.reset();
  knowledge.relations.push_back(relation);
  return knowledge;
}

void expect_survives(const BlockKnowledge& knowledge, std::string_view text, std::uint32_t block) {
  const auto back = decode_block_knowledge(encode_block_knowledge(knowledge, text), text, block);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->entities, knowledge.entities);
  ASSERT_EQ(back->mentions.size(), knowledge.mentions.size());
  for (std::size_t i = 0; i < knowledge.mentions.size(); ++i) {
    EXPECT_EQ(back->mentions[i].entity, knowledge.mentions[i].entity);
    EXPECT_EQ(back->mentions[i].span, knowledge.mentions[i].span);
    EXPECT_EQ(back->mentions[i].kind, knowledge.mentions[i].kind);
    EXPECT_EQ(back->mentions[i].block, block);
  }
  ASSERT_EQ(back->relations.size(), knowledge.relations.size());
  for (std::size_t i = 0; i < knowledge.relations.size(); ++i) expect_same(knowledge.relations[i], back->relations[i]);
}

TEST(RelationCodec, ABlockSurvives) {
  expect_survives(lending(), kText, 4);
  expect_survives({}, "", 0);
}

TEST(RelationCodec, WordsOfTheTextAreNotStoredAgain) {
  const std::string bytes = encode_block_knowledge(lending(), kText);
  for (const char* word : {"Harbour", "harbour", "euros", "Ostia", "ostia", "will"})
    EXPECT_EQ(bytes.find(word), std::string::npos) << word;
  EXPECT_LE(bytes.size(), 125u);
}

TEST(RelationCodec, WordsThatAreNotInTheTextAreStored) {
  BlockKnowledge knowledge = lending();
  knowledge.relations[0].verb = "shall lend";
  knowledge.relations[0].object.value->text = "EUR 2.5 million";
  knowledge.relations[0].object.value->span = {70, 900};
  knowledge.relations[1].object.text = "the port of Ostia";
  knowledge.relations[1].object.words.clear();
  knowledge.relations[1].ordinal = 9;
  knowledge.relations[1].sentence = 0;
  expect_survives(knowledge, kText, 4);
  expect_survives(lending(), "another text", 4);
}

TEST(RelationCodec, ARelationStandsAlone) {
  for (const Relation& relation : lending().relations) {
    const auto bare = decode_relation(encode_relation(relation));
    ASSERT_TRUE(bare);
    expect_same(relation, *bare);
    const auto with_text = decode_relation(encode_relation(relation, kText), kText);
    ASSERT_TRUE(with_text);
    expect_same(relation, *with_text);
    EXPECT_LT(encode_relation(relation, kText).size(), encode_relation(relation).size());
  }
}

TEST(RelationCodec, AmountsSurvive) {
  Relation relation;
  relation.object.value.emplace();
  for (const double amount : {0.0, -0.0, 2.8, -17.0, 1e300, 9007199254740993.0, std::numeric_limits<double>::infinity(),
                              std::numeric_limits<double>::quiet_NaN()}) {
    relation.object.value->amount = amount;
    relation.object.value->amount_to = amount;
    const auto back = decode_relation(encode_relation(relation));
    ASSERT_TRUE(back);
    EXPECT_TRUE(same(relation.object, back->object)) << amount;
    EXPECT_EQ(std::signbit(amount), std::signbit(back->object.value->amount));
  }
}

TEST(RelationCodec, StepsAndCoresSurvive) {
  Relation relation;
  relation.object.value.emplace();
  Value& value = *relation.object.value;
  value.span = {10, 30};
  for (const double step : {0.0, -0.0, 1.0, 0.1, 0.01, 1e-18, 1e-19, 5e-324, 0.3, 1e11, 1e20, 1e21, 1e300, 2.5e6, -1.0,
                            std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()})
    for (const Span core : {Span{}, Span{10, 30}, Span{17, 30}, Span{2, 5}}) {
      value.step = step;
      value.core = core;
      const std::string bytes = encode_relation(relation);
      const auto back = decode_relation(bytes);
      ASSERT_TRUE(back);
      EXPECT_TRUE(same(relation.object, back->object)) << step;
      EXPECT_EQ(std::signbit(step), std::signbit(back->object.value->step));
    }
}

TEST(RelationCodec, ConfidencesAreKeptInSteps) {
  EXPECT_FLOAT_EQ(stored_confidence(0.9312F), 0.93F);
  EXPECT_EQ(stored_confidence(-3), 0);
  EXPECT_EQ(stored_confidence(7), 1);
  EXPECT_EQ(stored_confidence(std::numeric_limits<float>::quiet_NaN()), 0);
  EXPECT_EQ(stored_confidence(stored_confidence(0.333F)), stored_confidence(0.333F));
}

TEST(RelationCodec, OtherBytesAreRefusedOrRead) {
  const std::string good = encode_block_knowledge(lending(), kText);
  std::mt19937 random(7);
  for (std::size_t size = 0; size < good.size(); ++size)
    EXPECT_FALSE(decode_block_knowledge(std::string_view(good).substr(0, size), kText, 4)) << size;
  for (int round = 0; round < 20000; ++round) {
    std::string bytes = good;
    for (int flips = 0; flips < 1 + round % 4; ++flips)
      bytes[random() % bytes.size()] = static_cast<char>(random() & 0xFF);
    const auto read = decode_block_knowledge(bytes, round % 2 == 0 ? kText : "short", 4);
    if (!read) continue;
    for (const Mention& mention : read->mentions) EXPECT_LT(mention.entity, read->entities.size());
    for (const Relation& relation : read->relations) EXPECT_LE(relation.confidence, 1);
  }
  const std::string relation = encode_relation(lending().relations[0]);
  for (std::size_t size = 0; size < relation.size(); ++size)
    EXPECT_FALSE(decode_relation(std::string_view(relation).substr(0, size)));
}

TEST(RelationCodec, KnowledgeFallsIntoBlocks) {
  Knowledge knowledge;
  for (const char* name : {"Ostia", "Rome", "Capua"})
    knowledge.entities.push_back({entity_id(EntityType::kPlace, name), name, EntityType::kPlace, {}, 1});
  knowledge.mentions = {{1, 0, {0, 4}, MentionKind::kName},
                        {0, 2, {0, 5}, MentionKind::kName},
                        {1, 2, {9, 13}, MentionKind::kName},
                        {0, 7, {0, 5}, MentionKind::kName}};  // of no block
  Relation relation;
  relation.block = 2;
  relation.subject.entity = "place:rome";
  relation.object.entity = "place:capua";
  knowledge.relations = {relation};
  const std::vector<BlockKnowledge> parts = knowledge_of_blocks(std::move(knowledge), 3);
  ASSERT_EQ(parts.size(), 3u);
  EXPECT_EQ(parts[0].entities, std::vector<std::string>{"place:rome"});
  EXPECT_TRUE(parts[1].empty());
  EXPECT_EQ(parts[2].entities, (std::vector<std::string>{"place:ostia", "place:rome", "place:capua"}));
  ASSERT_EQ(parts[2].mentions.size(), 2u);
  EXPECT_EQ(parts[2].mentions[1].entity, 1u);
  EXPECT_EQ(parts[2].relations.size(), 1u);
}

TEST(EntityCodec, EntitiesSurvive) {
  std::vector<Entity> entities(2);
  entities[0] = {.id = "organization:harbour_bank",
                 .name = "Harbour Bank",
                 .type = EntityType::kOrganization,
                 .aliases = {{"HB", "acronym defined in brackets", 3, {10, 12}, 4},
                             {"the Bank", "description", std::nullopt, {}, 1},
                             {"H.B.", "acronym defined in brackets", 0, {7, 5}, 0}},
                 .mentions = 17};
  entities[1] = {.id = "its own", .name = "", .type = EntityType::kConcept, .aliases = {}, .mentions = 0};
  const std::string bytes = encode_entities(entities);
  const auto back = decode_entities(bytes);
  ASSERT_TRUE(back);
  ASSERT_EQ(back->size(), 2u);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ((*back)[i].id, entities[i].id);
    EXPECT_EQ((*back)[i].name, entities[i].name);
    EXPECT_EQ((*back)[i].type, entities[i].type);
    EXPECT_EQ((*back)[i].mentions, entities[i].mentions);
    ASSERT_EQ((*back)[i].aliases.size(), entities[i].aliases.size());
    for (std::size_t a = 0; a < entities[i].aliases.size(); ++a) {
      EXPECT_EQ((*back)[i].aliases[a].name, entities[i].aliases[a].name);
      EXPECT_EQ((*back)[i].aliases[a].reason, entities[i].aliases[a].reason);
      EXPECT_EQ((*back)[i].aliases[a].block, entities[i].aliases[a].block);
      EXPECT_EQ((*back)[i].aliases[a].span, entities[i].aliases[a].span);
      EXPECT_EQ((*back)[i].aliases[a].mentions, entities[i].aliases[a].mentions);
    }
  }
  EXPECT_EQ(bytes.find("organization:"), std::string::npos);
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(decode_entities(std::string_view(bytes).substr(0, size)));
  std::mt19937 random(11);
  for (int round = 0; round < 5000; ++round) {
    std::string other = bytes;
    other[random() % other.size()] = static_cast<char>(random() & 0xFF);
    decode_entities(other);
  }
}

}  // namespace
}  // namespace apud
