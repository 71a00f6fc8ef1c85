// What the analysis of English costs on one core, beside the plain Xapian indexer over the same paragraphs.
// language_bench FOLDER [MODEL]: processor time; each figure is the median of three runs, the runs taken in turn.
#include <xapian.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "corpus/language/analysis.h"
#include "corpus/language/sentences.h"
#include "corpus/language/tokens.h"
#include "tests/bench/paragraph_files.h"
#include "tests/bench/processor_time.h"

namespace {

using namespace apud;

constexpr int kRuns = 3;
constexpr std::size_t kMostBytes = 2'000'000;

using apud::bench::processor_seconds;

struct Stage {
  const char* name;
  std::function<void()> run;
  std::vector<double> seconds;
};

void index_plainly(const std::vector<std::string_view>& paragraphs) {
  Xapian::WritableDatabase db(std::string(), Xapian::DB_BACKEND_INMEMORY);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("english"));
  for (std::string_view paragraph : paragraphs) {
    Xapian::Document document;
    generator.set_document(document);
    generator.index_text(std::string(paragraph));
    db.add_document(document);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const auto model = argc > 2 ? LanguageModel::decode(bench::read_file(argv[2]), argv[2]) : load_language_model();
  std::vector<std::string> texts;
  std::size_t bytes = 0;
  for (const std::string& path : bench::text_files(argv[1])) {
    if (bytes >= kMostBytes) break;
    texts.push_back(bench::read_file(path));
    bytes += texts.back().size();
  }
  std::vector<std::string_view> paragraphs;
  for (const std::string& text : texts)
    for (std::string_view paragraph : bench::paragraphs(text)) paragraphs.push_back(paragraph);

  std::vector<std::vector<Span>> sentences(paragraphs.size()), words(paragraphs.size());
  Analyzer analyzer(model);
  Analysis analysis;
  auto each = [&](const std::function<void(std::size_t)>& work) {
    return [&paragraphs, work] {
      for (std::size_t i = 0; i < paragraphs.size(); ++i) work(i);
    };
  };
  std::vector<Stage> stages;
  stages.push_back({"sentences",
                    each([&](std::size_t i) {
                      sentences[i].clear();
                      split_sentences(paragraphs[i], sentences[i]);
                    }),
                    {}});
  stages.push_back({"words",
                    each([&](std::size_t i) {
                      words[i].clear();
                      for (Span sentence : sentences[i]) split_words(paragraphs[i], sentence, {}, words[i]);
                    }),
                    {}});
  stages.push_back({"words, tags, trees, lemmas",
                    each([&](std::size_t i) {
                      for (Span sentence : sentences[i]) analyzer.analyze(paragraphs[i], sentence, {}, analysis);
                    }),
                    {}});
  stages.push_back({"plain Xapian index", [&] { index_plainly(paragraphs); }, {}});
  for (int run = 0; run < kRuns; ++run)
    for (Stage& stage : stages) {
      const double start = processor_seconds();
      stage.run();
      stage.seconds.push_back(processor_seconds() - start);
    }
  std::size_t count = 0;
  for (const auto& some : words) count += some.size();
  std::printf("%zu bytes, %zu paragraphs, %zu words, kernel %s\n", bytes, paragraphs.size(), count, kernel_name());
  for (Stage& stage : stages) {
    std::sort(stage.seconds.begin(), stage.seconds.end());
    std::printf("%-28s %8.2f MB/s\n", stage.name, static_cast<double>(bytes) / 1e6 / stage.seconds[kRuns / 2]);
  }
}
