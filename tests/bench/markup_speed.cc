// Parses Markdown and HTML files, each often enough to be measured, and says how many megabytes a second of one core
// that comes to.
// markup_speed FILE...
#include <cstdio>
#include <ctime>
#include <string>

#include "corpus/text/source_text.h"
#include "indexer/markup/html.h"
#include "indexer/markup/markdown.h"
#include "indexer/read/file_format.h"
#include "tests/bench/paragraph_files.h"

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  for (int i = 1; i < argc; ++i) {
    const std::string bytes = apud::bench::read_file(argv[i]);
    const apud::FileFormat format = apud::find_format(bytes, argv[i]);
    std::size_t blocks = 0, done = 0;
    const std::clock_t start = std::clock();
    do {
      const apud::SourceText source = apud::SourceText::decode(bytes);
      blocks =
          (format == apud::FileFormat::kHtml ? apud::parse_html(source) : apud::parse_markdown(source)).blocks.size();
      done += bytes.size();
    } while (done < 20'000'000);
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    std::printf("%s: %s, %zu bytes, %zu blocks, %.1f MB/s\n", argv[i], apud::file_format_name(format), bytes.size(),
                blocks, static_cast<double>(done) / 1e6 / seconds);
  }
}
