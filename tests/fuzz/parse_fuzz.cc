// libFuzzer target: any bytes give a document that keeps its promises, or the process stops with the promise's name.
// Test support. Build with the preset `fuzz`; run as build/fuzz/bin/parse_fuzz -max_total_time=60 corpus/samples
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/support/document_invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string broken = apud::testing::broken_promise_of_bytes(std::string(data, data + size));
  if (!broken.empty()) {
    std::fprintf(stderr, "broken promise: %s\n", broken.c_str());
    std::abort();
  }
  return 0;
}
