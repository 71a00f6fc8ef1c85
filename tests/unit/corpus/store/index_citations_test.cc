// Citations of an index: found by work, by words and by the sentences that lean on them, through adding, replacing,
// removing and merging; their terms in searches.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "corpus/store/index_reader.h"
#include "corpus/store/index_writer.h"
#include "tests/support/made_citations.h"
#include "tests/support/made_passages.h"

namespace apud {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

Citation made_work(const std::string& family, const std::string& title, int year) {
  Citation c;
  c.type = "article-journal";
  c.author = {made_person(family, "Christine")};
  c.title = title;
  c.container_title = "Harbour Studies";
  c.issued.from = c.issued.to = {.year = year};
  c.fields.push_back({"title", {{0, 3}}, 0.9F});
  return c;
}

class IndexCitations : public testing::Test {
 protected:
  void SetUp() override {
    const testing::TestInfo* test = testing::UnitTest::GetInstance()->current_test_info();
    directory_ = testing::TempDir() + "apud-c-" + test->name() + "-" + std::to_string(::getpid());
    fs::remove_all(directory_);
  }
  void TearDown() override { fs::remove_all(directory_); }

  // A document of claims with a note each: block 2i is the claim, block 2i + 1 its note.
  struct Note {
    std::string claim;
    std::optional<Citation> work;
    std::string id;  // of the work; "" where it could not be told
    CitationForm form = CitationForm::kFull;
    std::optional<CitationPlace> full = std::nullopt;
  };
  static std::vector<Passage> passages_of(const std::string& name, const std::vector<Note>& notes) {
    std::vector<std::string> texts;
    for (const Note& note : notes) {
      texts.push_back("Nobody cites this sentence. " + note.claim);
      texts.push_back(note.work ? "See " + note.work->title + ", somewhere." : "This note is talk.");
    }
    std::vector<Passage> passages = made_passages(name, "", texts);
    for (std::uint32_t i = 0; i < notes.size(); ++i) {
      Passage& claim = passages[2 * i];
      Passage& note = passages[2 * i + 1];
      claim.refs.push_back({"1", static_cast<std::uint32_t>(claim.text.size()), note.block});
      note.kind = note.place = BlockKind::kFootnote;
      if (!notes[i].work) continue;
      PlacedCitation placed;
      placed.ordinal = 1;
      placed.span = {4, static_cast<std::uint32_t>(4 + notes[i].work->title.size())};
      placed.form = notes[i].form;
      placed.work = notes[i].id;
      placed.citation = *notes[i].work;
      placed.citation.raw = notes[i].work->title;
      placed.full = notes[i].full;
      placed.supports = {{claim.block, 2}};
      note.citations.push_back(placed);
    }
    return passages;
  }
  void add(IndexWriter& writer, const std::string& name, const std::vector<Note>& notes) {
    DocumentInfo info = made_info(name, "");
    info.blocks = static_cast<std::uint32_t>(2 * notes.size());
    writer.add(info, passages_of(name, notes), {});
  }
  void index(const std::string& name, const std::vector<Note>& notes) {
    IndexWriter writer(directory_);
    add(writer, name, notes);
    writer.publish();
  }
  [[nodiscard]] IndexReader open() const { return IndexReader::open({directory_}); }
  [[nodiscard]] std::vector<std::string> works(const std::string& query = "") const {
    std::vector<std::string> ids;
    for (const FoundWork& work : open().citations({query, 0, 1000}).works)
      ids.push_back(work.id + " x" + std::to_string(work.places.size()));
    return ids;
  }
  [[nodiscard]] std::vector<std::string> found(const std::string& query) const {
    SearchRequest request;
    request.query = query;
    std::vector<std::string> refs;
    for (const SearchHit& hit : open().search(request).hits)
      refs.push_back(passage_ref(hit.passage.document, hit.passage.block, std::nullopt));
    return refs;
  }
  static Note tides() {
    return {"The sea rises at noon.", made_work("Lagarde", "Two Key Channels", 2019), "work:tides"};
  }
  static Note silt() { return {"Mud settles in winter.", made_work("Okoro", "On Silt", 1998), "work:silt"}; }

