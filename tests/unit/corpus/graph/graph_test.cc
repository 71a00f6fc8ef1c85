#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <tuple>

#include "corpus/graph/graph_format.h"
#include "corpus/graph/graph_view.h"
#include "corpus/text/error.h"
#include "tests/support/made_graph.h"

namespace apud {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string temporary(const std::string& name) {
  return ::testing::TempDir() + "apud-graph-" + name + "-" + std::to_string(::getpid());
}

// Graphs as bytes in memory, asked as one.
struct Opened {
  explicit Opened(const std::vector<std::vector<testing::MadeDocument>>& shards) {
    for (const auto& documents : shards) {
      bytes.push_back(testing::graph_bytes(temporary("opened"), documents));
      readers.push_back(std::make_shared<const GraphReader>(bytes.back(), "test.graph"));
    }
    view.emplace(readers);
  }
  std::deque<std::string> bytes;
  std::vector<std::shared_ptr<const GraphReader>> readers;
  std::optional<GraphView> view;
};

std::string shown(const std::string& subject, const std::string& predicate, const std::string& object, Status status,
                  Polarity polarity, bool inferred, float confidence, const std::string& document, std::uint32_t block,
                  const std::string& record) {
  return subject + "|" + predicate + "|" + object + "|" + status_name(status) + "|" + polarity_name(polarity) + "|" +
         (inferred ? "inferred" : "said") + "|" + std::to_string(confidence) + "|" + document + "|" +
         std::to_string(block) + "|" + record;
}

std::string shown(const testing::MadeRelation& one) {
  return shown(one.subject, one.predicate, one.object, one.status, one.polarity, one.inferred, one.confidence,
               one.document, one.block, one.record);
}

std::string shown(const GraphView& view, const RelationView& one) {
  const auto id = [&](NodeNumber node) { return node == kNoNode ? std::string() : std::string(view.node(node).id); };
  return shown(id(one.subject), std::string(one.predicate), id(one.object), one.status, one.polarity, one.inferred,
               one.confidence, std::string(one.document), one.block, std::string(one.record));
}

// The obvious answer: all relations in order, one after the other.
std::vector<std::string> expected_relations(const std::vector<std::vector<testing::MadeDocument>>& shards,
                                            const std::string& node, const std::string& subject,
                                            const std::string& object, const RelationFilter& filter,
                                            bool surest_first) {
  std::vector<testing::MadeRelation> found;
  for (const auto& documents : shards)
    for (const testing::MadeDocument& document : documents)
      for (const testing::MadeRelation& one : document.relations) {
        if (!node.empty() && one.subject != node && one.object != node) continue;
        if (!subject.empty() && one.subject != subject) continue;
        if (!object.empty() && one.object != object) continue;
        if (!filter.predicate.empty() && one.predicate != filter.predicate) continue;
        if (filter.status && one.status != *filter.status) continue;
        if (filter.polarity && one.polarity != *filter.polarity) continue;
        if (filter.inferred && one.inferred != *filter.inferred) continue;
        if (one.confidence < filter.min_confidence) continue;
        found.push_back(one);
      }
  const auto thousandths = [](const testing::MadeRelation& one) { return std::lround(one.confidence * 1000); };
  if (surest_first)
    std::stable_sort(found.begin(), found.end(),
                     [&](const auto& a, const auto& b) { return thousandths(a) > thousandths(b); });
  std::vector<std::string> lines;
  for (const testing::MadeRelation& one : found) lines.push_back(shown(one));
  return lines;
}

class GraphModelTest : public ::testing::TestWithParam<int> {};

TEST_P(GraphModelTest, AnswersEveryQueryAsAListWould) {
  const auto seed = static_cast<std::uint32_t>(GetParam());
  testing::Random random(seed);
  std::vector<std::vector<testing::MadeDocument>> shards;
  const std::uint32_t nodes = random.below(12);
  for (std::uint32_t i = 0; i < 1 + seed % 3; ++i)
    shards.push_back(testing::made_documents(seed * 7 + i, random.below(4), nodes, random.below(30)));
  const Opened opened(shards);
  const GraphView& view = *opened.view;
  for (const auto& reader : opened.readers) EXPECT_EQ(reader->check(), "");
  for (int round = 0; round < 60; ++round) {
    std::string ids[3];
    RelationQuery query;
    NodeNumber* const ends[] = {&query.node, &query.subject, &query.object};
    bool known = true;
    for (int k = 0; k < 3; ++k) {
      if (random.below(3) != 0 || nodes == 0) continue;
      ids[k] = testing::made_id(random.below(nodes));
      const auto found = view.find_id(ids[k]);
      known = known && found;
      *ends[k] = found.value_or(kNoNode);
    }
    if (!known) continue;
    if (random.below(2) == 0) query.filter.predicate = "p" + std::to_string(random.below(5));
    if (random.below(3) == 0) query.filter.status = static_cast<Status>(random.below(4));
    if (random.below(3) == 0) query.filter.polarity = static_cast<Polarity>(random.below(2));
    if (random.below(3) == 0) query.filter.inferred = random.below(2) == 0;
    if (random.below(3) == 0) query.filter.min_confidence = static_cast<float>(random.below(1001)) / 1000;
    const bool ranked = !query.filter.predicate.empty() || !ids[0].empty() || !ids[1].empty() || !ids[2].empty();
    std::vector<std::string> expected = expected_relations(shards, ids[0], ids[1], ids[2], query.filter, ranked);
    query.offset = random.below(3);
    query.limit = 1 + random.below(50);
    std::uint64_t total = 0;
    std::vector<std::string> found, again;
    for (const RelationView& one : view.relations(query, &total)) found.push_back(shown(view, one));
    for (const RelationView& one : view.relations(query)) again.push_back(shown(view, one));
    EXPECT_EQ(total, expected.size());
    expected.erase(expected.begin(), expected.begin() + static_cast<std::ptrdiff_t>(
                                                            std::min<std::size_t>(query.offset, expected.size())));
    expected.resize(std::min(expected.size(), query.limit));
    EXPECT_EQ(found, expected);
    EXPECT_EQ(again, expected);
  }
}

TEST_P(GraphModelTest, JoinsEntitiesOfAllDocuments) {
  const auto seed = static_cast<std::uint32_t>(GetParam());
  std::vector<std::vector<testing::MadeDocument>> shards;
  for (std::uint32_t i = 0; i < 1 + seed % 3; ++i) shards.push_back(testing::made_documents(seed * 5 + i, 3, 9, 8));
  const Opened opened(shards);
  const GraphView& view = *opened.view;
  std::map<std::string, std::pair<std::uint32_t, std::uint32_t>> expected;  // mentions and documents
  std::map<std::string, std::uint64_t> degrees;
  for (const auto& documents : shards)
    for (const auto& document : documents) {
      for (const Entity& entity : document.entities) {
        expected[entity.id].first += entity.mentions;
        ++expected[entity.id].second;
      }
      for (const auto& relation : document.relations)
        for (const std::string& end : {relation.subject, relation.object})
          if (!end.empty()) ++degrees[end], expected[end];
    }
  std::set<std::string> seen;
  view.each_node([&](NodeNumber node) {
    const NodeView found = view.node(node);
    const std::string id(found.id);
    EXPECT_TRUE(seen.insert(id).second);
    EXPECT_EQ(std::pair(found.mentions, found.documents), expected[id]);
    EXPECT_EQ(view.degree(node), degrees[id]);
    EXPECT_EQ(view.find_id(id), node);
    return true;
  });
  EXPECT_EQ(seen.size(), expected.size());
  std::vector<std::string> all;
  view.each_relation([&](const RelationView& one) {
    EXPECT_EQ(shown(view, view.relation(one.number)), shown(view, one));
    all.push_back(shown(view, one));
    return true;
  });
  EXPECT_EQ(all, expected_relations(shards, "", "", "", {}, false));
}

INSTANTIATE_TEST_SUITE_P(Seeds, GraphModelTest, ::testing::Range(1, 25));

TEST(GraphTest, UnitesNamesAndKeepsReasons) {
  testing::MadeDocument a{"a.txt", {}, {testing::made_entity("organization:new_bank", "New Bank", 5)}, {}};
  a.entities[0].type = EntityType::kOrganization;
  a.entities[0].aliases = {{"NB", "acronym defined in brackets", 4, {10, 12}, 2},
                           {"the Bank", "head word alone", {}, {}, 1}};
  testing::MadeDocument b{"b.txt", {}, {testing::made_entity("organization:new_bank", "NEW BANK", 9)}, {}};
  b.entities[0].aliases = {{"NB", "word list", {}, {}, 3}};
  const Opened opened({{a, b}});
  const NodeNumber node = opened.view->find_id("organization:new_bank").value();
  const Entity entity = opened.view->entity(node);
  EXPECT_EQ(entity.name, "NEW BANK");
  EXPECT_EQ(entity.type, EntityType::kOrganization);
  EXPECT_EQ(entity.mentions, 14u);
  EXPECT_EQ(opened.view->node(node).documents, 2u);
  ASSERT_THAT(entity.aliases, SizeIs(3));
  EXPECT_EQ(entity.aliases[0].name, "NB");
  EXPECT_EQ(entity.aliases[0].reason, "acronym defined in brackets");
  EXPECT_EQ(entity.aliases[0].mentions, 5u);
  EXPECT_EQ(entity.aliases[0].block, 4u);
  EXPECT_EQ(entity.aliases[0].span, (Span{10, 12}));
  EXPECT_EQ(opened.view->aliases(node)[0].document, "a.txt");
  EXPECT_EQ(entity.aliases[1].name, "New Bank");
  EXPECT_EQ(entity.aliases[2].name, "the Bank");
  EXPECT_FALSE(entity.aliases[2].block);
}

std::vector<std::string> ids_of(const GraphView& view, const std::vector<NameMatch>& matches) {
  std::vector<std::string> ids;
  for (const NameMatch& match : matches) ids.emplace_back(view.node(match.node).id);
  return ids;
}

TEST(GraphTest, FindsNamesExactlyByBeginningAndNearest) {
  std::vector<Entity> entities = {
      testing::made_entity("place:serbia", "Serbia", 9), testing::made_entity("place:siberia", "Siberia", 4),
      testing::made_entity("person:sao_costa", "São Costa", 2), testing::made_entity("place:costa", "Costa", 5)};
  entities[2].aliases = {{"Costa", "family name alone", {}, {}, 1}};
  const Opened one({{{"a.txt", {}, entities, {}}}});
  const Opened two(
      {{{"a.txt", {}, {entities[0], entities[2]}, {}}}, {{"b.txt", {}, {entities[1], entities[3], entities[0]}, {}}}});
  for (const GraphView* view : {&*one.view, &*two.view}) {
    EXPECT_THAT(ids_of(*view, view->find_name("SERBIA")), ElementsAre("place:serbia"));
    EXPECT_THAT(ids_of(*view, view->find_name("sao  costa")), ElementsAre("person:sao_costa"));
    EXPECT_THAT(ids_of(*view, view->find_name("costa")), ElementsAre("place:costa", "person:sao_costa"));
    EXPECT_TRUE(view->find_name("Costa")[1].alias);
    EXPECT_THAT(view->find_name("Cost"), IsEmpty());
    EXPECT_THAT(view->find_name(""), IsEmpty());
    EXPECT_THAT(ids_of(*view, view->find_prefix("S")),
                ::testing::UnorderedElementsAre("place:serbia", "place:siberia", "person:sao_costa"));
    EXPECT_THAT(ids_of(*view, view->find_nearest("Serbai")), ElementsAre("place:serbia"));
    EXPECT_THAT(ids_of(*view, view->find_nearest("erbia")), ElementsAre("place:serbia"));
    EXPECT_THAT(ids_of(*view, view->find_nearest("Siberja")), ElementsAre("place:siberia"));
    EXPECT_THAT(view->find_nearest("Mongolia"), IsEmpty());
    EXPECT_THAT(view->find_nearest(std::string(1 << 20, 'x')), IsEmpty());
  }
  EXPECT_EQ(two.view->node(*two.view->find_id("place:serbia")).mentions, 18u);
}

// The whole table of edits, with swaps of two neighbours.
std::size_t plain_edits(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= b.size(); ++j) {
      std::size_t& cell = table[i][j];
      if (i == 0 || j == 0) {
        cell = i + j;
        continue;
      }
      cell = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cell = std::min(cell, table[i - 2][j - 2] + 1);
    }
  return table[a.size()][b.size()];
}

