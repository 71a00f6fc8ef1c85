// Times searches within one process: reads queries, one a line, and prints the median and the 95th percentile in µs.
// search_times INDEX ROUNDS < QUERIES
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "corpus/store/index_reader.h"

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const apud::IndexReader reader = apud::IndexReader::open({argv[1]});
  std::vector<std::string> queries;
  for (std::string line; std::getline(std::cin, line);) queries.push_back(line);
  for (const std::string& query : queries) {
    std::vector<double> times;
    std::uint64_t total = 0;
    for (int round = 0; round < std::atoi(argv[2]); ++round) {
      const auto start = std::chrono::steady_clock::now();
      apud::SearchRequest request;
      request.query = query;
      total = reader.search(request).estimated_total;
      times.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(times.begin(), times.end());
    std::printf("%9.0f us median %9.0f us p95 %9llu hits  %s\n", times[times.size() / 2],
                times[times.size() * 95 / 100], static_cast<unsigned long long>(total), query.c_str());
  }
}
