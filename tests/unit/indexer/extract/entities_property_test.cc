// Whatever the text: mentions lie inside their blocks and rise, joined names do not overlap, counts and ids agree, and
// the same text gives the same entities. Time grows with the text.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "corpus/text/utf8.h"
#include "tests/support/entity_reading.h"
#include "tests/support/random.h"

namespace {

using namespace apud;
using apud::testing::EntityReading;
using apud::testing::Random;

const char* const kPieces[] = {"The ",
                               "Bank ",
                               "of ",
                               "and ",
                               "for ",
                               "AIIB ",
                               "(",
                               ") ",
                               "Ada ",
                               "Lind ",
                               "President ",
                               "Minister ",
                               "“",
                               "” ",
                               "\"",
                               "-",
                               "–",
                               "’s ",
                               "'s ",
                               ", ",
                               ". ",
                               "2030 ",
                               "hereinafter ",
                               "the ",
                               "railway ",
                               "railways ",
                               "China",
                               "France ",
                               "it ",
                               "its ",
                               "He ",
                               "said ",
                               "is ",
                               "J. ",
                               "Jr. ",
                               "of the ",
                               "U.S. ",
                               "\xFF",
                               "\xC3",
                               "\xE2\x80",
                               "É",
                               "ß",
                               "中",
                               "\n",
                               "\t",
                               "(UN)",
                               "(the “",
                               "Treaty ",
                               "Agenda ",
                               "to ",
                               "de ",
                               "al-",
                               "&",
                               "/",
                               "12",
                               "3.5 ",
                               "Mr. ",
                               "May ",
                               "To ",
                               "—"};

std::string random_text(Random& random, std::size_t pieces) {
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) text += kPieces[random.below(std::size(kPieces))];
  return text;
}

void check(const EntityReading& reading) {
  std::vector<std::uint32_t> counts(reading.knowledge.entities.size());
  const Mention* before = nullptr;
  for (const Mention& mention : reading.knowledge.mentions) {
    ASSERT_LT(mention.block, reading.document.blocks.size());
    ASSERT_LT(mention.entity, counts.size());
    ASSERT_LT(mention.span.begin, mention.span.end);
    ASSERT_LE(mention.span.end, reading.document.blocks[mention.block].text.size());
    if (before != nullptr) {
      ASSERT_TRUE(before->block < mention.block || (before->block == mention.block && before->span <= mention.span));
    }
    before = &mention;
    ++counts[mention.entity];
  }
  std::set<std::string> ids;
  for (std::size_t e = 0; e < counts.size(); ++e) {
    const Entity& entity = reading.knowledge.entities[e];
    EXPECT_EQ(entity.mentions, counts[e]);
    EXPECT_EQ(entity.id, entity_id(entity.type, entity.name));
    EXPECT_TRUE(ids.insert(entity.id).second) << entity.id;
    for (const Alias& alias : entity.aliases) EXPECT_FALSE(alias.reason.empty()) << alias.name;
  }
  std::vector<JoinedName> names;
  for (const Block& block : reading.document.blocks) {
    for (Span sentence : block.sentences) {
      names.clear();
      reading.finder.names_in(block, sentence, names);
      std::uint32_t end = sentence.begin;
      for (const JoinedName& name : names) {
        ASSERT_LE(end, name.span.begin);
        ASSERT_LT(name.span.begin, name.span.end);
        ASSERT_LE(name.span.end, sentence.end);
        end = name.span.end;
      }
    }
  }
}

TEST(EntityProperty, spans_lie_inside_and_rise) {
  EntityReading reading;
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    Random random(seed);
    std::vector<std::string> paragraphs;
    for (std::uint32_t p = 0; p <= random.below(4); ++p) paragraphs.push_back(random_text(random, random.below(120)));
    reading.read(paragraphs);
    ASSERT_NO_FATAL_FAILURE(check(reading)) << "seed " << seed;
  }
}

TEST(EntityProperty, sentences_may_be_missing_and_binary) {
  EntityReading reading;
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    Random random(seed);
    std::string bytes;
    for (std::uint32_t i = 0; i < random.below(600); ++i) bytes += static_cast<char>(random.below(256));
    reading.read({bytes, "", " ", "."});
    ASSERT_NO_FATAL_FAILURE(check(reading)) << "seed " << seed;
  }
}

TEST(EntityProperty, the_same_text_gives_the_same_entities) {
  Random random(7);
  const std::vector<std::string> paragraphs = {random_text(random, 400), random_text(random, 400)};
  EntityReading first, second;
  second.read({"Ada Lind opened the Orchard Bank (OB)."});
  first.read(paragraphs);
  second.read(paragraphs);
  ASSERT_EQ(first.knowledge.entities.size(), second.knowledge.entities.size());
  for (std::size_t e = 0; e < first.knowledge.entities.size(); ++e)
    EXPECT_EQ(first.knowledge.entities[e].id, second.knowledge.entities[e].id);
  EXPECT_EQ(first.knowledge.mentions.size(), second.knowledge.mentions.size());
}

// One long block each; what grows with the square of its length takes minutes here.
TEST(EntityProperty, long_and_odd_texts_end) {
  constexpr std::size_t kBytes = 400'000;
  const auto repeated = [](std::string_view piece) {
    std::string text;
    while (text.size() < kBytes) text += piece;
    return text;
  };
  std::vector<std::string> texts = {repeated("Aa "),     repeated("AB "),        repeated("Bank of "),
                                    repeated("A-B-"),    repeated("(AB) "),      repeated("Bank (the “Bank”) "),
                                    repeated("“A B "),   repeated("President "), repeated("Ada Lind, "),
                                    repeated("and And ")};
  std::string numbered, persons;
  for (int i = 0; numbered.size() < kBytes; ++i) numbered += "Town" + std::to_string(i) + " Bank (TB) met. ";
  for (int i = 0; persons.size() < kBytes; ++i)
    persons +=
        "Mr. Ada" + std::string(1, static_cast<char>('a' + i % 26)) + " Lind" + std::to_string(i % 977) + " left. ";
  texts.push_back(numbered);
  texts.push_back(persons);
  EntityReading reading;
  for (const std::string& text : texts) {
    Document document;
    document.blocks.resize(1);
    document.blocks[0].text = text;
    document.blocks[0].sentences = {{0, static_cast<std::uint32_t>(text.size())}};
    reading.document = document;
    reading.finder.scan(reading.document);
    reading.finder.resolve(reading.knowledge);
    ASSERT_NO_FATAL_FAILURE(check(reading)) << text.substr(0, 30);
  }
}

}  // namespace
