// The shipped model at work. Accuracy is measured by tests/cli/test_language_figures.py; here is what must always hold.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <thread>

#include "corpus/language/analysis.h"
#include "corpus/language/conllu.h"
#include "corpus/language/english.h"
#include "corpus/language/lemmas.h"
#include "corpus/language/sentences.h"
#include "corpus/text/error.h"

namespace apud {
namespace {

const std::string& model_bytes() {
  static const std::string bytes = [] {
    std::ifstream file(APUD_SOURCE_DIR "/corpus/lexicon/english.model", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }();
  return bytes;
}

std::shared_ptr<const LanguageModel> model() {
  static const auto shared = LanguageModel::decode(model_bytes(), "english.model");
  return shared;
}

Span whole(std::string_view text) { return {0, static_cast<std::uint32_t>(text.size())}; }

void expect_tree(const Analysis& analysis) {
  std::size_t roots = 0;
  for (const Token& token : analysis.tokens) {
    roots += token.head == kRoot;
    EXPECT_EQ(token.head == kRoot, token.label == Label::kRoot);
    if (token.head != kRoot) {
      ASSERT_LT(token.head, analysis.tokens.size());
    }
  }
  EXPECT_EQ(roots, analysis.tokens.empty() ? 0U : 1U);
}

TEST(Language, ReadsASimpleSentence) {
  Analyzer analyzer(model());
  Analysis a;
  const std::string text = "The engineers have built three new bridges.";
  analyzer.analyze(text, whole(text), {}, a);
  std::string conllu;
  append_conllu(text, whole(text), a, "s1", conllu);
  EXPECT_EQ(conllu,
            "# sent_id = s1\n"
            "# text = The engineers have built three new bridges.\n"
            "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tTokenRange=0:3\n"
            "2\tengineers\tengineer\tNOUN\tNNS\t_\t4\tnsubj\t_\tTokenRange=4:13\n"
            "3\thave\thave\tAUX\tVBP\t_\t4\taux\t_\tTokenRange=14:18\n"
            "4\tbuilt\tbuild\tVERB\tVBN\t_\t0\troot\t_\tTokenRange=19:24\n"
            "5\tthree\tthree\tNUM\tCD\t_\t7\tnummod\t_\tTokenRange=25:30\n"
            "6\tnew\tnew\tADJ\tJJ\t_\t7\tamod\t_\tTokenRange=31:34\n"
            "7\tbridges\tbridge\tNOUN\tNNS\t_\t4\tobj\t_\tSpaceAfter=No|TokenRange=35:42\n"
            "8\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\tTokenRange=42:43\n\n");
}

TEST(Language, FindsLemmas) {
  Analyzer analyzer(model());
  Analysis a;
  const std::string text = "They were making studies, had gone, didn't stop, and children took the biggest boxes.";
  analyzer.analyze(text, whole(text), {}, a);
  std::string lemmas;
  for (std::size_t i = 0; i < a.tokens.size(); ++i) (lemmas += a.lemma_of(i)) += ' ';
  EXPECT_EQ(lemmas, "they be make study , have go , do not stop , and child take the big box . ");
}

TEST(Lemmas, RegularFormsOfRareWordsAreThoseOfADictionary) {
  const auto model = load_language_model();
  const auto lemma = [&](std::string_view word, Tag tag) {
    std::string out;
    append_lemma(*model, word, tag, out);
    return out;
  };
  EXPECT_EQ(lemma("upgraded", Tag::kVbn), "upgrade");
  EXPECT_EQ(lemma("differs", Tag::kVbz), "differ");
  EXPECT_EQ(lemma("blasted", Tag::kVbd), "blast");
  EXPECT_EQ(lemma("outvoted", Tag::kVbn), "outvote");
  EXPECT_EQ(lemma("tugged", Tag::kVbd), "tug");
  EXPECT_EQ(lemma("bypassed", Tag::kVbn), "bypass");
  EXPECT_EQ(lemma("scouring", Tag::kVbg), "scour");
  EXPECT_EQ(lemma("vetoed", Tag::kVbd), "veto");
}

TEST(Language, RendersJson) {
  Analyzer analyzer(model());
  Analysis a;
  const std::string text = "É \"so\"";
  analyzer.analyze(text, whole(text), {}, a);
  std::string json;
  append_json(text, a, json);
  EXPECT_NE(json.find("{\"text\":\"\\\"\",\"lemma\":"), std::string::npos) << json;
  EXPECT_NE(json.find("\"at\":[3,5]"), std::string::npos) << json;
}

TEST(Language, TakesJoinedNamesAsOneWord) {
  Analyzer analyzer(model());
  Analysis a;
  const std::string text = "Kenya opened the Mombasa-Nairobi Railway in May 2017.";
  const auto at = static_cast<std::uint32_t>(text.find("Mombasa"));
  const JoinedName name{{at, at + 23}, Tag::kNnp};
  analyzer.analyze(text, whole(text), {&name, 1}, a);
  ASSERT_EQ(a.tokens.size(), 8U);
  EXPECT_EQ(a.tokens[3].span, name.span);
  EXPECT_EQ(a.tokens[3].tag, Tag::kNnp);
  EXPECT_EQ(a.tokens[3].head, 1U);
  EXPECT_EQ(a.tokens[3].label, Label::kObj);
}

TEST(Language, AnAnalysisDoesNotDependOnTheOneBefore) {
  Analyzer used(model());
  Analysis a, b;
  const std::string text = "Ministers from ten countries met and signed an agreement that protects rivers.";
  const std::string other(500, 'x');
  used.analyze(text, whole(text), {}, a);
  used.analyze(other, whole(other), {}, b);
  used.analyze(text, whole(text), {}, b);
  std::string first, second;
  append_conllu(text, whole(text), a, "", first);
  append_conllu(text, whole(text), b, "", second);
  EXPECT_EQ(first, second);
}

TEST(Language, ThreadsShareAModel) {
  const std::string text = "China will speed up trade, and the port that it built in 2019 will grow.";
  auto analyse = [&](std::string& out) {
    Analyzer analyzer(model());
    Analysis a;
    for (int i = 0; i < 50; ++i) analyzer.analyze(text, whole(text), {}, a);
    append_conllu(text, whole(text), a, "", out);
  };
  std::string one, two;
  std::thread other([&] { analyse(two); });
  analyse(one);
  other.join();
  EXPECT_EQ(one, two);
}

TEST(Language, BearsAnyText) {
  Analyzer analyzer(model());
  Analysis a;
  std::string words, marks, letters(100000, 'a'), han, bytes;
  for (int i = 0; i < 100000; ++i) words += i % 17 == 0 ? "rivers, " : "and ";
  for (int i = 0; i < 100000; ++i) marks += ",;.!-"[i % 5];
  for (int i = 0; i < 50000; ++i) han += "\xE8\xB7\xAF";
  for (int i = 0; i < 100000; ++i) bytes += static_cast<char>(i * 7 % 256);
  for (const std::string& text : {words, marks, letters, han, bytes, std::string(), std::string(" \n")}) {
    analyzer.analyze(text, whole(text), {}, a);
    expect_tree(a);
    std::size_t covered = 0;
    for (const Token& token : a.tokens) covered += token.span.size();
    EXPECT_LE(covered, text.size());
  }
}

TEST(LanguageModel, RefusesDamage) {
  const std::string& good = model_bytes();
  ASSERT_NO_THROW((void)LanguageModel::decode(good, "m"));
  auto code = [](const std::string& bytes) {
    try {
      (void)LanguageModel::decode(bytes, "some.model");
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find("some.model"), std::string::npos);
      return std::string(error_code_name(error.code()));
    }
    return std::string("none");
  };
  EXPECT_EQ(code(""), "damaged");
  EXPECT_EQ(code("not a model at all, but some text that is long enough to have a header of its own"), "damaged");
  EXPECT_EQ(code(good.substr(0, good.size() - 1)), "damaged");
  EXPECT_EQ(code(good + "x"), "damaged");
  for (std::size_t at : {std::size_t{3}, std::size_t{25}, std::size_t{60}, good.size() / 2, good.size() - 1}) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 4);
    EXPECT_EQ(code(bad), "damaged") << at;
  }
  std::string newer = good;
  newer[8] = static_cast<char>(newer[8] + 1);
  EXPECT_EQ(code(newer), "version");
}

TEST(LanguageModel, KeepsItsBytes) { EXPECT_EQ(model()->encode(), model_bytes()); }

TEST(English, IsToldFromOtherLanguages) {
  auto english = [](std::string_view sentence) {
    EnglishCheck check;
    for (int i = 0; i < 30; ++i) check.add(sentence);
    return check.english();
  };
  EXPECT_TRUE(english("The ministers of ten countries met in order to talk about the river and its banks."));
  EXPECT_TRUE(english("Exports 12 14 of goods and services to Kenya, imports 15 18, total 27."));
  EXPECT_FALSE(english("Les ministres de dix pays se sont rencontrés pour parler du fleuve et de ses rives."));
  EXPECT_FALSE(english("Die Minister von zehn Ländern trafen sich, um über den Fluss in der Stadt zu sprechen."));
  EXPECT_FALSE(english("Los ministros de diez países se reunieron para hablar del río y de sus orillas."));
  EXPECT_FALSE(english("De ministers van tien landen spraken over de rivier, het water en is in de stad."));
  EXPECT_FALSE(english("部长们会谈了河流的问题。"));
  EXPECT_TRUE(EnglishCheck().english());
}

}  // namespace
}  // namespace apud
