// How fast values are found: values_bench FOLDER; processor time over the sentences of its text files.
#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "corpus/language/sentences.h"
#include "corpus/values/values.h"
#include "tests/bench/paragraph_files.h"
#include "tests/bench/processor_time.h"

namespace {

constexpr int kRuns = 5;

using apud::bench::processor_seconds;

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::vector<std::string> texts;
  std::vector<std::vector<apud::Span>> sentences;
  std::size_t bytes = 0;
  for (const std::string& path : apud::bench::text_files(argv[1])) {
    texts.push_back(apud::bench::read_file(path));
    bytes += texts.back().size();
    apud::split_sentences(texts.back(), sentences.emplace_back());
  }
  std::vector<apud::Value> values;
  std::vector<double> seconds;
  for (int run = 0; run < kRuns; ++run) {
    values.clear();
    const double start = processor_seconds();
    for (std::size_t i = 0; i < texts.size(); ++i)
      for (apud::Span sentence : sentences[i]) apud::find_values(texts[i], sentence, values);
    seconds.push_back(processor_seconds() - start);
  }
  std::sort(seconds.begin(), seconds.end());
  std::printf("%zu bytes, %zu values, %.1f MB/s\n", bytes, values.size(),
              static_cast<double>(bytes) / 1e6 / seconds[kRuns / 2]);
}