TEST(GraphTest, NearestNamesAreThoseOfTheFewestEdits) {
  testing::Random random(2);
  const auto name = [&] {
    std::string letters;
    for (std::uint32_t i = 0, size = 1 + random.below(14); i < size; ++i)
      letters += static_cast<char>('a' + random.below(3));
    return letters;
  };
  std::set<std::string> names;
  for (int i = 0; i < 400; ++i) names.insert(name());
  testing::MadeDocument document{"a.txt", {}, {}, {}};
  for (const std::string& one : names) document.entities.push_back(testing::made_entity("place:" + one, one));
  const Opened opened({{document}});
  for (int i = 0; i < 300; ++i) {
    const std::string asked = name();
    const std::size_t most = std::clamp<std::size_t>(asked.size() / 4, 1, 3);
    std::map<std::string, std::size_t> expected, found;
    for (const std::string& one : names)
      if (plain_edits(asked, one) <= most) expected[one] = plain_edits(asked, one);
    for (const NameMatch& match : opened.view->find_nearest(asked, 1000))
      found[std::string(match.key)] = match.distance;
    EXPECT_EQ(found, expected) << asked;
  }
}

TEST(GraphTest, TakesAnyNames) {
  const std::string names[] = {
      "\"quoted\" 'name'", std::string("nul\0byte", 8), "\x1b[31mred", "\xff\xfe", std::string(1 << 20, 'a'), " ", ""};
  testing::MadeDocument document{std::string("d\0\n", 3), {}, {}, {}};
  std::uint32_t number = 0;
  for (const std::string& name : names) {
    Entity entity = testing::made_entity("concept:" + std::to_string(number++) + name, name);
    entity.aliases = {{name + "2", name, {}, {}, 1}};
    document.entities.push_back(entity);
    document.relations.push_back({entity.id, entity.id, name, {}, {}, false, 1, document.name, 1, name});
  }
  const Opened opened({{document}});
  EXPECT_EQ(opened.readers[0]->check(), "");
  for (std::size_t i = 0; i < std::size(names); ++i) {
    const NodeNumber node = opened.view->find_id(document.entities[i].id).value();
    if (!names[i].empty()) {
      EXPECT_EQ(opened.view->node(node).name, names[i]);
    }
    EXPECT_EQ(opened.view->relation(i).predicate, names[i]);
    EXPECT_EQ(opened.view->relation(i).record, names[i]);
    EXPECT_EQ(opened.view->relation(i).document, document.name);
    EXPECT_THAT(opened.view->relations({.node = node}), SizeIs(1));
  }
  EXPECT_THAT(opened.view->find_name(std::string(1 << 20, 'A')), SizeIs(1));
}

