// How notes are cut into references and short forms, and what is prose.
#include "indexer/cite/note_references.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/cite/dated_papers.h"

namespace apud {
namespace {

// Each reference as "words" (full), "form: words" or "form?: words" where it is doubtful; "lead | " before it.
std::vector<std::string> references_of(const std::string& text) {
  NoteWords words;
  words.read(text);
  std::vector<NotePiece> pieces;
  cut_pieces(words, pieces);
  std::vector<NoteReference> found;
  find_note_references(words, pieces, found);
  std::vector<std::string> out;
  const auto bytes = [&](std::uint32_t first, std::uint32_t end) {
    const Span span = words.span(first, end);
    return text.substr(span.begin, span.size());
  };
  for (const NoteReference& one : found) {
    std::string line = one.first > one.lead ? bytes(one.lead, one.first) + " | " : "";
    if (one.short_form && (!one.full || one.short_form->form == CitationForm::kAuthorYear))
      line += std::string(citation_form_name(one.short_form->form)) + (one.short_form->certain ? ": " : "?: ");
    out.push_back(line + bytes(one.first, one.end));
  }
  return out;
}

using Lines = std::vector<std::string>;

TEST(NoteReferences, AreDividedAtSemicolonsAndSentences) {
  EXPECT_EQ(references_of("Ada Moss, The Salt Road (Oxford: Tarn Press, 1999), 12; Carl Berg, “Mules and Men,” Road "
                          "History 4 (2001): 7. The road was closed in winter."),
            (Lines{"Ada Moss, The Salt Road (Oxford: Tarn Press, 1999), 12",
                   "Carl Berg, “Mules and Men,” Road History 4 (2001): 7."}));
  EXPECT_EQ(
      references_of("Moss, A. (1999). The salt road: A history. Oxford: Tarn Press. Berg, C. (2001). Mules and men. "
                    "Road History, 4(1), 7–9."),
      (Lines{"Moss, A. (1999). The salt road: A history. Oxford: Tarn Press.",
             "Berg, C. (2001). Mules and men. Road History, 4(1), 7–9."}));
  EXPECT_EQ(references_of("Moss, Ada. The Salt Road. Oxford: Tarn Press, 1999."),
            (Lines{"Moss, Ada. The Salt Road. Oxford: Tarn Press, 1999."}));
}

TEST(NoteReferences, MarksInsideQuotesAndBracketsDivideNothing) {
  EXPECT_EQ(references_of("Ada Moss, “Salt; or, the Road. A Tale,” Road History 4 (spring; reprinted 2001): 7."),
            (Lines{"Ada Moss, “Salt; or, the Road. A Tale,” Road History 4 (spring; reprinted 2001): 7."}));
}

TEST(NoteReferences, StandBehindLeadsAndProse) {
  EXPECT_EQ(references_of("See also Ada Moss, The Salt Road (Oxford: Tarn Press, 1999), 12."),
            (Lines{"See also | Ada Moss, The Salt Road (Oxford: Tarn Press, 1999), 12."}));
  EXPECT_EQ(references_of("For a doubtful view see Moss, A., The Salt Road (Oxford, 1999); for a milder one, Berg, C., "
                          "Mules (Oxford, 2001)."),
            (Lines{"For a doubtful view see | Moss, A., The Salt Road (Oxford, 1999)",
                   "for a milder one, | Berg, C., Mules (Oxford, 2001)."}));
  EXPECT_EQ(
      references_of("Compare Moss, A., “Salt,” Road History 4 (2001): 7, with the lower figure in City Archive of "
                    "Ulm, The Lists (Ulm, 1979), p. 112."),
      (Lines{"Compare | Moss, A., “Salt,” Road History 4 (2001): 7",
             "with the lower figure in | City Archive of Ulm, The Lists (Ulm, 1979), p. 112."}));
  EXPECT_EQ(references_of("Ada Moss, “Salt,” Road History 4 (2001): 7, who thinks that the mules never came."),
            (Lines{"Ada Moss, “Salt,” Road History 4 (2001): 7"}));
}

TEST(NoteReferences, QuotedInLeadsToTheOneThatIsAtHand) {
  EXPECT_EQ(references_of("Diary of a carter, quoted in Ada Moss, The Salt Road (Oxford: Tarn Press, 1999), 12."),
            (Lines{"Diary of a carter, quoted in | Ada Moss, The Salt Road (Oxford: Tarn Press, 1999), 12."}));
}

TEST(NoteReferences, ShortFormsAreTold) {
  EXPECT_EQ(references_of("Ibid., 45; but see Moss, op. cit., p. 3."),
            (Lines{"ibid: Ibid., 45", "but see | op. cit.: Moss, op. cit., p. 3."}));
  EXPECT_EQ(references_of("Id. at 44."), (Lines{"ibid: Id. at 44."}));
  EXPECT_EQ(references_of("Moss, supra note 4, at 7."), (Lines{"supra: Moss, supra note 4, at 7."}));
  EXPECT_EQ(references_of("See note 12 above."), (Lines{"See | supra: note 12 above."}));
  EXPECT_EQ(references_of("Moss (n 3) 45."), (Lines{"supra: Moss (n 3) 45."}));
  EXPECT_EQ(references_of("Moss, Salt Road, 45–47."), (Lines{"short title: Moss, Salt Road, 45–47."}));
  EXPECT_EQ(references_of("Moss, Salt Road."), (Lines{"short title?: Moss, Salt Road."}));
  EXPECT_EQ(references_of("Moss 2001a, pp. 60–61."), (Lines{"author-year?: Moss 2001a, pp. 60–61."}));
}

TEST(NoteReferences, SentencesBehindThemAreNotTheirs) {
  EXPECT_EQ(
      references_of("Moss v. Salt Office, 558 U.S. 310, 320 (2010). Because the office was closed, nobody answered."),
      (Lines{"Moss v. Salt Office, 558 U.S. 310, 320 (2010)."}));
  EXPECT_EQ(
      references_of("Avel, Brin. At the time that he provided the letter, it was subject to a rule (May 2, 2015)."),
      (Lines{"short title?: Avel, Brin."}));
  EXPECT_EQ(references_of("Northern Rivers Trust. (2020a). Do they try again? Durham: Author."),
            (Lines{"Northern Rivers Trust. (2020a). Do they try again? Durham: Author."}));
}

TEST(NoteReferences, ProseHasNone) {
  for (const char* prose :
       {"The fishermen paid in herring, which was weighed on the quay and sold the same evening.",
        "The treaty of 1291 (renewed in 1310) was never printed. It is kept in the archive, and nobody may read it.",
        "For example, the loan used in the solar project brought together banks of three countries in 2019.",
        "China signed the agreement with Serbia (October 19, 2023).", "The figure is mine.",
        "As noted in Section 3, supra, the rule was changed in 1999.", "", "; ; .", "1999", "(1999)"})
    EXPECT_EQ(references_of(prose), Lines{}) << prose;
}

TEST(NoteReferences, BracketsAndQuotesThatNeverCloseOpenNothing) {
  EXPECT_EQ(
      references_of("Ada Moss, “The Salt Road (Oxford: Tarn Press, 1999; Carl Berg, Mules (Oxford: Tarn, 2001), 4.")
          .back(),
      "Carl Berg, Mules (Oxford: Tarn, 2001), 4.");
}

TEST(NoteReferences, PapersWithADateInFiguresAreTold) {
  const auto paper = [](const std::string& text) {
    NoteWords words;
    words.read(text);
    return read_dated_paper(words, 0, words.size());
  };
  const auto interview = paper("Hall 11/16/17 302, at 13–15.");
  ASSERT_TRUE(interview);
  EXPECT_EQ(interview->title, "Hall 11/16/17 302");
  EXPECT_EQ(interview->issued.from, (Date{2017, 11, 16}));
  EXPECT_EQ(interview->page, "13-15");
  const auto email = paper("3/4/99 Email, Ward to Hall (7:16 a.m.).");
  ASSERT_TRUE(email);
  EXPECT_EQ(email->type, "personal_communication");
  EXPECT_EQ(email->issued.from, (Date{1999, 0, 0}));  // March or April
  EXPECT_EQ(email->issued.raw, "3/4/99");
  EXPECT_FALSE(paper("11/16/17"));
  EXPECT_FALSE(paper("On 11/16/17 he was asked about it."));
  EXPECT_FALSE(paper("A ratio of 1/2/3 to"));
  EXPECT_EQ(references_of("Hall 11/16/17 302, at 13; 12/20/17 Email, Ward to Hall."),
            (Lines{"Hall 11/16/17 302, at 13", "12/20/17 Email, Ward to Hall."}));
}

TEST(NoteReferences, LocatorsAreRead) {
  const auto locator = [](const std::string& text) {
    NoteWords words;
    words.read(text);
    std::uint32_t behind = 0;
    return read_locator(words, 0, words.size(), behind);
  };
  EXPECT_EQ(locator(", pp. 45–47, 50."), "45-47, 50");
  EXPECT_EQ(locator("at 201–4"), "201-204");
  EXPECT_EQ(locator(", who"), "");
  EXPECT_EQ(locator(""), "");
}

}  // namespace
}  // namespace apud
