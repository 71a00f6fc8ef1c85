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
  Xapian::Query query;    // phrases are checked on the stored text by posting sources
  Xapian::Query relaxed;  // the same with only the words of the `required` phrases, for a caller who checks the hits
  std::vector<Phrase> required;  // phrases without which nothing matches
  QueryWords words;
  bool passages = false;  // asks for what only passages have: their properties, exact words, phrases
};

// Never throws for what a user may type. `db` is where wildcards are looked up. Without `local`, as for remote shards,
// there are no posting sources: phrases that are not required are then only asked for by their words.
QueryPlan plan_query(const QueryText& text, const Xapian::Database& db, bool local = true);

// Function words that do not count in a query with other words.
const Xapian::Stopper& stop_words();

}  // namespace apud
