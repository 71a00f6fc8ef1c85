// Parses every file of a folder once.
// structure_speed FOLDER
#include <cstdio>

#include "corpus/text/source_text.h"
#include "indexer/parse/parser.h"
#include "tests/bench/paragraph_files.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::size_t bytes = 0, blocks = 0;
  for (const std::string& path : apud::bench::text_files(argv[1])) {
    const apud::SourceText source = apud::SourceText::decode(apud::bench::read_file(path));
    blocks += apud::parse_document(source).blocks.size();
    bytes += source.text().size();
  }
  std::printf("%zu bytes, %zu blocks\n", bytes, blocks);
}
