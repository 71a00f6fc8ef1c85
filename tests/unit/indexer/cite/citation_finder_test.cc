// Whole documents: which work each citation means, and which sentence leans on it.
#include "indexer/cite/citation_finder.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "corpus/language/sentences.h"
#include "indexer/cite/citation_knowledge.h"
#include "indexer/parse/parser.h"

namespace apud {
namespace {

struct Read {
  SourceText source;
  Document document;
  FoundCitations found;
};

const std::shared_ptr<const Lexicon>& lexicon() {
  static const std::shared_ptr<const Lexicon> known = Lexicon::load();
  return known;
}

Read read(const std::string& text) {
  static const std::shared_ptr<const LabelModel> labels = load_label_model();
  static const std::shared_ptr<const Periodicals> periodicals = load_periodicals();
  Read out{SourceText::decode(text), {}, {}};
  out.document = parse_document(out.source);
  out.document.name = "test.txt";
  for (Block& block : out.document.blocks) split_sentences(block.text, block.sentences);
  out.found = CitationFinder(labels, lexicon(), periodicals).find(out.document, out.source);
  return out;
}

// A document whose notes are these; each hangs on a sentence "Claim N is made."
std::string with_notes(const std::vector<std::string>& notes) {
  std::string text = "A Study of the Road\n\n1. Part\n\nIt begins here with a sentence of some length for the eye.";
  for (std::size_t i = 1; i <= notes.size(); ++i)
    text += " Claim " + std::string(1, static_cast<char>('A' + i)) + " is made." + std::to_string(i);
  text += "\n\nNotes\n\n";
  for (std::size_t i = 0; i < notes.size(); ++i) text += std::to_string(i + 1) + ". " + notes[i] + "\n";
  return text;
}

// "form work" of each citation in the order of the document; "-" where the work is not known.
std::vector<std::string> forms(const Read& read) {
  std::vector<std::string> out;
  for (const auto& block : read.found.blocks)
    for (const PlacedCitation& placed : block)
      out.push_back(std::string(citation_form_name(placed.form)) + " " +
                    (placed.work.empty() ? "-" : placed.work.substr(5)));
  return out;
}

using Lines = std::vector<std::string>;

TEST(CitationFinder, ShortFormsMeanTheWorksBefore) {
  const Read r = read(with_notes({"Ada Moss, The Salt Road (Oxford: Tarn Press, 1999), 12.", "Ibid., 45.",
                                  "Carl Berg, “Mules and Men,” Road History 4 (2001): 7; Moss, Salt Road, 3.",
                                  "Moss, supra note 1, at 7.", "Berg, op. cit., p. 9.", "See note 3 above."}));
  EXPECT_EQ(forms(r), (Lines{"full moss_salt_road_1999", "ibid moss_salt_road_1999", "full berg_mules_and_men_2001",
                             "short title moss_salt_road_1999", "supra moss_salt_road_1999",
                             "op. cit. berg_mules_and_men_2001", "supra berg_mules_and_men_2001"}));
  EXPECT_TRUE(r.found.diagnostics.empty());
}

TEST(CitationFinder, WhatIsNotKnownStaysOpen) {
  const Read r = read(with_notes(
      {"Ibid., 45.", "See supra note 2.", "Moss, supra note 9, at 7.", "Oakes, Ledgers of Light, 14.", "Loc. cit."}));
  EXPECT_EQ(forms(r), (Lines{"ibid -", "supra -", "supra -", "short title -", "op. cit. -"}));
  EXPECT_EQ(r.found.diagnostics.size(), 5U);
  EXPECT_TRUE(r.found.works.empty());
}

TEST(CitationFinder, TheSentenceAtTheMarkLeansOnTheNote) {
  const Read r =
      read(with_notes({"Prose is not a reference.", "Ada Moss, The Salt Road (Oxford: Tarn Press, 1999), 12."}));
  std::vector<std::string> claims;
  for (const auto& block : r.found.blocks)
    for (const PlacedCitation& placed : block)
      for (const CitedFrom& from : placed.supports) {
        const Block& said = r.document.blocks[from.block];
        ASSERT_GE(from.sentence, 1U);
        const Span span = said.sentences[from.sentence - 1];
        claims.push_back(said.text.substr(span.begin, span.size()));
      }
  EXPECT_EQ(claims, (Lines{"Claim C is made."}));
}

TEST(CitationFinder, ASameWorkIsOne) {
  const Read r = read(with_notes({"Ada Moss, The Salt Road (Oxford: Tarn Press, 1999), 12.",
                                  "Moss, A., The Salt Road: A History (Oxford: Tarn Press, 1999), p. 80.",
                                  "Ada Moss, The Salt Road (Oxford: Tarn Press, 2004), 12."}));
  EXPECT_EQ(forms(r), (Lines{"full moss_salt_road_1999", "full moss_salt_road_1999", "full moss_salt_road_2004"}));
}

TEST(CitationFinder, AuthorsAndYearsMeanEntriesOfTheList) {
  const Read r = read(
      "Wells\n\n1. Water\n\nThe wells are old (Adler 1990). Drury (2004) doubts it. Nobody knows why (Gale, 1862).\n\n"
      "References\nAdler, P. (1990). The oldest wells. Journal of Dry Places, 3, 1–20.\n"
      "Drury, K. (2001). Dry again. Water Today 12(4), 33–35.\n"
      "———. (2004). Dry for good. Water Today 15(1), 1–9.\n");
  EXPECT_EQ(forms(r), (Lines{"author-year adler_oldest_wells_1990", "author-year drury_dry_for_good_2004",
                             "author-year gale_1862_in_test_txt", "full adler_oldest_wells_1990",
                             "full drury_dry_again_2001", "full drury_dry_for_good_2004"}));
}

TEST(CitationFinder, NumbersInBracketsMeanEntriesOfTheList) {
  const Read r = read(
      "Beacons\n\n1. Snow\n\nThey are cheap [1]. They were tested [2, 3].\n\nReferences\n\n"
      "[1] A. Berg, “Beacons for all,” Snow Letters 12 (2001), 45–50.\n[2] E. Frost, Signals in White. Oslo: Fjell "
      "Press, 1999.\n[3] G. Holm, “Depth,” Snow Letters 9 (2000), 1–9.\n");
  std::size_t leaning = 0;
  for (const auto& block : r.found.blocks)
    for (const PlacedCitation& placed : block) leaning += placed.supports.size() == 1 ? 1 : 0;
  EXPECT_EQ(leaning, 3U);
}

TEST(CitationFinder, NotesBehindARuleAndBehindAList) {
  const Read r = read(
      "Salt\n\n1. Findings\n\nSalt is dear.1 Pepper is dearer.2 Nobody (Berg 2001) knows why.\n\nReferences\n\nBerg, "
      "C. (2001). "
      "Mules and men. Oxford: Tarn Press.\n\n________________\n1 Ada Moss, The Salt Road (Oxford: Tarn Press, 1999), "
      "12.\n2 Ibid., 45. On pepper, see Smith, J., Pepper, London 2018, p. 3.\n");
  EXPECT_EQ(forms(r), (Lines{"author-year berg_mules_and_men_2001", "full berg_mules_and_men_2001",
                             "full moss_salt_road_1999", "ibid moss_salt_road_1999", "full smith_pepper_2018"}));
}

TEST(CitationFinder, WordsAreThoseOfTheBlock) {
  const Read r = read(with_notes({"See Ada Moss, The Salt Road (Oxford: Tarn Press, 1999), 12."}));
  for (const Block& block : r.document.blocks)
    for (const PlacedCitation& placed : r.found.blocks[block.id]) {
      EXPECT_EQ(block.text.substr(placed.span.begin, placed.span.size()), placed.citation.raw);
      EXPECT_EQ(block.text.substr(placed.lead.begin, placed.lead.size()), "See");
      for (const CitationField& field : placed.citation.fields)
        for (const Span span : field.spans) EXPECT_LE(span.end, placed.citation.raw.size());
    }
}

TEST(CitationFinder, AnyNoteGivesAnAnswer) {
  const std::vector<std::string> pieces = {"Ibid",           "., ", "Smith",       ", ", "(",    ")", "“",  "”",
                                           "1999",           "; ",  "supra note ", "1",  "\xFF", "é", ". ", "op. cit.",
                                           "http://x.org/ ", "[",   "]",           "\t", "n ",   "—"};
  std::uint32_t seed = 7;
  for (int round = 0; round < 150; ++round) {
    std::string note = "X";
    for (int i = 0; i < 40; ++i) {
      seed = seed * 1664525 + 1013904223;
      note += pieces[(seed >> 16) % pieces.size()];
    }
    const Read r = read(with_notes({note, "Ibid., 4."}));
    Knowledge knowledge;
    add_citation_knowledge(r.document, r.found, *lexicon(), knowledge);
    EXPECT_EQ(r.found.blocks.size(), r.document.blocks.size());
  }
}

TEST(CitationKnowledge, TellsWhoWroteWhatAndWhatItSupports) {
  const Read r = read(with_notes({"Ada Moss, “The Salt Road,” Road History 4 (2001): 7.", "Ibid., 45."}));
  Knowledge knowledge;
  add_citation_knowledge(r.document, r.found, *lexicon(), knowledge);
  std::vector<std::string> said;
  for (const Relation& relation : knowledge.relations)
    said.push_back(relation.subject.entity + " " + relation.predicate + " " +
                   (relation.object.value ? date_text(relation.object.value->from)
                                          : relation.object.entity + relation.object.text));
  EXPECT_EQ(
      said,
      (Lines{"work:moss_salt_road_2001 supports Claim B is made.", "work:moss_salt_road_2001 supports Claim C is made.",
             "work:a_study_of_the_road cites work:moss_salt_road_2001",
             "person:ada_moss authored work:moss_salt_road_2001",
             "work:moss_salt_road_2001 published_in work:road_history", "work:moss_salt_road_2001 published_on 2001",
             "work:a_study_of_the_road cites work:moss_salt_road_2001"}));
  for (std::size_t i = 1; i < knowledge.relations.size(); ++i)
    EXPECT_LE(knowledge.relations[i - 1].block, knowledge.relations[i].block);
}

}  // namespace
}  // namespace apud
