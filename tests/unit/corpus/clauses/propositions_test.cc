#include "corpus/clauses/propositions.h"

#include <gtest/gtest.h>

#include "corpus/clauses/word_class.h"
#include "tests/support/proposition_dump.h"
#include "tests/support/random.h"

namespace apud {
namespace {

std::vector<std::string> stated(const char* lines) {
  std::string text;
  const Analysis analysis = testing::read_tree(lines, text);
  PropositionFinder finder;
  std::vector<std::string> found;
  for (const Proposition& p : finder.find(text, analysis)) found.push_back(testing::dump(text, analysis, p));
  return found;
}

using Found = std::vector<std::string>;

TEST(Propositions, OfNothing) {
  PropositionFinder finder;
  EXPECT_TRUE(finder.find("", Analysis{}).empty());
}

TEST(Propositions, TellThePartsOfAClause) {
  std::string text;
  const Analysis analysis = testing::read_tree(R"(
      Peru NNP 3 nsubj Peru
      speedily RB 3 advmod speedily
      carried VBD 0 root carry
      out RP 3 compound:prt out
      repairs NNS 3 obj repair
      in IN 7 case in
      2015 CD 3 obl 2015)",
                                               text);
  PropositionFinder finder;
  const auto found = finder.find(text, analysis);
  ASSERT_EQ(found.size(), 1U);
  const Proposition& p = found[0];
  EXPECT_EQ(p.verb, 2U);
  EXPECT_EQ(p.subject.head, 0U);
  EXPECT_EQ(p.lemma, "carry_out");
  EXPECT_EQ(std::vector(p.predicate.begin(), p.predicate.end()), (std::vector<std::uint32_t>{1, 2, 3}));
  ASSERT_TRUE(p.object);
  EXPECT_EQ(p.object->head, 4U);
  EXPECT_FALSE(p.joined_preposition);
  ASSERT_EQ(p.more.size(), 1U);
  EXPECT_EQ(p.more[0].kind, ComplementKind::kTime);
  EXPECT_EQ(p.more[0].preposition, 5U);
  EXPECT_FALSE(p.passive);
  EXPECT_FALSE(p.according_to);
  EXPECT_GT(p.confidence, 0.3F);
  EXPECT_LE(p.confidence, 1.0F);
}

TEST(Propositions, JoinAPrepositionToAVerbWithoutAnObject) {
  std::string text;
  const Analysis analysis = testing::read_tree(R"(
      Mills NNS 3 nsubj:pass mill
      were VBD 3 aux:pass be
      integrated VBN 0 root integrate
      into IN 6 case into
      one CD 6 nummod one
      group NN 3 obl group)",
                                               text);
  PropositionFinder finder;
  const auto found = finder.find(text, analysis);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].lemma, "integrate_into");
  EXPECT_TRUE(found[0].passive);
  EXPECT_EQ(found[0].joined_preposition, 3U);
  EXPECT_EQ(testing::dump(text, analysis, found[0]), "Mills | were integrated into | one group");
}

TEST(Propositions, PutTheOwnerForWhose) {
  EXPECT_EQ(stated(R"(
      The DT 2 det the
      bank NN 9 nsubj bank
      , , 7 punct ,
      whose WP$ 5 nmod:poss whose
      office NN 7 nsubj office
      is VBZ 7 cop be
      large JJ 2 acl:relcl large
      , , 9 punct ,
      fell VBD 0 root fall)"),
            (Found{"The bank office | is | large", "The bank | fell | -"}));
}

TEST(Propositions, PutThePlaceForWhere) {
  EXPECT_EQ(stated(R"(
      The DT 2 det the
      town NN 6 nsubj town
      where WRB 5 advmod where
      he PRP 5 nsubj he
      taught VBD 2 acl:relcl teach
      grew VBD 0 root grow)"),
            (Found{"he | taught | - | The town", "The town | grew | -"}));
}

TEST(Propositions, GiveALeftOutRelativePronounItsPlace) {
  EXPECT_EQ(stated(R"(
      The DT 2 det the
      pact NN 5 nsubj pact
      they PRP 4 nsubj they
      signed VBD 2 acl:relcl sign
      failed VBD 0 root fail)"),
            (Found{"they | signed | The pact", "The pact | failed | -"}));
}

TEST(Propositions, RepairASubjectUnderAWrongLabel) {
  EXPECT_EQ(stated(R"(
      Peru NNP 2 vocative Peru
      exports VBZ 0 root export
      copper NN 2 obj copper)"),
            (Found{"Peru | exports | copper"}));
  EXPECT_EQ(stated(R"(
      The DT 2 det the
      forum NN 4 nsubj forum
      , , 2 punct ,
      held VBD 7 advcl hold
      yearly RB 4 advmod yearly
      , , 4 punct ,
      brings VBZ 0 root bring
      fame NN 7 obj fame)"),
            (Found{"The forum | held | - | yearly", "The forum | brings | fame"}));
}

TEST(Propositions, TakeTheVerbThatIsToForAPlanUnlessAnAimIsSaid) {
  EXPECT_EQ(stated(R"(
      Ministers NNS 4 nsubj minister
      are VBP 4 cop be
      to TO 4 mark to
      meet VB 0 root meet)"),
            (Found{"Ministers | are to meet | - [planned]"}));
  EXPECT_EQ(stated(R"(
      The DT 2 det the
      aim NN 5 nsubj aim
      is VBZ 5 cop be
      to TO 5 mark to
      win VB 0 root win)"),
            (Found{"The aim | is | win"}));
}

