// Loading time of the lexicon and speed of matching: lexicon_speed FILE... (texts); prints milliseconds and MB/s
// of processor time.
// A benchmark, not a test.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "corpus/language/sentences.h"
#include "corpus/language/tokens.h"
#include "corpus/names/lexicon.h"

namespace {

double seconds_since(std::clock_t start) { return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC; }

}  // namespace

int main(int argc, char** argv) {
  double best = 1e9;
  for (int i = 0; i < 20; ++i) {
    const auto start = std::clock();
    const auto lexicon = apud::Lexicon::load();
    best = std::min(best, seconds_since(start));
  }
  const auto lexicon = apud::Lexicon::load();
  std::printf("load %.2f ms, %zu entries\n", best * 1e3, lexicon->size());
  for (int file = 1; file < argc; ++file) {
    std::ifstream in(argv[file], std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    std::vector<apud::Span> sentences, words;
    apud::split_sentences(text, sentences);
    std::vector<std::size_t> ends;
    for (const apud::Span sentence : sentences) {
      apud::split_words(text, sentence, {}, words);
      ends.push_back(words.size());
    }
    std::vector<apud::LexiconMatch> matches;
    std::size_t found = 0;
    double fastest = 1e9;
    for (int round = 0; round < 10; ++round) {
      found = 0;
      const auto start = std::clock();
      std::size_t begin = 0;
      for (const std::size_t end : ends) {
        lexicon->find(text, std::span(words).subspan(begin, end - begin), matches);
        found += matches.size();
        begin = end;
      }
      fastest = std::min(fastest, seconds_since(start));
    }
    std::printf("%s: %zu words, %zu matches, %.0f MB/s\n", argv[file], words.size(), found,
                static_cast<double>(text.size()) / fastest / 1e6);
  }
}