  std::string directory_;
};

TEST_F(IndexCitations, AreListedOnceInTheOrderOfTheDocuments) {
  index("b.txt", {silt(), tides(), silt()});
  index("a.txt", {tides()});
  EXPECT_THAT(works(), ElementsAre("work:silt x2", "work:tides x2"));
  const CitationResult second = open().citations({"", 1, 1});
  ASSERT_EQ(second.works.size(), 1u);
  EXPECT_EQ(second.works[0].id, "work:tides");
  EXPECT_EQ(second.total, 2u);
}

TEST_F(IndexCitations, AreFoundByEveryPartOfTheWork) {
  index("a.txt", {tides(), silt()});
  for (const char* query : {"lagarde", "Christine Lagarde", "channels", "channel 2019", "\"two key channels\"",
                            "author:lagarde", "author:\"lagarde, christine\"", "title:\"two key channels\"",
                            "title:key", "year:2019", "year:2018..2020", "2019..", "harbour studies channels"})
    EXPECT_THAT(works(query), ElementsAre("work:tides x1")) << query;
  for (const char* query : {"author:channels", "title:lagarde", "title:\"key two\"", "year:2018", "lagarde silt",
                            "\"channels two\"", "zeppelin"})
    EXPECT_THAT(works(query), IsEmpty()) << query;
  EXPECT_THAT(works("the harbour studies"), UnorderedElementsAre("work:tides x1", "work:silt x1"));
}

TEST_F(IndexCitations, AreFoundByTheSentenceThatLeansOnThem) {
  index("a.txt", {tides(), silt()});
  EXPECT_THAT(works("sea rises"), ElementsAre("work:tides x1"));
  EXPECT_THAT(works("rising lagarde"), ElementsAre("work:tides x1"));
  EXPECT_THAT(works("nobody sentence"), IsEmpty());
}

TEST_F(IndexCitations, StandThroughTheirFullReference) {
  Note ibid = tides();
  ibid.claim = "Boats float.";
  ibid.work = Citation{};
  ibid.work->title = "Ibid.";
  ibid.form = CitationForm::kIbid;
  ibid.full = CitationPlace{1, 1};
  index("a.txt", {tides(), ibid});
  EXPECT_THAT(works("boats author:lagarde"), ElementsAre("work:tides x2"));
  EXPECT_THAT(found("author:lagarde"), UnorderedElementsAre("a.txt#b0", "a.txt#b1", "a.txt#b2", "a.txt#b3"));
}

TEST_F(IndexCitations, AreFoundInSearchesWithTheirSentences) {
  index("a.txt", {tides(), silt()});
  for (const char* query : {"author:lagarde", "author:\"christine lagarde\"", "title:\"two key channels\"", "title:key",
                            "year:2019", "year:2015..2020", "year:2019.."})
    EXPECT_THAT(found(query), UnorderedElementsAre("a.txt#b0", "a.txt#b1")) << query;
  EXPECT_THAT(found("author:\"lagarde okoro\""), IsEmpty());
  EXPECT_THAT(found("title:\"channels key\""), IsEmpty());
  EXPECT_THAT(found("year:2016..2017"), IsEmpty());
  EXPECT_THAT(found("author:lagarde sea"), UnorderedElementsAre("a.txt#b0", "a.txt#b1"));
}

TEST_F(IndexCitations, BringTheSentenceThatLeansOnThem) {
  index("a.txt", {tides(), silt()});
  for (const char* query : {"author:lagarde", "title:\"two key channels\"", "year:2018..2020"}) {
    SearchRequest request;
    request.query = query;
    for (const SearchHit& hit : open().search(request).hits)
      EXPECT_TRUE(hit.passage.block != 0 || hit.sentence == 1) << query;
  }
}

TEST_F(IndexCitations, GoWithTheirDocument) {
  index("a.txt", {tides(), silt()});
  index("b.txt", {tides()});
  index("a.txt", {silt()});
  EXPECT_THAT(works(), UnorderedElementsAre("work:tides x1", "work:silt x1"));
  EXPECT_THAT(works("lagarde"), ElementsAre("work:tides x1"));
  IndexWriter writer(directory_);
  writer.remove("b.txt");
  writer.publish();
  EXPECT_THAT(works(), ElementsAre("work:silt x1"));
  EXPECT_THAT(works("lagarde"), IsEmpty());
  EXPECT_THAT(found("author:lagarde"), IsEmpty());
}

TEST_F(IndexCitations, SurviveMerging) {
  for (int i = 0; i < 12; ++i) index("d" + std::to_string(i) + ".txt", {i % 2 == 0 ? tides() : silt()});
  for (int i = 0; i < 12; i += 2) index("d" + std::to_string(i) + ".txt", {tides()});
  EXPECT_THAT(works(), UnorderedElementsAre("work:tides x6", "work:silt x6"));
  EXPECT_THAT(works("sea title:\"two key channels\""), ElementsAre("work:tides x6"));
  EXPECT_EQ(found("author:lagarde").size(), 10u);
}

TEST_F(IndexCitations, SpanIndexes) {
  index("a.txt", {tides()});
  const std::string first = directory_;
  directory_ += "-2";
  index("b.txt", {tides(), silt()});
  const IndexReader both = IndexReader::open({first, directory_});
  const CitationResult result = both.citations({"", 0, 10});
  ASSERT_EQ(result.works.size(), 2u);
  EXPECT_EQ(result.works[0].places.size(), 2u);
  fs::remove_all(first);
}

TEST_F(IndexCitations, TellNotesWithoutAWork) {
  Note lost = silt();
  lost.id.clear();
  lost.form = CitationForm::kIbid;
  index("a.txt", {tides(), {"Talk.", std::nullopt, ""}, lost});
  const UnresolvedResult result = open().unresolved_citations(0, 10);
  ASSERT_EQ(result.notes.size(), 2u);
  EXPECT_EQ(result.total, 2u);
  EXPECT_EQ(result.notes[0]->block, 3u);
  EXPECT_EQ(result.notes[1]->block, 5u);
  EXPECT_EQ(open().unresolved_citations(1, 1).notes.at(0)->block, 5u);
}

TEST_F(IndexCitations, AnyStringIsAQuery) {
  index("a.txt", {tides()});
  for (const char* query : {"\"", "author:", "author:\"", "title:\"\"", "year:", "year:abc", "year:..", "((", "AND OR",
                            "\xFF", "year:99999..", ".."})
    EXPECT_LE(works(query).size(), 1u) << query;
  EXPECT_THAT(works("of"), IsEmpty());  // stands nowhere
  EXPECT_THAT(works("  "), ElementsAre("work:tides x1"));
  EXPECT_THAT(works("\"\""), IsEmpty());
}

}  // namespace
}  // namespace apud