TEST(Propositions, KeepPolarityApartFromStatus) {
  EXPECT_EQ(stated(R"(
      They PRP 4 nsubj they
      should MD 4 aux should
      not RB 4 advmod not
      refuse VB 0 root refuse
      to TO 6 mark to
      pay VB 4 xcomp pay
      rent NN 6 obj rent)"),
            (Found{"They | should not refuse to pay | rent [recommended]"}));
}

TEST(Propositions, StayOnceTheBuffersAreUsedAgain) {
  std::string text;
  const Analysis analysis = testing::read_tree("Rain NN 2 nsubj rain\nfell VBD 0 root fall", text);
  PropositionFinder finder;
  const std::string first = testing::dump(text, analysis, finder.find(text, analysis)[0]);
  EXPECT_EQ(testing::dump(text, analysis, finder.find(text, analysis)[0]), first);
  PropositionFinder moved = std::move(finder);
  EXPECT_EQ(testing::dump(text, analysis, moved.find(text, analysis)[0]), first);
}

TEST(WordClass, IsFoundForListedWordsOnly) {
  EXPECT_TRUE(classes_of_lemma("say") & word_class::kReports);
  EXPECT_TRUE(classes_of_lemma("should") & word_class::kAdvises);
  EXPECT_TRUE(classes_of_lemma("propose") & word_class::kPlans);
  EXPECT_TRUE(classes_of_lemma("propose") & word_class::kReports);
  EXPECT_EQ(classes_of_lemma("teapot"), 0U);
  EXPECT_EQ(classes_of_lemma(""), 0U);
  EXPECT_EQ(classes_of_lemma(std::string(1000, 'a')), 0U);
}

// Any heads, labels and tags, cycles and heads out of bounds included.
Analysis random_analysis(testing::Random& random, std::string& text) {
  static constexpr const char* kWords[] = {"which", "to",  "not", "no",   "would", "said", "plans", "is",  "there",
                                           "if",    "and", "X",   "have", "ports", "?",    ",",     "nor", "according"};
  Analysis analysis;
  text.clear();
  const std::uint32_t n = random.below(60);
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::string word = kWords[random.below(std::size(kWords))];
    Token token;
    token.span = {static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(text.size() + word.size())};
    text += word + ' ';
    token.head = random.below(20) == 0 ? kRoot : random.below(random.below(30) == 0 ? 2 * n : n);
    token.tag = static_cast<Tag>(random.below(kTags));
    token.label = static_cast<Label>(random.below(kLabels));
    token.lemma = static_cast<std::uint32_t>(analysis.lemmas.size());
    analysis.lemmas += word;
    analysis.tokens.push_back(token);
  }
  return analysis;
}

void expect_words(std::span<const std::uint32_t> words, std::size_t n) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    EXPECT_LT(words[i], n);
    EXPECT_TRUE(i == 0 || words[i - 1] < words[i]);
  }
}

TEST(Propositions, HaveValidWordsWhateverTheTree) {
  testing::Random random(7);
  PropositionFinder finder;
  std::string text;
  std::size_t found = 0;
  for (int round = 0; round < 20000 && !HasFailure(); ++round) {
    const Analysis analysis = random_analysis(random, text);
    const std::size_t n = analysis.tokens.size();
    const auto propositions = finder.find(text, analysis);
    EXPECT_LE(propositions.size(), kMostPropositions);
    for (const Proposition& p : propositions) {
      EXPECT_LT(p.verb, n);
      expect_words(p.predicate, n);
      expect_words(p.subject.words, n);
      EXPECT_FALSE(p.lemma.empty());
      EXPECT_TRUE(!p.object || !p.object->words.empty());
      if (p.object) expect_words(p.object->words, n);
      if (p.according_to) expect_words(p.according_to->words, n);
      for (const Complement& c : p.more) {
        EXPECT_FALSE(c.phrase.words.empty());
        expect_words(c.phrase.words, n);
        EXPECT_LT(c.preposition.value_or(0), n);
      }
      EXPECT_TRUE(p.confidence >= kLeastConfidence && p.confidence <= 1);
    }
    found += propositions.size();
  }
  EXPECT_GT(found, 1000U);
}

// A chain as deep as the sentence is long: no recursion, bounded output.
TEST(Propositions, OfADeepTreeAreBounded) {
  Analysis analysis;
  std::string text;
  for (std::uint32_t i = 0; i < 100000; ++i) {
    Token token;
    token.span = {2 * i, 2 * i + 1};
    text += "a ";
    token.head = i == 0 ? kRoot : i - 1;
    token.tag = i % 2 == 0 ? Tag::kVbd : Tag::kNn;
    token.label = i == 0 ? Label::kRoot : i % 2 == 0 ? Label::kAclRelcl : Label::kObj;
    token.lemma = i;
    analysis.lemmas += 'a';
    analysis.tokens.push_back(token);
  }
  PropositionFinder finder;
  EXPECT_LE(finder.find(text, analysis).size(), kMostPropositions);
}

}  // namespace
}  // namespace apud
