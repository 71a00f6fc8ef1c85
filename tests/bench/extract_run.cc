// What the extractor finds, for people, for scorers and for the clock.
//   extract_run dump FILE...            the relations of documents, a line each, with their sentences
//   extract_run entities FILE           its entities with their counts of mentions
//   extract_run openie SENTENCES.txt    tuples from the words of relations, for score_openie.py; a passive whose agent
//                                       is named is turned back, as that scorer asks for the grammatical subject first
//   extract_run speed FILE...           processor time of the parts, in megabytes a second
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include "corpus/clauses/propositions.h"
#include "corpus/language/analysis.h"
#include "indexer/build/read_document.h"
#include "indexer/extract/extractor.h"
#include "tests/support/knowledge_dump.h"

namespace {

std::string plain_word(const std::string& word) {
  static const std::pair<const char*, const char*> kPenn[] = {{"-LRB-", "("}, {"-RRB-", ")"}, {"-LSB-", "["},
                                                              {"-RSB-", "]"}, {"-LCB-", "{"}, {"-RCB-", "}"},
                                                              {"``", "\""},   {"''", "\""},   {"`", "'"}};
  for (const auto& [from, to] : kPenn)
    if (word == from) return to;
  std::string out;
  for (const char c : word)
    if (c != '\\') out += c;
  return out;
}

// A tokenised sentence as a document of one block, and where its words stand.
struct Line {
  apud::Document document;
  std::vector<apud::Span> words;
  std::vector<std::string> originals;
};

Line read_line(const std::string& line) {
  Line out;
  std::string text;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t end = std::min(line.find_first_of(" \t\r", i), line.size());
    if (end > i) {
      out.originals.push_back(line.substr(i, end - i));
      if (!text.empty()) text += ' ';
      const auto begin = static_cast<std::uint32_t>(text.size());
      text += plain_word(out.originals.back());
      out.words.push_back({begin, static_cast<std::uint32_t>(text.size())});
    }
    i = end + 1;
  }
  out.document = apud::test::document_of({text});
  out.document.blocks[0].sentences = {{0, static_cast<std::uint32_t>(text.size())}};
  return out;
}

// The line's words that these stretches touch.
std::string words_of(const Line& line, const std::vector<apud::Span>& spans) {
  std::string out;
  for (std::size_t w = 0; w < line.words.size(); ++w)
    for (const apud::Span span : spans)
      if (span.begin < line.words[w].end && line.words[w].begin < span.end) {
        if (!out.empty()) out += ' ';
        out += line.originals[w];
        break;
      }
  return out;
}

std::uint32_t begin_of(const std::vector<apud::Span>& spans) { return spans.empty() ? UINT32_MAX : spans[0].begin; }

std::string tuple_of(const Line& line, const apud::Relation& r) {
  const bool turned = !r.verb_words.empty() && !r.object.words.empty() && !r.subject.words.empty() &&
                      begin_of(r.object.words) < begin_of(r.verb_words) &&
                      begin_of(r.subject.words) > begin_of(r.verb_words);
  const auto& first = turned ? r.object.words : r.subject.words;
  const auto& second = turned ? r.subject.words : r.object.words;
  std::string out = words_of(line, r.verb_words);
  if (out.empty()) out = r.predicate == "have" || r.predicate == "has_strategy" ? "has" : "is";
  out += '\t' + words_of(line, first) + '\t' + words_of(line, second);
  for (const auto& more : r.more) out += '\t' + words_of(line, more);
  return out;
}

apud::Extractor make_extractor() { return {apud::load_language_model(), apud::Lexicon::load()}; }

void print_tuples(const char* path) {
  apud::Extractor extractor = make_extractor();
  std::ifstream lines(path);
  for (std::string text; std::getline(lines, text);) {
    const Line line = read_line(text);
    for (const apud::Relation& r : extractor.extract(line.document).relations)
      std::printf("%s\t%.4f\t%s\n", text.c_str(), static_cast<double>(r.confidence), tuple_of(line, r).c_str());
  }
}

void dump(const char* path) {
  apud::Extractor extractor = make_extractor();
  const auto read = apud::read_document(path, path, "");
  if (!read) return;
  const apud::Knowledge knowledge = extractor.extract(read->document);
  std::uint32_t block = UINT32_MAX, sentence = 0;
  for (const apud::Relation& r : knowledge.relations) {
    if (r.block != block || r.sentence != sentence) {
      const apud::Block& b = read->document.blocks[r.block];
      const apud::Span span =
          r.sentence == 0 ? apud::Span{0, static_cast<std::uint32_t>(b.text.size())} : b.sentences[r.sentence - 1];
      std::printf("\n#b%u.%u %s\n", r.block, r.sentence, b.text.substr(span.begin, span.size()).c_str());
      block = r.block;
      sentence = r.sentence;
    }
    std::printf("  %.2f %s\n", static_cast<double>(r.confidence),
                apud::test::relation_line(knowledge, read->document, r).c_str());
  }
}

void print_entities(const char* path) {
  apud::Extractor extractor = make_extractor();
  const auto read = apud::read_document(path, path, "");
  if (!read) return;
  const apud::Knowledge knowledge = extractor.extract(read->document);
  std::printf("%zu entities, %zu mentions\n", knowledge.entities.size(), knowledge.mentions.size());
  for (const apud::Entity& entity : knowledge.entities)
    std::printf("%u %s %s\n", entity.mentions, entity.id.c_str(), entity.name.c_str());
}

double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// The whole extraction against the language analysis alone, over the same documents.
void speed(const std::vector<const char*>& paths) {
  std::vector<apud::Document> documents;
  double bytes = 0;
  for (const char* path : paths)
    if (auto read = apud::read_document(path, path, "")) {
      for (const apud::Block& block : read->document.blocks) bytes += static_cast<double>(block.text.size());
      documents.push_back(std::move(read->document));
    }
  apud::Extractor extractor = make_extractor();
  apud::Analyzer analyzer(apud::load_language_model());
  apud::Analysis analysis;
  std::size_t relations = 0;
  double language = 1e9, whole = 1e9;
  for (int round = 0; round < 3; ++round) {
    double start = seconds();
    for (const apud::Document& document : documents)
      for (const apud::Block& block : document.blocks)
        for (const apud::Span sentence : block.sentences) analyzer.analyze(block.text, sentence, {}, analysis);
    language = std::min(language, seconds() - start);
    start = seconds();
    relations = 0;
    for (const apud::Document& document : documents) relations += extractor.extract(document).relations.size();
    whole = std::min(whole, seconds() - start);
  }
  std::printf("%.2f MB, %zu relations: language %.2f MB/s, extraction with it %.2f MB/s, without it %.1f MB/s\n",
              bytes / 1e6, relations, bytes / 1e6 / language, bytes / 1e6 / whole, bytes / 1e6 / (whole - language));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::vector<const char*> paths(argv + 2, argv + argc);
  if (std::strcmp(argv[1], "openie") == 0)
    print_tuples(argv[2]);
  else if (std::strcmp(argv[1], "speed") == 0)
    speed(paths);
  else if (std::strcmp(argv[1], "entities") == 0)
    print_entities(argv[2]);
  else
    for (const char* path : paths) dump(path);
}
