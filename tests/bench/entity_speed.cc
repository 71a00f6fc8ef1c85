// What finding, typing and joining names costs on one core, beside the language analysis that it feeds.
// entity_speed FILE...: text as converters print it, each file a document; processor time, the best of five runs after a
// first one that is not counted.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "corpus/language/sentences.h"
#include "corpus/text/source_text.h"
#include "indexer/extract/entities.h"
#include "indexer/parse/parser.h"
#include "tests/bench/processor_time.h"

namespace {

using namespace apud;

constexpr int kRuns = 6;

using apud::bench::processor_seconds;

Document read_file(const char* path) {
  std::ifstream in(path, std::ios::binary);
  Document document = parse_document(SourceText::decode({std::istreambuf_iterator<char>(in), {}}));
  for (Block& block : document.blocks) split_sentences(block.text, block.sentences);
  return document;
}

struct Times {
  double scan = 0, names = 0, language = 0, read = 0, resolve = 0;
  [[nodiscard]] double entities() const { return scan + names + read + resolve; }
};

Times run(const std::vector<Document>& documents, EntityFinder& finder, Analyzer& analyzer) {
  Times times;
  Analysis analysis;
  std::vector<JoinedName> names;
  Knowledge knowledge;
  double at = processor_seconds();
  const auto lap = [&at](double& sum) {
    const double now = processor_seconds();
    sum += now - at;
    at = now;
  };
  for (const Document& document : documents) {
    finder.scan(document);
    lap(times.scan);
    for (const Block& block : document.blocks) {
      for (Span sentence : block.sentences) {
        names.clear();
        finder.names_in(block, sentence, names);
        lap(times.names);
        analyzer.analyze(block.text, sentence, names, analysis);
        lap(times.language);
        finder.read(block, sentence, analysis);
        lap(times.read);
      }
    }
    finder.resolve(knowledge);
    lap(times.resolve);
  }
  return times;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: entity_speed FILE...\n");
    return 2;
  }
  std::vector<Document> documents;
  double megabytes = 0;
  for (int i = 1; i < argc; ++i) {
    documents.push_back(read_file(argv[i]));
    for (const Block& block : documents.back().blocks) megabytes += static_cast<double>(block.text.size()) * 1e-6;
  }
  EntityFinder finder(Lexicon::load());
  Analyzer analyzer(load_language_model());
  Times best;
  for (int i = 0; i < kRuns; ++i) {
    const Times times = run(documents, finder, analyzer);
    if (i == 1 || (i > 1 && times.entities() < best.entities())) best = times;
  }
  std::printf("%.2f MB: entities %.1f MB/s (scan %.4f s, names %.4f, read %.4f, resolve %.4f); language %.1f MB/s\n",
              megabytes, megabytes / best.entities(), best.scan, best.names, best.read, best.resolve,
              megabytes / best.language);
  return 0;
}
