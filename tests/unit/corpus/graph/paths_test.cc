#include "corpus/graph/paths.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>

#include "tests/support/made_graph.h"

namespace apud {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Shards = std::vector<std::vector<testing::MadeDocument>>;

struct Opened {
  explicit Opened(const Shards& shards) {
    std::vector<std::shared_ptr<const GraphReader>> readers;
    for (const auto& documents : shards) {
      bytes.push_back(
          testing::graph_bytes(::testing::TempDir() + "apud-paths-" + std::to_string(::getpid()), documents));
      readers.push_back(std::make_shared<const GraphReader>(bytes.back(), "test.graph"));
    }
    view.emplace(readers);
  }
  std::deque<std::string> bytes;
  std::optional<GraphView> view;
};

std::vector<std::vector<std::string>> ids_of(const GraphView& view, const PathAnswer& answer) {
  std::vector<std::vector<std::string>> paths;
  for (const Path& path : answer.paths) {
    paths.emplace_back(1, std::string(view.node(path.hops.front().from).id));
    for (const PathHop& hop : path.hops) paths.back().emplace_back(view.node(hop.to).id);
  }
  return paths;
}

bool passes(const testing::MadeRelation& one, const RelationFilter& filter) {
  return (filter.predicate.empty() || one.predicate == filter.predicate) &&
         (!filter.status || one.status == *filter.status) && one.confidence >= filter.min_confidence;
}

using Adjacent = std::map<std::string, std::set<std::string>>;

Adjacent adjacent(const Shards& shards, const RelationFilter& filter) {
  Adjacent next;
  for (const auto& documents : shards)
    for (const auto& document : documents)
      for (const testing::MadeRelation& one : document.relations)
        if (!one.subject.empty() && !one.object.empty() && one.subject != one.object && passes(one, filter)) {
          next[one.subject].insert(one.object);
          next[one.object].insert(one.subject);
        }
  return next;
}

// The lengths of all paths without loops, by trying everything.
std::multiset<std::size_t> all_lengths(const Adjacent& next, const std::string& from, const std::string& to,
                                       std::size_t most) {
  std::multiset<std::size_t> lengths;
  std::set<std::string> on_path;
  const std::function<void(const std::string&)> go = [&](const std::string& node) {
    if (node == to) {
      lengths.insert(on_path.size());
      return;
    }
    const auto found = next.find(node);
    if (on_path.size() == most || found == next.end()) return;
    on_path.insert(node);
    for (const std::string& neighbour : found->second)
      if (!on_path.contains(neighbour)) go(neighbour);
    on_path.erase(node);
  };
  go(from);
  return lengths;
}

class PathsModelTest : public ::testing::TestWithParam<int> {};

TEST_P(PathsModelTest, AreAsShortAndAsManyAsTryingEverythingFinds) {
  const auto seed = static_cast<std::uint32_t>(GetParam());
  testing::Random random(seed);
  Shards shards;
  const std::uint32_t nodes = 3 + random.below(8), relations = 1 + random.below(14);
  for (std::uint32_t i = 0; i < 1 + seed % 3; ++i)
    shards.push_back(testing::made_documents(seed * 3 + i, 1 + seed % 2, nodes, relations));
  const Opened opened(shards);
  const GraphView& view = *opened.view;
  for (int round = 0; round < 25; ++round) {
    const std::string from = testing::made_id(random.below(nodes)), to = testing::made_id(random.below(nodes));
    PathQuery query;
    if (random.below(3) == 0) query.filter.predicate = "p" + std::to_string(random.below(4));
    if (random.below(4) == 0) query.filter.status = static_cast<Status>(random.below(4));
    if (random.below(4) == 0) query.filter.min_confidence = static_cast<float>(random.below(500)) / 1000;
    query.max_hops = 1 + random.below(7);
    query.limit = 1 + random.below(30);
    if (!view.find_id(from) || !view.find_id(to)) continue;
    query.from = *view.find_id(from);
    query.to = *view.find_id(to);
    const PathAnswer answer = find_paths(view, query);
    std::vector<std::size_t> lengths, expected;
    if (from != to)
      for (const std::size_t length : all_lengths(adjacent(shards, query.filter), from, to, query.max_hops))
        expected.push_back(length);
    expected.resize(std::min(expected.size(), query.limit));
    for (const Path& path : answer.paths) lengths.push_back(path.hops.size());
    EXPECT_EQ(lengths, expected);
    EXPECT_FALSE(answer.stopped);
    std::set<std::vector<std::string>> distinct;
    for (const auto& ids : ids_of(view, answer)) {
      EXPECT_EQ(ids.front(), from);
      EXPECT_EQ(ids.back(), to);
      EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
      EXPECT_TRUE(distinct.insert(ids).second);
    }
    for (const Path& path : answer.paths)
      for (const PathHop& hop : path.hops) {
        ASSERT_FALSE(hop.relations.empty());
        float last = 1;
        for (const RelationView& one : hop.relations) {
          EXPECT_TRUE((one.subject == hop.from && one.object == hop.to) ||
                      (one.subject == hop.to && one.object == hop.from));
          EXPECT_TRUE(query.filter.predicate.empty() || one.predicate == query.filter.predicate);
          EXPECT_TRUE(!query.filter.status || one.status == *query.filter.status);
          EXPECT_GE(one.confidence, query.filter.min_confidence);
          EXPECT_LE(one.confidence, last + 0.001F);
          last = one.confidence;
        }
      }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, PathsModelTest, ::testing::Range(1, 60));

// Larger ones, against a plain search in breadth.
TEST(PathsTest, AreAsShortAsASearchInBreadthFinds) {
  const Shards shards = {testing::made_documents(77, 4, 900, 450)};
  const Opened opened(shards);
  const GraphView& view = *opened.view;
  const Adjacent next = adjacent(shards, {});
  testing::Random random(5);
  int found = 0;
  for (int round = 0; round < 120; ++round) {
    const std::string from = testing::made_id(random.below(900)), to = testing::made_id(random.below(900));
    if (from == to) continue;
    std::map<std::string, std::size_t> depth = {{from, 0}};
    std::deque<std::string> queue = {from};
    for (; !queue.empty(); queue.pop_front())
      if (next.contains(queue.front()))
        for (const std::string& neighbour : next.at(queue.front()))
          if (depth.emplace(neighbour, depth[queue.front()] + 1).second) queue.push_back(neighbour);
    PathQuery query{.from = *view.find_id(from), .to = *view.find_id(to), .max_hops = 100, .limit = 1};
    const PathAnswer answer = find_paths(view, query);
    ASSERT_EQ(answer.paths.empty(), !depth.contains(to));
    if (answer.paths.empty()) continue;
    EXPECT_EQ(answer.paths[0].hops.size(), depth[to]);
    ++found;
  }
  EXPECT_GT(found, 50);
}

testing::MadeDocument edges(const std::vector<std::pair<std::string, std::string>>& pairs) {
  testing::MadeDocument document{"a.txt", {}, {}, {}};
  for (const auto& [subject, object] : pairs)
    document.relations.push_back({"place:" + subject, "place:" + object, "near", {}, {}, false, 0.5F, "a.txt", 1, "r"});
  return document;
}

PathAnswer ask(const GraphView& view, const std::string& from, const std::string& to, std::size_t limit,
               std::uint32_t max_hops = 6) {
  return find_paths(view, {.from = *view.find_id("place:" + from),
                           .to = *view.find_id("place:" + to),
                           .max_hops = max_hops,
                           .limit = limit});
}

TEST(PathsTest, HubsDoNotDrownTheRest) {
  // a and b are joined through three hubs, and through nodes c, d that are not everywhere, one hop more.
  std::vector<std::pair<std::string, std::string>> pairs = {{"a", "c"}, {"c", "d"}, {"d", "b"}, {"a", "e"}, {"e", "d"}};
  for (const std::string hub : {"hub1", "hub2", "hub3"}) {
    pairs.insert(pairs.end(), {{"a", hub}, {hub, "b"}});
    for (int i = 0; i < 400; ++i) pairs.emplace_back(hub, hub + "." + std::to_string(i));
  }
  const Opened opened({{edges(pairs)}});
  const PathAnswer answer = ask(*opened.view, "a", "b", 3);
  EXPECT_THAT(ids_of(*opened.view, answer), ElementsAre(ElementsAre("place:a", "place:hub1", "place:b"),
                                                        ElementsAre("place:a", "place:c", "place:d", "place:b"),
                                                        ElementsAre("place:a", "place:e", "place:d", "place:b")));
  EXPECT_TRUE(answer.paths[0].through_hub);
  EXPECT_FALSE(answer.paths[1].through_hub);
  EXPECT_THAT(ask(*opened.view, "a", "b", 3, 2).paths, SizeIs(3));  // with two hops at most, there are hubs only
  EXPECT_THAT(ask(*opened.view, "hub1", "hub2", 1).paths, SizeIs(1));
  EXPECT_FALSE(ask(*opened.view, "hub1", "a", 1).paths[0].through_hub);  // an end is no hub on the way
}

TEST(PathsTest, PreferTheLessConnectedOfEquals) {
  std::vector<std::pair<std::string, std::string>> pairs = {
      {"a", "busy"}, {"busy", "b"}, {"a", "quiet"}, {"b", "quiet"}};
  for (int i = 0; i < 20; ++i) pairs.emplace_back("busy", "x" + std::to_string(i));
  const Opened opened({{edges(pairs)}});
  EXPECT_THAT(ids_of(*opened.view, ask(*opened.view, "a", "b", 1)),
              ElementsAre(ElementsAre("place:a", "place:quiet", "place:b")));
}

TEST(PathsTest, CrossShards) {
  const Opened opened({{edges({{"a", "x"}, {"y", "z"}})}, {edges({{"y", "x"}})}, {edges({{"b", "z"}, {"y", "q"}})}});
  EXPECT_THAT(ids_of(*opened.view, ask(*opened.view, "a", "b", 5)),
              ElementsAre(ElementsAre("place:a", "place:x", "place:y", "place:z", "place:b")));
  EXPECT_THAT(ask(*opened.view, "a", "b", 5, 3).paths, IsEmpty());
}

TEST(PathsTest, AnswerForOddQuestions) {
  const Opened opened({{edges({{"a", "b"}, {"a", "a"}, {"a", "b"}, {"b", "a"}, {"c", "c"}})}});
  EXPECT_THAT(ask(*opened.view, "a", "a", 5).paths, IsEmpty());
  EXPECT_THAT(ask(*opened.view, "a", "c", 5).paths, IsEmpty());
  EXPECT_THAT(ask(*opened.view, "a", "b", 0).paths, IsEmpty());
  EXPECT_THAT(ask(*opened.view, "a", "b", 5, 0).paths, IsEmpty());
  ASSERT_THAT(ask(*opened.view, "a", "b", 5).paths, SizeIs(1));
  EXPECT_THAT(ask(*opened.view, "a", "b", 5).paths[0].hops[0].relations, SizeIs(3));
  EXPECT_THAT(find_paths(*opened.view, {}).paths, IsEmpty());
  EXPECT_THAT(find_paths(GraphView({}), {.from = 0, .to = 1}).paths, IsEmpty());
}

TEST(PathsTest, StopsAndSaysSo) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (int i = 0; i < 3000; ++i) pairs.emplace_back("n" + std::to_string(i), "n" + std::to_string((i * 7 + 1) % 3000));
  const Opened opened({{edges(pairs)}});
  PathQuery query{
      .from = *opened.view->find_id("place:n0"), .to = *opened.view->find_id("place:n1500"), .max_hops = 50};
  query.max_steps = 20;
  const PathAnswer answer = find_paths(*opened.view, query);
  EXPECT_TRUE(answer.stopped);
  EXPECT_LT(answer.steps, 200u);
}

}  // namespace
}  // namespace apud
