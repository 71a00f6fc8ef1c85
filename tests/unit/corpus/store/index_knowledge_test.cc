// Entities and relations of an index: found by graph and by terms, through replacing, removing, merging, a lost graph.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "corpus/store/index_reader.h"
#include "corpus/store/index_writer.h"
#include "corpus/text/error.h"
#include "tests/support/made_knowledge.h"
#include "tests/support/made_passages.h"

namespace apud {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

class IndexKnowledge : public testing::Test {
 protected:
  void SetUp() override {
    const testing::TestInfo* test = testing::UnitTest::GetInstance()->current_test_info();
    directory_ = testing::TempDir() + "apud-k-" + test->name() + "-" + std::to_string(::getpid());
    fs::remove_all(directory_);
  }
  void TearDown() override { fs::remove_all(directory_); }

  struct Made {
    std::string name;
    std::vector<std::string> texts;
    std::vector<MadeRelation> relations;
  };
  void index(const std::vector<Made>& documents, const std::vector<std::string>& removed = {}) {
    IndexWriter writer(directory_);
    for (const Made& made : documents) {
      std::vector<Passage> passages = made_passages(made.name, "", made.texts);
      const DocumentKnowledge knowledge = made_knowledge(passages, made.relations);
      writer.add(made_info(made.name, ""), passages, knowledge);
    }
    for (const std::string& name : removed) writer.remove(name);
    writer.publish();
  }
  void index_harbour() {
    index(
        {{"a.txt",
          {"Nothing is said here.", "The Harbour Bank funds the Ostia Railway. The HB may visit Italy.",
           "The old ferry crosses the river."},
          {{1, "organization/Harbour Bank", "funds", "infrastructure/Ostia Railway", Status::kAsserted,
            Polarity::kAffirmed, 0.8F},
           {1, "organization/Harbour Bank/HB", "visited", "country/Italy", Status::kPossible},
           {2, "The old ferry", "cross", "the river"}}},
         {"b.txt",
          {"The Ostia Railway lies in Italy, not in Gaul."},
          {{0, "infrastructure/Ostia Railway", "located_in", "country/Italy"},
           {0, "infrastructure/Ostia Railway", "located_in", "country/Gaul", Status::kAsserted, Polarity::kNegated}}}});
  }
  [[nodiscard]] IndexReader open() const { return IndexReader::open({directory_}); }
  static std::vector<std::string> lines(const RelationResult& result) {
    std::vector<std::string> lines;
    for (const FoundRelation& found : result.relations) lines.push_back(line(found));
    return lines;
  }
  static std::string line(const FoundRelation& found) {
    const auto end = [](const Argument& argument) { return argument.entity.empty() ? argument.text : argument.entity; };
    return relation_id(found) + " " + end(found.relation.subject) + " " + found.relation.predicate + " " +
           end(found.relation.object);
  }
  [[nodiscard]] std::vector<std::string> ask(const RelationRequest& request) const {
    return lines(open().relations(request));
  }
  static RelationRequest about(const std::string& name) {
    RelationRequest request;
    request.name = name;
    return request;
  }
  [[nodiscard]] fs::path graph_file() const {
    for (const auto& file : fs::directory_iterator(directory_))
      if (file.path().filename().string().starts_with("graph-")) return file.path();
    return {};
  }
  std::string directory_;
};

constexpr char kFunds[] = "a.txt#b1.1.r1 organization:harbour_bank funds infrastructure:ostia_railway";
constexpr char kVisit[] = "a.txt#b1.1.r2 organization:harbour_bank visited country:italy";
constexpr char kLies[] = "b.txt#b0.1.r1 infrastructure:ostia_railway located_in country:italy";

TEST_F(IndexKnowledge, FindsEntitiesByIdNameAndAlias) {
  index_harbour();
  const IndexReader reader = open();
  for (const char* name : {"organization:harbour_bank", "Harbour Bank", "HARBOUR  bank", "HB"}) {
    const std::vector<EntityMatch> found = reader.entities(name);
    ASSERT_THAT(found, SizeIs(1)) << name;
    EXPECT_EQ(found[0].entity.id, "organization:harbour_bank");
    EXPECT_EQ(found[0].entity.mentions, 2u);
    ASSERT_THAT(found[0].entity.aliases, SizeIs(1));
    EXPECT_EQ(found[0].entity.aliases[0].name, "HB");
    EXPECT_EQ(found[0].documents, 1u);
  }
  EXPECT_EQ(reader.entities("HB")[0].by, FoundBy::kAlias);
  EXPECT_EQ(reader.entities("Harbor Bank").at(0).by, FoundBy::kNear);
  EXPECT_THAT(reader.entities("Carthage and its harbours"), IsEmpty());
  EXPECT_EQ(reader.entity("country:italy")->name, "Italy");
  EXPECT_FALSE(reader.entity("country:nowhere"));
  EXPECT_EQ(reader.stats().entities, 4u);
  EXPECT_EQ(reader.stats().relations, 5u);
}

TEST_F(IndexKnowledge, FindsRelationsByTheirEnds) {
  index_harbour();
  EXPECT_THAT(ask(about("Harbour Bank")), ElementsAre(kVisit, kFunds));
  EXPECT_THAT(ask(about("Italy")), UnorderedElementsAre(kVisit, kLies));
  RelationRequest request;
  request.object = "italy";
  request.predicate = "located in";
  EXPECT_THAT(ask(request), ElementsAre(kLies));
  request = {};
  request.subject = "Ostia Railway";
  request.polarity = Polarity::kNegated;
  EXPECT_THAT(ask(request), SizeIs(1));
  request.polarity.reset();
  request.min_confidence = 0.95F;
  EXPECT_THAT(ask(request), IsEmpty());
  request = about("Harbour Bank");
  request.status = Status::kPossible;
  EXPECT_THAT(ask(request), ElementsAre(kVisit));
  request.status.reset();
  request.offset = 1;
  const RelationResult rest = open().relations(request);
  EXPECT_THAT(lines(rest), ElementsAre(kFunds));
  EXPECT_EQ(rest.total, 2u);
  EXPECT_EQ(rest.names.at(0).entity.id, "organization:harbour_bank");
  ASSERT_THAT(rest.entities, SizeIs(2));
  EXPECT_EQ(rest.relations[0].passage.block, 1u);
  EXPECT_EQ(sentence_of(rest.relations[0]), 0u);
}

TEST_F(IndexKnowledge, FindsRelationsByWords) {
  index_harbour();
  const std::string crossing = "a.txt#b2.1.r1 The old ferry cross the river";
  EXPECT_THAT(ask(about("ferries")), ElementsAre(crossing));
  EXPECT_THAT(ask(about("river")), ElementsAre(crossing));
  EXPECT_THAT(ask(about("railways")), SizeIs(3));  // a word of an entity's name
  RelationRequest request;
  request.subject = "old ferry";
  request.object = "river";
  EXPECT_THAT(ask(request), ElementsAre(crossing));
  request.object = "Italy";
  EXPECT_THAT(ask(request), IsEmpty());
  request = about("ferry");
  request.status = Status::kAsserted;
  request.polarity = Polarity::kAffirmed;
  EXPECT_THAT(ask(request), SizeIs(1));
  request.status = Status::kPlanned;
  EXPECT_THAT(ask(request), IsEmpty());
}

TEST_F(IndexKnowledge, PassagesKnowWhomTheyName) {
  index_harbour();
  const IndexReader reader = open();
  EXPECT_THAT(knowledge_of(*reader.passage("a.txt", 1)).relations, SizeIs(2));
  EXPECT_TRUE(knowledge_of(*reader.passage("a.txt", 0)).empty());
  SearchRequest request;
  const auto hits = [&](const std::string& query) {
    request.query = query;
    return reader.search(request).hits.size();
  };
  EXPECT_EQ(hits("entity:italy"), 2u);
  EXPECT_EQ(hits("entity:country:italy"), 2u);
  EXPECT_EQ(hits("entity:\"Harbour Bank\""), 1u);
  EXPECT_EQ(hits("entity:hb"), 1u);
  EXPECT_EQ(hits("railway entity:gaul"), 1u);
  EXPECT_EQ(hits("entity:bank"), 0u);
  request.facets = {"entity"};
  request.query = "italy";
  const auto facet = reader.search(request).facets.at("entity");
  EXPECT_EQ(facet.at(0), (std::pair<std::string, std::uint64_t>("Italy", 2)));
  EXPECT_THAT(facet, SizeIs(4));
}

TEST_F(IndexKnowledge, FindsPaths) {
  index_harbour();
  PathRequest request;
  request.from = "organization:harbour_bank";
  request.to = "country:gaul";
  const PathResult result = open().paths(request);
  ASSERT_THAT(result.paths, SizeIs(2));
  EXPECT_THAT(result.paths[1].hops, SizeIs(3));  // by way of Italy
  ASSERT_THAT(result.paths[0].hops, SizeIs(2));
  EXPECT_EQ(result.paths[0].hops[0].to, "infrastructure:ostia_railway");
  EXPECT_EQ(line(result.paths[0].hops[0].relations.at(0)), kFunds);
  EXPECT_THAT(result.entities, SizeIs(4));
  request.max_hops = 1;
  EXPECT_THAT(open().paths(request).paths, IsEmpty());
  request.to = "country:nowhere";
  EXPECT_THAT(open().paths(request).paths, IsEmpty());
}

TEST_F(IndexKnowledge, ReplacedAndRemovedDocumentsTakeTheirsAlong) {
  index_harbour();
  index({{"a.txt", {"The Harbour Bank joins Gaul."}, {{0, "organization/Harbour Bank", "join", "country/Gaul"}}}});
  const std::string joins = "a.txt#b0.1.r1 organization:harbour_bank join country:gaul";
  EXPECT_THAT(ask(about("Harbour Bank")), ElementsAre(joins));
  EXPECT_THAT(ask(about("Italy")), ElementsAre(kLies));
  EXPECT_THAT(ask(about("ferry")), IsEmpty());
  EXPECT_THAT(open().entities("HB"), IsEmpty());
  EXPECT_EQ(open().stats().relations, 3u);
  index({}, {"b.txt"});
  EXPECT_THAT(ask(about("Gaul")), ElementsAre(joins));
  EXPECT_THAT(open().entities("Italy"), IsEmpty());
  EXPECT_EQ(open().stats().entities, 2u);
  EXPECT_FALSE(fs::exists(directory_ + "/graph-1"));
}

TEST_F(IndexKnowledge, ADocumentReplacedWithinARunCountsOnce) {
  index({{"a.txt", {"Rome fights Carthage."}, {{0, "place/Rome", "fight", "place/Carthage"}}},
         {"a.txt", {"Rome meets Ostia."}, {{0, "place/Rome", "meet", "place/Ostia"}}}});
  EXPECT_THAT(ask(about("Rome")), ElementsAre("a.txt#b0.1.r1 place:rome meet place:ostia"));
  EXPECT_THAT(open().entities("Carthage"), IsEmpty());
}

TEST_F(IndexKnowledge, MergedSegmentsKeepIt) {
  std::map<int, std::string> living;
  for (int i = 0; i < 30; ++i) {
    const std::string name = "d" + std::to_string(i) + ".txt", town = "Town" + std::to_string(i);
    std::vector<std::string> texts(static_cast<std::size_t>(i % 4 + 1), "Filling that says nothing.");
    const auto block = static_cast<std::uint32_t>(texts.size());
    texts.push_back("Rome meets " + town + " at the old gate.");
    std::vector<std::string> removed;
    if (i % 7 == 6) removed.push_back("d" + std::to_string(i - 2) + ".txt");
    index({{name, texts, {{block, "place/Rome", "meet", "place/" + town}, {block, "the old gate", "stand", ""}}}},
          removed);
    living[i] = name + "#b" + std::to_string(block) + ".1.r1 place:rome meet place:town" + std::to_string(i);
    if (i % 7 == 6) living.erase(i - 2);
  }
  std::vector<std::string> expected;
  for (const auto& [number, text] : living) expected.push_back(text);
  RelationRequest request = about("Rome");
  request.limit = 100;
  EXPECT_THAT(ask(request), testing::UnorderedElementsAreArray(expected));
  request.name = "gates";
  EXPECT_THAT(ask(request), SizeIs(expected.size()));
  EXPECT_EQ(open().entity("place:rome")->mentions, expected.size());
  EXPECT_THAT(open().check(), IsEmpty());
}

TEST_F(IndexKnowledge, ALostGraphIsMadeAgain) {
  index_harbour();
  fs::remove(graph_file());
  EXPECT_THAT(ask(about("Harbour Bank")), ElementsAre(kVisit, kFunds));
  EXPECT_THAT(open().check(), ElementsAre(HasSubstr("missing")));
  IndexWriter writer(directory_);
  EXPECT_FALSE(writer.is_whole());
  writer.publish();
  EXPECT_TRUE(writer.is_whole());
  EXPECT_THAT(open().check(), IsEmpty());
  EXPECT_THAT(ask(about("Harbour Bank")), ElementsAre(kVisit, kFunds));
}

TEST_F(IndexKnowledge, ADamagedGraphIsNamed) {
  index_harbour();
  const fs::path path = graph_file();
  std::fstream(path, std::ios::in | std::ios::out | std::ios::binary).seekp(static_cast<long>(fs::file_size(path) / 2))
      << "XYZW";
  EXPECT_THAT(open().check(), ElementsAre(HasSubstr(path.filename().string())));
  fs::resize_file(path, fs::file_size(path) - 1);
  try {
    IndexReader::open({directory_});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kDamaged);
    EXPECT_THAT(error.what(), HasSubstr(path.filename().string()));
  }
}

TEST_F(IndexKnowledge, ReadersKeepTheirGraph) {
  index_harbour();
  const IndexReader reader = open();
  index({}, {"a.txt", "b.txt"});
  EXPECT_THAT(lines(reader.relations(about("Harbour Bank"))), ElementsAre(kVisit, kFunds));
  EXPECT_THAT(ask(about("Harbour Bank")), IsEmpty());
}

TEST_F(IndexKnowledge, SeveralIndexesAnswerAsOne) {
  index_harbour();
  const std::string first = directory_;
  directory_ += "-second";
  index({{"c.txt", {"Gaul borders Iberia."}, {{0, "country/Gaul", "border", "country/Iberia"}}}});
  const IndexReader both = IndexReader::open({first, directory_});
  PathRequest request;
  request.from = "country:iberia";
  request.to = "organization:harbour_bank";
  const PathResult result = both.paths(request);
  ASSERT_THAT(result.paths, SizeIs(2));
  EXPECT_THAT(result.paths[0].hops, SizeIs(3));
  EXPECT_EQ(both.entities("Gaul").at(0).entity.mentions, 2u);
  fs::remove_all(first);
}

}  // namespace
}  // namespace apud
