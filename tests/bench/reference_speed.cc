// How fast references are parsed: reference_speed FILE; processor time over its lines, the best of some runs.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "indexer/cite/reference_parser.h"
#include "tests/bench/processor_time.h"

namespace {

constexpr int kRuns = 5;

using apud::bench::processor_seconds;

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::vector<std::string> references;
  std::ifstream file(argv[1]);
  std::size_t bytes = 0;
  for (std::string line; std::getline(file, line); references.push_back(line)) bytes += line.size();
  const double loading = processor_seconds();
  apud::ReferenceParser parser = apud::ReferenceParser::load();
  std::printf("loaded in %.1f ms\n", (processor_seconds() - loading) * 1e3);
  double best = 1e9;
  std::size_t fields = 0;
  for (int run = 0; run < kRuns; ++run) {
    const double start = processor_seconds();
    for (const std::string& reference : references) fields += parser.parse(reference).fields.size();
    best = std::min(best, processor_seconds() - start);
  }
  const auto count = static_cast<double>(references.size());
  std::printf("%zu references, %.1f bytes each, %.2f fields each: %.0f a second\n", references.size(),
              static_cast<double>(bytes) / count, static_cast<double>(fields) / kRuns / count, count / best);
}
