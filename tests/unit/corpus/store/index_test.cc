#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

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

}  // namespace
}  // namespace apud
