// What the clauses of tokenised sentences state, for scorers of open information extraction.
// openie_run SENTENCES.txt [tree] > PRED.tsv: one sentence a line, spaces between the words, Penn brackets and quotes.
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "corpus/clauses/propositions.h"
#include "corpus/language/analysis.h"

namespace {

// A tokenised sentence as plain text, and where its words stand there.
struct PlainSentence {
  std::string text;
  std::vector<apud::Span> words;
  std::vector<std::string> originals;
};

std::string plain_word(const std::string& word) {
  static const std::pair<const char*, const char*> kPenn[] = {{"-LRB-", "("}, {"-RRB-", ")"}, {"-LSB-", "["},
                                                              {"-RSB-", "]"}, {"-LCB-", "{"}, {"-RCB-", "}"},
                                                              {"``", "\""},   {"''", "\""},   {"`", "'"}};
  for (const auto& [from, to] : kPenn)
    if (word == from) return to;
  std::string out;
  for (char c : word)
    if (c != '\\') out += c;
  return out;
}

PlainSentence read_sentence(const std::string& line) {
  PlainSentence sentence;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t end = std::min(line.find_first_of(" \t\r", i), line.size());
    if (end > i) {
      sentence.originals.push_back(line.substr(i, end - i));
      const std::string word = plain_word(sentence.originals.back());
      if (!sentence.text.empty()) sentence.text += ' ';
      const auto begin = static_cast<std::uint32_t>(sentence.text.size());
      sentence.text += word;
      sentence.words.push_back({begin, static_cast<std::uint32_t>(sentence.text.size())});
    }
    i = end + 1;
  }
  return sentence;
}

// The line's words that these words of the analysis are, or are parts of.
std::string words_of(const PlainSentence& sentence, const apud::Analysis& analysis,
                     std::span<const std::uint32_t> words) {
  std::string out;
  std::size_t at = 0, last = sentence.words.size();
  for (std::uint32_t w : words) {
    const apud::Span span = analysis.tokens[w].span;
    while (at < sentence.words.size() && sentence.words[at].end <= span.begin) ++at;
    if (at == last || at >= sentence.words.size()) continue;
    if (!out.empty()) out += ' ';
    out += sentence.originals[at];
    last = at;
  }
  return out;
}

std::string tuple_of(const PlainSentence& sentence, const apud::Analysis& analysis, const apud::Proposition& p) {
  std::string out =
      p.predicate.empty() ? p.lemma.starts_with("have") ? "has" : "be" : words_of(sentence, analysis, p.predicate);
  if (p.predicate.empty() && p.joined_preposition) {
    const std::uint32_t joined = *p.joined_preposition;
    out += ' ' + words_of(sentence, analysis, {&joined, 1});
  }
  out += '\t' + words_of(sentence, analysis, p.subject.words);
  if (p.object) out += '\t' + words_of(sentence, analysis, p.object->words);
  for (const apud::Complement& c : p.more) out += '\t' + words_of(sentence, analysis, c.phrase.words);
  if (!p.object && p.more.empty()) out += '\t';
  return out;
}

void print_tree(const PlainSentence& sentence, const apud::Analysis& analysis) {
  std::printf("#%s\n", sentence.text.c_str());
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    const apud::Token& t = analysis.tokens[i];
    std::printf("# %zu\t%s\t%s\t%d\t%s\t%s\n", i, sentence.text.substr(t.span.begin, t.span.size()).c_str(),
                apud::tag_name(t.tag).data(), t.head == apud::kRoot ? -1 : static_cast<int>(t.head),
                apud::label_name(t.label).data(), std::string(analysis.lemma_of(i)).c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  apud::Analyzer analyzer(apud::load_language_model());
  apud::Analysis analysis;
  apud::PropositionFinder finder;
  std::ifstream lines(argv[1]);
  for (std::string line; std::getline(lines, line);) {
    const PlainSentence sentence = read_sentence(line);
    analyzer.analyze(sentence.text, {0, static_cast<std::uint32_t>(sentence.text.size())}, {}, analysis);
    if (argc > 2 && argv[2] == std::string_view("tree")) print_tree(sentence, analysis);
    for (const apud::Proposition& p : finder.find(sentence.text, analysis)) {
      if (argc > 2 && argv[2] == std::string_view("signs")) {
        std::printf("%s\t", line.c_str());
        for (std::uint16_t sign : p.signs) std::printf("%u ", sign);
        std::printf("\t%s\n", tuple_of(sentence, analysis, p).c_str());
        continue;
      }
      std::printf("%s\t%.4f\t%s\n", line.c_str(), static_cast<double>(p.confidence),
                  tuple_of(sentence, analysis, p).c_str());
      if (argc > 2)
        std::printf("#   %s %s %s %s\n", std::string(p.lemma).c_str(), apud::status_name(p.status),
                    apud::polarity_name(p.polarity),
                    p.according_to ? words_of(sentence, analysis, p.according_to->words).c_str() : "-");
    }
  }
}
