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
  // The database of documents is opened when it is first asked for: most searches do without.
  Xapian::Database& documents();

  int documents_fd = -1;

 private:
  Xapian::Database documents_;
  bool documents_open_ = false;
};

// A term of prefix and value, cut and hashed where it would be too long.
std::string capped_term(const char* prefix, const std::string& value);

}  // namespace apud
