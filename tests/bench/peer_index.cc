// The peer: what Xapian's own TermGenerator makes of the same paragraphs, with positions and the default flush.
// peer_index DATABASE FOLDER
#include <xapian.h>

#include <cstdio>

#include "tests/bench/paragraph_files.h"

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  Xapian::WritableDatabase db(argv[1], Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("english"));
  std::size_t bytes = 0, count = 0;
  for (const std::string& path : apud::bench::text_files(argv[2])) {
    const std::string text = apud::bench::read_file(path);
    for (std::string_view paragraph : apud::bench::paragraphs(text)) {
      Xapian::Document document;
      generator.set_document(document);
      generator.index_text(std::string(paragraph));
      db.add_document(document);
      ++count;
    }
    bytes += text.size();
  }
  db.commit();
  std::printf("%zu bytes, %zu paragraphs\n", bytes, count);
}
