// What a search works with, and the steps that it is made of. For corpus/search alone: it includes <xapian.h>.
// Layer 2.
#pragma once

#include <xapian.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/search/highlight.h"
#include "corpus/search/posting_sources.h"
#include "corpus/search/query_plan.h"
#include "corpus/search/searcher.h"

namespace apud {

struct Searcher::State {
  std::vector<Segment> segments;
  std::vector<RemoteShard> remotes;
  std::vector<Xapian::Database> remote_passages;
  Xapian::Database passages;  // the segments', then the remote shards'
  std::shared_ptr<const DeadByDatabase> dead_passages;
  std::string where;  // for messages

  [[nodiscard]] Xapian::Database documents() const;
  [[nodiscard]] std::shared_ptr<const DeadByDatabase> dead_documents() const;
};

// Documents ranked as wholes, each with its best passage.
void search_documents(const Searcher::State& state, const SearchRequest& request, const QueryPlan& plan,
                      SearchResult& result);
// Passages, or documents by their best passage where the request groups them.
void search_passages(const Searcher::State& state, const SearchRequest& request, const QueryPlan& plan,
                     SearchResult& result);
void count_facets(const Searcher::State& state, const SearchRequest& request, const QueryPlan& plan,
                  SearchResult& result);
// The query with the words that no passage has replaced by ones that some have; "" if there is nothing to replace.
std::string suggestion_for(const Searcher::State& state, const std::string& query, const QueryText& text);
std::string shard_name(const RemoteShard& shard);
// A document's passage on a shard that has no list of documents.
std::optional<Passage> remote_passage(const Xapian::Database& db, const std::string& document, std::uint32_t block);
// `query` without the dead.
Xapian::Query alive(const Xapian::Query& query, const std::shared_ptr<const DeadByDatabase>& dead);
void rank_passages(Xapian::Enquire& enquire, SortBy sort);
void rank_documents(Xapian::Enquire& enquire, SortBy sort);

}  // namespace apud