// More predicates than a label can tell apart: those beyond are read from the relations themselves.
TEST(GraphTest, TellsVeryManyPredicatesApart) {
  testing::MadeDocument document{"a.txt", {}, {}, {}};
  constexpr std::uint32_t kPredicates = graph_format::kWidePredicate + 10;
  for (std::uint32_t i = 0; i < kPredicates; ++i)
    document.relations.push_back({"place:a",
                                  i % 2 == 0 ? "place:b" : "place:c",
                                  "p" + std::to_string(1000000 + i),
                                  {},
                                  {},
                                  false,
                                  1,
                                  "",
                                  i,
                                  ""});
  const Opened opened({{document}});
  const NodeNumber a = opened.view->find_id("place:a").value();
  for (const std::uint32_t i : {0U, 1U, kPredicates - 11, kPredicates - 10, kPredicates - 2, kPredicates - 1}) {
    std::uint64_t total = 0;
    const auto found =
        opened.view->relations({.node = a, .filter = {.predicate = "p" + std::to_string(1000000 + i)}}, &total);
    ASSERT_EQ(total, 1u);
    EXPECT_EQ(found[0].block, i);
  }
}

TEST(GraphTest, EmptyGraphsAnswer) {
  for (std::size_t shards = 0; shards < 3; ++shards) {
    const Opened opened{std::vector<std::vector<testing::MadeDocument>>(shards)};
    EXPECT_EQ(opened.view->nodes(), 0u);
    EXPECT_FALSE(opened.view->find_id("place:x"));
    EXPECT_THAT(opened.view->find_name("x"), IsEmpty());
    EXPECT_THAT(opened.view->find_nearest("x"), IsEmpty());
    EXPECT_THAT(opened.view->relations({}), IsEmpty());
    for (const auto& reader : opened.readers) EXPECT_EQ(reader->check(), "");
  }
}

