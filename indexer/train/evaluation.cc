// Gold and predicted words become records with their place among the bytes that are not white space.
// Layer 7: a part of apud-train.
#include "indexer/train/evaluation.h"

#include <algorithm>

#include "corpus/language/sentences.h"

namespace apud {
namespace {

struct Word {
  Span place;  // counted in bytes that are not white space
  Span head;   // the head's place; empty for the root
  std::string_view tag, label, lemma;
};

struct Text {
  std::string lemmas;  // that Word::lemma looks into
  std::vector<Word> words;
  std::vector<Span> sentences;
};

std::string_view universal(std::string_view label) { return label.substr(0, label.find(':')); }

// Walks two lists in order and counts the places that both have.
template <typename A, typename B, typename Place, typename Hit>
std::size_t align(const A& gold, const B& found, Place place, Hit hit) {
  std::size_t same = 0;
  for (std::size_t i = 0, j = 0; i < gold.size() && j < found.size();) {
    const Span a = place(gold[i]), b = place(found[j]);
    if (a == b)
      ++same, hit(gold[i], found[j]), ++i, ++j;
    else if (a.end < b.end || (a.end == b.end && a.begin < b.begin))
      ++i;
    else
      ++j;
  }
  return same;
}

Scores compare(const Text& gold, const Text& found) {
  std::size_t tags = 0, lemmas = 0, uas = 0, las = 0, exact = 0;
  auto f1 = [](std::size_t same, std::size_t a, std::size_t b) {
    return a + b == 0 ? 0 : 2.0 * static_cast<double>(same) / static_cast<double>(a + b);
  };
  const std::size_t words = align(
      gold.words, found.words, [](const Word& w) { return w.place; },
      [&](const Word& g, const Word& f) {
        tags += g.tag == f.tag;
        lemmas += g.lemma == f.lemma;
        if (g.head != f.head) return;
        ++uas;
        las += universal(g.label) == universal(f.label);
        exact += g.label == f.label;
      });
  const std::size_t sentences = align(
      gold.sentences, found.sentences, [](Span s) { return s; }, [](Span, Span) {});
  const std::size_t n = gold.words.size(), m = found.words.size();
  return {f1(words, n, m), f1(sentences, gold.sentences.size(), found.sentences.size()),
          f1(tags, n, m),  f1(lemmas, n, m),
          f1(uas, n, m),   f1(las, n, m),
          f1(exact, n, m)};
}

void add_gold(const GoldSentence& sentence, std::uint32_t& at, Text& text) {
  std::vector<Span> places;
  for (const GoldWord& word : sentence.words) {
    const auto bytes =
        static_cast<std::uint32_t>(std::count_if(word.form.begin(), word.form.end(), [](char c) { return c != ' '; }));
    places.push_back({at, at + bytes});
    at += bytes;
  }
  text.sentences.push_back({places.front().begin, places.back().end});
  for (std::size_t i = 0; i < places.size(); ++i) {
    const GoldWord& word = sentence.words[i];
    text.words.push_back(
        {places[i], word.head == 0 ? Span{} : places[word.head - 1], word.xpos, word.label, word.lemma});
  }
}

// Places of the analysis' words; `before` counts the bytes of the text up to an offset that are not white space.
void add_found(const Analysis& analysis, const std::vector<std::uint32_t>& before, std::uint32_t base, Text& text,
               std::vector<std::string>& lemmas) {
  auto place = [&](Span span) { return Span{base + before[span.begin], base + before[span.end]}; };
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    const Token& token = analysis.tokens[i];
    lemmas.emplace_back(analysis.lemma_of(i));
    text.words.push_back({place(token.span),
                          token.head == kRoot ? Span{} : place(analysis.tokens[token.head].span),
                          tag_name(token.tag),
                          label_name(token.label),
                          {}});
  }
}

std::vector<std::uint32_t> count_before(const std::string& text) {
  std::vector<std::uint32_t> before(text.size() + 1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool white = text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r');
    before[i + 1] = before[i] + (white ? 0 : 1);
  }
  return before;
}

void set_lemmas(Text& text, const std::vector<std::string>& lemmas) {
  for (std::size_t i = 0; i < lemmas.size(); ++i) text.words[i].lemma = lemmas[i];
}

}  // namespace

std::string surface(const GoldSentence& sentence, std::vector<Span>& words) {
  std::string text;
  words.clear();
  for (const GoldWord& word : sentence.words) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += word.form;
    words.push_back({begin, static_cast<std::uint32_t>(text.size())});
    if (word.space_after) text += ' ';
  }
  return text;
}

Scores evaluate_on_gold_words(const std::shared_ptr<const LanguageModel>& model,
                              const std::vector<GoldSentence>& gold) {
  Analyzer analyzer(model);
  Analysis analysis;
  Text expected, found;
  std::vector<Span> words;
  std::vector<std::string> lemmas;
  std::uint32_t at = 0;
  for (const GoldSentence& sentence : gold) {
    const std::uint32_t base = at;
    add_gold(sentence, at, expected);
    const std::string text = surface(sentence, words);
    analyzer.parse(text, words, {}, analysis);
    add_found(analysis, count_before(text), base, found, lemmas);
    found.sentences.push_back({base, at});
  }
  set_lemmas(found, lemmas);
  return compare(expected, found);
}

Scores evaluate_on_raw_text(const std::shared_ptr<const LanguageModel>& model, const std::vector<GoldSentence>& gold) {
  Analyzer analyzer(model);
  Analysis analysis;
  Text expected, found;
  std::vector<Span> words, sentences;
  std::vector<std::string> lemmas;
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < gold.size();) {
    const std::uint32_t base = at;
    std::string paragraph;
    do {
      add_gold(gold[i], at, expected);
      paragraph += surface(gold[i], words);
      ++i;
    } while (i < gold.size() && !gold[i].starts_paragraph);
    const auto before = count_before(paragraph);
    sentences.clear();
    split_sentences(paragraph, sentences);
    for (Span sentence : sentences) {
      analyzer.analyze(paragraph, sentence, {}, analysis);
      add_found(analysis, before, base, found, lemmas);
      found.sentences.push_back({base + before[sentence.begin], base + before[sentence.end]});
    }
  }
  set_lemmas(found, lemmas);
  return compare(expected, found);
}

}  // namespace apud
