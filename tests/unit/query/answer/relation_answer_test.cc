#include "query/answer/relation_answer.h"

#include <gtest/gtest.h>

#include "tests/support/memory_graph.h"

namespace apud {
namespace {

TEST(ResolveName, TakesOneEntitysNameAliasIdOrBeginning) {
  const MemoryIndex index = harbour_graph();
  for (const char* name : {"Westerholm", "the Holm", "place:westerholm", "Wester"}) {
    const ResolvedName resolved = resolve_name(index, name);
    ASSERT_EQ(resolved.state, NameState::kFound) << name;
    EXPECT_EQ(resolved.match->entity.id, "place:westerholm");
    EXPECT_TRUE(resolved.candidates.empty());
  }
}

TEST(ResolveName, ListsWhomItMayMean) {
  MemoryIndex index = harbour_graph();
  index.name(EntityType::kPerson, "Ruritania", 1);
  const ResolvedName resolved = resolve_name(index, "Ruritania");
  EXPECT_EQ(resolved.state, NameState::kAmbiguous);
  EXPECT_EQ(resolved.candidates.size(), 2u);
  EXPECT_FALSE(resolved.match);
  EXPECT_EQ(resolve_name(index, "person:ruritania").state, NameState::kFound);
}

TEST(ResolveName, KeepsTheNearestOfAnUnknownOne) {
  const MemoryIndex index = harbour_graph();
  const ResolvedName resolved = resolve_name(index, "Wesrterholm");
  EXPECT_EQ(resolved.state, NameState::kUnknown);
  ASSERT_EQ(resolved.candidates.size(), 1u);
  EXPECT_EQ(resolved.candidates.front().entity.name, "Westerholm");
  EXPECT_TRUE(resolve_name(index, "Xanadu").candidates.empty());
}

TEST(RelationAnswer, QuotesTheSentenceAndMarksItsWords) {
  const MemoryIndex index = harbour_graph();
  const RelationsAnswer answer = answer_relations(index, {});
  ASSERT_EQ(answer.relations.size(), 5u);
  const ToldRelation& built = answer.relations[0];
  EXPECT_EQ(built.id, "harbour.txt#b0.1.r1");
  EXPECT_EQ(built.evidence.quote, "In 1907 Westerholm built the Old Pier for 2 million kronor.");
  ASSERT_EQ(built.words.size(), 2u);
  EXPECT_EQ(built.evidence.quote.substr(built.words[0].begin, built.words[0].size()), "Westerholm");
  ASSERT_EQ(built.sources.size(), 1u);
  EXPECT_EQ(built.sources[0].number, "1");
  EXPECT_EQ(answer.relations[1].words.size(), 0u) << "its words were found in the first sentence";
  EXPECT_EQ(answer.relations[4].evidence.where.ref, "harbour.txt#b0.4");
}

TEST(RelationAnswer, SuggestsTheNameThatWasProbablyMeant) {
  const MemoryIndex index = harbour_graph();
  RelationRequest request;
  request.subject = "Wesrterholm";
  const RelationsAnswer answer = answer_relations(index, request);
  EXPECT_TRUE(answer.relations.empty());
  EXPECT_EQ(answer.suggestion, "Westerholm");
}

TEST(EntityAnswer, HasRelationsAndSentencesThatNameIt) {
  MemoryIndex index = harbour_graph();
  index.result.hits = {index.hit(0, 2, {"Pier"})};
  index.result.estimated_total = 9;
  const EntityAnswer answer = answer_entity(index, "Old Pier", 1, 2);
  EXPECT_EQ(answer.total, 4u);
  ASSERT_EQ(answer.relations.size(), 2u);
  EXPECT_EQ(answer.relations[0].relation.predicate, "sell");
  ASSERT_EQ(answer.passages.size(), 1u);
  EXPECT_EQ(answer.passages[0].where.ref, "harbour.txt#b0.3");
  EXPECT_EQ(answer.passage_total, 9u);
  EXPECT_NE(answer.entities.find("place:westerholm"), nullptr);
  EXPECT_EQ(answer.entities.find("place:nowhere"), nullptr);
}

TEST(EntityAnswer, PrefersSentencesThatNoRelationQuotes) {
  MemoryIndex index = harbour_graph();
  index.result.hits = {index.hit(0, 0, {}), index.hit(0, 1, {}), index.hit(0, 2, {}), index.hit(0, 3, {})};
  const EntityAnswer answer = answer_entity(index, "Westerholm", 0, 10);
  ASSERT_EQ(answer.relations.size(), 2u);
  std::vector<std::string> refs;
  for (const Evidence& evidence : answer.passages) refs.push_back(evidence.where.ref);
  EXPECT_EQ(refs, (std::vector<std::string>{"harbour.txt#b0.3", "harbour.txt#b0.4", "harbour.txt#b0.1"}));
}

TEST(PathsAnswer, AsksForIdsAndTellsTheDirection) {
  MemoryIndex index = harbour_graph();
  const FoundRelation built{index.told[0], index.passages[0]}, lies{index.told[2], index.passages[0]};
  index.path_result.paths = {{{{"country:ruritania", "infrastructure:old_pier", {lies}},
                               {"infrastructure:old_pier", "place:westerholm", {built, built}}},
                              false}};
  index.path_result.entities = index.known;
  PathRequest request;
  request.from = "Ruritania";
  request.to = "the Holm";
  const PathsAnswer answer = answer_paths(index, request);
  ASSERT_EQ(index.paths_asked.size(), 1u);
  EXPECT_EQ(index.paths_asked[0].from, "country:ruritania");
  EXPECT_EQ(index.paths_asked[0].to, "place:westerholm");
  ASSERT_EQ(answer.paths.size(), 1u);
  EXPECT_FALSE(answer.paths[0][0].forward);
  EXPECT_FALSE(answer.paths[0][1].forward);
  EXPECT_EQ(answer.paths[0][1].others, 1u);
  EXPECT_EQ(nodes_of(answer.paths[0]),
            (std::vector<std::string>{"country:ruritania", "infrastructure:old_pier", "place:westerholm"}));
}

TEST(PathsAnswer, AsksNothingWhereANameIsUnknownOrBothAreOne) {
  const MemoryIndex index = harbour_graph();
  PathRequest request;
  request.from = "Westerholm";
  request.to = "the Holm";
  EXPECT_TRUE(answer_paths(index, request).same());
  request.to = "Xanadu";
  EXPECT_EQ(answer_paths(index, request).to.state, NameState::kUnknown);
  EXPECT_TRUE(index.paths_asked.empty());
}

}  // namespace
}  // namespace apud
