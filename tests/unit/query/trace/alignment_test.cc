// Claims against single sentences: what supports, what contradicts, what is only near.
#include "query/trace/alignment.h"

#include <gtest/gtest.h>

#include <string>

#include "query/trace/verdict.h"

namespace apud {
namespace {

SentenceReader& reader() {
  static SentenceReader shared;
  return shared;
}

Span whole(const std::string& text) { return {0, static_cast<std::uint32_t>(text.size())}; }

Judgement judged(const std::string& claimed, const std::string& told, const Surroundings& around = {}) {
  Claim claim;
  reader().read(claimed, whole(claimed), claim.reading);
  claim.ids.resize(claim.reading.names.size());
  find_frame(claim);
  ReadSentence found;
  reader().read(told, whole(told), found);
  Alignment alignment = Aligner(reader().senses(), reader().lexicon()).align(claim, found, around);
  measure(claim, alignment);
  return judge(claim, alignment);
}

Stance stance(const std::string& claimed, const std::string& told) { return judged(claimed, told).stance; }

TEST(Alignment, SupportsInOtherWords) {
  EXPECT_EQ(stance("The bridge was constructed in 1956.", "In 1956 the bridge was built."), Stance::kSupports);
  EXPECT_EQ(stance("The fund spent $2.5 billion.", "The fund spent 2.5 bn US dollars."), Stance::kSupports);
  EXPECT_EQ(stance("The bank approved 300 projects.", "The bank has approved nearly 300 projects."), Stance::kSupports);
  EXPECT_EQ(stance("The treaty was signed in 2023.", "The treaty was signed on 4 October 2023."), Stance::kSupports);
}

TEST(Alignment, ShowsWhatDiffers) {
  EXPECT_EQ(stance("The bridge was built in 1958.", "In 1956 the bridge was built."), Stance::kContradicts);
  EXPECT_EQ(stance("The bank approved 900 projects.", "The bank has approved nearly 300 projects."),
            Stance::kContradicts);
  EXPECT_EQ(stance("The port has been closed.", "The port has been opened."), Stance::kContradicts);
  EXPECT_EQ(stance("The port was not closed.", "The port was closed."), Stance::kContradicts);
  EXPECT_EQ(stance("The forum was held in Vienna.", "The forum was held in Prague."), Stance::kContradicts);
}

TEST(Alignment, LeavesOpenWhatIsNotSaid) {
  EXPECT_EQ(stance("The bridge was built by prisoners.", "In 1956 the bridge was built."), Stance::kRelated);
  EXPECT_EQ(stance("The bank opened a window.", "The bank will open a window."), Stance::kRelated);
  EXPECT_EQ(stance("The tunnel was built in 1956.", "In 1956 the bridge was built."), Stance::kRelated);
  EXPECT_EQ(stance("The fund raised over $270 billion.", "The fund paid $90 billion to the bank."), Stance::kRelated);
}

TEST(Alignment, KeepsWhoDoesWhatApart) {
  EXPECT_NE(stance("The union defeated the league.", "The league defeated the union."), Stance::kSupports);
  EXPECT_EQ(stance("Germany joined in 1998.", "Austria joined in 1960 and Germany in 1998."), Stance::kSupports);
  EXPECT_EQ(stance("Germany joined in 1960.", "Austria joined in 1960 and Germany in 1998."), Stance::kContradicts);
}

TEST(Alignment, IsTotal) {
  for (const char* claimed : {"Yes.", "2024", "— – -", "of the and", "(a) (b", "Кто это сказал", "no not never none"})
    for (const char* told : {"", ".", "The port was closed.", "5 5 5 5 5", "not without no"})
      EXPECT_NO_THROW(judged(claimed, told)) << claimed << " / " << told;
}

}  // namespace
}  // namespace apud
