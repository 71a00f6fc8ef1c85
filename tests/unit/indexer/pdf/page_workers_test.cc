// A page over which the reading process dies costs itself alone.
#include "indexer/pdf/page_workers.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <map>
#include <string>

namespace apud::pdf {
namespace {

enum class Fault { kCrash, kSpin, kExit, kThrow, kDamage };

// Five pages of one word each, some of which do harm.
class FaultyPages final : public PageSource {
 public:
  std::map<int, Fault> faults;
  int count = 5;

  PdfStatus open() override {
    if (faults.contains(-1)) fail(faults[-1]);
    return PdfStatus::kRead;
  }
  int pages() override { return count; }
  std::optional<Page> page(int number) override {
    if (faults.contains(number)) {
      if (faults[number] == Fault::kDamage) return std::nullopt;
      fail(faults[number]);
    }
    Page page;
    page.facts = {.width = 59500, .height = 84200, .label = "p" + std::to_string(number)};
    PageWord word;
    word.text = "word" + std::to_string(number);
    word.place = {.text = {}, .x0 = 7000, .y0 = 8000, .x1 = 9000, .y1 = 9000, .size = 1000, .bold = true};
    word.blank_behind = true;
    page.words = {word, word};
    return page;
  }
  void read_facts(PdfText& pdf) override {
    if (faults.contains(count)) fail(faults[count]);
    pdf.title = "A title";
    pdf.outline = {{1, "First"}};
  }

 private:
  static void fail(Fault fault) {
    if (fault == Fault::kCrash) {
      signal(SIGABRT, SIG_DFL);
      raise(SIGABRT);
    }
    if (fault == Fault::kExit) _exit(3);
    if (fault == Fault::kThrow) throw 1;
    for (volatile bool spin = true; spin;) {
    }
  }
};

struct Result {
  PdfStatus status = PdfStatus::kRead;
  std::vector<Page> pages;
  PdfText facts;
};

Result read(FaultyPages& source) {
  Result result;
  WorkerLimits limits;
  limits.seconds_a_page = 0;  // and what is left of the second that has begun
  result.status = read_by_workers(source, limits, result.pages, result.facts);
  return result;
}

std::string words_of(const Result& result) {
  std::string words;
  for (const Page& page : result.pages) words += page.words.empty() ? "-" : page.words[0].text.substr(4);
  return words;
}

TEST(PageWorkers, PagesComeAsTheyWereRead) {
  FaultyPages source;
  const Result result = read(source);
  EXPECT_EQ(result.status, PdfStatus::kRead);
  EXPECT_EQ(words_of(result), "01234");
  EXPECT_TRUE(result.facts.lost.empty());
  EXPECT_EQ(result.facts.title, "A title");
  ASSERT_EQ(result.facts.outline.size(), 1U);
  const PageWord& word = result.pages[3].words[1];
  EXPECT_EQ(word.text, "word3");
  EXPECT_EQ(result.pages[3].facts.label, "p3");
  EXPECT_TRUE(word.place.bold && word.blank_behind && !word.place.italic);
  EXPECT_EQ(word.place.y1, 9000);
}

TEST(PageWorkers, APageThatKillsIsLeftOut) {
  FaultyPages source;
  source.faults = {{1, Fault::kCrash}, {3, Fault::kSpin}, {4, Fault::kDamage}};
  const Result result = read(source);
  EXPECT_EQ(result.status, PdfStatus::kRead);
  EXPECT_EQ(words_of(result), "0-2--");
  ASSERT_EQ(result.facts.lost.size(), 3U);
  EXPECT_EQ(result.facts.lost[0].page, 1U);
  EXPECT_EQ(result.facts.lost[0].why, PdfStatus::kCrashed);
  EXPECT_EQ(result.facts.lost[1].page, 3U);
  EXPECT_EQ(result.facts.lost[1].why, PdfStatus::kTooSlow);
  EXPECT_EQ(result.facts.lost[2].why, PdfStatus::kDamaged);
  EXPECT_EQ(result.facts.title, "A title");
}

TEST(PageWorkers, TheFirstAndTheLastPageToo) {
  FaultyPages source;
  source.faults = {{0, Fault::kExit}, {4, Fault::kThrow}};
  const Result result = read(source);
  EXPECT_EQ(words_of(result), "-123-");
  EXPECT_EQ(result.facts.title, "A title");
}

TEST(PageWorkers, FactsThatKillCostNoPage) {
  FaultyPages source;
  source.faults = {{5, Fault::kCrash}};
  const Result result = read(source);
  EXPECT_EQ(result.status, PdfStatus::kRead);
  EXPECT_EQ(words_of(result), "01234");
  EXPECT_EQ(result.facts.title, "");
}

TEST(PageWorkers, AFileThatCannotBeOpenedSaysWhy) {
  FaultyPages source;
  source.faults = {{-1, Fault::kCrash}};
  EXPECT_EQ(read(source).status, PdfStatus::kCrashed);
  source.faults = {{-1, Fault::kThrow}};
  EXPECT_EQ(read(source).status, PdfStatus::kDamaged);
}

TEST(PageWorkers, NoPageAtAllIsAFailure) {
  FaultyPages source;
  source.count = 2;
  source.faults = {{0, Fault::kCrash}, {1, Fault::kCrash}};
  EXPECT_EQ(read(source).status, PdfStatus::kCrashed);
}

TEST(PageWorkers, ManyCrashesEndIt) {
  FaultyPages source;
  source.count = 200;
  for (int page = 1; page < 200; ++page) source.faults[page] = Fault::kExit;
  const Result result = read(source);
  EXPECT_EQ(result.status, PdfStatus::kRead);
  EXPECT_EQ(result.facts.lost.size(), 199U);
}

}  // namespace
}  // namespace apud::pdf
