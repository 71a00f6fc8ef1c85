// From a query's text to a Xapian query, and to the words that are to be marked in what it finds.
// For corpus/search alone. Layer 2.
#pragma once

#include <xapian.h>

#include <set>
#include <string>
#include <vector>

#include "corpus/search/phrase.h"
#include "corpus/search/query_text.h"

namespace apud {

// What a query asks for in a text (what it excludes is not in it).
struct QueryWords {
  std::set<std::string> stems;      // without "Z"
  std::set<std::string> words;      // exact
  std::vector<std::string> starts;  // of wildcards
  std::vector<Phrase> phrases;
};

struct QueryPlan {
  Xapian::Query query;  // phrases are checked on the stored text
  QueryWords words;
  bool passages = false;  // asks for what only passages have: their properties, exact words, phrases
};

// Never throws for what a user may type. `db` is where wildcards are looked up.
QueryPlan plan_query(const QueryText& text, const Xapian::Database& db);

// Function words that do not count in a query with other words.
const Xapian::Stopper& stop_words();

}  // namespace apud
