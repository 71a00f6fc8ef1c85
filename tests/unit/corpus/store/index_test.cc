#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>

#include "corpus/store/index_reader.h"
#include "corpus/store/index_writer.h"
#include "corpus/text/error.h"
#include "tests/support/made_passages.h"

namespace apud {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class IndexTest : public testing::Test {
 protected:
  void SetUp() override {
    const testing::TestInfo* test = testing::UnitTest::GetInstance()->current_test_info();
    directory_ = testing::TempDir() + "apud-" + test->name() + "-" + std::to_string(::getpid());
    std::filesystem::remove_all(directory_);
  }
  void TearDown() override { std::filesystem::remove_all(directory_); }

  // Each document is its name and its paragraphs.
  void index(const std::vector<std::pair<std::string, std::vector<std::string>>>& documents) {
    IndexWriter writer(directory_);
    for (const auto& [name, paragraphs] : documents)
      writer.add(made_info(name, "Title of " + name), made_passages(name, "Title of " + name, paragraphs));
    writer.publish();
  }
  std::vector<std::string> refs(const std::string& query, GroupBy group = GroupBy::kPassage) const {
    SearchRequest request;
    request.query = query;
    request.group = group;
    std::vector<std::string> found;
    for (const SearchHit& hit : IndexReader::open({directory_}).search(request).hits)
      found.push_back(passage_ref(hit.passage.document, hit.passage.block, std::nullopt));
    return found;
  }
  std::string directory_;
};

TEST_F(IndexTest, FindsPassagesByStems) {
  index({{"a.txt", {"The banks were financing railways.", "Nothing of that kind."}},
         {"b.txt", {"A bank on the river."}}});
  EXPECT_THAT(refs("railway"), ElementsAre("a.txt#b0"));
  EXPECT_THAT(refs("bank"), SizeIs(2));
  EXPECT_THAT(refs("\"banks\""), ElementsAre("a.txt#b0"));
  EXPECT_THAT(refs("railw*"), ElementsAre("a.txt#b0"));
  EXPECT_THAT(refs("title:b"), SizeIs(1));
}

TEST_F(IndexTest, ChecksPhrasesOnTheText) {
  index({{"a.txt", {"Free trade and a free press.", "Trade that is free.", "The press is free to trade."}}});
  EXPECT_THAT(refs("\"free trade\""), ElementsAre("a.txt#b0"));
  EXPECT_THAT(refs("free NOT \"free trade\""), SizeIs(2));
  EXPECT_THAT(refs("trade NEAR/2 free"), SizeIs(2));
  EXPECT_THAT(refs("NOT \"free trade\""), SizeIs(2));
  EXPECT_THAT(refs("\"free trade\" OR \"free to trade\""), SizeIs(2));
}

TEST_F(IndexTest, ReplacesAndRemovesDocuments) {
  index({{"a.txt", {"Old words about copper."}}, {"b.txt", {"Copper in the second document."}}});
  index({{"a.txt", {"New words about tin."}}});
  EXPECT_THAT(refs("copper"), ElementsAre("b.txt#b0"));
  EXPECT_THAT(refs("tin"), ElementsAre("a.txt#b0"));
  EXPECT_THAT(refs("copper", GroupBy::kDocument), ElementsAre("b.txt#b0"));
  {
    IndexWriter writer(directory_);
    EXPECT_THAT(writer.documents(), SizeIs(2));
    writer.remove("b.txt");
    writer.publish();
    EXPECT_THAT(writer.documents(), SizeIs(1));
  }
  EXPECT_THAT(refs("copper"), IsEmpty());
  EXPECT_FALSE(IndexReader::open({directory_}).document("b.txt"));
  EXPECT_TRUE(IndexReader::open({directory_}).document("a.txt"));
}

TEST_F(IndexTest, WithoutPublishNothingChanges) {
  index({{"a.txt", {"Copper."}}});
  {
    IndexWriter writer(directory_);
    writer.add(made_info("b.txt", ""), made_passages("b.txt", "", {"Tin."}));
  }
  EXPECT_THAT(refs("tin"), IsEmpty());
  EXPECT_THAT(refs("copper"), SizeIs(1));
}

TEST_F(IndexTest, SecondWriterIsRefusedAtOnce) {
  IndexWriter writer(directory_);
  try {
    IndexWriter second(directory_);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kLocked);
    EXPECT_THAT(error.what(), HasSubstr(directory_));
    EXPECT_THAT(error.what(), HasSubstr(std::to_string(::getpid())));
  }
}

TEST_F(IndexTest, ReadersKeepTheirState) {
  index({{"a.txt", {"Copper.", "Silver."}}});
  const IndexReader reader = IndexReader::open({directory_});
  for (int i = 0; i < 6; ++i) index({{"a.txt", {"Tin " + std::to_string(i)}}});
  SearchRequest request;
  request.query = "copper";
  EXPECT_THAT(reader.search(request).hits, SizeIs(1));
  EXPECT_TRUE(reader.document("a.txt"));
  EXPECT_EQ(reader.passage("a.txt", 1)->text, "Silver.");
}

