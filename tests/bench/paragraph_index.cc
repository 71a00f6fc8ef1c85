// Apud's index alone, without reading and structure: each paragraph a passage.
// paragraph_index INDEX FOLDER
#include <cstdio>

#include "corpus/language/sentences.h"
#include "corpus/store/index_writer.h"
#include "tests/bench/paragraph_files.h"

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  apud::IndexWriter writer(argv[1]);
  std::size_t bytes = 0, count = 0;
  for (const std::string& path : apud::bench::text_files(argv[2])) {
    const std::string text = apud::bench::read_file(path);
    std::vector<apud::Passage> passages;
    apud::DocumentInfo info;
    info.name = path.substr(std::string(argv[2]).size() + 1);
    info.title = info.name;
    info.bytes = text.size();
    for (std::string_view paragraph : apud::bench::paragraphs(text)) {
      apud::Passage& passage = passages.emplace_back();
      const auto begin = static_cast<std::uint32_t>(paragraph.data() - text.data());
      const auto size = static_cast<std::uint32_t>(paragraph.size());
      passage.document = info.name;
      passage.title = info.title;
      passage.block = static_cast<std::uint32_t>(passages.size() - 1);
      passage.text = passage.exact = std::string(paragraph);
      passage.runs = {{0, 0, size, false}};
      passage.ranges = {{begin, begin + size}};
      passage.range_lines = {{passage.block + 1, passage.block + 1}};
      apud::split_sentences(passage.text, passage.sentences);
    }
    writer.add(info, passages);
    bytes += text.size();
    count += passages.size();
  }
  writer.publish();
  std::printf("%zu bytes, %zu paragraphs\n", bytes, count);
}
