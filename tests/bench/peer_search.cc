// The peer of a search as a whole process: opens a Xapian database, asks one query and prints ten documents' numbers.
// peer_search DATABASE QUERY
#include <xapian.h>

#include <cstdio>

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const Xapian::Database db(argv[1]);
  Xapian::QueryParser parser;
  parser.set_stemmer(Xapian::Stem("english"));
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  Xapian::Enquire enquire(db);
  enquire.set_query(parser.parse_query(argv[2]));
  const Xapian::MSet found = enquire.get_mset(0, 10);
  for (auto at = found.begin(); at != found.end(); ++at)
    std::printf("%u %zu\n", *at, at.get_document().get_data().size());
}