// Against the obvious: a map of what each document says, over random additions, replacements and removals.
TEST_F(IndexTest, AgreesWithAMapOverManyRuns) {
  std::map<std::string, std::string> expected;
  std::mt19937 random(3);
  const std::vector<std::string> metals = {"copper", "tin", "silver", "zinc"};
  for (int run = 0; run < 25; ++run) {
    IndexWriter writer(directory_);
    for (int change = 0; change < 4; ++change) {
      const std::string name = "d" + std::to_string(random() % 9);
      if (random() % 4 == 0) {
        writer.remove(name);
        expected.erase(name);
        continue;
      }
      const std::string metal = metals[random() % metals.size()];
      std::vector<std::string> texts(1 + random() % 5, "Filling.");
      texts.back() = "About " + metal + ".";
      writer.add(made_info(name, ""), made_passages(name, "", texts));
      expected[name] = metal;
    }
    writer.publish();
    const IndexReader reader = IndexReader::open({directory_});
    EXPECT_EQ(reader.stats().documents, expected.size());
    for (const std::string& metal : metals) {
      std::vector<std::string> names;
      for (const auto& [name, said] : expected)
        if (said == metal) names.push_back(name);
      for (const GroupBy group : {GroupBy::kPassage, GroupBy::kDocument}) {
        SearchRequest request;
        request.query = metal;
        request.group = group;
        std::vector<std::string> found;
        for (const SearchHit& hit : reader.search(request).hits) found.push_back(hit.passage.document);
        EXPECT_THAT(found, testing::UnorderedElementsAreArray(names)) << "run " << run << " " << metal;
      }
    }
    for (const auto& [name, said] : expected) {
      const std::optional<DocumentInfo> info = reader.document(name);
      ASSERT_TRUE(info);
      EXPECT_EQ(reader.passage(name, info->blocks - 1)->text, "About " + said + ".");
    }
    EXPECT_THAT(reader.check(), IsEmpty());
  }
  std::size_t segments = 0;
  for ([[maybe_unused]] const auto& one : std::filesystem::directory_iterator(directory_ + "/segments")) ++segments;
  EXPECT_LT(segments, 5u);
}

TEST_F(IndexTest, PagesThroughHits) {
  std::vector<std::string> texts(30, "Copper again.");
  index({{"a.txt", texts}});
  const IndexReader reader = IndexReader::open({directory_});
  for (const std::string query : {"copper", "\"copper again\""}) {
    std::set<std::uint32_t> blocks;
    for (std::uint32_t offset = 0; offset < 40; offset += 7) {
      SearchRequest request;
      request.query = query;
      request.offset = offset;
      request.limit = 7;
      for (const SearchHit& hit : reader.search(request).hits) blocks.insert(hit.passage.block);
    }
    EXPECT_THAT(blocks, SizeIs(30)) << query;
  }
}

TEST_F(IndexTest, SeveralIndexesAndStubFilesAreOne) {
  index({{"a.txt", {"Copper here."}}});
  const std::string first = directory_;
  directory_ += "-b";
  index({{"b.txt", {"Copper there."}}});
  const std::string second = directory_, stub = first + ".stub";
  std::ofstream(stub) << "# both\nauto " << first << "\nauto " << second << "\n";
  SearchRequest request;
  request.query = "copper";
  EXPECT_THAT(IndexReader::open({first, second}).search(request).hits, SizeIs(2));
  EXPECT_THAT(IndexReader::open({stub}).search(request).hits, SizeIs(2));
  EXPECT_THAT(IndexReader::open({stub}).documents(), SizeIs(2));
  std::ofstream(stub) << "remote 127.0.0.1:1\n";
  try {
    IndexReader::open({stub});
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("127.0.0.1:1"));
  }
  std::filesystem::remove(stub);
  std::filesystem::remove_all(first);
}

TEST_F(IndexTest, MarksTheBestSentence) {
  index({{"a.txt", {"The port is old. Cranes at the port load timber. Nobody knows why."}}});
  SearchRequest request;
  request.query = "timber port";
  const SearchResult result = IndexReader::open({directory_}).search(request);
  ASSERT_THAT(result.hits, SizeIs(1));
  const SearchHit& hit = result.hits[0];
  EXPECT_EQ(hit.sentence, 1u);
  std::vector<std::string> marked;
  for (const Span& span : hit.matches) marked.push_back(hit.passage.text.substr(span.begin, span.size()));
  EXPECT_THAT(marked, ElementsAre("port", "port", "timber"));
}

TEST_F(IndexTest, CountsFacetsAndFilters) {
  std::vector<Passage> passages = made_passages("a.txt", "", {"Copper in 2019.", "Copper in 2021.", "Copper box."});
  passages[0].year = 2019;
  passages[1].year = 2021;
  passages[2].place = BlockKind::kBox;
  passages[2].page = 3;
  passages[1].section = {"Trade cooperation"};
  {
    IndexWriter writer(directory_);
    writer.add(made_info("a.txt", ""), passages);
    writer.publish();
  }
  EXPECT_THAT(refs("copper year:2019"), ElementsAre("a.txt#b0"));
  EXPECT_THAT(refs("2020..2022"), ElementsAre("a.txt#b1"));
  EXPECT_THAT(refs("kind:box"), ElementsAre("a.txt#b2"));
  EXPECT_THAT(refs("page:3"), ElementsAre("a.txt#b2"));
  EXPECT_THAT(refs("section:\"trade cooperation\""), ElementsAre("a.txt#b1"));
  EXPECT_THAT(refs("section:trading"), ElementsAre("a.txt#b1"));
  EXPECT_THAT(refs("doc:a.txt copper"), SizeIs(3));
  EXPECT_THAT(refs("doc:b.txt copper"), IsEmpty());
  SearchRequest request;
  request.query = "copper";
  request.facets = {"kind", "year"};
  const SearchResult result = IndexReader::open({directory_}).search(request);
  EXPECT_THAT(result.facets.at("kind"), ElementsAre(testing::Pair("paragraph", 2), testing::Pair("box", 1)));
  EXPECT_THAT(result.facets.at("year"), SizeIs(2));
}

}  // namespace
}  // namespace apud
