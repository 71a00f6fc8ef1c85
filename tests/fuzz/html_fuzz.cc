// libFuzzer target: any bytes are a page of HTML, and a Markdown file, whose blocks keep their promises.
// Test support. Build with the preset `fuzz`; run as build/fuzz/bin/html_fuzz -max_total_time=60 DIRECTORY, where the
// directory holds pages to start from.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "corpus/text/error.h"
#include "indexer/markup/html.h"
#include "indexer/markup/markdown.h"
#include "tests/support/document_invariants.h"

namespace {

void check(const std::string& bytes, apud::Document (*parse)(const apud::SourceText&)) {
  const apud::SourceText source = apud::SourceText::decode(bytes);
  try {
    const std::string broken = apud::testing::broken_promise(source, parse(source));
    if (broken.empty()) return;
    std::fprintf(stderr, "broken promise: %s\n", broken.c_str());
  } catch (const apud::Error&) {
    return;  // refused
  }
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  // The first byte chooses, so that one corpus serves both.
  const std::string bytes(data + 1, data + size);
  check(bytes, data[0] == '#' ? apud::parse_markdown : apud::parse_html);
  return 0;
}
