// libFuzzer target: any bytes are refused as the words of a PDF, or laid out to blocks that keep their promises.
// Test support. Build with the preset `fuzz`; run as build/fuzz/bin/layout_fuzz -max_total_time=60 DIRECTORY, where the
// directory holds what apud-pdf printed for some files.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "corpus/pdf/pdf_codec.h"
#include "indexer/parse/parser.h"
#include "tests/support/document_invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto pdf = apud::decode_pdf_text(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!pdf) return 0;
  const apud::SourceText source = apud::SourceText::decode(pdf->text);
  const std::string broken = apud::testing::broken_promise(source, apud::parse_pdf(source, *pdf));
  if (!broken.empty()) {
    std::fprintf(stderr, "broken promise: %s\n", broken.c_str());
    std::abort();
  }
  return 0;
}
