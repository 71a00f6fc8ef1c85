// What the clauses of tokenised sentences state, for scorers of open information extraction.
// openie_run SENTENCES.txt > PRED.tsv: one sentence a line, blanks between the words. It is read as plain text.
// A second argument: "tree" shows trees and standing, "signs" what confidences are reckoned from, "speed" megabytes a
// second of processor time for analysed sentences.
#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include "corpus/clauses/propositions.h"
#include "corpus/language/analysis.h"

namespace {

// The line's words, between blanks, that these words of the analysis are, or are parts of.
std::string words_of(const std::string& line, const apud::Analysis& analysis, std::span<const std::uint32_t> words) {
  std::string out;
  std::size_t done = 0;
  for (std::uint32_t w : words) {
    const apud::Span span = analysis.tokens[w].span;
    if (span.begin < done) continue;
    const std::size_t blank = line.find_last_of(' ', span.begin);
    const std::size_t begin = blank == std::string::npos ? 0 : blank + 1;
    done = std::min(line.find(' ', span.begin), line.size());
    if (!out.empty()) out += ' ';
    out += line.substr(begin, done - begin);
  }
  return out;
}

std::string tuple_of(const std::string& line, const apud::Analysis& analysis, const apud::Proposition& p) {
  std::string out =
      p.predicate.empty() ? p.lemma.starts_with("have") ? "has" : "be" : words_of(line, analysis, p.predicate);
  if (p.predicate.empty() && p.joined_preposition) {
    const std::uint32_t joined = *p.joined_preposition;
    out += ' ' + words_of(line, analysis, {&joined, 1});
  }
  out += '\t' + words_of(line, analysis, p.subject.words);
  if (p.object) out += '\t' + words_of(line, analysis, p.object->words);
  for (const apud::Complement& c : p.more) out += '\t' + words_of(line, analysis, c.phrase.words);
  if (!p.object && p.more.empty()) out += '\t';
  return out;
}

void print_tree(const std::string& line, const apud::Analysis& analysis) {
  std::printf("#%s\n", line.c_str());
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    const apud::Token& t = analysis.tokens[i];
    std::printf("# %zu\t%s\t%s\t%d\t%s\t%s\n", i, line.substr(t.span.begin, t.span.size()).c_str(),
                apud::tag_name(t.tag).data(), t.head == apud::kRoot ? -1 : static_cast<int>(t.head),
                apud::label_name(t.label).data(), std::string(analysis.lemma_of(i)).c_str());
  }
}

void print(const std::string& line, const apud::Analysis& analysis, std::span<const apud::Proposition> found,
           std::string_view what) {
  if (what == "tree") print_tree(line, analysis);
  for (const apud::Proposition& p : found) {
    if (what == "signs") {
      std::printf("%s\t", line.c_str());
      for (std::uint16_t sign : p.signs) std::printf("%u ", sign);
      std::printf("\t%s\n", tuple_of(line, analysis, p).c_str());
      continue;
    }
    std::printf("%s\t%.4f\t%s\n", line.c_str(), static_cast<double>(p.confidence), tuple_of(line, analysis, p).c_str());
    if (what == "tree")
      std::printf("#   %s %s %s %s\n", std::string(p.lemma).c_str(), apud::status_name(p.status),
                  apud::polarity_name(p.polarity),
                  p.according_to ? words_of(line, analysis, p.according_to->words).c_str() : "-");
  }
}

void print_speed(const std::vector<std::string>& lines, const std::vector<apud::Analysis>& analyses) {
  apud::PropositionFinder finder;
  std::size_t bytes = 0, found = 0;
  const std::clock_t start = std::clock();
  for (int round = 0; round < 50; ++round)
    for (std::size_t i = 0; i < lines.size(); ++i) {
      found += finder.find(lines[i], analyses[i]).size();
      bytes += lines[i].size();
    }
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  std::printf("%.1f MB/s, %zu propositions a round\n", static_cast<double>(bytes) / 1e6 / seconds, found / 50);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const std::string_view what = argc > 2 ? argv[2] : "";
  apud::Analyzer analyzer(apud::load_language_model());
  apud::PropositionFinder finder;
  std::vector<std::string> lines;
  std::vector<apud::Analysis> analyses;
  std::ifstream file(argv[1]);
  for (std::string line; std::getline(file, line);) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    apud::Analysis analysis;
    analyzer.analyze(line, {0, static_cast<std::uint32_t>(line.size())}, {}, analysis);
    lines.push_back(line);
    analyses.push_back(std::move(analysis));
  }
  if (what == "speed") {
    print_speed(lines, analyses);
    return 0;
  }
  const float least = what == "signs" ? 0 : apud::kLeastConfidence;
  for (std::size_t i = 0; i < lines.size(); ++i)
    print(lines[i], analyses[i], finder.find(lines[i], analyses[i], least), what);
}