TEST(GraphTest, RelationsMakeNodesThatEntitiesFillIn) {
  testing::MadeDocument a{
      "a.txt", {2, 50}, {}, {{"person:ann", "place:rome", "visited", {}, {}, false, 0.5F, "a.txt", 7, "r"}}};
  testing::MadeDocument b{"b.txt", {}, {testing::made_entity("place:rome", "Rome", 3)}, {}};
  const Opened opened({{a, b}});
  const NodeView ann = opened.view->node(*opened.view->find_id("person:ann"));
  EXPECT_EQ(ann.name, "ann");
  EXPECT_EQ(ann.type, EntityType::kPerson);
  EXPECT_EQ(opened.view->node(*opened.view->find_id("place:rome")).name, "Rome");
  EXPECT_EQ(opened.view->relation(0).locator, (GraphLocator{2, 57}));
}

TEST(GraphTest, FilesAreMappedMarkedAndTheSameEveryTime) {
  const auto documents = testing::made_documents(4, 3, 10, 20);
  const std::string path = temporary("file"), second = temporary("file2");
  const GraphMark mark = testing::write_graph(path, documents);
  EXPECT_EQ(mark.size, std::filesystem::file_size(path));
  EXPECT_EQ(mark.relations, 60u);
  EXPECT_EQ(testing::write_graph(second, documents).hash, mark.hash);
  const GraphReader reader(path);
  std::filesystem::remove(path);
  EXPECT_EQ(reader.check(), "");
  EXPECT_EQ(reader.relations(), 60u);
  std::filesystem::resize_file(second, mark.size - 1);
  try {
    const GraphReader cut(second);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kDamaged);
    EXPECT_THAT(error.what(), HasSubstr(second));
    EXPECT_THAT(error.what(), HasSubstr("apud-index"));
  }
  std::filesystem::remove(second);
  EXPECT_THROW(GraphReader{second}, Error);
  EXPECT_THROW(GraphReader{::testing::TempDir()}, Error);
}

