// The open databases behind a Segment. For corpus/search alone: it includes <xapian.h>.
// Layer 2.
#pragma once

#include <xapian.h>

#include <string>

#include "corpus/search/segment.h"

namespace apud {

struct Segment::State {
  std::string directory;
  DeadList dead;
  Xapian::Database passages;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State();
  // These databases are opened when they are first asked for: most searches do without.
  Xapian::Database& documents() { return documents_.open(directory + "/" + kDocuments); }
  Xapian::Database& entities() { return entities_.open(directory + "/" + kEntities); }
  // False where a file is not there.
  bool find_files();

 private:
  struct Lazy {
    int fd = -1;
    Xapian::Database database;
    bool is_open = false;
    Xapian::Database& open(const std::string& path);
  };
  Lazy documents_, entities_;
};

// A term of prefix and value, cut and hashed where it would be too long.
std::string capped_term(const char* prefix, const std::string& value);

}  // namespace apud
