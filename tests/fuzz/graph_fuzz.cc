// libFuzzer target: any bytes are a graph that answers everything it is asked, or they are refused.
// Test support. Build with the preset `fuzz`; run as build/fuzz/bin/graph_fuzz -max_total_time=60 DIRECTORY, where the
// directory holds a graph or two to start from (index a sample, or take none).
#include <cstddef>
#include <cstdint>
#include <string>

#include "tests/support/graph_walk.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(data, data + size);
  apud::testing::open_and_walk(bytes, 30);
  apud::testing::sign_footer(bytes);  // past the checksum, where the checks of single numbers are
  apud::testing::open_and_walk(bytes, 30);
  return 0;
}