TEST(GraphWriter, ANodeMayHaveManyNames) {
  testing::MadeDocument document{"d.txt", {}, {}, {}};
  constexpr std::uint32_t kNames = 500, kTimes = 3;
  for (std::uint32_t time = 0; time < kTimes; ++time)
    for (const char* id : {"place:a", "place:b"}) {
      Entity entity = testing::made_entity(id, "Main");
      for (std::uint32_t i = 0; i < kNames; ++i)
        entity.aliases.push_back({"N" + std::to_string((i + 100 * time) % kNames), "list", {}, {}, i + 1});
      document.entities.push_back(entity);
    }
  const std::string path = ::testing::TempDir() + "apud-many-names-" + std::to_string(::getpid());
  const std::string bytes = testing::graph_bytes(path, {document});
  const GraphReader reader(bytes, "test.graph");
  EXPECT_EQ(reader.check(), "");
  for (const char* id : {"place:a", "place:b"}) {
    const auto aliases = reader.aliases(reader.find_id(id).value());
    EXPECT_EQ(aliases.size(), kNames);
    std::set<std::string_view> names;
    std::uint64_t mentions = 0;
    for (const AliasView& alias : aliases) names.insert(alias.name), mentions += alias.mentions;
    EXPECT_EQ(names.size(), kNames);
    EXPECT_EQ(mentions, std::uint64_t{kTimes} * kNames * (kNames + 1) / 2);
  }
}

// Large enough for several groups of nodes, long lists of predicates and a second thread.
TEST(GraphWriter, NumbersGiveTheSameFileAsIds) {
  const auto documents = testing::made_documents(5, 3, 2500, 9000);
  const std::string folder = ::testing::TempDir() + "apud-numbers-" + std::to_string(::getpid());
  const std::string by_id = testing::graph_bytes(folder, documents);
  {
    GraphWriter writer(folder);
    for (const testing::MadeDocument& document : documents) {
      writer.begin_document(document.name, document.first);
      for (const Entity& entity : document.entities) EXPECT_EQ(writer.add_entity(entity), writer.node_of(entity.id));
      for (const testing::MadeRelation& one : document.relations)
        writer.add_relation({.subject = writer.node_of(one.subject),
                             .object = writer.node_of(one.object),
                             .predicate = writer.predicate_of(one.predicate),
                             .block = one.block,
                             .confidence = one.confidence,
                             .status = one.status,
                             .polarity = one.polarity,
                             .inferred = one.inferred},
                            one.record);
    }
    writer.finish();
  }
  std::ifstream file(folder, std::ios::binary);
  EXPECT_TRUE(by_id == std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()));
  EXPECT_EQ(GraphReader(by_id, "test.graph").check(), "");
  std::filesystem::remove(folder);
}

TEST(GraphTest, AWriterThatDoesNotFinishLeavesNothing) {
  const std::string path = temporary("unfinished");
  { GraphWriter writer(path); }
  EXPECT_FALSE(std::filesystem::exists(path));
  EXPECT_THROW(GraphWriter{"/nowhere/at/all"}, Error);
}

}  // namespace
}  // namespace apud
